"""Anthropic's messages."""

import json
from collections.abc import Iterator
from typing import Any

from tests.providers.replies import Reply, Request, Wire


def read_request(path: str, headers: dict[str, str], body: dict[str, Any]) -> Request:
    tools = body.get("tools") or []
    schema = tools[0]["input_schema"] if tools else _format(body).get("schema")
    return Request(
        wire=Wire.ANTHROPIC,
        path=path,
        headers=headers,
        body=body,
        model=body["model"],
        stream=bool(body.get("stream")),
        system=_text(body.get("system") or ""),
        messages=tuple((item["role"], _text(item["content"])) for item in body["messages"]),
        output_tool=tools[0]["name"] if tools else None,
        schema=schema,
    )


def whole(request: Request, reply: Reply) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "text", "text": reply.whole_text}
    if request.output_tool:
        output = _object(reply.whole_text)
        block = {**_block(request), "input": output} if output is not None else block
    return {
        **_message(request, reply),
        "content": [block] if reply.text else [],
        "stop_reason": "tool_use" if block["type"] == "tool_use" else "end_turn",
        "usage": _usage(request, reply, reply.token_count),
    }


def opening(request: Request, reply: Reply) -> Iterator[bytes]:
    yield _event("message_start", message=_message(request, reply))
    yield _event("ping")


def beginning(request: Request) -> Iterator[bytes]:
    yield _event("content_block_start", index=0, content_block=_block(request))


def token(request: Request, text: str) -> bytes:
    delta = {"type": "text_delta", "text": text}
    if request.output_tool:
        delta = {"type": "input_json_delta", "partial_json": text}
    return _event("content_block_delta", index=0, delta=delta)


def closing(request: Request, _reply: Reply, count: int) -> Iterator[bytes]:
    stop = {"stop_reason": "tool_use" if request.output_tool else "end_turn", "stop_sequence": None}
    yield _event("content_block_stop", index=0)
    yield _event("message_delta", delta=stop, usage={"output_tokens": count})
    yield _event("message_stop")


def error_event() -> bytes:
    return _event("error", error={"type": "overloaded_error", "message": "Told to fail"})


def error_body(status: int) -> dict[str, Any]:
    kind = {401: "authentication_error", 429: "rate_limit_error"}.get(status, "api_error")
    return {"type": "error", "error": {"type": kind, "message": f"Told to fail with {status}"}}


def _format(body: dict[str, Any]) -> dict[str, Any]:
    shape: dict[str, Any] = (body.get("output_config") or {}).get("format") or {}
    return shape


def _object(text: str) -> dict[str, Any] | None:
    """A tool's input, which on this wire cannot be anything but an object."""
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _text(content: str | list[dict[str, Any]]) -> str:
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


def _block(request: Request) -> dict[str, Any]:
    if request.output_tool:
        return {"type": "tool_use", "id": "toolu_1", "name": request.output_tool, "input": {}}
    return {"type": "text", "text": ""}


def _message(request: Request, reply: Reply) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": request.model,
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": _usage(request, reply, 1),
    }


def _usage(request: Request, reply: Reply, count: int) -> dict[str, Any]:
    prompt = len(request.prompt) // 4
    return {
        "input_tokens": max(prompt - reply.cached_tokens, 0),
        "cache_read_input_tokens": reply.cached_tokens,
        "cache_creation_input_tokens": 0,
        "output_tokens": count,
    }


def _event(kind: str, **payload: Any) -> bytes:
    line = json.dumps({"type": kind, **payload})
    return f"event: {kind}\ndata: {line}\n\n".encode()
