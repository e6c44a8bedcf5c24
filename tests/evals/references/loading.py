"""Reads and validates the short answers graded against a reference, one half at a time."""

from collections import Counter
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from tests.evals.answers.loading import Split

HERE = Path(__file__).parent


class ShortAnswer(BaseModel):
    """One student's answer with the grades that two teaching assistants would give it.

    Args:
        reference: The right answer as the teacher jotted it down.
        grade_a: 0 to 5 in half points, the somewhat milder assistant.
        grade_b: 0 to 5 in half points, at most one point away from `grade_a`.
        note: Why these grades.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    question_id: str = Field(min_length=1)
    split: Split
    question: str = Field(min_length=1)
    reference: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    grade_a: float = Field(ge=0, le=5, multiple_of=0.5)
    grade_b: float = Field(ge=0, le=5, multiple_of=0.5)
    note: str = Field(min_length=1)

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
    path = folder / f"{split}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    answers = tuple(_parse(line, f"{path.name}:{number}") for number, line in enumerate(lines, 1))
    _check_together(answers, split, path.name)
    return answers


def load_all() -> tuple[ShortAnswer, ...]:
    return load(Split.TUNING) + load(Split.HELD_OUT)


def _parse(line: str, place: str) -> ShortAnswer:
    try:
        return ShortAnswer.model_validate_json(line)
    except ValidationError as error:
        raise ValueError(f"{place}: {error}") from error


def _check_together(answers: tuple[ShortAnswer, ...], split: Split, place: str) -> None:
    repeated = [answer_id for answer_id, n in Counter(a.id for a in answers).items() if n > 1]
    if repeated:
        raise ValueError(f"{place}: ids used twice: {repeated}")
    wordings: dict[str, tuple[str, str]] = {}
    for answer in answers:
        if answer.split is not split:
            raise ValueError(f"{place}: {answer.id} belongs to the other half")
        wording = (answer.question, answer.reference)
        if wordings.setdefault(answer.question_id, wording) != wording:
            raise ValueError(f"{place}: {answer.id} words its question or reference otherwise")
