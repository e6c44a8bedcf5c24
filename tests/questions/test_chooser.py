"""Choosing the questions of an interview."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.matching import engineers, people
from tests.questions.talks import (
    Answers,
    brief_of,
    documents_of,
    empty_chooser,
    good,
    halfway,
    play,
    poor,
    shipped_chooser,
)
from viva.documents.schemas import CvProfile, Highlight, Job
from viva.matching.schemas import BriefDocument, BriefRequest, InterviewKind
from viva.questions.chooser import ChoiceRequest, LastAnswer
from viva.questions.schemas import Question, Section
from viva.questions.similarity import is_repeat

BACKEND = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)
WORDS = ["led", "built", "the", "team", "sales", "of", "40%", "Python", "patients", "für", "y", "☃"]


def assert_no_repeats(asked: list[Question]) -> None:
    for at, question in enumerate(asked):
        assert not is_repeat(question, asked[:at]), question.text


@pytest.mark.parametrize("answers", [good, halfway, poor])
@pytest.mark.parametrize("kind", InterviewKind)
@pytest.mark.parametrize(
    "request_",
    [
        BriefRequest(role="beekeeper", questions=20),
        BriefRequest(cv=people.CHEF, questions=20),
        BriefRequest(job=engineers.ML_JOB, questions=20),
        BriefRequest(cv=people.NURSE_CARE_HOME, job=people.NURSE_JOB, questions=20),
    ],
)
def test_twenty_questions_never_repeat(
    request_: BriefRequest, kind: InterviewKind, answers: Answers
) -> None:
    request = BriefRequest(
        cv=request_.cv, job=request_.job, role=request_.role, kind=kind, questions=20
    )

    asked = play(request, answers=answers)

    assert len(asked) == 20
    assert_no_repeats(asked)


@given(
    lines=st.lists(
        st.one_of(
            st.text(max_size=300),
            st.lists(st.sampled_from(WORDS), min_size=3, max_size=30).map(" ".join),
        ),
        max_size=12,
    ),
    role=st.one_of(st.none(), st.text(max_size=60)),
    kind=st.sampled_from(list(InterviewKind)),
    questions=st.integers(min_value=1, max_value=20),
    seed=st.integers(min_value=0, max_value=2**48),
    answers=st.sampled_from([good, halfway, poor]),
    with_bank=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_any_cv_gets_a_whole_interview_that_cites_its_lines_exactly(
    lines: list[str],
    role: str | None,
    kind: InterviewKind,
    questions: int,
    seed: int,
    answers: Answers,
    *,
    with_bank: bool,
) -> None:
    job = Job(
        employer="{employer}",
        title=role,
        highlights=tuple(Highlight(text=text, line=at) for at, text in enumerate(lines, start=1)),
        line=1,
    )
    profile = CvProfile(jobs=(job,), skills=("python",), skill_lines={"python": (1, 99)})
    cv = BriefDocument(id="cv", lines=tuple(lines), profile=profile)
    request = BriefRequest(cv=cv, role=role, kind=kind, questions=questions)
    chooser = shipped_chooser() if with_bank else empty_chooser()

    asked = play(request, answers=answers, seed=seed, chooser=chooser)

    assert asked == play(request, answers=answers, seed=seed, chooser=chooser)
    assert_no_repeats(asked)
    for question in asked:
        assert question.text.strip()
        assert question.key_points
        assert all(source.text == lines[source.line - 1] for source in question.sources)


def test_sections_come_in_the_order_of_the_brief() -> None:
    asked = play(BACKEND)

    sections = [question.section for question in asked]
    assert sections[0] == Section.OPENING
    assert sections[1:6] == [Section.TECHNICAL] * 5
    assert sections[6:9] == [Section.BEHAVIOURAL] * 3
    assert sections[9] == Section.CLOSING


def test_the_closing_is_reached_however_many_follow_ups_there_are() -> None:
    asked = play(BACKEND, answers=halfway)

    assert asked[-1].section == Section.CLOSING
    assert asked[-1].follow_up_of is None


def test_questions_of_earlier_interviews_are_avoided_while_others_are_left() -> None:
    first = play(BACKEND)

    second = play(BACKEND, seen=frozenset(question.id for question in first))

    assert not {question.id for question in first} & {question.id for question in second}


def test_a_seen_question_is_asked_again_rather_than_none() -> None:
    everything = frozenset(
        question.id
        for seed in range(40)
        for question in play(BriefRequest(role="beekeeper", questions=20), seed=seed)
    )

    asked = play(BriefRequest(role="beekeeper", questions=20), seen=everything)

    assert_no_repeats(asked)


def test_the_first_technical_question_is_about_a_matched_skill() -> None:
    brief = brief_of(BACKEND)

    for seed in range(10):
        first = play(BACKEND, seed=seed)[1]
        assert set(first.skills) & set(brief.matched_skills)


def test_two_questions_in_a_row_are_not_about_the_same_skill() -> None:
    for seed in range(10):
        asked = play(BACKEND, seed=seed)
        for one, other in pairwise(asked):
            assert not set(one.skills) & set(other.skills)


def next_level(abilities: dict[str, float], answer: LastAnswer | None) -> float:
    """The mean level of the second technical question over many seeds."""
    brief = brief_of(BACKEND)
    asked = tuple(play(BACKEND)[:2])
    levels = [
        shipped_chooser()
        .choose(
            ChoiceRequest(
                brief=brief,
                documents=documents_of(BACKEND),
                number=3,
                asked=asked,
                abilities=abilities,
                last_answer=answer,
                seed=seed,
            )
        )
        .level
        for seed in range(30)
    ]
    return sum(levels) / len(levels)


def test_difficulty_follows_the_ability() -> None:
    weak = dict.fromkeys((weight.name for weight in brief_of(BACKEND).competencies), 1.0)
    strong = dict.fromkeys(weak, 5.0)

    assert next_level(weak, None) + 0.5 < next_level(strong, None)


@pytest.mark.parametrize(
    "answer",
    [
        LastAnswer(coverage=0.0, skipped=True),
        LastAnswer(coverage=0.0, gate="dont_know"),
        LastAnswer(coverage=0.1),
    ],
)
def test_after_a_poor_answer_the_next_question_is_easier_and_about_something_else(
    answer: LastAnswer,
) -> None:
    brief = brief_of(BACKEND)
    asked = tuple(play(BACKEND)[:2])
    request = ChoiceRequest(
        brief=brief,
        documents=documents_of(BACKEND),
        number=3,
        asked=asked,
        last_answer=answer,
    )

    question = shipped_chooser().choose(request)

    assert question.follow_up_of is None
    assert question.competency != asked[-1].competency
    assert next_level({}, answer) < next_level({}, LastAnswer(coverage=0.9))


def test_an_unknown_role_gets_generated_questions_that_name_it() -> None:
    asked = play(BriefRequest(role="beekeeper", kind=InterviewKind.TECHNICAL, questions=20))

    technical = [question for question in asked if question.section == Section.TECHNICAL]
    assert len(technical) == 18
    assert all(question.generated for question in technical)
    assert sum("a beekeeper" in question.text for question in technical) >= 12


def test_questions_of_a_strange_field_are_never_asked() -> None:
    for seed in range(10):
        asked = play(BriefRequest(role="beekeeper", questions=20), seed=seed)
        assert not [one.id for one in asked if one.id.startswith(("backend/", "nursing/"))]


def test_a_choice_takes_less_than_five_milliseconds() -> None:
    play(BACKEND)

    started = time.process_time()
    for seed in range(5):
        play(BACKEND, seed=seed, answers=halfway)

    assert (time.process_time() - started) / 50 < 0.005


def test_nobody_is_asked_why_they_applied_when_there_is_only_a_cv() -> None:
    for seed in range(20):
        asked = play(BriefRequest(cv=engineers.BACKEND_PAYMENTS), seed=seed)
        assert "position that made you apply" not in asked[0].text
