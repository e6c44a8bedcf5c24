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
# Without so many of the small words that hold a sentence together, a run of words is a heap;
# lines of notes are as bare, but shorter than this between two marks.
_HEAP_SHARE = 0.10
_NOTES_SHARE = 0.16
_LONG_RUN = 6
# So many single words in a row, each between two marks, are a heap as well.
_SINGLES = 6
# Share of the words that lie in heaps. Measured: of graded student answers one in a hundred has
# over .3, and nearly all keyword answers have over .7.
_SOME_HEAPS = 0.35
_ALL_HEAPS = 0.7
# Share of small words followed by one that cannot follow. Measured: 99 in 100 answers stay under
# .10 with one word in ten misheard, of shuffled references all but one in ten are over .12.
_PROSE_DISORDER = 0.09
_HEAP_DISORDER = 0.13
_FEWEST_JOINTS = 6
_FEWEST_BREAKS = 3

_NEVER_FOLLOWS = {
    # "A" may be the name of a thing.
    **dict.fromkeys((ARTICLES | POSSESSIVES) - {"a"}, FUNCTION_WORDS["en"] - BEFORE_NOUNS),
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
    spelt = [word for word in words if _is_spelt(word)]
    if len(spelt) < _FEWEST_WORDS:
        return 0.0
    if language != "en":
        return _bareness(sum(word.term is None for word in spelt) / len(spelt))
    heaps = (_heaped(words) / len(spelt) - _SOME_HEAPS) / (_ALL_HEAPS - _SOME_HEAPS)
    disorder = (_disorder(words) - _PROSE_DISORDER) / (_HEAP_DISORDER - _PROSE_DISORDER)
    return min(1.0, max(0.0, heaps, disorder))


def _is_spelt(word: Word) -> bool:
    return len(word.lower) > 1 and not word.lower.isdigit()


def _bareness(small: float) -> float:
    return min(1.0, max(0.0, (_NOTES_SHARE - small) / (_NOTES_SHARE - _HEAP_SHARE)))


def _heaped(words: Sequence[Word]) -> float:
    """How many words lie in heaps; a run that is nearly bare of small words counts in part."""
    heaped = 0.0
    singles = 0
    for run in [*_runs(words), []]:
        count = len(run)
        if count == 1:
            singles += 1
            continue
        heaped += singles if singles >= _SINGLES else 0
        singles = 0
        if count >= _LONG_RUN:
            heaped += count * _bareness(sum(word.lower in GLUE for word in run) / count)
    return heaped


def _runs(words: Sequence[Word]) -> list[list[Word]]:
    """The spelt words between two marks or line ends; each sentence counts its places anew."""
    runs: list[list[Word]] = []
    end = None
    for word in words:
        if end is None or not 0 <= word.start - end <= 1:
            runs.append([])
        end = word.end
        if _is_spelt(word):
            runs[-1].append(word)
    return [run for run in runs if run]


def _disorder(words: Sequence[Word]) -> float:
    """Share of small words that are followed by what cannot follow them."""
    # A word said twice is a slip of the tongue.
    once = [w for w, following in pairwise(words) if w.lower != following.lower] + [*words[-1:]]
    pairs = [
        (word.lower, following.lower)
        for word, following in pairwise(once)
        if word.lower in _NEVER_FOLLOWS and following.start - word.end == 1
    ]
    broken = sum(
        following in _NEVER_FOLLOWS[first] and (first, following) not in _ALLOWED
        for first, following in pairs
    )
    if len(pairs) < _FEWEST_JOINTS or broken < _FEWEST_BREAKS:
        return 0.0
    return broken / len(pairs)
