"""The provider double as an ASGI application: three wires, one script."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import chain
from typing import Any

from tests.providers import anthropic_wire, gemini_wire, openai_wire
from tests.providers.replies import Conversation, Reply, Request, Wire

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[dict[str, Any]], Awaitable[None]]

UNPACED_BATCH = 200
NOT_JSON = b'{"choices": [{"delta": {"content": "'


class ProviderApp:
    """Answers as its conversation says; who asks for anything else gets a 404."""

    def __init__(self, conversation: Conversation) -> None:
        self.conversation = conversation

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        body = json.loads(await _body(receive) or b"{}")
        request = _read(scope["path"], headers, body)
        if request is None:
            await _send_whole(send, 404, {"error": {"message": f"No {scope['path']} here"}})
            return
        reply = self.conversation.reply_to(replace(request, connection=scope["client"][1]))
        answering = asyncio.create_task(_answer(request, reply, send))
        leaving = asyncio.create_task(_gone(receive))
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        for task in (answering, leaving):
            task.cancel()
        await asyncio.gather(answering, leaving, return_exceptions=True)


def _read(path: str, headers: dict[str, str], body: dict[str, Any]) -> Request | None:
    if path.endswith("/chat/completions"):
        return openai_wire.read_request(path, headers, body)
    if path.endswith("/messages"):
        return anthropic_wire.read_request(path, headers, body)
    if path.endswith((":generateContent", ":streamGenerateContent")):
        return gemini_wire.read_request(path, headers, body)
    return None


async def _answer(request: Request, reply: Reply, send: Send) -> None:
    if reply.hang:
        await _fall_silent(reply)
    if reply.status >= 400:
        body = _wire(request).error_body(reply.status)
        await _send_whole(send, reply.status, body, retry_after=reply.retry_after)
    elif request.stream:
        await _send_stream(send, request, reply)
    elif reply.cut_after is not None:
        await _send_half(send, request, reply)
    else:
        await _pause(reply)
        await _send_whole(
            send, 200, None if reply.garbled else _wire(request).whole(request, reply)
        )


async def _send_half(send: Send, request: Request, reply: Reply) -> None:
    content = json.dumps(_wire(request).whole(request, reply)).encode()
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await _send_part(send, content[: len(content) // 2])


async def _fall_silent(reply: Reply) -> None:
    reply.on_silence()
    await asyncio.Event().wait()


async def _pause(reply: Reply) -> None:
    """A whole reply takes the time of its tokens."""
    if reply.stall_after is not None:
        await _fall_silent(reply)
    if reply.begins_too_late:
        reply.on_silence()
    pace = reply.token_count / reply.tokens_per_second if reply.tokens_per_second else 0
    await asyncio.sleep(reply.first_token_seconds + pace)


async def _send_stream(send: Send, request: Request, reply: Reply) -> None:
    headers = [(b"content-type", b"text/event-stream")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if reply.garbled:
        await _send_part(send, b"data: " + NOT_JSON + b"\n\n")
    await _send_part(send, b"".join(_wire(request).opening(request, reply)))
    if reply.begins_too_late:
        reply.on_silence()
    await asyncio.sleep(reply.first_token_seconds)
    call = gemini_wire.called(request, reply) if request.wire is Wire.GEMINI else None
    if call is not None:
        await _send_part(send, call, more=False)
        return
    await _send_part(send, b"".join(_wire(request).beginning(request)))
    if not await _send_tokens(send, request, reply):
        return
    last = b"".join(_wire(request).closing(request, reply, reply.token_count))
    await _send_part(send, last, more=reply.stays_open)
    if reply.stays_open:
        await asyncio.Event().wait()


async def _send_tokens(send: Send, request: Request, reply: Reply) -> bool:
    """Whether the reply came to its end."""
    began = asyncio.get_running_loop().time()
    batch: list[bytes] = []
    for index, text in enumerate(chain(reply.tokens(), [None])):
        stopped = index in (reply.cut_after, reply.stall_after, reply.error_after)
        if text is None or stopped or reply.tokens_per_second or len(batch) >= UNPACED_BATCH:
            await _send_part(send, b"".join(batch))
            batch.clear()
        if stopped:
            return await _stop(send, request, reply)
        if text is None:
            break
        if reply.tokens_per_second:
            due = began + index / reply.tokens_per_second
            await asyncio.sleep(max(due - asyncio.get_running_loop().time(), 0))
        batch.append(_wire(request).token(request, text))
    return True


async def _stop(send: Send, request: Request, reply: Reply) -> bool:
    if reply.stall_after is not None:
        await _fall_silent(reply)
    if reply.error_after is not None:
        await _send_part(send, _wire(request).error_event(), more=False)
    return False


def _wire(request: Request) -> Any:
    return {
        Wire.OPENAI: openai_wire,
        Wire.ANTHROPIC: anthropic_wire,
        Wire.GEMINI: gemini_wire,
    }[request.wire]


async def _body(receive: Receive) -> bytes:
    parts: list[bytes] = []
    while True:
        message = await receive()
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _send_whole(
    send: Send, status: int, body: dict[str, Any] | None, retry_after: str | None = None
) -> None:
    headers = [(b"content-type", b"application/json")]
    if retry_after is not None:
        headers.append((b"retry-after", retry_after.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    content = NOT_JSON if body is None else json.dumps(body).encode()
    await _send_part(send, content, more=False)


async def _send_part(send: Send, content: bytes, *, more: bool = True) -> None:
    if content or not more:
        # Lets the other end be heard: it may have left.
        await asyncio.sleep(0)
        await send({"type": "http.response.body", "body": content, "more_body": more})
