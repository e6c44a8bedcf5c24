"""The shapes in which a model says what the rules missed; all of it is claims until checked."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from viva.documents.schemas import Seniority

_Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
_Date = Annotated[str, StringConstraints(pattern=r"^(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?|present)$")]


class Claim(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Quote(Claim):
    """Words of a document's line; lines are numbered from 1."""

    line: int = Field(ge=1)
    quote: str = Field(min_length=1, max_length=600)


class NamedClaim(Quote):
    name: _Name


class LevelClaim(Quote):
    level: Seniority


class YearsClaim(Quote):
    years: float = Field(ge=0, le=50)


class JobClaim(Claim):
    employer: _Name | None = None
    title: _Name | None = None
    start: _Date | None = None
    end: _Date | None = None
    quotes: list[Quote] = Field(min_length=1, max_length=4)


class EducationClaim(Claim):
    institution: _Name | None = None
    degree: _Name | None = None
    start: _Date | None = None
    end: _Date | None = None
    quotes: list[Quote] = Field(min_length=1, max_length=4)


class CvField(StrEnum):
    """The fields of a CV's profile that a value can be doubted in."""

    SKILLS = "skills"
    JOBS = "jobs"
    EDUCATION = "education"
    LANGUAGES = "languages"
    HEADLINE = "headline"


class JobField(StrEnum):
    """The same of a job description's."""

    TITLE = "title"
    COMPANY = "company"
    REQUIRED_SKILLS = "required_skills"
    NICE_TO_HAVE_SKILLS = "nice_to_have_skills"


class CvDoubt(Claim):
    field: CvField
    value: str = Field(max_length=200)


class JobDoubt(Claim):
    field: JobField
    value: str = Field(max_length=200)


class CvFindings(Claim):
    skills: list[NamedClaim] = Field(default=[], max_length=60)
    jobs: list[JobClaim] = Field(default=[], max_length=20)
    education: list[EducationClaim] = Field(default=[], max_length=12)
    languages: list[NamedClaim] = Field(default=[], max_length=12)
    headline: NamedClaim | None = None
    doubts: list[CvDoubt] = Field(default=[], max_length=20)


class JobFindings(Claim):
    title: NamedClaim | None = None
    company: NamedClaim | None = None
    seniority: LevelClaim | None = None
    required_skills: list[NamedClaim] = Field(default=[], max_length=40)
    nice_to_have_skills: list[NamedClaim] = Field(default=[], max_length=40)
    responsibilities: list[Quote] = Field(default=[], max_length=30)
    min_years: YearsClaim | None = None
    doubts: list[JobDoubt] = Field(default=[], max_length=20)


Findings = CvFindings | JobFindings
