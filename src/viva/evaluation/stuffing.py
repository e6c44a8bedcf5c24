"""Heaps of keywords: how far a text is from sentences."""

from collections.abc import Sequence

from viva.evaluation.function_words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from viva.evaluation.words import Word

_FEWEST_WORDS = 8
# Share of function words: English prose has .40 to .55, terse notes .20 to .30.
_HEAP_SHARE = 0.10
_NOTES_SHARE = 0.20
# Share of articles and prepositions followed by a word that cannot follow: prose has under .03.
_PROSE_DISORDER = 0.08
_HEAP_DISORDER = 0.25
_FEWEST_JOINTS = 4
_NEVER_AFTER_ARTICLE = ARTICLES | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES
_NEVER_AFTER_PREPOSITION = AUXILIARIES | CONJUNCTIONS | {"of"}


def stuffing_degree(words: Sequence[Word], language: str) -> float:
    """0 for prose and notes, 1 for a heap of words; in between it rises in a straight line."""
    if len(words) < _FEWEST_WORDS:
        return 0.0
    grammar = sum(word.term is None for word in words) / len(words)
    bare = (_NOTES_SHARE - grammar) / (_NOTES_SHARE - _HEAP_SHARE)
    mixed = 0.0
    if language == "en":
        mixed = (_disorder(words) - _PROSE_DISORDER) / (_HEAP_DISORDER - _PROSE_DISORDER)
    return min(1.0, max(0.0, bare, mixed))


def _disorder(words: Sequence[Word]) -> float:
    """Share of articles and prepositions that are followed by what cannot follow them."""
    joints = 0
    broken = 0
    for word, following in zip(words, [*words[1:], None], strict=True):
        if word.lower in ARTICLES:
            joints += 1
            broken += following is None or following.lower in _NEVER_AFTER_ARTICLE
        elif word.lower in PREPOSITIONS:
            joints += 1
            broken += following is not None and following.lower in _NEVER_AFTER_PREPOSITION
    return broken / joints if joints >= _FEWEST_JOINTS else 0.0
