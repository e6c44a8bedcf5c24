"""Numbers with what they count, and orders of growth."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from viva.evaluation.words import Word

_NUMBER = re.compile(r"^\d{1,12}(?:\.\d{1,6})?$")
_ORDER = re.compile(r"\b[oO]\s?\(\s?([^()]{1,20}(?:\([^()]{0,10}\))?)\s?\)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` of `unit`: the term that follows the number, or `order` for O(n)."""

    value: str
    unit: str


def quantities(text: str, words: Sequence[Word]) -> tuple[Quantity, ...]:
    """Quantities of a text that was split into these words."""
    found = [Quantity(number, following) for number, following in _numbers(words)]
    found.extend(
        Quantity(re.sub(r"[\s*]", "", match.group(1).lower()), "order")
        for match in _ORDER.finditer(text)
    )
    return tuple(found)


def conflict(expected: Sequence[Quantity], said: Sequence[Quantity]) -> bool:
    """Whether something counted in both has no value in common."""
    for unit in {quantity.unit for quantity in expected}:
        wanted = {quantity.value for quantity in expected if quantity.unit == unit}
        given = {quantity.value for quantity in said if quantity.unit == unit}
        if given and not wanted & given:
            return True
    return False


def _numbers(words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Each number with the first content term after it, at most two words away."""
    for i, word in enumerate(words):
        # "one" is more often an article than a count.
        if word.term is not None and word.term != "1" and _NUMBER.match(word.term):
            after = [w.term for w in words[i + 1 : i + 3] if w.term is not None]
            if after and not _NUMBER.match(after[0]):
                yield word.term, after[0]
