"""Replies in OpenAI's shape: one completion, or chunks as server-sent events."""

import json
import re
from collections.abc import AsyncIterator
from typing import Any

from pydantic import BaseModel

from viva.errors import AppError
from viva.interviews.vapi_requests import ChatRequest
from viva.interviews.vapi_speech import SpokenReply

CLOSING_WORDS = (
    "Thank you, that was my last question. Your answers are being scored, and your report will be"
    " ready in a moment. Goodbye."
)
OVER_WORDS = "This interview is over. Thank you for your time. Goodbye."

_PIECE = re.compile(r"\s*(?:\S+\s*){1,4}|\s+")
# No language model's tokens are counted at this door.
_USAGE = {"prompt_tokens": 0, "completion_tokens": 0, "total_tokens": 0}


class ReplyMessage(BaseModel):
    role: str = "assistant"
    content: str


class Choice(BaseModel):
    index: int = 0
    message: ReplyMessage
    finish_reason: str = "stop"


class Completion(BaseModel):
    """A whole reply: the next question, or the closing words."""

    id: str
    object: str = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: dict[str, int] = _USAGE


def completion_of(text: str, chat: ChatRequest, *, reply_id: str, created: int) -> Completion:
    return Completion(
        id=reply_id,
        created=created,
        model=chat.model,
        choices=[Choice(message=ReplyMessage(content=text))],
    )


async def stream_reply(
    reply: SpokenReply, chat: ChatRequest, *, reply_id: str, created: int
) -> AsyncIterator[str]:
    """Chunks of a reply as it is written; the first, which says who speaks, waits for nothing."""
    head = {
        "id": reply_id,
        "object": "chat.completion.chunk",
        "created": created,
        "model": chat.model,
    }

    def chunk(delta: dict[str, str], finish_reason: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        return _event({**head, "choices": [choice]})

    yield chunk({"role": "assistant", "content": ""})
    try:
        async for text in reply.pieces():
            for piece in _PIECE.findall(text):
                yield chunk({"content": piece})
    except AppError as error:
        yield _event(error_body(error))
        return
    yield chunk({}, "stop")
    if chat.stream_options is not None and chat.stream_options.include_usage:
        yield _event({**head, "choices": [], "usage": _USAGE})
    yield "data: [DONE]\n\n"


def error_body(error: AppError) -> dict[str, Any]:
    """An error as OpenAI's clients read it."""
    kind = "invalid_request_error" if error.status < 500 else "server_error"
    return {
        "error": {"message": error.detail, "type": kind, "param": None, "code": error.code},
    }


def _event(payload: dict[str, Any]) -> str:
    return f"data: {json.dumps(payload, ensure_ascii=False)}\n\n"
