"""Only what stands in the document is added, with its line, and never over the user."""

from typing import Any

import pytest

from tests.documents.analyst.papers import CV, JOB, READER, cv_profile, named, read_cv, read_job
from viva.documents.analyst.findings import CvFindings, JobFindings
from viva.documents.schemas import USER, DocumentWarning, FieldSource, Job, Seniority

KAFKA = named("Kafka", 6, "Kafka consumers")


@pytest.mark.parametrize(
    ("claim", "added"),
    [
        (named("batches", 6, "nightly batches"), ("batches",)),
        (named("Batches", 6, "  NIGHTLY   batches"), ("Batches",)),
        (named("batches", 5, "nightly batches"), ()),
        (named("batches", 99, "nightly batches"), ()),
        (named("batches", 6, "weekly batches"), ()),
        (named("Rust", 6, "nightly batches"), ()),
        (named("batch", 6, "nightly batches"), ()),
        (named("moved nightly batches to kafka consumers", 6, "Moved nightly"), ()),
        (named("…", 6, "…"), ()),
        (KAFKA, ()),
    ],
    ids=[
        "as it stands",
        "other case and spacing",
        "another line",
        "no such line",
        "words that are not there",
        "a value that the quote does not hold",
        "half a word",
        "a sentence",
        "nothing but marks",
        "known already",
    ],
)
def test_a_skill_counts_when_its_quote_is_found_in_its_line(
    claim: dict[str, Any], added: tuple[str, ...]
) -> None:
    read = read_cv(skills=[claim])

    assert cv_profile(read).skills == ("kafka", "finch", *added)
    assert {source.value for source in read.sources} == set(added)


def test_a_skill_gets_its_canonical_name_its_line_and_its_source() -> None:
    parsed = CV.model_copy(update={"lines": (*CV.lines, "Ran K8s in production")})

    read = read_cv(parsed, skills=[named("K8s", 10, "Ran K8s")])

    assert cv_profile(read).skills[-1] == "kubernetes"
    assert cv_profile(read).skill_lines["kubernetes"] == (10,)
    assert read.sources == (
        FieldSource(field="skills", reader=READER, value="kubernetes", line=10, quote="Ran K8s"),
    )


def test_a_job_that_the_rules_missed_changes_years_and_gaps() -> None:
    quote = {"line": 7, "quote": "For Quillworks she kept the booking site up as its caretaker"}

    read = read_cv(
        jobs=[
            {
                "employer": "Quillworks",
                "title": "caretaker",
                "start": "2017-06",
                "end": "2019-12",
                "quotes": [quote],
            }
        ]
    )

    job = cv_profile(read).jobs[-1]
    assert (job.employer, job.title, job.start, job.end) == (
        "Quillworks",
        "caretaker",
        "2017-06",
        "2019-12",
    )
    assert job.line == 7
    assert cv_profile(read).total_years_experience == 2.6
    assert cv_profile(read).gaps[0].start == "2020-01"


def test_a_job_that_the_rules_read_gets_what_was_missing_and_keeps_the_rest() -> None:
    read = read_cv(
        jobs=[
            {
                "employer": "Marrow & Finch",
                "title": "Backend Engineer",
                "start": "2020-01",
                "end": "present",
                "quotes": [
                    {"line": 4, "quote": "Backend Engineer, Marrow & Finch"},
                    {"line": 5, "quote": "Jan 2020 - Present"},
                ],
            }
        ]
    )

    assert cv_profile(read).jobs == (
        Job(
            employer="Marrow & Finch",
            title="Backend Engineer",
            start="2020-01",
            end="present",
            line=4,
        ),
    )
    assert [source.line for source in read.sources] == [4, 5]


@pytest.mark.parametrize(
    ("start", "end", "kept"),
    [
        ("2017-06", "2019-12", ("2017-06", "2019-12")),
        ("2017", "2019", ("2017", "2019")),
        ("2016-06", "2019-12", (None, "2019-12")),
        ("2017-06", "present", ("2017-06", None)),
        ("2019-12", "2017-06", (None, None)),
    ],
    ids=["as written", "years", "a start that is not there", "not going on", "backwards"],
)
def test_dates_count_when_their_lines_hold_them(
    start: str, end: str, kept: tuple[str | None, str | None]
) -> None:
    claim = {
        "employer": "Quillworks",
        "start": start,
        "end": end,
        "quotes": [{"line": 7, "quote": "For Quillworks"}],
    }

    job = cv_profile(read_cv(jobs=[claim])).jobs[-1]

    assert (job.start, job.end) == kept


def test_a_job_without_a_name_that_is_found_is_none() -> None:
    claim = {"employer": "Acme", "quotes": [{"line": 7, "quote": "For Quillworks"}]}

    assert read_cv(jobs=[claim]).profile == CV.profile


