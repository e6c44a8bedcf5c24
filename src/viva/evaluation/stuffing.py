"""Heaps of keywords: how far a text is from sentences."""

from collections.abc import Sequence
from itertools import pairwise

from viva.evaluation.function_words import (
    ARTICLES,
    AUXILIARIES,
    BEFORE_NOUNS,
    CONJUNCTIONS,
    FUNCTION_WORDS,
    GLUE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
)
from viva.evaluation.words import Word

_FEWEST_WORDS = 8
# Share of the small words that hold a sentence together. Measured on graded student answers and
# written references: half have over .39, one in a hundred under .10; keywords alone have .03.
_HEAP_SHARE = 0.10
_NOTES_SHARE = 0.16
# Share of small words followed by one that cannot follow. Measured: references and 97 in 100
# student answers stay under .07, shuffled words have .10 to .38.
_PROSE_DISORDER = 0.07
_HEAP_DISORDER = 0.11
_FEWEST_JOINTS = 6
_FEWEST_BREAKS = 3

_NEVER_FOLLOWS = {
    **dict.fromkeys(
        ARTICLES | POSSESSIVES,
        FUNCTION_WORDS["en"] - BEFORE_NOUNS,
    ),
    **dict.fromkeys(PREPOSITIONS, AUXILIARIES | CONJUNCTIONS | PRONOUNS | {"of"}),
    **dict.fromkeys(
        PRONOUNS, ARTICLES | POSSESSIVES | PREPOSITIONS | PRONOUNS | {"that", "than", "as", "if"}
    ),
    **dict.fromkeys(CONJUNCTIONS, CONJUNCTIONS - {"if"}),
    **dict.fromkeys(AUXILIARIES, frozenset(["is", "are", "was", "were", "of", "and", "or"])),
}
_ALLOWED = frozenset(
    [("to", "be"), ("to", "have"), ("to", "do"), ("and", "because"), ("or", "because")]
)


def stuffing_degree(words: Sequence[Word], language: str) -> float:
    """0 for prose and notes, 1 for a heap of words; in between it rises in a straight line."""
    spelt = [word for word in words if len(word.lower) > 1 and not word.lower.isdigit()]
    if len(spelt) < _FEWEST_WORDS:
        return 0.0
    if language != "en":
        return _ramp(_NOTES_SHARE - sum(word.term is None for word in spelt) / len(spelt))
    glue = sum(word.lower in GLUE for word in spelt) / len(spelt)
    disorder = (_disorder(words) - _PROSE_DISORDER) / (_HEAP_DISORDER - _PROSE_DISORDER)
    return min(1.0, max(0.0, _ramp(_NOTES_SHARE - glue), disorder))


def _ramp(lacking: float) -> float:
    return min(1.0, max(0.0, lacking / (_NOTES_SHARE - _HEAP_SHARE)))


def _disorder(words: Sequence[Word]) -> float:
    """Share of small words that are followed by what cannot follow them."""
    pairs = [
        (word.lower, following.lower)
        for word, following in pairwise(words)
        if word.lower in _NEVER_FOLLOWS
    ]
    broken = sum(
        following in _NEVER_FOLLOWS[first] and (first, following) not in _ALLOWED
        for first, following in pairs
    )
    if len(pairs) < _FEWEST_JOINTS or broken < _FEWEST_BREAKS:
        return 0.0
    return broken / len(pairs)
