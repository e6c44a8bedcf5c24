"""Reads and validates the graded answers, one half at a time."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

HERE = Path(__file__).parent


class Split(StrEnum):
    """The file an answer lies in; no question is in both."""

    TUNING = "tuning"
    HELD_OUT = "held_out"


class AnswerKind(StrEnum):
    QUALITY = "quality"
    PARAPHRASE = "paraphrase"
    MISCONCEPTION = "misconception"
    NEGATION = "negation"
    INJECTION = "attack:injection"
    SALAD = "attack:salad"
    PARROT = "attack:parrot"
    FILLER = "filler"
    DONT_KNOW = "dont_know"
    OFF_TOPIC = "off_topic"
    OTHER_QUESTION = "other_question"
    SWAP = "swap"
    DIALECT = "dialect"
    RECOGNITION = "recognition"
    PADDING = "padding"
    LANGUAGE = "language"
    EMPTY = "empty"
    SHORT = "short"


class HalvedAnswer(BaseModel):
    """What answers of every such set have."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    question_id: str = Field(min_length=1)
    split: Split
    note: str = Field(min_length=1)


T = TypeVar("T", bound=HalvedAnswer)


class GradedAnswer(HalvedAnswer):
    """One answer with the grade that a careful person would give it.

    Args:
        step: 1 (wrong or almost nothing) to 5 (excellent).
        grade: 0 to 10; None, as `step`, where a number makes no sense.
        base: The id of the answer that this one is a variant of.
        note: Why this grade.
    """

    kind: AnswerKind
    step: int | None = Field(ge=1, le=5)
    grade: float | None = Field(ge=0, le=10)
    base: str | None
    text: str

    @model_validator(mode="after")
    def _check_grade(self) -> Self:
        if (self.step is None) != (self.grade is None):
            raise ValueError("step and grade are both given or both null")
        if self.kind is AnswerKind.QUALITY and (self.grade is None or self.base is not None):
            raise ValueError("a quality answer has a grade and no base")
        return self


def load(split: Split, folder: Path = HERE) -> tuple[GradedAnswer, ...]:
    """The answers of one half, in the order of the file.

    Raises:
        ValueError: A line that cannot be used, an id used twice, a base that is missing.
    """
    answers = read_lines(folder, split, GradedAnswer)
    question_ids = {answer.id: answer.question_id for answer in answers}
    for answer in answers:
        if answer.base and question_ids.get(answer.base) != answer.question_id:
            raise ValueError(
                f"{split}.jsonl: {answer.id} has no base {answer.base} for its question"
            )
    return answers


def load_all() -> tuple[GradedAnswer, ...]:
    return load(Split.TUNING) + load(Split.HELD_OUT)


def read_lines(folder: Path, split: Split, kind: type[T]) -> tuple[T, ...]:
    """One answer a line of the half's file, in order.

    Raises:
        ValueError: A line that cannot be used, an id used twice, an answer of the other half.
    """
    path = folder / f"{split}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    answers = tuple(
        _parse(line, kind, f"{path.name}:{number}") for number, line in enumerate(lines, 1)
    )
    repeated = [name for name, n in Counter(answer.id for answer in answers).items() if n > 1]
    if repeated:
        raise ValueError(f"{path.name}: ids used twice: {repeated}")
    for answer in answers:
        if answer.split is not split:
            raise ValueError(f"{path.name}: {answer.id} belongs to the other half")
    return answers


def _parse(line: str, kind: type[T], place: str) -> T:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        raise ValueError(f"{place}: {error}") from error
