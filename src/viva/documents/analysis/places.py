"""Telling a place from a name: countries, states, large cities, ways of working."""

import re
from itertools import pairwise

from viva.documents.words import load_words

_COUNTRIES = load_words("countries")
_PLACES = load_words("places") | _COUNTRIES
_STATES = load_words("states")
_LONG_STATES = frozenset(state for state in _STATES if len(state) > 3)
_SPLIT = re.compile(r"\s*(?:,|/|\||·|•|\(|\)|\s[-–—]\s)\s*")
_POSTCODE = re.compile(
    r"^(?:[A-Z]{1,2}-)?\d{4,6}\s+|\s+\d{4,6}(?:-\d{4})?$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$"
)


def is_known_place(text: str) -> bool:
    """Whether every part of a text is a place or a way of working that is known by name."""
    parts = [_bare(part) for part in _SPLIT.split(text[:120]) if part]
    return bool(parts) and all(_is_named(part) for part in parts)


def looks_like_place(text: str) -> bool:
    """A known place, or an unknown town with a known state or country: `Tecklenburg, Germany`."""
    if is_known_place(text):
        return True
    parts = [part for part in re.split(r"\s*,\s*", text.strip()[:120]) if part]
    if len(parts) == 3 and is_known_place(parts[0]):
        parts = parts[1:]
    if len(parts) != 2 or any(len(part.split()) > 3 for part in parts):
        return False
    last = parts[-1].strip(" .")
    known = _bare(last) in _COUNTRIES or _bare(last) in _LONG_STATES or is_state(last)
    return known and all(part[:1].isupper() for part in parts)


def is_state(text: str) -> bool:
    return text.strip().isupper() and text.strip().lower() in _STATES


def without_place(parts: list[str]) -> list[str]:
    """Parts parted by commas, without the place at their end; the first always stays."""
    for index in range(1, len(parts)):
        rest = ", ".join(parts[index:])
        if looks_like_place(rest) or is_known_place(parts[index]) or is_state(parts[index]):
            return parts[:index]
    return parts


def mentions_place(text: str) -> bool:
    """Whether any word or pair of words of a short text is a known place."""
    words = [word.strip(".,()").lower() for word in text.split()[:20]]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return any(word in _PLACES for word in (*words, *pairs))


def _bare(text: str) -> str:
    return _POSTCODE.sub("", text.strip(" .")).lower().strip(" .")


def _is_named(text: str) -> bool:
    return text in _PLACES or text in _STATES
