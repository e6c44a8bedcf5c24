"""Requests as hosted voice services send them."""

from typing import Any

import httpx

SECRET = "a shared secret for tests"  # noqa: S105 - not a password of anything
BEARER = {"Authorization": f"Bearer {SECRET}"}
CHAT = "/api/v1/vapi/chat/completions"
EVENTS = "/api/v1/vapi/events"


def call_of(interview_id: str, *, in_call: bool = True) -> dict[str, Any]:
    """A call object with the fields that Vapi's have."""
    return {
        "id": "7f3b3c1e-0000-4000-8000-3d1c5b1f4a10",
        "orgId": "11111111-0000-4000-8000-000000000001",
        "type": "webCall",
        "status": "in-progress",
        "createdAt": "2026-11-21T08:00:00.000Z",
        "assistantId": "22222222-0000-4000-8000-000000000002",
        **({"metadata": {"interview_id": interview_id}} if in_call else {}),
    }


def vapi_body(messages: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """A chat request as Vapi sends it to a custom model, with what concerns models alone."""
    return {
        "model": "viva",
        "messages": messages,
        "temperature": 0.5,
        "max_tokens": 250,
        "stream": False,
        "call": call_of("", in_call=False),
        "phoneNumber": None,
        "customer": {"number": "+15550100"},
        "timestamp": 1795334400000,
        **more,
    }


def says(first: str, answer: str) -> list[dict[str, Any]]:
    return [
        {"role": "system", "content": "Interview the candidate."},
        {"role": "assistant", "content": first},
        {"role": "user", "content": answer},
    ]


async def chat(client: httpx.AsyncClient, body: Any, **headers: str) -> httpx.Response:
    return await client.post(CHAT, json=body, headers={**BEARER, **headers})


async def reply_to(client: httpx.AsyncClient, body: Any) -> str:
    response = await chat(client, body)
    assert response.status_code == 200, response.text
    text: str = response.json()["choices"][0]["message"]["content"]
    return text
