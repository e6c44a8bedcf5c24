"""Reads and validates questions made from lines of documents, and the answers to them."""

from pathlib import Path

from pydantic import Field

from tests.evals.answers.loading import LabelledAnswer, Line, read_file, read_labelled
from viva.questions.schemas import KeyPoint, Question, QuestionKind, Section

HERE = Path(__file__).parent
_SECTIONS = {
    QuestionKind.TECHNICAL: Section.TECHNICAL,
    QuestionKind.BEHAVIOURAL: Section.BEHAVIOURAL,
    QuestionKind.OPEN: Section.OPENING,
}


class _MadeQuestion(Line):
    kind: QuestionKind
    question: str = Field(min_length=1)
    key_points: tuple[KeyPoint, ...] = Field(min_length=1)


def load_questions(folder: Path = HERE) -> dict[str, Question]:
    """The questions by id; the section is only that of their kind.

    Raises:
        ValueError: A line that cannot be used, an id used twice.
    """
    return {
        made.id: Question(
            id=made.id,
            text=made.question,
            kind=made.kind,
            section=_SECTIONS[made.kind],
            competency="experience",
            key_points=made.key_points,
            generated=True,
        )
        for made in read_file(folder / "questions.jsonl", _MadeQuestion)
    }


def load(folder: Path = HERE) -> tuple[LabelledAnswer, ...]:
    """The answers, in the order of the file.

    Raises:
        ValueError: A line that cannot be used, an id used twice, a base that is missing.
    """
    return read_labelled(folder / "answers.jsonl")
