"""Gemini's streamGenerateContent."""

from typing import Any

from viva.llm.errors import ProviderError, failure_of_status
from viva.llm.options import Endpoint
from viva.llm.prompts import Prompt, Speaker
from viva.llm.usage import Usage
from viva.llm.wires.shapes import Piece, Stop, WireFormat, WireRequest, count

_STOPS = {"STOP": Stop.COMPLETE, "MAX_TOKENS": Stop.TOO_LONG}
_ROLES = {Speaker.USER: "user", Speaker.ASSISTANT: "model"}


def ask(endpoint: Endpoint, model: str, prompt: Prompt) -> WireRequest:
    headers = {}
    if endpoint.key is not None:
        headers["x-goog-api-key"] = endpoint.key.get_secret_value()
    return WireRequest(
        url=f"{endpoint.base_url}/v1beta/models/{model}:streamGenerateContent?alt=sse",
        headers=headers,
        body={
            "systemInstruction": {"parts": [{"text": prompt.fixed}]},
            "contents": [
                {
                    "role": _ROLES[message.speaker],
                    "parts": [{"text": block} for block in message.blocks],
                }
                for message in prompt.messages()
            ],
            "generationConfig": {"maxOutputTokens": prompt.max_output_tokens},
        },
    )


def read(event: dict[str, Any], _so_far: Usage | None) -> Piece:
    if "error" in event:
        raise ProviderError(failure_of_status(int(event["error"]["code"])))
    counted = event.get("usageMetadata")
    usage = _usage(counted) if counted else None
    candidates = event.get("candidates") or []
    if not candidates:
        # A prompt that is blocked has feedback in place of candidates.
        return Piece(usage=usage, stop=Stop.REFUSED if "promptFeedback" in event else None)
    candidate = candidates[0]
    parts = (candidate.get("content") or {}).get("parts") or []
    reason = candidate.get("finishReason")
    return Piece(
        text="".join(part.get("text", "") for part in parts if not part.get("thought")),
        usage=usage,
        stop=_STOPS.get(reason, Stop.REFUSED) if reason else None,
    )


def _usage(counted: dict[str, Any]) -> Usage:
    thoughts = count(counted, "thoughtsTokenCount")
    return Usage(
        prompt_tokens=count(counted, "promptTokenCount"),
        output_tokens=count(counted, "candidatesTokenCount") + thoughts,
        cached_tokens=count(counted, "cachedContentTokenCount"),
    )


GEMINI = WireFormat(ask, read)
