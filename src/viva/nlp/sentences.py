"""Sentences of a text with their offsets."""

import re
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "etc",
        "vs",
        "approx",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "st",
        "no",
        "fig",
        "inc",
        "ltd",
        "corp",
        "z.b",
        "d.h",
        "usw",
        "bzw",
        "ca",
        "sr",
        "sra",
    ]
)
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s|$)|\n+|;(?=\s)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` is `original[start:end]` exactly."""

    text: str
    start: int
    end: int


def split_sentences(text: str) -> list[Sentence]:
    """Sentences, list items and lines of `text`; surrounding white space is left out."""
    found: list[Sentence] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and _is_abbreviation(text, match.start()):
            continue
        _append(found, text, start, match.end())
        start = match.end()
    _append(found, text, start, len(text))
    return found


def _is_abbreviation(text: str, dot: int) -> bool:
    word = re.search(r"[\w.]+$", text[max(0, dot - 12) : dot])
    if word is None:
        return False
    lower = word.group().lower()
    return lower in _ABBREVIATIONS or (len(lower) == 1 and lower.isalpha() and lower != "i")


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if any(c.isalnum() for c in stripped):
        offset = start + piece.index(stripped)
        found.append(Sentence(stripped, offset, offset + len(stripped)))
