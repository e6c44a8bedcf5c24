"""Jobs and schools that a model found: new ones, and what was missing in those the rules read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from viva.documents.analysis.dates import PRESENT, months
from viva.documents.analyst.checked import Reading, shown_in
from viva.documents.analyst.findings import EducationClaim, JobClaim, Quote
from viva.documents.analyst.source_lines import plain
from viva.documents.schemas import Education, Job

MOST_STATIONS = 40


@dataclass(frozen=True, slots=True)
class _Station:
    """A job (employer and title) or a school (institution and degree)."""

    place: str | None
    role: str | None
    start: str | None
    end: str | None
    line: int

    @property
    def label(self) -> str:
        return ", ".join(part for part in (self.role, self.place) if part)


def add_jobs(jobs: Sequence[Job], claims: Sequence[JobClaim], reading: Reading) -> tuple[Job, ...]:
    """All jobs, in the order of their lines if any was added."""
    known = [_Station(job.employer, job.title, job.start, job.end, job.line) for job in jobs]
    claimed = [(_Station(c.employer, c.title, c.start, c.end, 0), c.quotes) for c in claims]
    merged = _merged(known, claimed, reading, "jobs")
    result = [
        job.model_copy(
            update={"employer": s.place, "title": s.role, "start": s.start, "end": s.end}
        )
        for job, s in zip(jobs, merged, strict=False)
    ]
    added = [
        Job(employer=s.place, title=s.role, start=s.start, end=s.end, line=s.line)
        for s in merged[len(jobs) :]
    ]
    return tuple(sorted([*result, *added], key=lambda job: job.line) if added else result)


def add_education(
    education: Sequence[Education], claims: Sequence[EducationClaim], reading: Reading
) -> tuple[Education, ...]:
    """All schools, in the order of their lines if any was added."""
    known = [_Station(e.institution, e.degree, e.start, e.end, e.line) for e in education]
    claimed = [(_Station(c.institution, c.degree, c.start, c.end, 0), c.quotes) for c in claims]
    merged = _merged(known, claimed, reading, "education")
    result = [
        school.model_copy(
            update={"institution": s.place, "degree": s.role, "start": s.start, "end": s.end}
        )
        for school, s in zip(education, merged, strict=False)
    ]
    added = [
        Education(institution=s.place, degree=s.role, start=s.start, end=s.end, line=s.line)
        for s in merged[len(education) :]
    ]
    return tuple(sorted([*result, *added], key=lambda school: school.line) if added else result)


def _merged(
    known: Sequence[_Station],
    claims: Sequence[tuple[_Station, Sequence[Quote]]],
    reading: Reading,
    name: str,
) -> list[_Station]:
    """The known ones, completed, then the new ones."""
    result = list(known)
    for claim, quotes in claims:
        held = reading.quoted(quotes)
        station = _checked(claim, held, reading)
        if station is None:
            continue
        index = _find(result, station, {quote.line for quote in held})
        if index is None and len(result) >= MOST_STATIONS:
            continue
        before = None if index is None else result[index]
        after = station if before is None else _completed(before, station)
        if index is None:
            result.append(after)
        else:
            result[index] = after
        if after != before:
            for quote in held:
                reading.sources.add(name, after.label, quote)
    return result


def _checked(claim: _Station, quotes: Sequence[Quote], reading: Reading) -> _Station | None:
    """What its quotes hold; null where they hold neither of the names."""
    dates = reading.lines.dates(quotes)
    station = _Station(
        place=claim.place if shown_in(quotes, claim.place) else None,
        role=claim.role if shown_in(quotes, claim.role) else None,
        start=claim.start if claim.start in dates and claim.start != PRESENT else None,
        end=claim.end if claim.end in dates else None,
        line=min((quote.line for quote in quotes), default=0),
    )
    if not station.place and not station.role:
        return None
    return station if _runs_forwards(station) else replace(station, start=None, end=None)


def _find(known: Sequence[_Station], station: _Station, lines: set[int]) -> int | None:
    """The one that is meant: no name of the two differs, and they share a line or both names."""
    for index, other in enumerate(known):
        alike = (_alike(other.place, station.place), _alike(other.role, station.role))
        if False not in alike and (other.line in lines or alike == (True, True)):
            return index
    return None


def _alike(one: str | None, other: str | None) -> bool | None:
    """Whether two names mean the same; null where one is not known."""
    if one is None or other is None:
        return None
    return plain(one) in plain(other) or plain(other) in plain(one)


def _completed(station: _Station, found: _Station) -> _Station:
    """With what was missing; dates only if they do not run backwards then."""
    completed = replace(
        station,
        place=station.place or found.place,
        role=station.role or found.role,
        start=station.start or found.start,
        end=station.end or found.end,
    )
    if _runs_forwards(completed):
        return completed
    return replace(completed, start=station.start, end=station.end)


def _runs_forwards(station: _Station) -> bool:
    if station.start is None or station.end in (None, PRESENT):
        return True
    return months(station.start, at_end=False) <= months(str(station.end), at_end=True)
