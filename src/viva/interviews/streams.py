"""Events as server-sent events, live and resumable."""

import asyncio
import json
from collections.abc import AsyncIterator

from sse_starlette import EventSourceResponse, ServerSentEvent

from viva.errors import AppError
from viva.interviews.events import EventSignal, NumberedEvent
from viva.interviews.service import InterviewService
from viva.interviews.taking import TakenTurn
from viva.interviews.views import InterviewView

PING_SECONDS = 15


async def stream_turn(
    turn: asyncio.Task[TakenTurn], signal: EventSignal, interview_id: str, turn_id: str
) -> EventSourceResponse:
    """The events of one turn as they come; the stream ends after them.

    What is wrong with the answer itself is raised; later on, it is an event.
    """
    events = _follow(turn, signal, interview_id, turn_id)
    first = await anext(events, None)

    async def send() -> AsyncIterator[ServerSentEvent]:
        if first is None:
            return
        yield _message(first)
        try:
            async for numbered in events:
                yield _message(numbered)
        except AppError as error:
            yield _error(error)

    return EventSourceResponse(send(), ping=PING_SECONDS)


async def _follow(
    turn: asyncio.Task[TakenTurn], signal: EventSignal, interview_id: str, turn_id: str
) -> AsyncIterator[NumberedEvent]:
    """What is shown of a turn while it is taken, then the rest of its events."""
    news = signal.subscribe(interview_id)
    sent = 0
    try:
        while not turn.done():
            news.clear()
            for numbered in signal.live_of(interview_id, turn_id)[sent:]:
                sent += 1
                yield numbered
            waiting = asyncio.ensure_future(news.wait())
            await asyncio.wait({turn, waiting}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
    finally:
        signal.unsubscribe(interview_id, news)
    for numbered in turn.result().events[sent:]:
        yield numbered


def stream_interview(
    interviews: InterviewService,
    signal: EventSignal,
    owner_id: str,
    view: InterviewView,
    last_event_id: str | None,
) -> EventSourceResponse:
    """Everything after `last_event_id`, and what happens from now on.

    Without an id all events are sent; an unknown one gets a `snapshot` of the interview.
    """

    async def send() -> AsyncIterator[ServerSentEvent]:
        after = _known_id(last_event_id, view.last_event_id)
        if after is None:
            after = view.last_event_id
            payload = {
                "turn_id": view.question.turn_id if view.question else None,
                "interview": view.model_dump(mode="json"),
            }
            yield ServerSentEvent(
                event="snapshot", id=str(after), data=json.dumps(payload, ensure_ascii=False)
            )
        news = signal.subscribe(view.id)
        try:
            while True:
                news.clear()
                shown = signal.live_after(view.id, after)
                for numbered in shown or await interviews.events_after(owner_id, view.id, after):
                    after = numbered.id
                    yield _message(numbered)
                if not signal.live_after(view.id, after):
                    await news.wait()
        except AppError as error:
            # The interview was deleted while somebody listened.
            yield _error(error)
        finally:
            signal.unsubscribe(view.id, news)

    return EventSourceResponse(send(), ping=PING_SECONDS)


def _known_id(text: str | None, last: int) -> int | None:
    if text is None:
        return 0
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        return None
    return int(text) if int(text) <= last else None


def _error(error: AppError) -> ServerSentEvent:
    payload = {"turn_id": None, "code": error.code, "message": error.detail, "retryable": False}
    return ServerSentEvent(event="error", data=json.dumps(payload, ensure_ascii=False))


def _message(numbered: NumberedEvent) -> ServerSentEvent:
    return ServerSentEvent(
        event=numbered.event.type,
        id=str(numbered.id),
        data=json.dumps(numbered.event.payload, ensure_ascii=False),
    )
