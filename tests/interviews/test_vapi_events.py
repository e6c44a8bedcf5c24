"""Events of calls over HTTP: what they do, once, and who may send them."""

import base64
import hashlib
import hmac
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from tests.factories import ANSWER, begin
from tests.interviews.calls import BEARER, EVENTS, SECRET, call_of, reply_to, says, vapi_body
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"vapi_secret": SecretStr(SECRET)})


async def send_event(
    client: httpx.AsyncClient, message: dict[str, Any], headers: dict[str, str] | None = None
) -> httpx.Response:
    return await client.post(EVENTS, json={"message": message}, headers=headers or BEARER)


def report_event(interview: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "end-of-call-report",
        "timestamp": 1795334999000,
        "endedReason": "customer-ended-call",
        "durationSeconds": 412.5,
        "cost": 0.21,
        "call": call_of(interview["id"]),
        "artifact": {"transcript": "AI: …\nUser: …", "messages": []},
        "analysis": {"summary": "An interview."},
    }


async def test_an_end_of_call_report_completes_and_scores_the_interview_once(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client)
    named = {"interview_id": interview["id"]}
    await reply_to(client, vapi_body(says(interview["question"]["text"], ANSWER), **named))

    first = await send_event(client, report_event(interview))
    again = await send_event(client, report_event(interview))

    found = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()
    report = (await client.get(f"/api/v1/interviews/{interview['id']}/report")).json()
    assert first.json() == {"received": True, "acted": True}
    assert again.json() == {"received": True, "acted": False}
    assert found["status"] == "completed"
    assert report["final"] is True
    assert report["overall"]["answers_scored"] == 1


async def events_of(settings: Settings, interview: dict[str, Any]) -> AsyncIterator[Any]:
    app = create_app(settings, jobs=InlineJobs())
    async with app.router.lifespan_context(app):
        service = app.state.services.interviews
        for numbered in await service.events_after("local", interview["id"], 0):
            yield numbered.event


async def test_status_and_transcript_reach_those_who_follow_the_interview_once(
    client: httpx.AsyncClient, settings: Settings
) -> None:
    interview = await begin(client)
    call = call_of(interview["id"])
    said = {"type": "transcript", "role": "user", "transcript": "I used Redis.", "call": call}
    for message in (
        {"type": "status-update", "status": "in-progress", "call": call},
        {**said, "transcriptType": "partial"},
        {**said, "role": "assistant", "transcriptType": "final"},
        {**said, "transcriptType": "final"},
        {**said, "transcriptType": "final"},
    ):
        response = await send_event(client, message)
        assert response.status_code == 200

    seen = [event async for event in events_of(settings, interview)]

    turn_id = interview["question"]["turn_id"]
    told = [(event.type, event.payload) for event in seen if event.type.startswith(("call", "tr"))]
    assert told == [
        ("call.status", {"turn_id": turn_id, "status": "in-progress"}),
        ("transcript.final", {"turn_id": turn_id, "text": "I used Redis."}),
    ]


async def test_events_with_one_id_are_one_event(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    message = {"id": "e1", "type": "status-update", "status": "x", "call": call_of(interview["id"])}

    first = await send_event(client, message)
    again = await send_event(client, {**message, "timestamp": 2})

    assert (first.json()["acted"], again.json()["acted"]) == (True, False)


@pytest.mark.parametrize(
    ("message", "status", "code"),
    [
        ({"type": "end-of-call-report"}, 422, "interview_not_named"),
        ({"type": "end-of-call-report", "call": call_of("nobody")}, 404, "interview_not_found"),
        (
            {"type": "status-update", "status": "x", "call": call_of("n")},
            404,
            "interview_not_found",
        ),
    ],
)
async def test_an_event_must_name_an_interview(
    client: httpx.AsyncClient, message: dict[str, Any], status: int, code: str
) -> None:
    response = await send_event(client, message)

    assert (response.status_code, response.json()["code"]) == (status, code)


async def test_other_kinds_of_events_are_taken_and_change_nothing(
    client: httpx.AsyncClient,
) -> None:
    response = await send_event(client, {"type": "speech-update", "status": "started"})

    assert response.json() == {"received": True, "acted": False}


BODY = b'{"message": {"type": "hang"}}'


def signed(
    body: bytes = BODY,
    *,
    secret: str = SECRET,
    age_seconds: float | None = None,
    per_second: int = 1,
    name: str = "x-vapi",
) -> dict[str, str]:
    """Headers of a signature made so long ago, or of one without a time."""
    headers: dict[str, str] = {}
    content = body
    if age_seconds is not None:
        stamp = str(int((time.time() - age_seconds) * per_second))
        headers[f"{name}-timestamp"] = stamp
        content = stamp.encode() + b"." + body
    signature = hmac.new(secret.encode(), content, hashlib.sha256).hexdigest()
    return {**headers, f"{name}-signature": signature}


def plain_signature() -> str:
    return signed()["x-vapi-signature"]


async def status_of(client: httpx.AsyncClient, headers: dict[str, str]) -> int:
    encoded = [(key.encode(), value.encode("latin-1")) for key, value in headers.items()]
    return (await client.post(EVENTS, content=BODY, headers=encoded)).status_code


@pytest.mark.parametrize(
    "headers",
    [
        lambda: BEARER,
        lambda: {"x-vapi-secret": SECRET},
        lambda: signed(age_seconds=0),
        lambda: signed(age_seconds=60, per_second=1000),
        lambda: signed(),
        lambda: {"x-signature": "sha256=" + plain_signature()},
        lambda: {"x-signature": base64.b64encode(bytes.fromhex(plain_signature())).decode()},
    ],
)
async def test_an_event_comes_in_with_the_secret_or_a_fresh_signature(
    client: httpx.AsyncClient, headers: Callable[[], dict[str, str]]
) -> None:
    assert await status_of(client, headers()) == 200


@pytest.mark.parametrize(
    "headers",
    [
        dict,
        lambda: {"x-vapi-secret": "wrong"},
        lambda: {"x-vapi-secret": "\u00e9"},
        lambda: {"Authorization": f"Basic {SECRET}"},
        lambda: signed(age_seconds=4000),
        lambda: signed(age_seconds=-4000),
        lambda: signed(age_seconds=0, secret="wrong"),  # noqa: S106 - not a password
        lambda: signed(BODY + b" ", age_seconds=0),
        lambda: {**signed(), "x-vapi-timestamp": "soon"},
        lambda: {**BEARER, "x-vapi-signature": "wrong"},
    ],
)
async def test_an_event_stays_out_without_them(
    client: httpx.AsyncClient, headers: Callable[[], dict[str, str]]
) -> None:
    assert await status_of(client, headers()) == 401
