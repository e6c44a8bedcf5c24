"""The lines of a document that a question can rest on, with where they come from."""

from dataclasses import dataclass
from typing import Final

from viva.documents.schemas import CvProfile, DocumentKind, JobProfile
from viva.matching.schemas import BriefDocument
from viva.questions.quotable import is_nameable, is_quotable

_MAX_LINES: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedLine:
    """One quotable line, `text` as it stands in the document.

    Args:
        told: It stands where a CV tells what was done, or a job what is to be done.
        duty: A line of a job that says what is to be done, as far as that is known.
        employer: Where it was done, as far as the CV says.
    """

    document_id: str
    number: int
    text: str
    kind: DocumentKind
    told: bool
    duty: bool = False
    employer: str | None = None
    title: str | None = None

    @property
    def place(self) -> tuple[str, int]:
        return self.document_id, self.number


def read_lines(document: BriefDocument) -> tuple[CitedLine, ...]:
    """All quotable lines of `document`, in order."""
    profile = document.profile
    places = _cv_places(profile) if isinstance(profile, CvProfile) else _job_places(profile)
    name = profile.name if isinstance(profile, CvProfile) else None
    heads = _cv_heads(profile) if isinstance(profile, CvProfile) else frozenset[int]()
    duties = _duties(profile) if isinstance(profile, JobProfile) else frozenset[int]()
    title = profile.title if isinstance(profile, JobProfile) else profile.headline
    return tuple(
        CitedLine(
            document_id=document.id,
            number=number,
            text=text,
            kind=profile.kind,
            told=number in places,
            duty=number in duties,
            employer=places.get(number, _NOWHERE)[0],
            title=places.get(number, _NOWHERE)[1],
        )
        for number, text in enumerate(document.lines[:_MAX_LINES], start=1)
        if number not in heads and text != title and is_quotable(text, name)
    )


_Place = tuple[str | None, str | None]
_NOWHERE: Final[_Place] = (None, None)


def _cv_places(profile: CvProfile) -> dict[int, _Place]:
    places: dict[int, _Place] = {}
    for project in profile.projects:
        for highlight in project.highlights:
            places[highlight.line] = _NOWHERE
    for job in profile.jobs:
        for highlight in job.highlights:
            places[highlight.line] = (_short(job.employer), _short(job.title))
    return places


def _cv_heads(profile: CvProfile) -> frozenset[int]:
    """Lines that only name a job, a project or a school."""
    return frozenset(
        [job.line for job in profile.jobs]
        + [project.line for project in profile.projects]
        + [school.line for school in profile.education]
    )


def _duties(profile: JobProfile) -> frozenset[int]:
    return frozenset(profile.responsibility_lines or _job_places(profile))


def _job_places(profile: JobProfile) -> dict[int, _Place]:
    skills = (number for numbers in profile.skill_lines.values() for number in numbers)
    return dict.fromkeys((*profile.responsibility_lines, *skills), _NOWHERE)


def _short(name: str | None) -> str | None:
    """A name fit for the middle of a sentence, else None."""
    if name is None or not is_nameable(name):
        return None
    return " ".join(name.split())
