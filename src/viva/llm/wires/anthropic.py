"""Anthropic's messages."""

from typing import Any

from viva.llm.errors import Failure, ProviderError
from viva.llm.options import Endpoint
from viva.llm.prompts import Message, Prompt
from viva.llm.usage import Usage
from viva.llm.wires.shapes import Piece, Stop, WireFormat, WireRequest, count

_VERSION = "2023-06-01"
_CACHE_MARK = {"type": "ephemeral"}
_STOPS = {
    "max_tokens": Stop.TOO_LONG,
    "model_context_window_exceeded": Stop.TOO_LONG,
    "refusal": Stop.REFUSED,
}
_FAILURES = {
    "authentication_error": Failure.UNAUTHORISED,
    "permission_error": Failure.UNAUTHORISED,
    "invalid_request_error": Failure.REJECTED,
    "rate_limit_error": Failure.RATE_LIMITED,
}


def ask(endpoint: Endpoint, model: str, prompt: Prompt) -> WireRequest:
    headers = {"anthropic-version": _VERSION}
    if endpoint.key is not None:
        headers["x-api-key"] = endpoint.key.get_secret_value()
    return WireRequest(
        url=f"{endpoint.base_url}/v1/messages",
        headers=headers,
        body={
            "model": model,
            "system": [{"type": "text", "text": prompt.fixed, "cache_control": _CACHE_MARK}],
            "messages": [_message(message) for message in prompt.messages()],
            "max_tokens": prompt.max_output_tokens,
            "stream": True,
        },
    )


def read(event: dict[str, Any], so_far: Usage | None) -> Piece:
    match event["type"]:
        case "error":
            kind = event["error"]["type"]
            raise ProviderError(_FAILURES.get(kind, Failure.UNAVAILABLE))
        case "message_start":
            return Piece(usage=_usage(event["message"].get("usage") or {}))
        case "content_block_delta" if event["delta"]["type"] == "text_delta":
            return Piece(text=event["delta"]["text"])
        case "message_delta":
            reason = event["delta"].get("stop_reason")
            return Piece(
                usage=_with_output(so_far, count(event.get("usage") or {}, "output_tokens")),
                stop=_STOPS.get(reason, Stop.COMPLETE) if reason else None,
            )
        case _:
            return Piece()


def _message(message: Message) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [{"type": "text", "text": block} for block in message.blocks]
    if message.stable_until is not None:
        blocks[message.stable_until]["cache_control"] = _CACHE_MARK
    return {"role": message.speaker, "content": blocks}


def _usage(counted: dict[str, Any]) -> Usage:
    cached = count(counted, "cache_read_input_tokens")
    written = count(counted, "cache_creation_input_tokens")
    return Usage(
        prompt_tokens=count(counted, "input_tokens") + cached + written,
        output_tokens=count(counted, "output_tokens"),
        cached_tokens=cached,
        cache_write_tokens=written,
    )


def _with_output(usage: Usage | None, output_tokens: int) -> Usage:
    if usage is None:
        return Usage(prompt_tokens=0, output_tokens=output_tokens)
    return Usage(
        prompt_tokens=usage.prompt_tokens,
        output_tokens=output_tokens,
        cached_tokens=usage.cached_tokens,
        cache_write_tokens=usage.cache_write_tokens,
    )


ANTHROPIC = WireFormat(ask, read)
