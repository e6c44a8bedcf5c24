"""HTTP for hosted voice services: OpenAI's chat completions, and the events of calls."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, StreamingResponse
from fastapi.routing import APIRoute
from pydantic import BaseModel, ValidationError
from starlette.responses import Response

from viva.accounts.dependencies import CurrentUser
from viva.errors import AppError, InvalidInputError
from viva.infra.http.problems import PROBLEM_RESPONSES, problem_of
from viva.infra.telemetry.ids import new_id
from viva.interviews.dependencies import CallEvents, Hosted
from viva.interviews.errors import InterviewNotNamedError
from viva.interviews.vapi_replies import Completion, completion_of, error_body, stream_reply
from viva.interviews.vapi_requests import CallEvent, ChatRequest, find_interview_name
from viva.interviews.vapi_secrets import check_bearer, check_event
from viva.resources import Resources
from viva.settings import Settings

Model = TypeVar("Model", bound=BaseModel)

PREFIX = "/api/v1/vapi"
PATHS = frozenset({f"{PREFIX}/chat/completions", f"{PREFIX}/events"})

_MAX_BODY_BYTES = 2_000_000
# Errors that are known this soon get their status; afterwards a stream has begun.
_STATUS_GRACE_SECONDS = 0.02


class BodyTooLargeError(AppError):
    code = "request_too_large"
    status = 413
    title = "The request is too large"

    def __init__(self) -> None:
        super().__init__(f"The request is larger than {_MAX_BODY_BYTES // 1_000_000} MB.")


class BodyInvalidError(InvalidInputError):
    code = "invalid_request"


class CallEventResult(BaseModel):
    """`acted` is false for a replay, and for kinds of events that change nothing."""

    received: bool = True
    acted: bool


class OpenAIErrorRoute(APIRoute):
    """Errors are problem documents that OpenAI's clients can read too."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        run = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await run(request)
            except AppError as error:
                return _error_response(error)

        return answer


router = APIRouter(
    prefix=PREFIX, tags=["hosted voice"], responses=PROBLEM_RESPONSES, route_class=OpenAIErrorRoute
)


def _json_body(**properties: Any) -> dict[str, Any]:
    """Bodies are read by hand: their size is bounded, and events are signed byte by byte."""
    schema = {"type": "object", "properties": properties, "additionalProperties": True}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


_CHAT_BODY = _json_body(
    model={"type": "string", "examples": ["viva:0199…"]},
    messages={
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"role": {"type": "string"}, "content": {}},
            "required": ["role"],
        },
    },
    stream={"type": "boolean", "default": False},
    metadata={"type": "object", "examples": [{"interview_id": "0199…"}]},
)
_EVENT_BODY = _json_body(
    message={
        "type": "object",
        "properties": {"type": {"type": "string", "examples": ["end-of-call-report"]}},
        "required": ["type"],
    }
)


@router.post(
    "/chat/completions",
    response_model=Completion,
    openapi_extra=_CHAT_BODY,
    responses={
        200: {
            "content": {"text/event-stream": {}},
            "description": "The next thing to say, whole or in chunks with `stream: true`",
        }
    },
)
async def complete_chat(user: CurrentUser, hosted: Hosted, request: Request) -> Response:
    """Hold an interview: the last user message answers the question that was asked last."""
    check_bearer(_secret(request), request.headers)
    chat = _parse(ChatRequest, await _read_body(request))
    interview_id = find_interview_name({**(chat.model_extra or {}), "model": chat.model})
    if interview_id is None:
        raise InterviewNotNamedError
    conversation = await hosted.find(user.id, interview_id, chat.messages)
    reply = hosted.begin_reply(conversation)
    reply_id = f"chatcmpl-{new_id()}"
    created = int(_resources(request).clock().timestamp())
    if not chat.stream:
        text = await asyncio.shield(reply.task)
        completion = completion_of(text, chat, reply_id=reply_id, created=created)
        return JSONResponse(completion.model_dump())
    await reply.begin(_STATUS_GRACE_SECONDS)
    return StreamingResponse(
        stream_reply(reply, chat, reply_id=reply_id, created=created),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache", "X-Accel-Buffering": "no"},
    )


@router.post("/events", openapi_extra=_EVENT_BODY)
async def take_call_event(
    user: CurrentUser, events: CallEvents, request: Request
) -> CallEventResult:
    """What happens in a call; an end-of-call report completes the interview and scores it."""
    body = await _read_body(request)
    check_event(_secret(request), request.headers, body, now=_resources(request).clock())
    return CallEventResult(acted=await events.take(user.id, _parse(CallEvent, body), body))


async def _read_body(request: Request) -> bytes:
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > _MAX_BODY_BYTES:
            raise BodyTooLargeError
    return bytes(body)


def _parse(model: type[Model], body: bytes) -> Model:
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        findings = [
            {"field": ".".join(map(str, finding["loc"])) or "body", "message": finding["msg"]}
            for finding in error.errors(include_url=False, include_input=False)[:10]
        ]
        raise BodyInvalidError(
            "The request cannot be used. It must be JSON as OpenAI's clients or Vapi send it.",
            errors=findings,
        ) from error


def _secret(request: Request) -> str | None:
    settings: Settings = request.app.state.settings
    return settings.vapi_secret.get_secret_value() if settings.vapi_secret else None


def _resources(request: Request) -> Resources:
    resources: Resources = request.app.state.resources
    return resources


def _error_response(error: AppError) -> JSONResponse:
    # OpenAI's clients would send a refused answer again.
    headers = {"Retry-After": "1"} if error.status == 503 else {"X-Should-Retry": "false"}
    return JSONResponse(
        {**problem_of(error).model_dump(), **error_body(error)},
        status_code=error.status,
        media_type="application/problem+json",
        headers=headers,
    )