def test_schools_languages_and_headline_are_added() -> None:
    read = read_cv(
        education=[
            {
                "institution": "Harbour College",
                "degree": "diploma in computing",
                "end": "2017",
                "quotes": [{"line": 8, "quote": "Harbour College, diploma in computing, 2017"}],
            }
        ],
        languages=[named("Portuguese", 9, "Speaks Portuguese"), named("Danish", 9, "Speaks")],
        headline=named("Backend Engineer", 4, "Backend Engineer"),
    )

    profile = cv_profile(read)
    assert [(e.institution, e.degree, e.end) for e in profile.education] == [
        ("Harbour College", "diploma in computing", "2017")
    ]
    assert profile.languages == ("Portuguese",)
    assert profile.headline == "Backend Engineer"


@pytest.mark.parametrize("field", ["skills", "headline", "languages", "jobs", "education"])
def test_fields_that_the_user_corrected_stay(field: str) -> None:
    corrected = CV.model_copy(update={"sources": (FieldSource(field=field, reader=USER),)})

    read = read_cv(
        corrected,
        skills=[named("batches", 6, "nightly batches")],
        headline=named("Backend Engineer", 4, "Backend Engineer"),
        languages=[named("Portuguese", 9, "Speaks Portuguese")],
        jobs=[{"employer": "Quillworks", "quotes": [{"line": 7, "quote": "For Quillworks"}]}],
        education=[
            {"institution": "Harbour College", "quotes": [{"line": 8, "quote": "Harbour College"}]}
        ],
    )

    assert getattr(read.profile, field) == getattr(CV.profile, field)
    assert {source.field for source in read.sources} == {
        "skills",
        "headline",
        "languages",
        "jobs",
        "education",
    }


def test_doubts_name_values_of_the_profile_and_change_nothing() -> None:
    read = read_cv(
        doubts=[
            {"field": "skills", "value": "Finch"},
            {"field": "skills", "value": "visit http://example.com now"},
        ]
    )

    (warning,) = read.profile.warnings
    assert (warning.code, warning.count) == ("doubted_by_model", 1)
    assert "“finch”" in warning.message
    assert "example.com" not in warning.message
    assert cv_profile(read).skills == ("kafka", "finch")


def test_a_warning_goes_when_what_it_missed_was_found() -> None:
    missing = DocumentWarning(code="jobs_not_found", message="No jobs were found.")
    bare = CV.profile.model_copy(update={"jobs": (), "warnings": (missing,)})

    read = read_cv(
        CV.model_copy(update={"profile": bare}),
        jobs=[{"employer": "Quillworks", "quotes": [{"line": 7, "quote": "For Quillworks"}]}],
    )

    assert read.profile.warnings == ()


def test_a_job_descriptions_gaps_are_filled_from_its_lines() -> None:
    lines = dict(enumerate(JOB.lines, start=1))
    assert lines[3].startswith("Whoever joins"), lines

    profile = read_job(
        company=named("Kiln & Co", 2, "Kiln & Co makes"),
        title=named("Astronaut", 3, "Whoever joins"),
        seniority={"level": "senior", "line": 6, "quote": "a senior position"},
        required_skills=[named("Terraform", 3, "Terraform modules")],
        nice_to_have_skills=[named("Grafana", 4, "Grafana"), named("Terraform", 3, "Terraform")],
        responsibilities=[{"line": 3, "quote": "keeps the Terraform modules tidy"}],
        min_years={"years": 4, "line": 5, "quote": "At least 4 years of experience"},
    )

    assert (profile.title, profile.company) == (None, "Kiln & Co")
    assert profile.seniority is Seniority.SENIOR
    assert (profile.required_skills, profile.nice_to_have_skills) == (("terraform",), ("grafana",))
    assert profile.skill_lines == {"terraform": (3,), "grafana": (4,)}
    assert profile.responsibilities == ("keeps the Terraform modules tidy",)
    assert profile.responsibility_lines == (3,)
    assert profile.min_years == 4


@pytest.mark.parametrize(
    "findings",
    [
        {"seniority": {"level": "lead", "line": 6, "quote": "a senior position"}},
        {"min_years": {"years": 9, "line": 5, "quote": "At least 4 years of experience"}},
        {"min_years": {"years": 4, "line": 4, "quote": "At least 4 years of experience"}},
    ],
)
def test_levels_and_years_that_their_quote_does_not_say_are_left_out(
    findings: dict[str, Any],
) -> None:
    profile = read_job(**findings)

    assert (profile.seniority, profile.min_years) == (None, None)


@pytest.mark.parametrize(
    ("shape", "claims"),
    [
        (CvFindings, {"skills": [named("a", 1, "a")] * 61}),
        (CvFindings, {"skills": [named("a" * 121, 1, "a")]}),
        (CvFindings, {"score": 10}),
        (CvFindings, {"jobs": [{"employer": "A", "start": "last year", "quotes": []}]}),
        (JobFindings, {"min_years": {"years": 99, "line": 1, "quote": "a"}}),
    ],
)
def test_findings_are_bounded(shape: type[CvFindings], claims: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        shape.model_validate(claims)
