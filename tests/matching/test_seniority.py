"""How senior a role is taken to be."""

import pytest

from viva.documents.schemas import CvProfile, JobProfile, Seniority
from viva.matching.seniority import find_seniority, starting_level

JUNIOR_CV = CvProfile(total_years_experience=1.0)
SENIOR_JOB = JobProfile(title="Engineer", seniority=Seniority.SENIOR)


@pytest.mark.parametrize(
    ("level", "role", "job", "cv", "expected"),
    [
        (Seniority.INTERN, "Senior Engineer", SENIOR_JOB, JUNIOR_CV, Seniority.INTERN),
        (None, "Lead Engineer", SENIOR_JOB, JUNIOR_CV, Seniority.LEAD),
        (None, "Engineer", SENIOR_JOB, JUNIOR_CV, Seniority.SENIOR),
        (None, None, JobProfile(title="Junior Tester"), None, Seniority.JUNIOR),
        (None, None, JobProfile(title="Tester", min_years=3), None, Seniority.MID),
        (None, None, JobProfile(title="Tester"), JUNIOR_CV, Seniority.JUNIOR),
        (None, None, None, CvProfile(total_years_experience=12), Seniority.SENIOR),
        (None, "Werkstudentin Vertrieb", None, None, Seniority.INTERN),
        (None, "Jefa de cocina", None, None, Seniority.LEAD),
        (None, "beekeeper", None, CvProfile(), None),
    ],
)
def test_the_wish_comes_before_the_role_the_job_and_the_years(
    level: Seniority | None,
    role: str | None,
    job: JobProfile | None,
    cv: CvProfile | None,
    expected: Seniority | None,
) -> None:
    assert find_seniority(level, role, job, cv) == expected


def test_interviews_begin_harder_for_senior_roles() -> None:
    levels = [starting_level(seniority) for seniority in Seniority]

    assert all(1 <= level <= 5 for level in levels)
    assert starting_level(Seniority.INTERN) < starting_level(Seniority.MID)
    assert starting_level(Seniority.MID) < starting_level(Seniority.PRINCIPAL)
    assert starting_level(None) == starting_level(Seniority.MID)
