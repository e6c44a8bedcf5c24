"""Whether an answer is about the question: closer to its texts than to a background of others.

What is alike by chance, because two texts are of one field, or tell stories, is as much like the
background (cohort normalisation, as it is used to verify speakers: Auckenthaler et al. 2000).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from viva.evaluation.alignment import AnswerVectors, Floats, alikeness, lay_out
from viva.evaluation.background import BACKGROUND
from viva.evaluation.rubric import Rubric, describes_answer
from viva.nlp.embeddings import EmbeddedText, TokenEncoder
from viva.questions.schemas import QuestionKind

_LANGUAGE = "en"
# The background says so much of an answer: the mean of its sentences that are said best.
_RIVALS = 10
# Background words that an answer's word is expected to be closer to than to the question's.
_CHANCES = 0.5


class Subject(StrEnum):
    """What a question asks for: facts, an account of one's own, or a reference in other words."""

    FACTS = "facts"
    ACCOUNT = "account"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight line from what was measured to relevance, which is held between 0 and 1.

    Fitted by logistic regression to graded answers, what answers the question against good answers
    to others. Of good answers one in twenty to thirty loses something by it. Of answers to
    something else nine in ten have next to nothing left where facts are asked for, and half of
    them where something is told: all stories are alike.
    """

    constant: float
    said: float
    rivals: float
    words: float
    length: float

    def relevance(self, said: float, lead: "Lead") -> float:
        value = (
            self.constant
            + self.said * said
            + self.rivals * lead.rivals
            + self.words * lead.words
            + self.length * lead.length
        )
        return min(1.0, max(0.0, value))


_LINES = {
    Subject.FACTS: _Line(constant=-5.75, said=6.9, rivals=-3.2, words=15.8, length=1.15),
    Subject.ACCOUNT: _Line(constant=-2.4, said=5.3, rivals=3.6, words=33.9, length=0.0),
    Subject.REFERENCE: _Line(constant=-2.95, said=4.5, rivals=5.2, words=10.4, length=-0.35),
}


def subject_of(rubric: Rubric) -> Subject:
    if rubric.made:
        return Subject.REFERENCE
    told = rubric.kind is not QuestionKind.TECHNICAL
    described = all(describes_answer(point.key_point) for point in rubric.points)
    return Subject.ACCOUNT if told or described else Subject.FACTS


class Background:
    """The vectors of the background sentences; any thread may use it."""

    def __init__(self, encoder: TokenEncoder) -> None:
        laid = lay_out(BACKGROUND, encoder.encode(BACKGROUND), _LANGUAGE)
        if laid is None:
            raise ValueError("the background has no words")
        telling = laid.weights > 0
        lengths = np.add.reduceat(telling, laid.starts, dtype=np.intp)
        totals = np.add.reduceat(laid.weights, laid.starts)
        self._words = laid.vectors[telling]
        self._weights = laid.weights[telling] / np.repeat(totals, lengths)
        self._starts = np.cumsum(lengths) - lengths
        self._size = len(telling)

    def compare(self, texts: Sequence[EmbeddedText], answer: AnswerVectors) -> "Lead":
        """The answer between the texts of its question and the background."""
        likeness = alikeness(self._words, answer)
        rank = round(_CHANCES * self._size / sum(len(text.words) for text in texts))
        place = len(likeness) - min(len(likeness), max(1, rank))
        expected = np.partition(likeness, place, axis=0)[place]
        return Lead(
            rivals=self._rivals(likeness),
            words=_mean(_nearest(texts, answer) - expected, answer),
            length=math.log1p(np.count_nonzero(answer.weights)),
        )

    def _rivals(self, likeness: Floats) -> float:
        shares = np.add.reduceat(self._weights * likeness.max(axis=1), self._starts)
        return float(np.sort(shares)[-_RIVALS:].mean())


@dataclass(frozen=True, slots=True)
class Lead:
    """How much nearer an answer is to its question than to the background.

    `rivals` is the share that the answer says of those sentences of the background that it says
    most of. `words` is the mean lead of its words: how much more one is like the nearest of the
    question's words than like the nearest of about as many words of the background. `length` is
    the logarithm of the number of telling words: the more are said, the more is said by chance.
    """

    rivals: float
    words: float
    length: float

    def relevance(self, subject: Subject, said: float) -> float:
        """How far the answer is about the question, of whose points it says so much, 0 to 1."""
        return _LINES[subject].relevance(said, self)


def _nearest(texts: Sequence[EmbeddedText], answer: AnswerVectors) -> Floats:
    """How alike each word of the answer is to the most similar of the texts."""
    words = np.concatenate([text.vectors for text in texts if text.words])
    return np.asarray(alikeness(words, answer).max(axis=0), np.float32)


def _mean(values: Floats, answer: AnswerVectors) -> float:
    total = float(answer.weights.sum())
    return float(answer.weights @ values) / total if total else 0.0
