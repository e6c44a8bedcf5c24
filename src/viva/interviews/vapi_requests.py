"""What hosted voice services send: chats in OpenAI's shape and events, and whom they are about."""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

_NAMES = ("interview_id", "interviewId", "viva_interview_id")
_MODEL_PREFIX = "viva:"
_LONGEST_NAME = 64
# Where services put what the call was started with, the most direct first.
_PLACES = (
    (),
    ("metadata",),
    ("variableValues",),
    ("elevenlabs_extra_body",),
    ("call", "metadata"),
    ("call", "assistantOverrides", "metadata"),
    ("call", "assistantOverrides", "variableValues"),
    ("call", "assistant", "metadata"),
    ("assistant", "metadata"),
    ("assistant", "variableValues"),
    ("assistantOverrides", "metadata"),
    ("assistantOverrides", "variableValues"),
    ("customer", "metadata"),
)
_MODELS = (("model",), ("assistant", "model", "model"), ("call", "assistant", "model", "model"))


class ChatMessage(BaseModel):
    """`content` is text, or parts of which those with a text count."""

    model_config = ConfigDict(extra="ignore")

    role: str = Field(max_length=32)
    content: str | list[JsonValue] | None = None

    @property
    def text(self) -> str:
        if isinstance(self.content, str):
            return self.content
        parts = [
            part["text"]
            for part in self.content or ()
            if isinstance(part, dict) and isinstance(part.get("text"), str)
        ]
        return " ".join(str(part) for part in parts)


class StreamOptions(BaseModel):
    model_config = ConfigDict(extra="ignore")

    include_usage: bool | None = None


class ChatRequest(BaseModel):
    """OpenAI's chat request; what only concerns language models is accepted and not used."""

    model_config = ConfigDict(extra="allow")

    model: str = Field("viva", max_length=200)
    messages: list[ChatMessage] = Field(max_length=2_000)
    stream: bool | None = None
    stream_options: StreamOptions | None = None


class CallEvent(BaseModel):
    """One event of a call, in the envelope in which Vapi posts it."""

    model_config = ConfigDict(extra="allow")

    message: dict[str, JsonValue]


def find_interview_name(body: Mapping[str, Any]) -> str | None:
    """The interview that the metadata names, or else the model's name; None when neither does."""
    for found in (*_named_by_metadata(body), *_named_by_model(body)):
        name = found.strip()
        if name and len(name) <= _LONGEST_NAME:
            return name
    return None


def _named_by_metadata(body: Mapping[str, Any]) -> Iterator[str]:
    for place in _PLACES:
        metadata = _at(body, place)
        if isinstance(metadata, Mapping):
            yield from (metadata[key] for key in _NAMES if isinstance(metadata.get(key), str))


def _named_by_model(body: Mapping[str, Any]) -> Iterator[str]:
    for place in _MODELS:
        model = _at(body, place)
        if isinstance(model, str) and model.startswith(_MODEL_PREFIX):
            yield model.removeprefix(_MODEL_PREFIX)


def _at(body: Any, place: tuple[str, ...]) -> Any:
    for key in place:
        if not isinstance(body, Mapping):
            return None
        body = body.get(key)
    return body
