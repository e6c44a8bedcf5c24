"""The hosted-voice door over HTTP: bodies as services send them, events, hosts, bounds."""

import json
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from tests.factories import ANSWER, begin
from tests.interviews.calls import (
    BEARER,
    CHAT,
    EVENTS,
    SECRET,
    call_of,
    chat,
    reply_to,
    says,
    vapi_body,
)
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.vapi_replies import CLOSING_WORDS
from viva.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"vapi_secret": SecretStr(SECRET)})


@pytest.mark.parametrize(
    "naming",
    [
        lambda name: {"metadata": {"interview_id": name}},
        lambda name: {"metadata": {"interviewId": name}},
        lambda name: {"interview_id": name},
        lambda name: {"call": call_of(name)},
        lambda name: {"assistant": {"metadata": {"interview_id": name}}},
        lambda name: {"call": {"assistant": {"metadata": {"interview_id": name}}}},
        lambda name: {"call": {"assistantOverrides": {"metadata": {"interview_id": name}}}},
        lambda name: {"elevenlabs_extra_body": {"interview_id": name}},
        lambda name: {"model": f"viva:{name}"},
        lambda name: {"metadata": "not an object", "model": f"viva:{name}"},
    ],
)
async def test_a_vapi_request_is_answered_wherever_it_names_the_interview(
    client: httpx.AsyncClient, naming: Any
) -> None:
    interview = await begin(client)
    first = interview["question"]["text"]

    said = await reply_to(client, vapi_body(says(first, ANSWER), **naming(interview["id"])))

    found = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()
    assert said == found["question"]["text"] != first


async def test_a_body_with_messages_alone_names_nothing(client: httpx.AsyncClient) -> None:
    response = await chat(client, {"messages": []})

    problem = response.json()
    assert response.status_code == 422
    assert response.headers["content-type"] == "application/problem+json"
    assert problem["code"] == problem["error"]["code"] == "interview_not_named"
    assert problem["error"]["message"] == problem["detail"]


