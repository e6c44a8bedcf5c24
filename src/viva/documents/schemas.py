"""What a document becomes: its lines and a typed profile. These shapes are the public JSON."""

from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class DocumentKind(StrEnum):
    CV = "cv"
    JOB = "job"


class Seniority(StrEnum):
    INTERN = "intern"
    JUNIOR = "junior"
    MID = "mid"
    SENIOR = "senior"
    STAFF = "staff"
    LEAD = "lead"
    PRINCIPAL = "principal"


class Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class DocumentWarning(Shape):
    """Something a reader should know, such as hidden text; `count` says how often it was found."""

    code: str
    message: str
    count: int = 1


class Highlight(Shape):
    """One thing done, as written; `line` is the 1-based number of its document line."""

    text: str
    line: int


class Job(Shape):
    """`start` and `end` are `YYYY-MM` or `YYYY`, `end` may be `present`; null where not found."""

    employer: str | None
    title: str | None
    start: str | None = None
    end: str | None = None
    highlights: tuple[Highlight, ...] = ()
    line: int


class Project(Shape):
    name: str
    highlights: tuple[Highlight, ...] = ()
    line: int


class Education(Shape):
    institution: str | None
    degree: str | None
    start: str | None = None
    end: str | None = None
    line: int


class Gap(Shape):
    """A stretch without a job or an education, in months, both ends included."""

    start: str
    end: str


class CvProfile(Shape):
    """A CV as read.

    `skill_lines` maps each skill to the 1-based numbers of the lines that show it, best line
    first: a line that tells what was done with it comes before a mere list.
    """

    kind: Literal[DocumentKind.CV] = DocumentKind.CV
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    location: str | None = None
    links: tuple[str, ...] = ()
    headline: str | None = None
    language: str = "en"
    skills: tuple[str, ...] = ()
    skill_lines: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    jobs: tuple[Job, ...] = ()
    projects: tuple[Project, ...] = ()
    education: tuple[Education, ...] = ()
    languages: tuple[str, ...] = ()
    total_years_experience: float | None = None
    gaps: tuple[Gap, ...] = ()
    warnings: tuple[DocumentWarning, ...] = ()


class JobProfile(Shape):
    """A job description as read; line numbers as in `CvProfile`."""

    kind: Literal[DocumentKind.JOB] = DocumentKind.JOB
    title: str | None = None
    company: str | None = None
    seniority: Seniority | None = None
    language: str = "en"
    required_skills: tuple[str, ...] = ()
    nice_to_have_skills: tuple[str, ...] = ()
    skill_lines: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    responsibilities: tuple[str, ...] = ()
    responsibility_lines: tuple[int, ...] = ()
    min_years: float | None = None
    warnings: tuple[DocumentWarning, ...] = ()


Profile = CvProfile | JobProfile


USER = "user"


class FieldSource(Shape):
    """Who read a value of the profile, where it was not the rules.

    `reader` is `user` for a field that was corrected, else `model:…` with the model and its prompt;
    `line` and `quote` show where the value stands.
    """

    field: str
    reader: str
    value: str | None = None
    line: int | None = None
    quote: str | None = None


class AnalysisStatus(StrEnum):
    RULES_ONLY = "rules_only"
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"


class Analysis(Shape):
    """Whether a language model has checked what the rules read.

    `reader` is the model with its prompt; `reason` is why it failed, as a stable code;
    `lines_left_out` were not shown to it, because there were too many or they gave it orders.
    """

    status: AnalysisStatus = AnalysisStatus.RULES_ONLY
    reader: str | None = None
    reason: str | None = None
    lines_left_out: int = 0


class ParsedDocument(Shape):
    """`lines` are logical lines: a wrapped bullet is one line, without its bullet sign.

    What `sources` do not name was read by rules.
    """

    kind: DocumentKind
    lines: tuple[str, ...]
    profile: CvProfile | JobProfile = Field(discriminator="kind")
    analysis: Analysis = Analysis()
    sources: tuple[FieldSource, ...] = ()

    @property
    def corrected_fields(self) -> frozenset[str]:
        return frozenset(source.field for source in self.sources if source.reader == USER)
