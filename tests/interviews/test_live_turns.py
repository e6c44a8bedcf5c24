"""A turn on screens before it is stored: numbers, order, and how long anybody waits."""

import asyncio

from tests.llm.fakes import FIRST, FakeConnections, language_models, options
from tests.llm.virtual_time import now, run_virtually
from tests.questions.test_model_interviewer import PLAN, Page, talk
from viva.interviews.events import EventSignal, ShownText, turn_events
from viva.interviews.live_turns import LiveTurn
from viva.interviews.schemas import InterviewStatus
from viva.interviews.views import TurnResult, view_question
from viva.questions.model_interviewer import ModelInterviewer
from viva.questions.schemas import Question


def a_turn(signal: EventSignal) -> LiveTurn:
    return LiveTurn(signal, "interview", answered="one", asked="two", after=7)


def test_what_is_shown_has_the_numbers_behind_the_last_event() -> None:
    signal = EventSignal()
    turn = a_turn(signal)

    turn.show("What is")
    turn.show(" a lock?")

    assert [numbered.id for numbered in signal.live_after("interview", 7)] == [8, 9]
    assert [numbered.id for numbered in signal.live_after("interview", 8)] == [9]
    assert signal.live_after("interview", 9) == []
    assert len(signal.live_of("interview", "one")) == 2


def test_who_has_not_read_what_is_stored_is_not_shown_more() -> None:
    signal = EventSignal()
    a_turn(signal).show("What is")

    assert list(signal.live_after("interview", 6)) == []


def test_another_turn_or_interview_shows_nothing() -> None:
    signal = EventSignal()
    a_turn(signal).show("What is")

    assert list(signal.live_of("interview", "zero")) == []
    assert list(signal.live_after("another", 7)) == []


def test_a_stored_turn_is_not_live_any_more() -> None:
    signal = EventSignal()
    a_turn(signal).show("What is")

    signal.hide("interview")

    assert list(signal.live_after("interview", 7)) == []


def test_clearing_an_empty_screen_is_no_event() -> None:
    shown = ShownText("two")

    shown.clear()
    shown.show("What")
    shown.clear()
    shown.show("Why?")

    assert [(event.type, event.payload.get("index")) for event in shown.events] == [
        ("question.token", 0),
        ("question.reset", None),
        ("question.token", 0),
    ]


def test_the_question_that_is_asked_has_the_last_word() -> None:
    view = view_question("two", 2, PLAN)
    result = TurnResult(
        turn_id="one", evaluation=None, question=view, status=InterviewStatus.IN_PROGRESS
    )
    shown = ShownText("two")
    shown.show("Something else")

    kinds = [event.type for event in turn_events(result, shown)]

    assert kinds[:2] == ["question.token", "question.reset"]
    assert kinds[-2:] == ["question", "turn.done"]
    assert set(kinds[2:-2]) == {"question.token"}


async def test_numbers_are_given_to_one_at_a_time() -> None:
    signal = EventSignal()

    async with signal.order("interview"):
        waiting = asyncio.ensure_future(signal.order("interview").acquire())
        async with signal.order("another"):
            assert not waiting.done()

    assert await waiting


def ask_slowly(*scripts: list[str | float]) -> tuple[Question | None, float, str]:
    """What one gets of the models' scripts, when, and what stands on the screen."""

    async def work() -> tuple[Question | None, float, str]:
        chosen = options("openai:first")
        models = language_models(FakeConnections({FIRST: list(scripts)}), chosen)
        page = Page()
        question = await ModelInterviewer(models).ask(talk(), PLAN, [], page)
        return question, now(), page.text

    return run_virtually(work)


def test_nobody_waits_longer_than_four_seconds_for_a_first_word() -> None:
    question, seconds, _ = ask_slowly([60.0, "What?"])

    assert question is None
    assert seconds <= 4


def test_nobody_waits_longer_than_four_seconds_for_a_slow_text() -> None:
    question, seconds, _ = ask_slowly([step for _ in range(60) for step in ("word ", 0.5)])

    assert question is None
    assert seconds <= 4


def test_a_text_that_is_whole_is_asked_although_its_key_points_are_late() -> None:
    text = "How would you see that a queue grows too fast?"

    question, seconds, shown = ask_slowly([text, "\n---\n3 | It is meas", 1.5, "ured.", 60.0])

    assert question is not None
    assert question.text == shown == text
    assert seconds <= 4
