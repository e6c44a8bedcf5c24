"""Composing the brief from CV, job and wishes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.matching import engineers, people
from viva.documents.schemas import CvProfile, JobProfile, Seniority
from viva.matching.brief import compose_brief
from viva.matching.schemas import BriefDocument, BriefRequest, Fit, InterviewKind
from viva.nlp.skills import SkillVocabulary

VOCABULARY = SkillVocabulary.load()
EMPTY_CV = BriefDocument(id="cv", lines=(), profile=CvProfile())
EMPTY_JOB = BriefDocument(id="job", lines=(), profile=JobProfile())


def test_skills_are_matched_missing_or_extra_with_the_lines_that_show_them() -> None:
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)

    brief = compose_brief(request, VOCABULARY)

    topics = {topic.name: topic for topic in brief.topics}
    assert topics["postgresql"].fit == Fit.MATCHED
    assert "PostgreSQL" in engineers.BACKEND_PAYMENTS.lines[topics["postgresql"].cv_lines[0] - 1]
    assert "PostgreSQL" in engineers.BACKEND_JOB.lines[topics["postgresql"].job_lines[0] - 1]
    assert topics["github actions"].fit == Fit.GAP
    assert topics["github actions"].cv_lines == ()
    assert topics["graphql"].fit == Fit.PARTIAL
    assert topics["graphql"].cv_lines == ()
    assert topics["grpc"].fit == Fit.EXTRA
    assert "postgresql" in brief.matched_skills
    assert "github actions" in brief.missing_skills
    assert [partial.skill for partial in brief.partial_skills] == ["graphql"]


def test_required_skills_weigh_more_than_nice_ones_and_these_more_than_extra_ones() -> None:
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)

    brief = compose_brief(request, VOCABULARY)

    weights = {topic.name: topic.weight for topic in brief.topics}
    assert weights["kafka"] > weights["terraform"] > weights["grpc"]
    assert [topic.weight for topic in brief.topics] == sorted(weights.values(), reverse=True)


def test_a_broad_field_is_not_missing_when_the_cv_shows_skills_of_it() -> None:
    request = BriefRequest(cv=engineers.ML_LANGUAGE, job=engineers.ML_JOB)

    brief = compose_brief(request, VOCABULARY)

    assert "machine learning" not in brief.missing_skills


@pytest.mark.parametrize(
    ("request_", "role", "family", "seniority"),
    [
        (
            BriefRequest(cv=engineers.FRONTEND, job=engineers.FRONTEND_JOB),
            "Frontend Engineer",
            "frontend",
            Seniority.MID,
        ),
        (BriefRequest(cv=people.NURSE_ICU), "Staff Nurse, Intensive Care", "nursing", "senior"),
        (BriefRequest(job=people.NURSE_JOB), "Registered Nurse, medical ward", "nursing", None),
        (BriefRequest(cv=people.CHEF), "Sous Chef", None, Seniority.SENIOR),
        (BriefRequest(cv=people.ACCOUNTANT), "Bilanzbuchhalterin", "finance", Seniority.SENIOR),
        (BriefRequest(role="beekeeper"), "beekeeper", None, None),
        (
            BriefRequest(role="  Senior\u202e Product\x00 Owner "),
            "Senior Product Owner",
            "product",
            "senior",
        ),
        (BriefRequest(cv=EMPTY_CV, job=EMPTY_JOB), "", None, None),
        (
            BriefRequest(cv=engineers.BACKEND_PAYMENTS, role="beekeeper"),
            "beekeeper",
            None,
            "senior",
        ),
    ],
)
def test_role_family_and_seniority_come_from_what_is_there(
    request_: BriefRequest, role: str, family: str | None, seniority: Seniority | None
) -> None:
    brief = compose_brief(request_, VOCABULARY)

    assert (brief.role, brief.family, brief.seniority) == (role, family, seniority)


def test_nothing_is_missing_where_there_is_no_cv() -> None:
    brief = compose_brief(BriefRequest(job=engineers.BACKEND_JOB), VOCABULARY)

    assert brief.missing_skills == ()
    assert {topic.fit for topic in brief.topics} == {Fit.GAP}


@pytest.mark.parametrize("kind", InterviewKind)
def test_competencies_are_weighed_by_kind(kind: InterviewKind) -> None:
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB, kind=kind)

    brief = compose_brief(request, VOCABULARY)

    weights = {weight.name: weight.weight for weight in brief.competencies}
    assert sum(weights.values()) == pytest.approx(1.0, abs=0.01)
    if kind == InterviewKind.TECHNICAL:
        assert "ownership" not in weights
        assert weights["databases"] > weights.get("design", 0.0)
    if kind == InterviewKind.HR:
        assert brief.competencies[0].name == "motivation"


@given(
    role=st.one_of(st.none(), st.text(max_size=120)),
    skills=st.lists(st.sampled_from(["python", "sql", "wound care", "no such skill", "☃"])),
    lines=st.lists(st.integers(min_value=1, max_value=500), max_size=4),
    years=st.one_of(st.none(), st.floats(min_value=0, max_value=60)),
    kind=st.sampled_from(list(InterviewKind)),
    questions=st.integers(min_value=1, max_value=20),
)
def test_any_profile_makes_the_same_complete_brief_each_time(
    role: str | None,
    skills: list[str],
    lines: list[int],
    years: float | None,
    kind: InterviewKind,
    questions: int,
) -> None:
    profile = CvProfile(
        skills=tuple(skills),
        skill_lines={skill: tuple(lines) for skill in skills},
        total_years_experience=years,
    )
    cv = BriefDocument(id="cv", lines=("a line",), profile=profile)
    request = BriefRequest(cv=cv, role=role, kind=kind, questions=questions)

    brief = compose_brief(request, VOCABULARY)

    assert brief == compose_brief(request, VOCABULARY)
    assert sum(section.questions for section in brief.sections) == questions
    assert 1 <= brief.starting_level <= 5
    assert len(brief.role) <= 80
    assert brief.competencies


def test_a_brief_takes_less_than_ten_milliseconds() -> None:
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)
    compose_brief(request, VOCABULARY)

    started = time.process_time()
    for _ in range(20):
        compose_brief(request, VOCABULARY)

    assert (time.process_time() - started) / 20 < 0.010
