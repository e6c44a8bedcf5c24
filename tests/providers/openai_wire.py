"""OpenAI's chat completions, as Groq, Ollama, vLLM and llama.cpp speak them too."""

import json
from collections.abc import Iterator
from typing import Any

from tests.providers.replies import Reply, Request, Wire


def read_request(path: str, headers: dict[str, str], body: dict[str, Any]) -> Request:
    messages = body["messages"]
    function = _output_function(body)
    response_format = body.get("response_format") or {}
    schema = response_format.get("json_schema", {}).get("schema")
    return Request(
        wire=Wire.OPENAI,
        path=path,
        headers=headers,
        body=body,
        model=body["model"],
        stream=bool(body.get("stream")),
        system="\n".join(
            _text(message) for message in messages if message["role"] in ("system", "developer")
        ),
        messages=tuple(
            (message["role"], _text(message))
            for message in messages
            if message["role"] not in ("system", "developer")
        ),
        output_tool=function["name"] if function else None,
        schema=function["parameters"] if function else schema,
    )


def whole(request: Request, reply: Reply) -> dict[str, Any]:
    message: dict[str, Any] = {"role": "assistant", "content": reply.whole_text}
    if request.output_tool:
        call = {"name": request.output_tool, "arguments": reply.whole_text}
        message = {
            "role": "assistant",
            "content": None,
            "tool_calls": [{"id": "call_1", "type": "function", "function": call}],
        }
    finish = "tool_calls" if request.output_tool else "stop"
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    return {
        **_head(request, "chat.completion"),
        "choices": [choice],
        "usage": _usage(request, reply, reply.token_count),
    }


def opening(request: Request, _reply: Reply) -> Iterator[bytes]:
    yield _chunk(request, {"role": "assistant", "content": ""})


def beginning(request: Request) -> Iterator[bytes]:
    if request.output_tool:
        call = {"name": request.output_tool, "arguments": ""}
        yield _chunk(request, _called({"id": "call_1", "type": "function", "function": call}))


def token(request: Request, text: str) -> bytes:
    if request.output_tool:
        return _chunk(request, _called({"function": {"arguments": text}}))
    return _chunk(request, {"content": text})


def closing(request: Request, reply: Reply, count: int) -> Iterator[bytes]:
    yield _chunk(request, {}, finish="tool_calls" if request.output_tool else "stop")
    if (request.body.get("stream_options") or {}).get("include_usage"):
        usage = _usage(request, reply, count)
        yield _event({**_head(request, "chat.completion.chunk"), "choices": [], "usage": usage})
    yield b"data: [DONE]\n\n"


def error_event() -> bytes:
    return _event(error_body(500))


def error_body(status: int) -> dict[str, Any]:
    kind = {401: "invalid_request_error", 429: "rate_limit_exceeded"}.get(status, "server_error")
    return {"error": {"message": f"Told to fail with {status}", "type": kind, "code": kind}}


def _output_function(body: dict[str, Any]) -> dict[str, Any] | None:
    tools = body.get("tools") or []
    function: dict[str, Any] | None = tools[0]["function"] if tools else None
    return function


def _text(message: dict[str, Any]) -> str:
    content = message.get("content") or ""
    if isinstance(content, str):
        return content
    return "\n".join(part.get("text", "") for part in content)


def _head(request: Request, kind: str) -> dict[str, Any]:
    return {"id": "chatcmpl-1", "object": kind, "created": 1_790_000_000, "model": request.model}


def _usage(request: Request, reply: Reply, count: int) -> dict[str, Any]:
    prompt = len(request.prompt) // 4
    return {
        "prompt_tokens": prompt,
        "completion_tokens": count,
        "total_tokens": prompt + count,
        "prompt_tokens_details": {"cached_tokens": reply.cached_tokens},
    }


def _called(call: dict[str, Any]) -> dict[str, Any]:
    return {"tool_calls": [{"index": 0, **call}]}


def _chunk(request: Request, delta: dict[str, Any], finish: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "finish_reason": finish, "logprobs": None}
    return _event({**_head(request, "chat.completion.chunk"), "choices": [choice]})


def _event(payload: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(payload).encode() + b"\n\n"
