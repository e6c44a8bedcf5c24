"""Reads and validates the short answers graded against a reference, one half at a time."""

from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from tests.evals.answers.loading import HalvedAnswer, Split, read_lines

HERE = Path(__file__).parent


class ShortAnswer(HalvedAnswer):
    """One student's answer with the grades that two teaching assistants would give it.

    Args:
        reference: The right answer as the teacher jotted it down.
        grade_a: 0 to 5 in half points, the somewhat milder assistant.
        grade_b: 0 to 5 in half points, at most one point away from `grade_a`.
        note: Why these grades.
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

    @model_validator(mode="after")
    def _check_grades(self) -> Self:
        if abs(self.grade_a - self.grade_b) > 1:
            raise ValueError("the two grades are more than a point apart")
        return self


def load(split: Split, folder: Path = HERE) -> tuple[ShortAnswer, ...]:
    """The answers of one half, in the order of the file.

    Raises:
        ValueError: A line that cannot be used, an id used twice, a question with two wordings.
    """
    answers = read_lines(folder, split, ShortAnswer)
    wordings: dict[str, tuple[str, str]] = {}
    for answer in answers:
        wording = (answer.question, answer.reference)
        if wordings.setdefault(answer.question_id, wording) != wording:
            raise ValueError(
                f"{split}.jsonl: {answer.id} words its question or reference otherwise"
            )
    return answers


def load_all() -> tuple[ShortAnswer, ...]:
    return load(Split.TUNING) + load(Split.HELD_OUT)
