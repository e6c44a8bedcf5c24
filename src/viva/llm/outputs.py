"""Typed output by pydantic-ai. Its import is slow: only `connections` leads here."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import httpx2
from anthropic import AsyncAnthropic
from openai import AsyncOpenAI
from pydantic import BaseModel, SecretStr, ValidationError
from pydantic_ai import exceptions
from pydantic_ai.direct import model_request, model_request_stream
from pydantic_ai.messages import (
    CachePoint,
    ModelMessage,
    ModelRequest,
    ModelResponse,
    TextPart,
    ToolCallPart,
    UserContent,
    UserPromptPart,
)
from pydantic_ai.models import Model, ModelRequestParameters
from pydantic_ai.models.anthropic import AnthropicModel, AnthropicModelSettings
from pydantic_ai.models.google import GoogleModel
from pydantic_ai.models.openai import OpenAIChatModel
from pydantic_ai.output import OutputObjectDefinition
from pydantic_ai.providers.anthropic import AnthropicProvider
from pydantic_ai.providers.google import GoogleProvider
from pydantic_ai.providers.openai import OpenAIProvider
from pydantic_ai.tools import ToolDefinition
from pydantic_core import from_json

from viva.llm.errors import Failure, ProviderError, failure_of_status
from viva.llm.names import ModelName, Provider
from viva.llm.options import Endpoint
from viva.llm.prompts import CHARACTERS_PER_TOKEN, Message, Prompt, Speaker
from viva.llm.transport import ReplyTooLongError
from viva.llm.usage import Output, Usage

T = TypeVar("T", bound=BaseModel)

_OUTPUT_TOOL = "give_output"
_NO_KEY = "none"
_EVENTS_WITHOUT_TEXT = 20
_FINISHES = {"length": Failure.TOO_LONG, "content_filter": Failure.REFUSED}

_FAILURES: tuple[tuple[type[Exception], Failure], ...] = (
    (exceptions.ModelAuthenticationError, Failure.UNAUTHORISED),
    (exceptions.ModelQuotaExceededError, Failure.QUOTA_SPENT),
    (exceptions.ModelRateLimitError, Failure.RATE_LIMITED),
    (exceptions.ModelUnavailableError, Failure.UNAVAILABLE),
    (exceptions.ModelServerError, Failure.UNAVAILABLE),
    (exceptions.ModelTimeoutError, Failure.TIMED_OUT),
    (exceptions.ModelConnectionError, Failure.UNAVAILABLE),
    (exceptions.ModelRequestRejectedError, Failure.REJECTED),
    (exceptions.ContentFilterError, Failure.REFUSED),
    (exceptions.OutputTokenLimitExceeded, Failure.TOO_LONG),
)


class TypedOutputs:
    """Asks models for an object of a type; one client per model, without retries of its own."""

    def __init__(self, client: httpx2.AsyncClient, endpoints: Mapping[Provider, Endpoint]) -> None:
        self._client = client
        self._endpoints = endpoints
        self._models: dict[ModelName, Model] = {}

    async def write(
        self,
        name: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]:
        """Ask once; with `first_token_seconds` the reply is streamed, to see that it begins.

        Raises:
            ProviderError: No usable output came of it.
        """
        if name not in self._models:
            self._models[name] = _open_model(name, self._endpoints[name.provider], self._client)
        model = self._models[name]
        asked = _Request(
            messages=list(_messages(prompt, marked=name.provider is Provider.ANTHROPIC)),
            parameters=_parameters(model, name.provider, output_type),
            settings=_settings(prompt, first_token_seconds),
        )
        try:
            if first_token_seconds is None:
                reply = await model_request(
                    model,
                    asked.messages,
                    model_settings=asked.settings,
                    model_request_parameters=asked.parameters,
                )
            else:
                reply = await _streamed(
                    model, asked, prompt.max_output_tokens, gap_seconds=first_token_seconds
                )
        except (exceptions.AgentRunError, httpx2.HTTPError) as error:
            raise _translated(error) from None
        usage = _usage(reply)
        return Output(_validated(reply, prompt, output_type, usage), usage)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    messages: list[ModelMessage]
    parameters: ModelRequestParameters
    settings: AnthropicModelSettings


async def _streamed(
    model: Model, asked: _Request, most_tokens: int, *, gap_seconds: float
) -> ModelResponse:
    count = 0
    async with model_request_stream(
        model,
        asked.messages,
        model_settings=asked.settings,
        model_request_parameters=asked.parameters,
    ) as stream:
        events = aiter(stream)
        while await _next_in_time(events, gap_seconds):
            count += 1
            # An event holds a token or more, and a few events hold none.
            if count > most_tokens + _EVENTS_WITHOUT_TEXT:
                raise ProviderError(Failure.TOO_LONG)
        return stream.get()


async def _next_in_time(events: AsyncIterator[object], gap_seconds: float) -> bool:
    """Whether there was one more event before the stream's end."""
    try:
        async with asyncio.timeout(gap_seconds):
            return await anext(events, None) is not None
    except TimeoutError:
        raise ProviderError(Failure.BROKEN) from None


