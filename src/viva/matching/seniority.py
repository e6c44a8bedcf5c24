"""How senior a role is, and how hard its interview begins."""

import re
from typing import Final

from viva.documents.schemas import CvProfile, JobProfile, Seniority

DEFAULT_LEVEL: Final = 3
_LEVELS: Final = {
    Seniority.INTERN: 1,
    Seniority.JUNIOR: 2,
    Seniority.MID: 3,
    Seniority.SENIOR: 4,
    Seniority.STAFF: 4,
    Seniority.LEAD: 4,
    Seniority.PRINCIPAL: 5,
}
# Years of experience below which a level is expected, as job advertisements put it.
_YEARS: Final = ((2.0, Seniority.JUNIOR), (5.0, Seniority.MID))
_WORDS: Final = (
    (Seniority.PRINCIPAL, r"principal|distinguished|fellow"),
    (Seniority.STAFF, r"staff (?:\w+ )?(?:engineer|developer|scientist|designer)"),
    (
        Seniority.LEAD,
        r"lead|head of|director|leiter(?:in)?|leitung|teamleiter(?:in)?|jef[ea]|chief",
    ),
    (Seniority.SENIOR, r"senior|sr|sénior"),
    (
        Seniority.INTERN,
        r"intern|internship|trainee|praktikant(?:in)?|werkstudent(?:in)?|becari[oa]",
    ),
    (Seniority.JUNIOR, r"junior|jr|júnior|graduate|entry[- ]level|berufseinsteiger(?:in)?"),
)
_PATTERNS: Final = tuple(
    (seniority, re.compile(rf"(?<!\w)(?:{words})(?!\w)")) for seniority, words in _WORDS
)


def find_seniority(
    level: Seniority | None, role: str | None, job: JobProfile | None, cv: CvProfile | None
) -> Seniority | None:
    """The wished level, else what the role says, else the job, else the CV's years."""
    return (
        level
        or (_from_words(role) if role else None)
        or (_from_job(job) if job else None)
        or (_from_years(cv.total_years_experience) if cv else None)
    )


def starting_level(seniority: Seniority | None) -> int:
    """The difficulty, 1 to 5, of the first questions."""
    return DEFAULT_LEVEL if seniority is None else _LEVELS[seniority]


def _from_job(job: JobProfile) -> Seniority | None:
    return (
        job.seniority
        or (_from_words(job.title) if job.title else None)
        or _from_years(job.min_years)
    )


def _from_words(title: str) -> Seniority | None:
    folded = title[:200].casefold()
    return next((found for found, pattern in _PATTERNS if pattern.search(folded)), None)


def _from_years(years: float | None) -> Seniority | None:
    if years is None:
        return None
    return next((found for limit, found in _YEARS if years < limit), Seniority.SENIOR)
