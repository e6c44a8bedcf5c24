"""A profile with what a model found, as far as the document bears it and the user lets it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from viva.documents.analysis.experience import find_gaps, total_years
from viva.documents.analysis.job import find_seniority
from viva.documents.analysis.requirements import Need, minimum_years
from viva.documents.analysis.spoken_languages import find_languages
from viva.documents.analyst.checked import Reading, Sources
from viva.documents.analyst.findings import (
    CvDoubt,
    CvFindings,
    Findings,
    JobDoubt,
    JobFindings,
    LevelClaim,
    NamedClaim,
    Quote,
    YearsClaim,
)
from viva.documents.analyst.source_lines import SourceLines, plain
from viva.documents.analyst.stations import add_education, add_jobs
from viva.documents.schemas import (
    CvProfile,
    DocumentWarning,
    Education,
    Job,
    JobProfile,
    ParsedDocument,
    Seniority,
)
from viva.nlp.skills import SkillVocabulary

MOST_RESPONSIBILITIES = 40
DOUBTED = "doubted_by_model"
# Warnings that hold only as long as nothing was found.
_OBSOLETE = {"jobs_not_found": "jobs", "skills_not_found": "skills"}


def with_findings(
    parsed: ParsedDocument,
    findings: Findings,
    lines: SourceLines,
    *,
    reader: str,
    today: date,
) -> ParsedDocument:
    """The document with every addition that is borne out; fields that the user corrected stay."""
    sources = Sources(reader)
    reading = Reading(lines, SkillVocabulary.load(), sources)
    closed = parsed.corrected_fields
    match parsed.profile, findings:
        case CvProfile() as cv, CvFindings():
            changes = _cv_changes(cv, findings, reading, closed, today)
        case JobProfile() as job, JobFindings():
            changes = _job_changes(job, findings, reading, closed)
        case _:
            return parsed
    profile = parsed.profile.model_copy(update=changes)
    warnings = _warnings(profile, findings.doubts)
    return parsed.model_copy(
        update={
            "profile": profile.model_copy(update={"warnings": warnings}),
            "sources": (*parsed.sources, *sources.found),
        }
    )


def _cv_changes(
    cv: CvProfile, findings: CvFindings, reading: Reading, closed: frozenset[str], today: date
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "skills" not in closed:
        added = reading.skills(findings.skills, "skills", cv.skills)
        changes["skills"] = (*cv.skills, *added)
        changes["skill_lines"] = {**cv.skill_lines, **added}
    if "headline" not in closed and cv.headline is None:
        changes["headline"] = reading.value(findings.headline, "headline")
    if "languages" not in closed:
        changes["languages"] = _languages(cv.languages, findings.languages, reading)
    jobs, education = cv.jobs, cv.education
    if "jobs" not in closed:
        changes["jobs"] = jobs = add_jobs(cv.jobs, findings.jobs, reading)
    if "education" not in closed:
        changes["education"] = education = add_education(cv.education, findings.education, reading)
    if (jobs, education) != (cv.jobs, cv.education):
        changes |= _times(jobs, education, closed, today)
    return changes


def _times(
    jobs: Sequence[Job], education: Sequence[Education], closed: frozenset[str], today: date
) -> dict[str, Any]:
    """What follows from the dates of jobs and schools."""
    counted = {
        "total_years_experience": total_years(jobs, today),
        "gaps": find_gaps(jobs, education, today),
    }
    return {name: value for name, value in counted.items() if name not in closed}


def _languages(
    known: tuple[str, ...], claims: Iterable[NamedClaim], reading: Reading
) -> tuple[str, ...]:
    languages = list(known)
    for claim in claims:
        for language in find_languages(claim.name)[:1]:
            shown = reading.lines.holds(claim) and language in find_languages(claim.quote)
            if shown and language not in languages:
                languages.append(language)
                reading.sources.add("languages", language, claim)
    return tuple(languages)


def _job_changes(
    job: JobProfile, findings: JobFindings, reading: Reading, closed: frozenset[str]
) -> dict[str, Any]:
    empty: tuple[tuple[str, Callable[[], object]], ...] = (
        ("title", lambda: reading.value(findings.title, "title")),
        ("company", lambda: reading.value(findings.company, "company")),
        ("seniority", lambda: _seniority(findings.seniority, reading)),
        ("min_years", lambda: _min_years(findings.min_years, reading)),
    )
    changes: dict[str, Any] = {
        name: find() for name, find in empty if name not in closed and getattr(job, name) is None
    }
    skill_lines = dict(job.skill_lines)
    known = (*job.required_skills, *job.nice_to_have_skills)
    for name, claims in (
        ("required_skills", findings.required_skills),
        ("nice_to_have_skills", findings.nice_to_have_skills),
    ):
        if name not in closed:
            added = reading.skills(claims, name, known)
            changes[name] = (*getattr(job, name), *added)
            skill_lines |= added
            known = (*known, *added)
    changes["skill_lines"] = skill_lines
    if "responsibilities" not in closed:
        changes |= _responsibilities(job, findings.responsibilities, reading)
    return changes


def _seniority(claim: LevelClaim | None, reading: Reading) -> Seniority | None:
    if claim is None or not reading.lines.holds(claim):
        return None
    if find_seniority(claim.quote, "") is not claim.level:
        return None
    reading.sources.add("seniority", claim.level, claim)
    return claim.level


def _min_years(claim: YearsClaim | None, reading: Reading) -> float | None:
    if claim is None or not reading.lines.holds(claim):
        return None
    if minimum_years([(claim.quote, Need.REQUIRED)]) != claim.years:
        return None
    reading.sources.add("min_years", f"{claim.years:g}", claim)
    return claim.years


def _responsibilities(
    job: JobProfile, quotes: Iterable[Quote], reading: Reading
) -> dict[str, tuple[object, ...]]:
    texts, lines = list(job.responsibilities), list(job.responsibility_lines)
    if len(texts) != len(lines):
        return {}
    for quote in reading.quoted(quotes):
        text = quote.quote.strip()
        if quote.line not in lines and len(texts) < MOST_RESPONSIBILITIES:
            texts.append(text)
            lines.append(quote.line)
            reading.sources.add("responsibilities", text[:120], quote)
    return {"responsibilities": tuple(texts), "responsibility_lines": tuple(lines)}


def _warnings(
    profile: CvProfile | JobProfile, doubts: Sequence[CvDoubt | JobDoubt]
) -> tuple[DocumentWarning, ...]:
    """Without those that no longer hold; with one for the values that a model doubts."""
    values = profile.model_dump(mode="json")
    kept = tuple(
        warning
        for warning in profile.warnings
        if not _is_obsolete(warning.code, values) and warning.code != DOUBTED
    )
    doubted = list(dict.fromkeys(v for doubt in doubts for v in _doubted(doubt, values)))
    if not doubted:
        return kept
    listed = ", ".join(f"“{value}”" for value in doubted)
    message = f"A language model doubts that the document says: {listed}. Correct what is wrong."
    return (*kept, DocumentWarning(code=DOUBTED, message=message, count=len(doubted)))


def _is_obsolete(code: str, values: Mapping[str, Any]) -> bool:
    if code not in _OBSOLETE:
        return False
    names = (_OBSOLETE[code], "required_skills", "nice_to_have_skills")
    return any(values.get(name) for name in names[: 1 if code == "jobs_not_found" else 3])


def _doubted(doubt: CvDoubt | JobDoubt, values: Mapping[str, Any]) -> list[str]:
    """The values of the profile that are meant, in its own words."""
    found = values.get(doubt.field.value)
    entries = found if isinstance(found, list) else [found]
    texts = [text for entry in entries for text in _texts(entry)]
    return [text for text in texts if plain(text) == plain(doubt.value)][:1]


def _texts(entry: object) -> list[str]:
    if isinstance(entry, dict):
        names = ("employer", "title", "institution", "degree")
        return [entry[name] for name in names if entry.get(name)]
    return [entry] if isinstance(entry, str) else []
