"""Words with times from the pieces of words that a transducer writes."""

from collections.abc import Sequence
from typing import Any

# How long a last piece of a word lasts: the engine gives beginnings alone.
_PIECE_SECONDS = 0.2
_WORD_BEGINS = ("▁", " ")


def join_pieces(
    pieces: Sequence[str], starts: Sequence[float], *, begun_at: float
) -> list[dict[str, Any]]:
    """Words from pieces of words; the first piece of each begins with a mark or a space."""
    words: list[dict[str, Any]] = []
    for piece, start in zip(pieces, starts, strict=False):
        at = begun_at + start
        if words and not piece.startswith(_WORD_BEGINS):
            words[-1]["text"] += piece
        else:
            words.append({"text": piece.lstrip("".join(_WORD_BEGINS)), "start": at, "end": at})
        words[-1]["end"] = at + _PIECE_SECONDS
    return [{**word, "text": word["text"].lower()} for word in words if word["text"]]
