"""What a chooser is given to find the next question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from viva.matching.schemas import Brief, BriefDocument
from viva.questions.schemas import Question, Section


@dataclass(frozen=True, slots=True, kw_only=True)
class LastAnswer:
    """The first look at the answer to the question asked last.

    Args:
        coverage: Weighted share of its key points that the answer touched, 0 to 1.
        missed: Ids of the key points it missed, heaviest first.
        gate: The gate that the answer fell to, or null.
    """

    coverage: float
    missed: tuple[str, ...] = ()
    gate: str | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRequest:
    """The state of an interview before turn `number` (1-based) is asked.

    Args:
        asked: The questions of this interview in order, follow-ups included.
        seen: Ids asked in the user's earlier interviews.
        abilities: Competency → ability on the scale of the levels, 1 to 5; any may be missing.
        seed: Same request and seed, same question.
    """

    brief: Brief
    documents: tuple[BriefDocument, ...] = ()
    number: int
    asked: tuple[Question, ...] = ()
    seen: frozenset[str] = frozenset()
    abilities: Mapping[str, float] = field(default_factory=dict)
    last_answer: LastAnswer | None = None
    seed: int = 0


def planned_section(brief: Brief, number: int) -> Section:
    """The section that turn `number` belongs to; turns beyond the plan belong to the last one."""
    turns = 0
    for planned in brief.sections:
        turns += planned.questions
        if number <= turns:
            return Section(planned.section)
    return Section(brief.sections[-1].section)
