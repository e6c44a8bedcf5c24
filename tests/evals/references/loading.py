"""Reads and validates short answers graded against a reference: two halves, and whole classes."""

from pathlib import Path
from typing import Self, TypeVar

from pydantic import Field, model_validator

from tests.evals.answers.loading import AnswerLine, HalvedAnswer, Split, read_file, read_lines

HERE = Path(__file__).parent


class CourseAnswer(AnswerLine):
    """One student's answer with two grades.

    Args:
        reference: The right answer as the teacher jotted it down.
        grade_a: 0 to 5 in half points, measured against the reference.
        grade_b: 0 to 5 in half points, by whether the student understood.
    """

    question: str = Field(min_length=1)
    reference: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    grade_a: float = Field(ge=0, le=5, multiple_of=0.5)
    grade_b: float = Field(ge=0, le=5, multiple_of=0.5)

    @property
    def grade(self) -> float:
        """The mean of both grades, 0 to 5."""
        return (self.grade_a + self.grade_b) / 2


class ShortAnswer(HalvedAnswer, CourseAnswer):
    """An answer of the halved set; `grade_a` is that of the somewhat milder assistant."""

    @model_validator(mode="after")
    def _check_grades(self) -> Self:
        if abs(self.grade_a - self.grade_b) > 1:
            raise ValueError("the two grades are more than a point apart")
        return self


A = TypeVar("A", bound=CourseAnswer)


def load(split: Split, folder: Path = HERE) -> tuple[ShortAnswer, ...]:
    """The answers of one half, in the order of the file.

    Raises:
        ValueError: A line that cannot be used, an id used twice, a question with two wordings.
    """
    return _worded_once(read_lines(folder, split, ShortAnswer), f"{split}.jsonl")


def load_courses(folder: Path = HERE) -> tuple[CourseAnswer, ...]:
    """The answers of whole classes, in the order of the file.

    Raises:
        ValueError: As `load`.
    """
    path = folder / "courses.jsonl"
    return _worded_once(read_file(path, CourseAnswer), path.name)


def _worded_once(answers: tuple[A, ...], file: str) -> tuple[A, ...]:
    wordings: dict[str, tuple[str, str]] = {}
    for answer in answers:
        wording = (answer.question, answer.reference)
        if wordings.setdefault(answer.question_id, wording) != wording:
            raise ValueError(f"{file}: {answer.id} words its question or reference otherwise")
    return answers


def load_all() -> tuple[ShortAnswer, ...]:
    return load(Split.TUNING) + load(Split.HELD_OUT)
