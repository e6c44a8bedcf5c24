"""What an answer says against a point: the opposite, another number, a known misconception."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from viva.evaluation.alignment import Alignment, AnswerVectors, Floats
from viva.evaluation.matching import Contradiction, Span
from viva.evaluation.negation_words import CONDITIONALS, LIMITS
from viva.evaluation.quantities import conflict, quantities
from viva.evaluation.reading import Reading
from viva.evaluation.reversals import exchanges_roles, uses_opposite
from viva.evaluation.rubric import Statement

# A sentence this close to a key point, seen from both sides, is about it.
_ABOUT = 0.42
# What affirms a denied key point has no "not" in it that would show that a denial is meant.
_ABOUT_WITHOUT_NOT = 0.5
# Measured: what denies a point says so much more of it than the answer affirms; half of the
# written denials do, and one right answer in twenty that happens to have a "not" in it.
_DENIAL_LEAD = 0.09
_DENIED_SHARE = 0.4
_WHOLLY_DENIED = 0.8
# In longer sentences, as transcripts have them, nobody can tell how far a "not" reaches.
_LONGEST_DENIAL_WORDS = 40
# A sentence this close says the same but for a word or two. Then one "not" more turns it round
# wherever it falls; without one, most of it has to be denied, for the "not" may stand elsewhere.
_COPY = 0.65
_TURNED_SHARE = 0.1
_COPY_DENIED_SHARE = 0.5
# A misconception is stated by a sentence that says most of it, above all of what nothing right
# says as well, and that is closer to it than to the truth it distorts.
_STATED_SHARE = 0.5
_STATED_BACK = 0.35
_STATED_MUTUAL = 0.55
_STATED_NEWS = 0.57
_STATED_DENIED_SHARE = 0.3
_MISCONCEPTION_LEAD = 0.05
# Where the point itself is said so much better, the likeness is by chance.
_SAID_BETTER = 0.1
_NO_NEWS = 0.001
_OPPOSITE = "says the opposite"
_ANOTHER_NUMBER = "gives another number"
_MISCONCEPTION = "states a common misconception"


@dataclass(frozen=True, slots=True)
class Held:
    """A point's wordings and misconceptions held against the answer.

    What one that `describes` the answer says ("Tells what came of it") may contain a "not", so
    that only a sentence that is denied from end to end speaks against it.
    """

    describes: bool
    wordings: list[tuple[Statement, Alignment]]
    misconceptions: list[tuple[Statement, Alignment]]

    def said(self, sentences: Sequence[int]) -> float:
        """The share of it that these sentences affirm together, in its best wording."""
        return max((alignment.said(sentences) for _, alignment in self.wordings), default=0.0)

    def denied(self, answer: AnswerVectors) -> float:
        """How much of what the closest sentence says of it is denied there by a "not" more."""
        if not self.wordings:
            return 0.0
        statement, best = max(self.wordings, key=lambda wording: max(wording[1].by_sentence))
        i = int(np.argmax(best.by_sentence))
        if answer.length(i) > _LONGEST_DENIAL_WORDS or answer.negations[i] <= statement.negations:
            return 0.0
        return best.denied[i]


@dataclass(frozen=True, slots=True)
class Truth:
    """All that is right, whatever the point: its words, and how close each sentence comes."""

    vectors: Floats
    by_sentence: tuple[float, ...]


def truth_of(held: Sequence[Held], sentences: int) -> Truth | None:
    found = [alignment for one in held for _, alignment in one.wordings]
    if not found:
        return None
    return Truth(
        vectors=np.concatenate([alignment.vectors for alignment in found]),
        by_sentence=tuple(max(_mutual(one, i) for one in found) for i in range(sentences)),
    )


def denied_points(points: Sequence[Held], answer: AnswerVectors) -> int:
    """How many of the points the answer seems to deny."""
    return sum(bool(_denials(held, answer)) for held in points)


def contradiction(
    held: Held, answer: AnswerVectors, reading: Reading, truth: Truth, *, denying: bool
) -> Contradiction | None:
    """What speaks most against a point in these sentences of the reading.

    Denials in words of one's own count where the answer is a `denying` one as a whole.
    """
    against = _changes(held, answer, reading)
    if denying:
        against = [*_denials(held, answer), *against]
    against = against or _misconceptions(held, truth, _affirmed(held, answer))
    if not against:
        return None
    share, number, reason = max(against)
    place = answer.sentences[-number]
    return Contradiction(Span(share, place, place), reason)


# How much of the point a sentence says, its number with a minus, so that the first of equals is
# the largest, and what it does.
_Against = tuple[float, int, str]


def _affirmed(held: Held, answer: AnswerVectors) -> float:
    return held.said(range(len(answer.sentences)))


def _denials(held: Held, answer: AnswerVectors) -> list[_Against]:
    """Sentences that say more of the point than the answer affirms, with a "not"."""
    affirmed = _affirmed(held, answer)
    return [
        (share, -i, _OPPOSITE)
        for statement, alignment in held.wordings
        for i, share in enumerate(alignment.by_sentence)
        if share >= affirmed + _DENIAL_LEAD
        and min(share, alignment.back[i]) < _COPY
        and alignment.denied[i] > _least_denied(held, statement)
        and _mutual(alignment, i) >= (_ABOUT if answer.negations[i] else _ABOUT_WITHOUT_NOT)
        and answer.length(i) <= _LONGEST_DENIAL_WORDS
    ]


def _changes(held: Held, answer: AnswerVectors, reading: Reading) -> list[_Against]:
    """Sentences that are the point but for a "not", a number, a word or an exchange of two."""
    return [
        (share, -i, reason)
        for statement, alignment in held.wordings
        for i, share in enumerate(alignment.by_sentence)
        if min(share, alignment.back[i]) >= _COPY
        and (reason := _change(statement, alignment, answer, reading, i)) is not None
        and share > held.said([other for other in range(len(answer.sentences)) if other != i])
    ]


def _change(
    statement: Statement, alignment: Alignment, answer: AnswerVectors, reading: Reading, i: int
) -> str | None:
    sentence = reading.sentences[answer.sentences[i]]
    text = reading.text.original[sentence.start : sentence.end]
    if conflict(statement.quantities, quantities(text, sentence.words)):
        return _ANOTHER_NUMBER
    enough = _TURNED_SHARE if answer.negations[i] > statement.negations else _COPY_DENIED_SHARE
    turned = alignment.denied[i] >= (_WHOLLY_DENIED if _is_conditional(statement) else enough)
    # "not slower" is no denial of "faster".
    if turned != uses_opposite(statement.words, sentence.words):
        return _OPPOSITE
    return _OPPOSITE if exchanges_roles(statement.words, sentence.words) else None


def _least_denied(held: Held, statement: Statement) -> float:
    return _WHOLLY_DENIED if held.describes or _is_conditional(statement) else _DENIED_SHARE


def _is_conditional(statement: Statement) -> bool:
    """Whether it says when something holds, so that it is also said by when it does not."""
    words = [word.lower for word in statement.words]
    only = any(pair[0] == "only" and pair[1] in CONDITIONALS for pair in pairwise(words))
    return only or not LIMITS.isdisjoint(words)


def _misconceptions(held: Held, truth: Truth, affirmed: float) -> list[_Against]:
    return [
        (alignment.by_sentence[i], -i, _MISCONCEPTION)
        for _, alignment in held.misconceptions
        for i in _stating(alignment, truth)
        if alignment.by_sentence[i] + _SAID_BETTER >= affirmed
    ]


def _stating(misconception: Alignment, truth: Truth) -> list[int]:
    """The sentences that state it."""
    near = [
        i
        for i, share in enumerate(misconception.by_sentence)
        if share >= _STATED_SHARE
        and misconception.back[i] >= _STATED_BACK
        and misconception.denied[i] <= _STATED_DENIED_SHARE
        and _mutual(misconception, i)
        >= max(_STATED_MUTUAL, truth.by_sentence[i] + _MISCONCEPTION_LEAD)
    ]
    if not near:
        return []
    known = np.clip((misconception.vectors @ truth.vectors.T).max(axis=1), 0.0, 1.0)
    news = misconception.weights * (1 - known)
    said = news @ misconception.by_word / max(_NO_NEWS, float(news.sum()))
    return [i for i in near if said[i] >= _STATED_NEWS]


def _mutual(alignment: Alignment, sentence: int) -> float:
    return (alignment.by_sentence[sentence] + alignment.back[sentence]) / 2