async def test_a_stream_says_the_role_first_and_done_at_last(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    body = {"model": f"viva:{interview['id']}", "messages": [], "stream": True}

    response = await chat(client, body)

    lines = [line.removeprefix("data: ") for line in response.text.split("\n\n") if line]
    chunks = [json.loads(line) for line in lines[:-1]]
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert response.headers["content-type"].startswith("text/event-stream")
    assert lines[-1] == "[DONE]"
    assert deltas[0] == {"role": "assistant", "content": ""}
    assert deltas[-1] == {}
    assert len(deltas) > 3
    assert "".join(d.get("content", "") for d in deltas) == interview["question"]["text"]


async def test_a_greeting_gets_the_open_question(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    messages = [{"role": "assistant", "content": "Hello!"}, {"role": "user", "content": "Hi."}]

    said = await reply_to(client, vapi_body(messages, interview_id=interview["id"]))

    assert said == interview["question"]["text"]


async def test_a_new_call_goes_on_where_the_last_one_broke_off(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    named = {"interview_id": interview["id"]}
    second = await reply_to(client, vapi_body(says(interview["question"]["text"], ANSWER), **named))

    said = await reply_to(client, vapi_body([{"role": "user", "content": "Hello?"}], **named))

    assert said == second


async def test_silence_is_no_answer(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    first = interview["question"]["text"]

    said = await reply_to(client, vapi_body(says(first, "  "), interview_id=interview["id"]))

    assert said == first


async def test_a_request_to_repeat_is_no_answer(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    first = interview["question"]["text"]
    named = {"interview_id": interview["id"]}

    said = await reply_to(client, vapi_body(says(first, "Could you repeat that?"), **named))

    found = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()
    assert said == first
    assert found["progress"]["asked"] == 1


async def test_half_a_request_to_repeat_is_taken_back(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    first = interview["question"]["text"]
    named = {"interview_id": interview["id"]}
    await reply_to(client, vapi_body(says(first, "Could you"), **named))

    said = await reply_to(client, vapi_body(says(first, "Could you repeat that?"), **named))

    found = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()
    assert said == first
    assert found["question"]["turn_id"] == interview["question"]["turn_id"]
    assert found["progress"]["asked"] == 1


async def test_an_answer_to_an_interrupted_question_is_its_answer(
    client: httpx.AsyncClient,
) -> None:
    interview = await begin(client, questions=1)
    spoken = " ".join(interview["question"]["text"].split()[:5])

    said = await reply_to(client, vapi_body(says(spoken, ANSWER), interview_id=interview["id"]))

    assert said == CLOSING_WORDS


async def test_a_message_in_parts_is_read(client: httpx.AsyncClient) -> None:
    interview = await begin(client, questions=1)
    parts = [{"type": "text", "text": ANSWER}, {"type": "input_audio", "input_audio": {}}]
    messages = [
        {"role": "assistant", "content": interview["question"]["text"]},
        {"role": "user", "content": parts},
    ]

    said = await reply_to(client, vapi_body(messages, interview_id=interview["id"]))

    report = (await client.get(f"/api/v1/interviews/{interview['id']}/report")).json()
    assert said == CLOSING_WORDS
    assert report["answers"][0]["answer"]["text"] == ANSWER


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 422, "invalid_request"),
        (b"[]", 422, "invalid_request"),
        (b'{"messages": 1}', 422, "invalid_request"),
        (b'{"messages": [{"role": "user", "content": "\\ud83d"}]}', 422, "invalid_request"),
        (b'{"messages": ' + b"[" * 100_000, 422, "invalid_request"),
        (b'{"messages": [], "x": "' + b"x" * 2_000_001 + b'"}', 413, "request_too_large"),
    ],
    ids=["empty", "list", "number", "half a character", "deep", "large"],
)
async def test_a_hostile_body_is_refused(
    client: httpx.AsyncClient, body: bytes, status: int, code: str
) -> None:
    response = await client.post(CHAT, content=body, headers=BEARER)

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)


async def test_an_answer_that_is_too_long_is_refused(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    body = vapi_body(says(interview["question"]["text"], "word " * 5_000), stream=True)

    response = await chat(client, {**body, "interview_id": interview["id"]})

    assert (response.status_code, response.json()["code"]) == (422, "answer_too_long")


async def test_the_two_routes_alone_answer_other_hosts(client: httpx.AsyncClient) -> None:
    interview = await begin(client)
    elsewhere = {"Host": "voice.example"}

    response = await chat(client, vapi_body([], interview_id=interview["id"]), **elsewhere)
    event = await client.post(
        EVENTS, json={"message": {"type": "hang"}}, headers={**BEARER, **elsewhere}
    )
    other = await client.get(f"/api/v1/interviews/{interview['id']}", headers=elsewhere)
    foreign = await chat(client, {}, Origin="https://evil.example")

    assert (response.status_code, event.status_code) == (200, 200)
    assert (other.status_code, other.json()["code"]) == (403, "host_refused")
    assert (foreign.status_code, foreign.json()["code"]) == (403, "host_refused")


async def test_without_a_secret_the_door_is_closed(settings: Settings) -> None:
    closed = settings.model_copy(update={"vapi_secret": None})
    app = create_app(closed, jobs=InlineJobs())
    async with app.router.lifespan_context(app), _client_of(app) as client:
        here = await client.post(CHAT, json={"messages": []}, headers={"Authorization": "Bearer "})
        event = await client.post(EVENTS, json={"message": {}}, headers={"x-vapi-secret": ""})
        elsewhere = await chat(client, {"messages": []}, Host="voice.example")

    assert (here.status_code, here.json()["code"]) == (403, "hosted_voice_off")
    assert (event.status_code, event.json()["code"]) == (403, "hosted_voice_off")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "host_refused")


def _client_of(app: Any) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000")
