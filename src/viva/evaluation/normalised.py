"""Text in one spelling, with the way back to the text as given."""

import re
import unicodedata
from dataclasses import dataclass

MAXIMUM_CHARACTERS = 20_000
_PUNCTUATION = "…\"'`´‘’“”„.!?()[]{};:,-"
_LONGEST_RUN = 8
_LONG_RUN = re.compile(r"[.!?\"'()\[\]{};:,-]{9}")
_LONGEST_SPELLING = 4
_REPLACED = {
    "’": "'",
    "‘": "'",
    "´": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‐": "-",
    "‑": "-",
}


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """`text` is what is read; `starts[i]`, `ends[i]` place its character i in the original."""

    original: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original of the non-empty range `text[start:end]`."""
        return self.starts[start], self.ends[end - 1]


def normalise(original: str) -> NormalisedText:
    """Compatibility forms composed, invisible characters dropped, quotation marks straightened.

    Each base character is taken together with the marks that follow it, so that a quote never
    cuts a letter from its accent. Characters past the bound are left unread, and long runs of
    punctuation are read as short ones, which keeps the search for sentence ends linear.
    """
    bounded = original[:MAXIMUM_CHARACTERS]
    if bounded.isascii() and not _LONG_RUN.search(bounded):
        return NormalisedText(
            original, bounded, tuple(range(len(bounded))), tuple(range(1, len(bounded) + 1))
        )
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    run = 0
    for start, end in _clusters(bounded):
        piece = _spelled(bounded[start:end])
        run = run + 1 if piece and piece in _PUNCTUATION else 0
        if run > _LONGEST_RUN:
            continue
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return NormalisedText(original, "".join(pieces), tuple(starts), tuple(ends))


def _clusters(text: str) -> list[tuple[int, int]]:
    bounds = [i for i, character in enumerate(text) if not unicodedata.combining(character)]
    if text and (not bounds or bounds[0] != 0):
        bounds.insert(0, 0)
    return list(zip(bounds, [*bounds[1:], len(text)], strict=True))


def _spelled(cluster: str) -> str:
    if cluster in _REPLACED:
        return _REPLACED[cluster]
    if len(cluster) == 1:
        category = unicodedata.category(cluster)
        if category == "Cf":
            return ""
        if category == "Zs":
            return " "
    composed = unicodedata.normalize("NFKC", cluster)
    return composed if len(composed) <= _LONGEST_SPELLING else cluster[:1]
