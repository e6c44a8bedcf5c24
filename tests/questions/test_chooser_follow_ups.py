"""When an answer is followed up, and what the follow-up asks."""

from dataclasses import replace

import pytest

from tests.matching import engineers
from tests.questions.talks import brief_of, halfway, play
from viva.matching.schemas import BriefRequest
from viva.questions.chooser import ChoiceRequest, LastAnswer
from viva.questions.follow_ups import find_follow_up
from viva.questions.general_points import general_points
from viva.questions.schemas import KeyPoint, Question, QuestionKind, Section, Source

REQUEST = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)
BRIEF = brief_of(REQUEST)
SOURCE = Source(document_id="cv", line=6, text="Cut latency by half")
PARENT = Question(
    id="pack/caching",
    text="How would you cache this page?",
    kind=QuestionKind.TECHNICAL,
    section=Section.TECHNICAL,
    competency="databases",
    level=4,
    key_points=(
        KeyPoint(id="expiry", text="Entries expire.", follow_up="How long is an entry kept?"),
        KeyPoint(
            id="stampede",
            text="Many misses at once are dangerous.",
            weight=2,
            paraphrases=("When it expires, all requests hit the database at once.",),
            follow_up="What happens when a popular entry expires?",
        ),
        KeyPoint(id="silent", text="Has no follow-up."),
        KeyPoint(id="size", text="Memory is limited.", follow_up="And when the memory is full?"),
    ),
    sources=(SOURCE,),
)
OPENING = Question(
    id="pack/opening",
    text="Who are you?",
    kind=QuestionKind.OPEN,
    section=Section.OPENING,
    competency="communication",
    key_points=PARENT.key_points,
)
TOUCHED = LastAnswer(coverage=0.4, missed=("stampede", "expiry"))


def follow(
    answer: LastAnswer | None, *, asked: tuple[Question, ...] = (OPENING, PARENT), number: int = 3
) -> Question | None:
    return find_follow_up(
        ChoiceRequest(brief=BRIEF, number=number, asked=asked, last_answer=answer)
    )


def test_a_follow_up_probes_the_heaviest_missed_point_in_its_words() -> None:
    question = follow(TOUCHED)

    assert question is not None
    assert question.text == "What happens when a popular entry expires?"
    assert question.id == "pack/caching#stampede"
    assert question.follow_up_of == "pack/caching"
    assert [point.id for point in question.key_points] == ["stampede", "expiry"]
    assert question.sources == (SOURCE,)
    assert (question.kind, question.competency) == (PARENT.kind, PARENT.competency)
    assert question.reference is not None
    assert question.reference.startswith("When it expires, all requests hit the database at once.")


@pytest.mark.parametrize(
    ("answer", "is_followed"),
    [
        (None, False),
        (LastAnswer(coverage=0.4, missed=("expiry",)), True),
        (LastAnswer(coverage=0.15, missed=("expiry",)), True),
        (LastAnswer(coverage=0.75, missed=("expiry",)), True),
        (LastAnswer(coverage=0.14, missed=("expiry",)), False),
        (LastAnswer(coverage=0.76, missed=("expiry",)), False),
        (LastAnswer(coverage=0.4, missed=()), False),
        (LastAnswer(coverage=0.4, missed=("silent",)), False),
        (LastAnswer(coverage=0.4, missed=("unheard-of",)), False),
        (LastAnswer(coverage=0.4, missed=("silent", "size")), True),
        (LastAnswer(coverage=0.4, missed=("expiry",), gate="off_topic"), False),
        (LastAnswer(coverage=0.4, missed=("expiry",), skipped=True), False),
    ],
)
def test_only_an_answer_that_touched_the_question_is_followed_up(
    answer: LastAnswer | None, *, is_followed: bool
) -> None:
    assert (follow(answer) is not None) == is_followed


def test_there_are_at_most_two_follow_ups_in_a_row() -> None:
    first = follow(TOUCHED)
    assert first is not None
    second = follow(
        LastAnswer(coverage=0.4, missed=("expiry",)), asked=(OPENING, PARENT, first), number=4
    )
    assert second is not None

    third = follow(
        LastAnswer(coverage=0.4, missed=("size",)),
        asked=(OPENING, PARENT, first, second),
        number=5,
    )

    assert second.id == "pack/caching#expiry"
    assert third is None


def test_a_point_is_not_probed_twice() -> None:
    first = follow(TOUCHED)
    assert first is not None

    second = follow(
        LastAnswer(coverage=0.3, missed=("stampede",)), asked=(OPENING, PARENT, first), number=4
    )

    assert second is None


@pytest.mark.parametrize(
    ("asked", "number"),
    [((OPENING,), 2), ((OPENING, *[PARENT] * 5), 7), ((OPENING, *[PARENT] * 8), 10)],
)
def test_a_follow_up_never_takes_a_turn_of_another_section(
    asked: tuple[Question, ...], number: int
) -> None:
    assert follow(TOUCHED, asked=asked, number=number) is None


def test_at_most_a_third_of_the_turns_are_follow_ups() -> None:
    for questions in (1, 5, 10, 20):
        request = BriefRequest(
            cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB, questions=questions
        )

        asked = play(request, answers=halfway)

        follow_ups = [one for one in asked if one.follow_up_of is not None]
        assert len(follow_ups) <= questions / 3
        assert questions < 5 or follow_ups


@pytest.mark.parametrize(
    ("points", "author"),
    [(PARENT.key_points, "openai:first+interview@2"), (general_points(PARENT.kind), None)],
    ids=["its own key points", "the rules' key points"],
)
def test_a_follow_up_is_by_whoever_wrote_the_key_points(
    points: tuple[KeyPoint, ...], author: str | None
) -> None:
    parent = replace(PARENT, key_points=points, written_by="openai:first+interview@2")
    missed = LastAnswer(coverage=0.4, missed=tuple(point.id for point in points))

    question = follow(missed, asked=(OPENING, parent))

    assert question is not None
    assert question.written_by == author
