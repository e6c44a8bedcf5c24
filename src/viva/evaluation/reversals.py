"""Near copies of a statement that say the reverse: an opposite word, or exchanged roles."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from viva.evaluation.negation_words import LIST_WORDS, OPPOSITES, RELATIVES, SCOPE_ENDS
from viva.evaluation.words import Word
from viva.nlp.tokens import stem

# Between two that exchange their roles stands at least what one does to the other.
_LEAST_DISTANCE = 2
_FEWEST_IN_COMMON = 3
_PARTING = LIST_WORDS | RELATIVES | SCOPE_ENDS


def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for one, other in OPPOSITES:
        ones = frozenset(stem(word) for word in one.split())
        others = frozenset(stem(word) for word in other.split())
        for term in ones:
            found[term] = found.get(term, frozenset()) | others
        for term in others:
            found[term] = found.get(term, frozenset()) | ones
    return found


OPPOSITE_STEMS = _opposites()


def uses_opposite(statement: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether the sentence has the opposite of a word of the statement in that word's place.

    Two such words cancel each other: the slower costs less, the faster costs more.
    """
    ours = _stems(statement)
    theirs = _stems(sentence)
    changed = [
        word for word in ours - theirs if OPPOSITE_STEMS.get(word, frozenset()) & (theirs - ours)
    ]
    return len(changed) % 2 == 1


def exchanges_roles(statement: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether both say the same words, two of them in each other's place."""
    ours, theirs = _once(statement), _once(sentence)
    one = [term for term in ours if term in theirs]
    other = [term for term in theirs if term in ours]
    moved = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(one) < _FEWEST_IN_COMMON or len(moved) != 2:
        return False
    first, last = one[moved[0]], one[moved[1]]
    between = statement[ours[first] : ours[last] + 1]
    exchanged = sentence[theirs[last] : theirs[first] + 1]
    return (
        moved[1] - moved[0] >= _LEAST_DISTANCE
        and not (_parted(between) or _parted(exchanged))
        and _is_passive(between) == _is_passive(exchanged)
    )


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(stem(word.lower) for word in words)


def _once(words: Sequence[Word]) -> dict[str, int]:
    """The terms that stand there once, with their places, in order."""
    counts = Counter(word.term for word in words)
    return {
        word.term: i
        for i, word in enumerate(words)
        if word.term is not None and counts[word.term] == 1
    }


def _parted(words: Sequence[Word]) -> bool:
    """Whether a mark or a linking word stands between them."""
    marked = any(other.start - one.end > 1 for one, other in pairwise(words))
    return marked or any(word.lower in _PARTING for word in words)


def _is_passive(words: Iterable[Word]) -> bool:
    return any(word.lower == "by" for word in words)
