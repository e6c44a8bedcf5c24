"""Questions for any field of work, for when the bank and the documents have none left."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml
from pydantic import Field

from viva.questions.line_facts import fillable
from viva.questions.line_patterns import PatternEntry, PointPattern
from viva.questions.schemas import KeyPoint, Question, QuestionKind, Section

_FILE: Final = Path(__file__).with_name("generic_questions.yaml")


class GenericQuestion(PatternEntry):
    """Of each list of wordings the first whose {facts} (topic, role) are known is taken."""

    id: str
    section: Section
    kind: QuestionKind
    competency: str
    level: int = Field(ge=1, le=5)
    text: tuple[str, ...] = Field(min_length=1)
    rephrased: tuple[str, ...] = Field(min_length=1)
    key_points: tuple[PointPattern, ...] = Field(min_length=3)


class _GenericFile(PatternEntry):
    questions: tuple[GenericQuestion, ...]


@lru_cache(maxsize=1)
def generic_questions() -> tuple[GenericQuestion, ...]:
    content = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return _GenericFile.model_validate(content).questions


def write_generic_question(
    generic: GenericQuestion, facts: Mapping[str, str], *, edition: int = 0
) -> Question:
    """The question with the facts filled in, marked as generated.

    An `edition` above 0 keeps apart the ids of further questions from the same wording.
    """
    points = tuple(
        KeyPoint(
            id=point.id,
            text=fillable(point.text, facts)[0],
            weight=point.weight,
            required=point.required,
            paraphrases=tuple(fillable(point.paraphrases, facts)),
            follow_up=next(iter(fillable(point.follow_up, facts)), None),
        )
        for point in generic.key_points
    )
    return Question(
        id=f"generic/{generic.id}" + (f"-{edition}" if edition else ""),
        text=fillable(generic.text, facts)[0],
        rephrased=fillable(generic.rephrased, facts)[0],
        kind=generic.kind,
        section=generic.section,
        competency=generic.competency,
        level=generic.level,
        key_points=points,
        reference=" ".join(
            point.paraphrases[0] if point.paraphrases else point.text for point in points
        ),
        generated=True,
    )
