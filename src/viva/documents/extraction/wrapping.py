"""Joining of pieces that a line end has parted."""

import re

from viva.documents.extraction.lines import BREAK_HYPHEN
from viva.documents.words import load_words

_FIRST_PARTS = load_words("compound_first_parts")
_SECOND_PARTS = load_words("compound_second_parts")
_LETTERS = re.compile(r"[^\W\d_]+")


def join(left: str, right: str) -> str:
    """Two pieces of one sentence put together; a hyphen that broke a word goes."""
    if left.endswith(BREAK_HYPHEN):
        return _join_word(left[:-1], right)
    if left.endswith("-") and len(left) > 1 and left[-2].isalnum() and right[:1].islower():
        return _join_word(left[:-1], right)
    if left.endswith(("/", "\u2013")) and not left.endswith((" /", " \u2013")):
        return left + right
    return f"{left} {right}"


def _join_word(left: str, right: str) -> str:
    first, second = _last_word(left).lower(), _first_word(right).lower()
    keeps = (
        second in _SECOND_PARTS
        or first in _FIRST_PARTS
        or not right[:1].islower()
        or (second in ("und", "oder", "and", "or", "y", "o"))
    )
    if second in ("und", "oder", "and", "or", "bzw"):
        return f"{left}- {right}"
    return f"{left}-{right}" if keeps else left + right


def _last_word(text: str) -> str:
    words = _LETTERS.findall(text[-40:])
    return words[-1] if words else ""


def _first_word(text: str) -> str:
    match = _LETTERS.match(text)
    return match.group() if match else ""
