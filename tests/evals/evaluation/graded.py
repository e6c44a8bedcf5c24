"""Answers graded against a reference alone, and the statistics scores are judged by."""

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.evals.documents.corpus import SHARED
from tests.evals.evaluation import intervals
from tests.evals.references.loading import CourseAnswer
from viva.evaluation.schemas import Scorer, ScoringItem
from viva.questions.schemas import QuestionKind

SAF = SHARED / "saf"
UNSEEN = ("unseen_answers", "unseen_questions")


@dataclass(frozen=True, slots=True)
class Graded:
    """An answer's grade by people (0 to 1), its score (0 where it got none), and its length.

    `gated` answers were kept from the key points, or are not scored; `scored` ones got a number.
    """

    question: str
    grade: float
    score: float
    words: int
    gated: bool
    scored: bool
    band: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Correlation with the grade, the same with length held fixed, and its 95 % interval."""

    correlation: float
    partial: float
    low: float
    high: float


def grade(scorer: Scorer, *splits: str) -> list[Graded]:
    """The answers of the splits with both their grades."""
    return [
        answer
        for split in splits
        for path in sorted((SAF / split).glob("*.xml"))
        for answer in _answers(scorer, path)
    ]


def _answers(scorer: Scorer, path: Path) -> Iterator[Graded]:
    root = ElementTree.parse(path).getroot()  # noqa: S314 - a file of the shared folder
    question = " ".join((root.findtext("questionText") or "").split())
    reference = next(root.iter("referenceAnswer")).text or ""
    for student in root.iter("studentAnswer"):
        answer = (student.findtext("response") or "").strip()
        given = float(student.findtext("score") or 0)
        yield _graded(scorer, question, reference.strip(), answer, given)


def _graded(scorer: Scorer, question: str, reference: str, answer: str, given: float) -> Graded:
    item = ScoringItem(
        question=question, kind=QuestionKind.TECHNICAL, answer=answer, reference=reference
    )
    evaluation = scorer.score(item)
    return Graded(
        question=question,
        grade=given,
        score=evaluation.score or 0.0,
        words=len(answer.split()),
        gated=evaluation.band_source in (None, "gate"),
        scored=evaluation.score is not None,
        band=evaluation.band,
    )


def grade_short(scorer: Scorer, answers: Iterable[CourseAnswer]) -> list[Graded]:
    """Short answers, which have a reference and no key points."""
    return [
        _graded(scorer, short.question, short.reference, short.answer, short.grade / 5)
        for short in answers
    ]


def agreement(answers: Sequence[Graded]) -> Agreement:
    """The interval draws whole questions, because answers to one question are alike."""
    low, high = intervals.by_group(answers, lambda answer: answer.question, _correlate)
    return Agreement(_correlate(answers), _partial(answers), low, high)


def _correlate(answers: Sequence[Graded]) -> float:
    return statistics.correlation([a.score for a in answers], [a.grade for a in answers])


def _partial(answers: Sequence[Graded]) -> float:
    words = [float(a.words) for a in answers]
    both = _correlate(answers)
    score = statistics.correlation([a.score for a in answers], words)
    grades = statistics.correlation([a.grade for a in answers], words)
    return float((both - score * grades) / ((1 - score**2) * (1 - grades**2)) ** 0.5)
