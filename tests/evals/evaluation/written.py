"""The answers written for these evals, with their scores."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.evals.answers.loading import AnswerKind, Split, WrittenAnswer, load
from viva.evaluation.lexical import scoring_item
from viva.evaluation.schemas import Evaluation, Scorer
from viva.questions.bank import QuestionBank
from viva.questions.schemas import Question, QuestionKind

NOTHING_SAID = frozenset(
    [
        AnswerKind.EMPTY,
        AnswerKind.DONT_KNOW,
        AnswerKind.OFF_TOPIC,
        AnswerKind.OTHER_QUESTION,
        AnswerKind.PARROT,
        AnswerKind.FILLER,
        AnswerKind.SHORT,
        AnswerKind.LANGUAGE,
    ]
)


@dataclass(frozen=True, slots=True)
class Scored:
    """An answer, its question, and what the scorer made of it."""

    answer: WrittenAnswer
    question: Question
    evaluation: Evaluation

    @property
    def score(self) -> float:
        """The score, 0 where there is none."""
        return self.evaluation.score or 0.0

    @property
    def grade(self) -> float:
        """The grade, 0 where there is none."""
        return self.answer.grade or 0.0

    @property
    def graded(self) -> bool:
        """Whether there are a grade and a score to compare."""
        return self.answer.grade is not None and self.evaluation.score is not None

    @property
    def technical(self) -> bool:
        return self.question.kind is QuestionKind.TECHNICAL

    @property
    def says_nothing(self) -> bool:
        """Whether it is worth no point: none of an answer, or an order to the grader alone."""
        ordered = self.answer.kind is AnswerKind.INJECTION and self.answer.base is None
        return ordered or self.answer.kind in NOTHING_SAID


def score_half(scorer: Scorer, split: Split) -> list[Scored]:
    """All answers of a half, scored."""
    return score_all(scorer, load(split), QuestionBank.load().get)


def score_all(
    scorer: Scorer, answers: Iterable[WrittenAnswer], find: Callable[[str], Question]
) -> list[Scored]:
    """The answers to the questions that `find` knows by their ids, scored."""
    scored = []
    for answer in answers:
        question = find(answer.question_id)
        scored.append(Scored(answer, question, scorer.score(scoring_item(question, answer.text))))
    return scored
