"""Server-sent events: order, ids, resuming, live delivery."""

import asyncio
import json
from typing import Any

import httpx

from tests.factories import ANSWER, answer, begin
from viva.interviews.events import EventSignal, question_events
from viva.interviews.views import view_question
from viva.questions.schemas import Question, QuestionKind, Section


def parse(stream: str) -> list[tuple[int, str, dict[str, Any]]]:
    """Id, type and payload of each event."""
    events = []
    for block in stream.replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line[:8])
        if "event" in fields:
            events.append((int(fields["id"]), fields["event"], json.loads(fields["data"])))
    return events


async def answer_streamed(
    client: httpx.AsyncClient, interview: dict[str, Any], turn_id: str
) -> list[tuple[int, str, dict[str, Any]]]:
    response = await client.post(
        f"/api/v1/interviews/{interview['id']}/answers",
        json={"turn_id": turn_id, "text": ANSWER},
        headers={"Accept": "text/event-stream"},
    )
    assert response.headers["content-type"].startswith("text/event-stream")
    return parse(response.text)


async def test_a_streamed_turn_has_its_events_in_order_and_then_ends(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)

    events = await answer_streamed(client, interview, interview["question"]["turn_id"])

    kinds = [kind for _, kind, _ in events]
    tokens = [payload["text"] for _, kind, payload in events if kind == "question.token"]
    if kinds[0] == "evaluation":
        # The score was found before the next question; else it comes on `/events` later.
        kinds.pop(0)
    assert kinds == [*["question.token"] * len(tokens), "question", "turn.done"]
    assert len(tokens) > 1
    assert "".join(tokens) == events[-2][2]["question"]["text"]
    assert events[-1][2]["question"] == events[-2][2]["question"]
    assert all("turn_id" in payload for _, _, payload in events)
    ids = [event_id for event_id, _, _ in events]
    assert ids == list(range(interview["last_event_id"] + 1, ids[-1] + 1))


async def test_a_repeated_streamed_answer_gets_the_same_events(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    turn_id = interview["question"]["turn_id"]

    first = await answer_streamed(client, interview, turn_id)
    second = await answer_streamed(client, interview, turn_id)

    assert second == first


async def test_the_last_turn_has_a_status_in_place_of_a_question(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client, questions=1)

    events = await answer_streamed(client, interview, interview["question"]["turn_id"])

    assert [kind for _, kind, _ in events][-2:] == ["interview.status", "turn.done"]
    assert events[-2][2]["status"] == "completing"
    assert not any(kind.startswith("question") for _, kind, _ in events)


class LiveStream:
    """Reads `/events` of an application in process, which answers only as long as it is read."""

    def __init__(self, app: Any, path: str, headers: dict[str, str]) -> None:
        self._app = app
        self._text = ""
        self._news = asyncio.Event()
        scope_headers = [(b"host", b"127.0.0.1:8000")]
        scope_headers += [(k.lower().encode(), v.encode()) for k, v in headers.items()]
        self._scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "root_path": "",
            "scheme": "http",
            "headers": scope_headers,
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 8000),
        }
        self._asked = False
        self._task = asyncio.create_task(app(self._scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Any) -> None:
        self._text += message.get("body", b"").decode()
        self._news.set()

    async def until(self, kind: str) -> list[tuple[int, str, dict[str, Any]]]:
        """All events so far, once one of this kind has come."""
        async with asyncio.timeout(10):
            while True:
                complete = self._text.replace("\r\n", "\n").rpartition("\n\n")[0]
                events = parse(complete)
                if any(found == kind for _, found, _ in events):
                    return events
                self._news.clear()
                await self._news.wait()

    async def until_end(self) -> str:
        """The whole stream, once the server has ended it."""
        async with asyncio.timeout(10):
            await self._task
        return self._text

    async def close(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)


def live(
    client: httpx.AsyncClient, interview: dict[str, Any], headers: dict[str, str]
) -> LiveStream:
    transport = client._transport
    assert isinstance(transport, httpx.ASGITransport)
    return LiveStream(transport.app, f"/api/v1/interviews/{interview['id']}/events", headers)


async def test_events_come_live_with_the_ids_of_the_turn(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    stream = live(client, interview, {"Last-Event-ID": str(interview["last_event_id"])})

    posted = await answer_streamed(client, interview, interview["question"]["turn_id"])
    seen = await stream.until("turn.done")

    assert seen[: len(posted)] == posted
    await stream.close()


async def test_a_stream_without_an_id_begins_with_the_first_question(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    stream = live(client, interview, {})

    events = await stream.until("question")

    assert events[-1][2]["question"] == interview["question"]
    assert events[0][0] == 1
    await stream.close()


async def test_a_stream_resumes_after_the_last_event_that_was_seen(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    posted = await answer_streamed(client, interview, interview["question"]["turn_id"])
    middle = posted[2][0]

    stream = live(client, interview, {"Last-Event-ID": str(middle)})
    events = await stream.until("turn.done")

    assert events[: len(posted) - 3] == posted[3:]
    await stream.close()


async def test_an_unknown_id_gets_a_snapshot(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    for unknown in ("9999", "yesterday", "-1", "x1"):
        stream = live(client, interview, {"Last-Event-ID": unknown})

        events = await stream.until("snapshot")

        assert events[0][0] == interview["last_event_id"]
        assert events[0][2]["interview"]["question"] == interview["question"]
        await stream.close()


async def test_a_question_asked_again_comes_whole_and_not_in_pieces(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    body = {"turn_id": interview["question"]["turn_id"], "action": "repeat"}

    response = await client.post(
        f"/api/v1/interviews/{interview['id']}/answers",
        json=body,
        headers={"Accept": "text/event-stream"},
    )

    assert [kind for _, kind, _ in parse(response.text)] == ["question", "turn.done"]


async def test_listeners_are_told_when_the_interview_is_deleted(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    stream = live(client, interview, {})
    await stream.until("question")

    await client.delete(f"/api/v1/interviews/{interview['id']}")

    assert '"code": "interview_not_found"' in await stream.until_end()


async def test_the_end_is_announced(client: httpx.AsyncClient) -> None:
    interview = await begin(client, questions=1)
    stream = live(client, interview, {})

    await answer(client, interview, interview["question"]["turn_id"])
    events = await stream.until("turn.done")
    while events[-1][2].get("status") != "completed":
        events = await stream.until("interview.status")
        await asyncio.sleep(0)

    statuses = [payload["status"] for _, kind, payload in events if kind == "interview.status"]
    assert statuses == ["completing", "completed"]
    await stream.close()


def test_the_pieces_of_a_question_add_up_to_it() -> None:
    text = "Why  is\nPostgreSQL slow here, and what would you look at first?"
    question = Question(
        id="q", text=text, kind=QuestionKind.OPEN, section=Section.HR, competency="motivation"
    )
    view = view_question("turn", 1, question)

    events = question_events(view)

    assert "".join(e.payload["text"] for e in events if e.type == "question.token") == text


def test_a_signal_forgets_those_who_left() -> None:
    signal = EventSignal()
    waiter = signal.subscribe("interview")
    signal.unsubscribe("interview", waiter)

    signal.notify("interview")

    assert not waiter.is_set()
