"""CV and job side by side, and the brief that an interview follows."""

from dataclasses import dataclass
from enum import StrEnum

from viva.documents.schemas import CvProfile, JobProfile, Seniority


class InterviewKind(StrEnum):
    TECHNICAL = "technical"
    BEHAVIOURAL = "behavioural"
    HR = "hr"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDocument:
    """A document snapshot that a brief cites: its id, its logical lines and its profile."""

    id: str
    lines: tuple[str, ...]
    profile: CvProfile | JobProfile


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefRequest:
    """What the interview is wished to be. At least one of cv, job, role is given."""

    cv: BriefDocument | None = None
    job: BriefDocument | None = None
    role: str | None = None
    company: str | None = None
    kind: InterviewKind = InterviewKind.MIXED
    level: Seniority | None = None
    language: str = "en"
    questions: int = 10


class Fit(StrEnum):
    MATCHED = "matched"
    PARTIAL = "partial"
    GAP = "gap"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A skill worth asking about.

    Lines are 1-based numbers in the CV and the job. `matched`: job asks, CV shows; `partial`: job
    asks, CV shows a neighbour only; `gap`: job asks, CV shows neither; `extra`: only the CV shows
    it. `weight` is relative. `neighbour` and its `closeness` (0 to 1) are there when `partial`.
    """

    name: str
    competency: str
    fit: Fit
    weight: float
    cv_lines: tuple[int, ...] = ()
    job_lines: tuple[int, ...] = ()
    neighbour: str | None = None
    closeness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialSkill:
    """A skill that the job asks for and the CV only comes near to.

    Args:
        shown: The neighbour that the CV shows instead.
        closeness: How much of `skill` that is, from 0 to 1.
        reason: The same as a sentence.
    """

    skill: str
    shown: str
    closeness: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyWeight:
    name: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """`section` is a value of `viva.questions.schemas.Section`; `questions` counts turns."""

    section: str
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The plan of an interview: what to ask about, how much of it, and how hard to begin."""

    role: str
    family: str | None
    seniority: Seniority | None
    starting_level: int
    language: str
    questions: int
    sections: tuple[PlannedSection, ...]
    topics: tuple[Topic, ...]
    competencies: tuple[CompetencyWeight, ...]
    matched_skills: tuple[str, ...] = ()
    missing_skills: tuple[str, ...] = ()
    partial_skills: tuple[PartialSkill, ...] = ()
