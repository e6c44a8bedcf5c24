from datetime import date

import pytest

from viva.documents.analysis.experience import find_gaps, total_years
from viva.documents.schemas import Education, Job

TODAY = date(2026, 11, 21)


def job(start: str | None, end: str | None) -> Job:
    return Job(employer=None, title="Engineer", start=start, end=end, line=1)


def school(start: str | None, end: str | None) -> Education:
    return Education(institution="U", degree="BSc", start=start, end=end, line=1)


@pytest.mark.parametrize(
    ("stretches", "years"),
    [
        ([("2019-01", "2019-12")], 1.0),
        ([("2019-01", "2019-12"), ("2019-07", "2020-06")], 1.5),
        ([("2025-12", "present")], 1.0),
        ([("2015", "2017")], 2.0),
        ([("2015", "2015")], 0.5),
        ([(None, None)], None),
        ([("2030-01", "2031-01")], None),
    ],
)
def test_years_count_overlaps_once(
    stretches: list[tuple[str | None, str | None]], years: float | None
) -> None:
    assert total_years([job(*stretch) for stretch in stretches], TODAY) == years


def test_gaps_lie_between_jobs_and_schools_up_to_today() -> None:
    jobs = [job("2018-01", "2018-12"), job("2019-06", "2026-06")]

    found = find_gaps(jobs, [], TODAY)

    assert [(g.start, g.end) for g in found] == [("2019-01", "2019-05"), ("2026-07", "2026-11")]


@pytest.mark.parametrize(
    ("jobs", "schools"),
    [
        ([job("2018-01", "2018-12"), job("2019-03", "present")], []),
        ([job("2018-01", "2018-12"), job("2019-06", "present")], [school("2018", "2019-06")]),
        ([job("2018", "2019"), job("2020", "present")], []),
        ([job("2019-07", "present")], [school(None, "2019")]),
        ([], []),
    ],
)
def test_short_or_covered_stretches_are_no_gaps(jobs: list[Job], schools: list[Education]) -> None:
    assert find_gaps(jobs, schools, TODAY) == ()
