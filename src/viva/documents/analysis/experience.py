"""How long somebody has worked, and where nothing is told.

Months count with both ends. A stretch between two bare years runs from July to June, so that
`2015 – 2017` is two years; for gaps a bare year is covered whole, so that none is invented.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from viva.documents.analysis.dates import PRESENT, from_months, months
from viva.documents.schemas import Education, Gap, Job

SHORTEST_GAP_MONTHS = 3
_UNKNOWN_STUDY_MONTHS = 24
_Stretch = tuple[int, int]


def total_years(jobs: Iterable[Job], today: date) -> float | None:
    """Years in any job, overlaps counted once; `None` when no job has dates."""
    stretches = [s for job in jobs if (s := _worked(job, today)) is not None]
    if not stretches:
        return None
    return round(sum(end - start + 1 for start, end in _merged(stretches)) / 12, 1)


def find_gaps(jobs: Iterable[Job], education: Iterable[Education], today: date) -> tuple[Gap, ...]:
    """Stretches of `SHORTEST_GAP_MONTHS` or more without a job or a school, up to today."""
    now = _month_of(today)
    covered = [s for job in jobs if (s := _covered(job.start, job.end, now)) is not None]
    covered += [s for e in education if (s := _studied(e, now)) is not None]
    if not covered:
        return ()
    merged = _merged(covered)
    bounds = [*merged, (now + 1, now + 1)]
    return tuple(
        Gap(start=from_months(end + 1), end=from_months(start - 1))
        for (_, end), (start, _) in pairwise(bounds)
        if start - end - 1 >= SHORTEST_GAP_MONTHS
    )


def _month_of(today: date) -> int:
    return today.year * 12 + today.month - 1


def _worked(job: Job, today: date) -> _Stretch | None:
    if job.start is None:
        return None
    now = _month_of(today)
    end_date = job.end or job.start
    end = now if end_date == PRESENT else months(end_date, at_end=True)
    start = months(job.start, at_end=False)
    bare_start, bare_end = "-" not in job.start, end_date != PRESENT and "-" not in end_date
    if bare_start and bare_end and job.start == end_date:
        start, end = start + 3, start + 8
    else:
        start, end = start + (6 if bare_start else 0), end - (6 if bare_end else 0)
    return (start, min(end, now)) if start <= min(end, now) else None


def _covered(start: str | None, end: str | None, now: int) -> _Stretch | None:
    if start is None:
        return None
    last = now if end == PRESENT else months(end or start, at_end=True)
    first = months(start, at_end=False)
    return (first, min(last, now)) if first <= min(last, now) else None


def _studied(education: Education, now: int) -> _Stretch | None:
    """A school with only an end covers the two years before it."""
    if education.start is None and education.end not in (None, PRESENT):
        last = months(str(education.end), at_end=True)
        return last - _UNKNOWN_STUDY_MONTHS, min(last, now)
    return _covered(education.start, education.end, now)


def _merged(stretches: list[_Stretch]) -> list[_Stretch]:
    merged: list[_Stretch] = []
    for start, end in sorted(stretches):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
