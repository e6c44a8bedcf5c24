"""Whether an answer is about the question: closer to its texts than to a background of others.

What is alike by chance, because two texts are of one field, or tell stories, is as much like the
background (cohort normalisation, as it is used to verify speakers: Auckenthaler et al. 2000).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viva.evaluation.alignment import AnswerVectors, Floats, alikeness, lay_out
from viva.evaluation.background import BACKGROUND
from viva.nlp.embeddings import EmbeddedText, TokenEncoder
from viva.questions.schemas import QuestionKind

_LANGUAGE = "en"
# The background says so much of an answer: the mean of its sentences that are said best.
_RIVALS = 10
# Background words that an answer's word is expected to be closer to than to the question's.
_CHANCES = 0.5


@dataclass(frozen=True, slots=True)
class _Ramp:
    """Nothing up to `low`, all from `high`."""

    low: float
    high: float

    def share(self, value: float) -> float:
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def shares(self, values: Floats) -> Floats:
        return np.asarray(np.clip((values - self.low) / (self.high - self.low), 0, 1), np.float32)


# Measured on answers written and graded for this package, and by students: of what answers another
# question, half lies under -.2 and one in a hundred over .05; of good answers one in twenty lies
# under -.05.
_TECHNICAL = _Ramp(low=-0.05, high=0.05)
# All stories are alike: of those that tell of something else half lie under -.1, and one in twenty
# of the good ones under -.08. Answers to open questions are told apart better.
_BEHAVIOURAL = _Ramp(low=-0.20, high=-0.05)
_OPEN = _Ramp(low=-0.10, high=0.05)
# What is said of daily life says less of the points at all: most of it lies under .34, and of good
# answers one in twenty under .37.
_TOLD_AT_ALL = _Ramp(low=0.30, high=0.37)
_TOLD_WORDS = 2.0
# Of the sentences that pad an answer to a technical question three in four lie under the first
# lead, of those in good answers one in a hundred; one in twenty lies under the second.
_TECHNICAL_SENTENCE = _Ramp(low=-0.06, high=0.0)


# Of answers to questions that only their own words can answer, one in twenty lies under -.08;
# most of what answers another question lies under -.1.
_DESCRIBED = _Ramp(low=-0.12, high=-0.02)
# What was done in one trade is told in words of that trade: technical answers to something else lie
# about 0, those to the question over .02.
_DESCRIBED_TECHNICAL = _Ramp(low=-0.06, high=0.04)


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
        return Lead(answer, self._rivals(likeness), _nearest(texts, answer) - expected)

    def _rivals(self, likeness: Floats) -> float:
        shares = np.add.reduceat(self._weights * likeness.max(axis=1), self._starts)
        return float(np.sort(shares)[-_RIVALS:].mean())


@dataclass(frozen=True, slots=True)
class Lead:
    """How much nearer an answer is to its question than to the background.

    `rivals` is the share that the answer says of those sentences of the background that it says
    most of, `words` the lead of each of its words: how much more it is like the nearest of the
    question's words than like the nearest of about as many words of the background.
    """

    answer: AnswerVectors
    rivals: float
    words: Floats

    def relevance(self, kind: QuestionKind, said: float, *, described: bool = False) -> float:
        """How far the answer is about the question, of whose points it says so much, 0 to 1.

        Points that are `described` ("Names what …") do not tell what is true, so that little of
        them is said by those who do just that.
        """
        words = _mean(self.words, self.answer)
        judged = self._judged(kind, said, words)
        if not described:
            return judged
        ramp = _DESCRIBED_TECHNICAL if kind is QuestionKind.TECHNICAL else _DESCRIBED
        return max(judged, ramp.share(words))

    def story_relevance(self, kind: QuestionKind, said: float) -> float:
        """The same for stories with several described points, which daily life says less of."""
        words = _mean(self.words, self.answer)
        about = min(_DESCRIBED.share(words), _TOLD_AT_ALL.share(said + words))
        return max(self._judged(kind, said, words), about)

    def _judged(self, kind: QuestionKind, said: float, words: float) -> float:
        points = said - self.rivals
        if kind is QuestionKind.TECHNICAL:
            return _TECHNICAL.share(points + words)
        ramp = _BEHAVIOURAL if kind is QuestionKind.BEHAVIOURAL else _OPEN
        return min(ramp.share(points + _TOLD_WORDS * words), _TOLD_AT_ALL.share(said + words))

    def sentence_relevance(self) -> Floats:
        """How far each sentence is about the question, 0 to 1; what pads an answer is not."""
        return _TECHNICAL_SENTENCE.shares(_means(self.words, self.answer))


def _nearest(texts: Sequence[EmbeddedText], answer: AnswerVectors) -> Floats:
    """How alike each word of the answer is to the most similar of the texts."""
    words = np.concatenate([text.vectors for text in texts if text.words])
    return np.asarray(alikeness(words, answer).max(axis=0), np.float32)


def _mean(values: Floats, answer: AnswerVectors) -> float:
    total = float(answer.weights.sum())
    return float(answer.weights @ values) / total if total else 0.0


def _means(values: Floats, answer: AnswerVectors) -> Floats:
    """The weighted mean of each sentence; 0 where no word of it is telling."""
    sums = np.add.reduceat(values * answer.weights, answer.starts)
    totals = np.add.reduceat(answer.weights, answer.starts)
    return np.asarray(sums / np.where(totals > 0, totals, 1), np.float32)
