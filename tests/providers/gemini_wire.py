"""Gemini's generateContent and streamGenerateContent."""

import json
from collections.abc import Iterator
from typing import Any

from tests.providers.replies import Reply, Request, Wire


def read_request(path: str, headers: dict[str, str], body: dict[str, Any]) -> Request:
    model, _, method = path.rpartition("/models/")[2].partition(":")
    function = _output_function(body)
    settings = body.get("generationConfig") or {}
    shape = settings.get("responseJsonSchema") or settings.get("responseSchema")
    if function:
        names = ("parametersJsonSchema", "parameters_json_schema", "parameters")
        shape = next((function[name] for name in names if name in function), None)
    return Request(
        wire=Wire.GEMINI,
        path=path,
        headers=headers,
        body=body,
        model=model,
        stream=method == "streamGenerateContent",
        system=_text(body.get("systemInstruction") or {}),
        messages=tuple(
            ("assistant" if content.get("role") == "model" else "user", _text(content))
            for content in body["contents"]
        ),
        output_tool=function["name"] if function else None,
        schema=shape,
    )


def whole(request: Request, reply: Reply) -> dict[str, Any]:
    parts = [{"text": reply.whole_text}] if reply.text else []
    return _answer(request, _called(request, reply) or parts, "STOP", reply, reply.token_count)


def opening(_request: Request, _reply: Reply) -> Iterator[bytes]:
    yield from ()


def beginning(_request: Request) -> Iterator[bytes]:
    yield from ()


def token(request: Request, text: str) -> bytes:
    return _event({"candidates": [_candidate([{"text": text}])], **_head(request)})


def closing(request: Request, reply: Reply, count: int) -> Iterator[bytes]:
    yield _event(_answer(request, [{"text": ""}], "STOP", reply, count))


def called(request: Request, reply: Reply) -> bytes | None:
    """The one event of a function call, which this wire does not part into tokens."""
    parts = _called(request, reply)
    return _event(_answer(request, parts, "STOP", reply, reply.token_count)) if parts else None


def error_event() -> bytes:
    return _event(error_body(503))


def error_body(status: int) -> dict[str, Any]:
    names = {400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 429: "RESOURCE_EXHAUSTED"}
    name = names.get(status, "INTERNAL")
    return {"error": {"code": status, "message": f"Told to fail with {status}", "status": name}}


def _output_function(body: dict[str, Any]) -> dict[str, Any] | None:
    tools = body.get("tools") or []
    functions = tools[0].get("functionDeclarations") if tools else None
    return functions[0] if functions else None


def _called(request: Request, reply: Reply) -> list[dict[str, Any]]:
    if not request.output_tool:
        return []
    try:
        arguments = json.loads(reply.whole_text)
    except ValueError:
        return []
    if not isinstance(arguments, dict):
        return []
    return [{"functionCall": {"name": request.output_tool, "args": arguments}}]


def _text(content: dict[str, Any]) -> str:
    return "\n".join(part.get("text", "") for part in content.get("parts", ()))


def _head(request: Request) -> dict[str, Any]:
    return {"modelVersion": request.model, "responseId": "reply-1"}


def _candidate(parts: list[dict[str, Any]]) -> dict[str, Any]:
    return {"index": 0, "content": {"role": "model", "parts": parts}}


def _answer(
    request: Request, parts: list[dict[str, Any]], finish: str, reply: Reply, count: int
) -> dict[str, Any]:
    prompt = len(request.prompt) // 4
    return {
        "candidates": [{**_candidate(parts), "finishReason": finish}],
        "usageMetadata": {
            "promptTokenCount": prompt,
            "candidatesTokenCount": count,
            "totalTokenCount": prompt + count,
            "cachedContentTokenCount": reply.cached_tokens,
        },
        **_head(request),
    }


def _event(payload: dict[str, Any]) -> bytes:
    return b"data: " + json.dumps(payload).encode() + b"\r\n\r\n"
