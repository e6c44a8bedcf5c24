"""Whether an answer is about the question: closer to its texts than to a background of others.

What is alike by chance, because two texts are of one field, or tell stories, is as much like the
background (cohort normalisation, as it is used to verify speakers: Auckenthaler et al. 2000). What
answers a question by telling of something need not share a word with it, and is held against the
meaning of it as a whole.
"""

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
# Background words that an answer's word is expected to be closer to than to the question's.
_CHANCES = 0.5


class Subject(StrEnum):
    """What a question asks for: facts, an account of one's own, or a reference in other words.

    Of the work and of the story behind a line of a CV, nobody has written an answer before;
    technical work has words of its field, a story may have any.
    """

    FACTS = "facts"
    REFERENCE = "reference"
    ACCOUNT = "account"
    OWN_WORK = "own work"
    OWN_STORY = "own story"

    @property
    def is_account(self) -> bool:
        return self in {Subject.ACCOUNT, Subject.OWN_WORK, Subject.OWN_STORY}


@dataclass(frozen=True, slots=True)
class _Line:
    """A straight line from two measures to relevance, which is held between 0 and 1.

    One is the lead over the background, the other how much of the points is said, or, of an
    account, how near its meaning is to the question's.

    Fitted by logistic regression to graded answers, what answers the question against good answers
    to others and talk about daily life, and then made as steep as the errors of the scores were
    smallest. Of talk about daily life next to nothing is left. Of answers to something else nine in
    ten have next to nothing left where facts are asked for, and most of them much where something
    is told: all stories are alike.
    """

    constant: float
    about: float
    lead: float

    def relevance(self, about: float, lead: float) -> float:
        return min(1.0, max(0.0, self.constant + self.about * about + self.lead * lead))


_LINES = {
    Subject.FACTS: _Line(constant=-4.2, about=10.5, lead=13.0),
    Subject.ACCOUNT: _Line(constant=-0.8, about=4.2, lead=12.6),
    Subject.OWN_WORK: _Line(constant=-0.21, about=3.1, lead=9.3),
    Subject.OWN_STORY: _Line(constant=-0.5, about=8.3, lead=25.2),
    Subject.REFERENCE: _Line(constant=-1.95, about=4.7, lead=10.0),
}


def subject_of(rubric: Rubric) -> Subject:
    if rubric.made:
        return Subject.REFERENCE
    told = rubric.kind is not QuestionKind.TECHNICAL
    described = all(describes_answer(point.key_point) for point in rubric.points)
    if not (told or described):
        return Subject.FACTS
    if rubric.reference:
        return Subject.ACCOUNT
    return Subject.OWN_STORY if told else Subject.OWN_WORK


class Background:
    """The vectors of the background sentences; any thread may use it."""

    def __init__(self, encoder: TokenEncoder) -> None:
        laid = lay_out(BACKGROUND, encoder.encode(BACKGROUND), _LANGUAGE)
        if laid is None:
            raise ValueError("the background has no words")
        self._words = laid.vectors[laid.weights > 0]
        # Small words count here as they do in the texts of a question.
        self._size = len(laid.weights)

    def lead(self, texts: Sequence[EmbeddedText], answer: AnswerVectors) -> float:
        """How much nearer the answer is to the texts of its question than to the background.

        The mean, over its words, of how much more one is like the nearest of the question's words
        than like the nearest of about as many words of the background.
        """
        likeness = alikeness(self._words, answer)
        rank = round(_CHANCES * self._size / sum(len(text.words) for text in texts))
        place = len(likeness) - min(len(likeness), max(1, rank))
        expected = np.partition(likeness, place, axis=0)[place]
        return _mean(_nearest(texts, answer) - expected, answer)


def relevance(subject: Subject, about: float, lead: float) -> float:
    """How far an answer is about the question, 0 to 1.

    Args:
        subject: What the question asks for.
        about: How much of its points the answer says, 0 to 1; of an account its `nearness`.
        lead: As `Background.lead` measures it.
    """
    return _LINES[subject].relevance(about, lead)


def nearness(answer: Sequence[EmbeddedText], texts: Sequence[EmbeddedText]) -> float:
    """The cosine of what an answer means and what the texts of its question mean together."""
    return float(_meant(answer) @ _meant(texts))


def _meant(texts: Sequence[EmbeddedText]) -> Floats:
    whole = np.sum([text.meaning for text in texts if text.meaning is not None], axis=0)
    return np.asarray(whole / np.linalg.norm(whole), np.float32)


def _nearest(texts: Sequence[EmbeddedText], answer: AnswerVectors) -> Floats:
    """How alike each word of the answer is to the most similar of the texts."""
    words = np.concatenate([text.vectors for text in texts if text.words])
    return np.asarray(alikeness(words, answer).max(axis=0), np.float32)


def _mean(values: Floats, answer: AnswerVectors) -> float:
    total = float(answer.weights.sum())
    return float(answer.weights @ values) / total if total else 0.0
