"""Events as server-sent events, live and resumable."""

import json
from collections.abc import AsyncIterator, Sequence

from sse_starlette import EventSourceResponse, ServerSentEvent

from viva.errors import AppError
from viva.interviews.events import EventSignal, NumberedEvent
from viva.interviews.service import InterviewService
from viva.interviews.views import InterviewView

PING_SECONDS = 15


def stream_turn(events: Sequence[NumberedEvent]) -> EventSourceResponse:
    """The events of one turn; the stream ends after them."""

    async def send() -> AsyncIterator[ServerSentEvent]:
        for numbered in events:
            yield _message(numbered)

    return EventSourceResponse(send(), ping=PING_SECONDS)


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
                for numbered in await interviews.events_after(owner_id, view.id, after):
                    after = numbered.id
                    yield _message(numbered)
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
