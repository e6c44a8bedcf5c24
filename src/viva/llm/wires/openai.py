"""OpenAI's chat completions, which Groq and servers of one's own speak too."""

from typing import Any

from viva.llm.errors import Failure, ProviderError
from viva.llm.options import Endpoint
from viva.llm.prompts import Prompt
from viva.llm.usage import Usage
from viva.llm.wires.shapes import Piece, Stop, WireFormat, WireRequest, count

_STOPS = {"length": Stop.TOO_LONG, "content_filter": Stop.REFUSED}


def ask(endpoint: Endpoint, model: str, prompt: Prompt) -> WireRequest:
    # Newer models of OpenAI know the one name only, many other servers the other.
    limit = "max_completion_tokens" if endpoint.is_providers_own else "max_tokens"
    messages = [{"role": "system", "content": prompt.fixed}]
    messages += [
        {"role": message.speaker, "content": message.text} for message in prompt.messages()
    ]
    headers = {}
    if endpoint.key is not None:
        headers["authorization"] = f"Bearer {endpoint.key.get_secret_value()}"
    return WireRequest(
        url=f"{endpoint.base_url}/chat/completions",
        headers=headers,
        body={
            "model": model,
            "messages": messages,
            "stream": True,
            "stream_options": {"include_usage": True},
            limit: prompt.max_output_tokens,
        },
    )


def read(event: dict[str, Any], _so_far: Usage | None) -> Piece:
    if event.get("error"):
        raise ProviderError(Failure.UNAVAILABLE)
    choices = event.get("choices") or []
    usage = _usage(event["usage"]) if event.get("usage") else None
    if not choices:
        return Piece(usage=usage)
    choice = choices[0]
    reason = choice.get("finish_reason")
    stop = _STOPS.get(reason, Stop.COMPLETE) if reason else None
    return Piece(text=(choice.get("delta") or {}).get("content") or "", usage=usage, stop=stop)


def _usage(counted: dict[str, Any]) -> Usage:
    details = counted.get("prompt_tokens_details") or {}
    return Usage(
        prompt_tokens=count(counted, "prompt_tokens"),
        output_tokens=count(counted, "completion_tokens"),
        cached_tokens=count(details, "cached_tokens"),
    )


OPENAI = WireFormat(ask, read)
