"""Reads and validates the graded answers, and the lines of files like theirs."""

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

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
    NATURAL = "natural"


def _one_of_the_labels(value: float) -> float:
    if value not in (-1, 0, 0.5, 1):
        raise ValueError("a label is 1, 0.5, 0 or -1")
    return value


Label = Annotated[float, AfterValidator(_one_of_the_labels)]


class Line(BaseModel):
    """What every line of such a file has."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)


class AnswerLine(Line):
    question_id: str = Field(min_length=1)


class HalvedAnswer(AnswerLine):
    """An answer of a set whose questions are parted in halves."""

    split: Split
    note: str = Field(min_length=1)


class WrittenAnswer(AnswerLine):
    """One answer with the grade that a careful person would give it.

    Args:
        step: 1 (wrong or almost nothing) to 5 (excellent).
        grade: 0 to 10; None where a number makes no sense.
        base: The id of the answer that this one is a variant of.
        note: Why this grade.
    """

    kind: AnswerKind
    step: int | None = Field(ge=1, le=5)
    grade: float | None = Field(ge=0, le=10)
    base: str | None
    text: str
    note: str = Field(min_length=1)


class GradedAnswer(HalvedAnswer, WrittenAnswer):
    """An answer of the halved set; step and grade are both given or both None."""

    @model_validator(mode="after")
    def _check_grade(self) -> Self:
        if (self.step is None) != (self.grade is None):
            raise ValueError("step and grade are both given or both null")
        if self.kind is AnswerKind.QUALITY and (self.grade is None or self.base is not None):
            raise ValueError("a quality answer has a grade and no base")
        return self


class LabelledAnswer(WrittenAnswer):
    """An answer that is also graded key point by key point; `step` is for the five steps alone.

    Args:
        points: By id of the question's key points: 1 said, 0.5 partly, 0 not said, -1 denied.
    """

    grade: float = Field(ge=0, le=10, multiple_of=0.5)
    points: dict[str, Label]

    @model_validator(mode="after")
    def _check_step(self) -> Self:
        if self.step is not None and (self.kind is not AnswerKind.QUALITY or self.base):
            raise ValueError("only a quality answer without a base is one of the five steps")
        return self


T = TypeVar("T", bound=Line)
H = TypeVar("H", bound=HalvedAnswer)
W = TypeVar("W", bound=WrittenAnswer)


def load(split: Split, folder: Path = HERE) -> tuple[GradedAnswer, ...]:
    """The answers of one half, in the order of the file.

    Raises:
        ValueError: A line that cannot be used, an id used twice, a base that is missing.
    """
    return _with_bases(read_lines(folder, split, GradedAnswer), f"{split}.jsonl")


def load_all() -> tuple[GradedAnswer, ...]:
    return load(Split.TUNING) + load(Split.HELD_OUT)


def load_more(folder: Path = HERE / "more") -> tuple[LabelledAnswer, ...]:
    """The answers of every writer, in the order of the files.

    Raises:
        ValueError: As `load`.
    """
    files = sorted(folder.glob("*.jsonl"))
    return tuple(answer for path in files for answer in read_labelled(path))


def load_final(folder: Path = HERE) -> tuple[LabelledAnswer, ...]:
    """The answers of the final measurement.

    Raises:
        ValueError: As `load`.
    """
    return read_labelled(folder / "final.jsonl")


def read_labelled(path: Path) -> tuple[LabelledAnswer, ...]:
    return _with_bases(read_file(path, LabelledAnswer), path.name)


def read_lines(folder: Path, split: Split, kind: type[H]) -> tuple[H, ...]:
    """One answer a line of the half's file, in order.

    Raises:
        ValueError: A line that cannot be used, an id used twice, an answer of the other half.
    """
    path = folder / f"{split}.jsonl"
    answers = read_file(path, kind)
    for answer in answers:
        if answer.split is not split:
            raise ValueError(f"{path.name}: {answer.id} belongs to the other half")
    return answers


def read_file(path: Path, kind: type[T]) -> tuple[T, ...]:
    """One object a line, in order.

    Raises:
        ValueError: A line that cannot be used, an id used twice.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    read = tuple(
        _parse(line, kind, f"{path.name}:{number}") for number, line in enumerate(lines, 1)
    )
    repeated = [name for name, n in Counter(line.id for line in read).items() if n > 1]
    if repeated:
        raise ValueError(f"{path.name}: ids used twice: {repeated}")
    return read


def _with_bases(answers: tuple[W, ...], file: str) -> tuple[W, ...]:
    question_ids = {answer.id: answer.question_id for answer in answers}
    for answer in answers:
        if answer.base and question_ids.get(answer.base) != answer.question_id:
            raise ValueError(f"{file}: {answer.id} has no base {answer.base} for its question")
    return answers


def _parse(line: str, kind: type[T], place: str) -> T:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        raise ValueError(f"{place}: {error}") from error