def _open_model(name: ModelName, endpoint: Endpoint, client: httpx2.AsyncClient) -> Model:
    key = (endpoint.key or SecretStr(_NO_KEY)).get_secret_value()
    match name.provider:
        case Provider.ANTHROPIC:
            anthropic = AsyncAnthropic(
                api_key=key, base_url=endpoint.base_url, http_client=client, max_retries=0
            )
            return AnthropicModel(
                name.model, provider=AnthropicProvider(anthropic_client=anthropic)
            )
        case Provider.GOOGLE:
            google = GoogleProvider(api_key=key, base_url=endpoint.base_url, http_client=client)
            return GoogleModel(name.model, provider=google)
        case _:
            openai = AsyncOpenAI(
                api_key=key, base_url=endpoint.base_url, http_client=client, max_retries=0
            )
            return OpenAIChatModel(name.model, provider=OpenAIProvider(openai_client=openai))


def _parameters(
    model: Model, provider: Provider, output_type: type[BaseModel]
) -> ModelRequestParameters:
    """Ask for the shape by the reply's format, or, where that is not to be had, by a tool."""
    schema = _schema(output_type)
    by_format = model.profile.get("supports_json_schema_output", False)
    if by_format and provider is not Provider.GROQ:
        shape = OutputObjectDefinition(json_schema=schema, name=_OUTPUT_TOOL)
        return ModelRequestParameters(output_mode="native", output_object=shape)
    tool = ToolDefinition(name=_OUTPUT_TOOL, parameters_json_schema=schema, kind="output")
    return ModelRequestParameters(output_mode="tool", output_tools=[tool], allow_text_output=False)


@cache
def _schema(output_type: type[BaseModel]) -> dict[str, Any]:
    return output_type.model_json_schema()


def _settings(prompt: Prompt, first_token_seconds: float | None) -> AnthropicModelSettings:
    settings = AnthropicModelSettings(
        max_tokens=prompt.max_output_tokens,
        max_retries=0,
        # Nothing is to be added to the fixed part: streams send it as it is.
        framing_announcement="never",
        anthropic_cache_instructions=True,
    )
    if first_token_seconds is not None:
        settings["first_event_timeout"] = first_token_seconds
    return settings


def _messages(prompt: Prompt, *, marked: bool) -> Iterator[ModelMessage]:
    for message in prompt.messages():
        if message.speaker is Speaker.ASSISTANT:
            yield ModelResponse(parts=[TextPart(message.text)])
        else:
            part = UserPromptPart(_content(message) if marked else message.text)
            yield ModelRequest(parts=[part], instructions=prompt.fixed)


def _content(message: Message) -> list[UserContent]:
    content: list[UserContent] = []
    for index, block in enumerate(message.blocks):
        content.append(block)
        if index == message.stable_until:
            content.append(CachePoint())
    return content


def _validated(reply: ModelResponse, prompt: Prompt, output_type: type[T], usage: Usage) -> T:
    if reply.finish_reason in _FINISHES:
        raise ProviderError(_FINISHES[reply.finish_reason], usage=usage)
    text = _written(reply)
    if not text.strip():
        raise ProviderError(Failure.EMPTY, usage=usage)
    if len(text) > prompt.max_output_tokens * CHARACTERS_PER_TOKEN:
        raise ProviderError(Failure.TOO_LONG, usage=usage)
    try:
        content = from_json(text)
    except ValueError:
        raise ProviderError(Failure.MALFORMED, usage=usage) from None
    try:
        return output_type.model_validate(content)
    except ValidationError:
        # A tool without arguments says nothing, where nothing is not an answer.
        failure = Failure.WRONG_SHAPE if content else Failure.EMPTY
        raise ProviderError(failure, usage=usage) from None


def _written(reply: ModelResponse) -> str:
    """The output's JSON: a tool's arguments, or the text without a fence of Markdown."""
    for part in reply.parts:
        if isinstance(part, ToolCallPart):
            return part.args_as_json_str()
    text = "".join(part.content for part in reply.parts if isinstance(part, TextPart)).strip()
    if text.startswith("```"):
        text = text.removeprefix("```json").removeprefix("```").removesuffix("```")
    return text


def _usage(reply: ModelResponse) -> Usage:
    return Usage(
        prompt_tokens=max(reply.usage.input_tokens, 0),
        output_tokens=max(reply.usage.output_tokens, 0),
        cached_tokens=max(reply.usage.cache_read_tokens, 0),
        cache_write_tokens=max(reply.usage.cache_write_tokens, 0),
    )


def _translated(error: Exception) -> ProviderError:
    if any(isinstance(cause, ReplyTooLongError) for cause in _causes(error)):
        return ProviderError(Failure.TOO_LONG)
    if isinstance(error, exceptions.ModelRequestTimeout):
        return ProviderError(Failure.LATE)
    wait = error.retry_after if isinstance(error, exceptions.ModelAPIError) else None
    for kind, failure in _FAILURES:
        if isinstance(error, kind):
            return ProviderError(failure, retry_after_seconds=wait)
    if isinstance(error, exceptions.ModelHTTPError):
        return ProviderError(failure_of_status(error.status_code), retry_after_seconds=wait)
    broken = isinstance(error, httpx2.HTTPError)
    return ProviderError(Failure.BROKEN if broken else Failure.MALFORMED)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
