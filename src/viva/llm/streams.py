"""Streams of text straight off the wire: a third of the CPU time of the providers' clients."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from email.utils import parsedate_to_datetime
from typing import Any

import httpx2
from pydantic_core import from_json, to_json

from viva.infra.telemetry.clock import Clock, utc_now
from viva.llm.batches import in_batches
from viva.llm.errors import Failure, ProviderError, failure_of_status
from viva.llm.event_lines import read_events
from viva.llm.names import ModelName, Provider
from viva.llm.options import Endpoint
from viva.llm.prompts import CHARACTERS_PER_TOKEN, Prompt
from viva.llm.transport import ReplyTooLongError
from viva.llm.usage import Usage
from viva.llm.wires.anthropic import ANTHROPIC
from viva.llm.wires.gemini import GEMINI
from viva.llm.wires.openai import OPENAI
from viva.llm.wires.shapes import Piece, Stop, WireFormat

_END = b"[DONE]"
# All is said by then, and somebody waits.
_CLOSING_SECONDS = 0.2
_PAUSE_SECONDS = 0.1

_FORMATS: Mapping[Provider, WireFormat] = {
    Provider.OPENAI: OPENAI,
    Provider.GROQ: OPENAI,
    Provider.LOCAL: OPENAI,
    Provider.ANTHROPIC: ANTHROPIC,
    Provider.GOOGLE: GEMINI,
}


class TextStreams:
    """Asks models for text and gives it as it comes."""

    def __init__(
        self,
        client: httpx2.AsyncClient,
        endpoints: Mapping[Provider, Endpoint],
        clock: Clock = utc_now,
    ) -> None:
        self._client = client
        self._endpoints = endpoints
        self._clock = clock

    async def stream(
        self, model: ModelName, prompt: Prompt, *, live: bool = True
    ) -> AsyncGenerator[str | Usage, None]:
        """Yield texts that are not empty, and usage whenever more of it is known.

        If nobody waits for it, several tokens are read at once, which saves most of the CPU time.

        Raises:
            ProviderError: The stream did not come to a good end.
        """
        wire = _FORMATS[model.provider]
        asked = wire.ask(self._endpoints[model.provider], model.model, prompt)
        request = self._client.build_request(
            "POST",
            asked.url,
            headers={"content-type": "application/json", **asked.headers},
            content=to_json(asked.body),
        )
        try:
            response = await self._client.send(request, stream=True)
            try:
                self._check_status(response)
                chunks: AsyncIterator[bytes] = response.aiter_bytes()
                if not live:
                    chunks = in_batches(chunks, pause_seconds=_PAUSE_SECONDS)
                async with aclosing(_read(wire, chunks, prompt)) as parts:
                    async for part in parts:
                        yield part
            finally:
                await response.aclose()
        except httpx2.HTTPError as error:
            raise ProviderError(_failure_of(error)) from None

    def _check_status(self, response: httpx2.Response) -> None:
        if response.status_code == httpx2.codes.OK:
            return
        raise ProviderError(
            failure_of_status(max(response.status_code, httpx2.codes.BAD_REQUEST)),
            retry_after_seconds=_seconds(response.headers.get("retry-after"), self._clock),
        )


async def _read(
    wire: WireFormat, chunks: AsyncIterator[bytes], prompt: Prompt
) -> AsyncGenerator[str | Usage, None]:
    left = prompt.max_output_tokens * CHARACTERS_PER_TOKEN
    usage: Usage | None = None
    stop: Stop | None = None
    async with aclosing(read_events(chunks)) as events:
        while (event := await _next_event(events, stop)) is not None:
            if event == _END:
                continue
            piece = _piece(wire, event, usage)
            stop = piece.stop or stop
            if piece.usage is not None:
                usage = piece.usage
                yield usage
            if piece.text:
                left -= len(piece.text)
                if left < 0:
                    raise ProviderError(Failure.TOO_LONG)
                yield piece.text
    if stop is None:
        raise ProviderError(Failure.BROKEN)
    if stop is not Stop.COMPLETE:
        raise ProviderError(Failure(stop.value))


async def _next_event(events: AsyncGenerator[bytes, None], stop: Stop | None) -> bytes | None:
    """The next event, None at the end: of the body, so that the connection can be used again."""
    if stop is None:
        return await anext(events, None)
    try:
        async with asyncio.timeout(_CLOSING_SECONDS):
            return await anext(events, None)
    except TimeoutError:
        return None


def _piece(wire: WireFormat, event: bytes, usage: Usage | None) -> Piece:
    try:
        content: Any = from_json(event)
        return wire.read(content, usage)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        raise ProviderError(Failure.MALFORMED) from None


def _failure_of(error: httpx2.HTTPError) -> Failure:
    match error:
        case ReplyTooLongError():
            return Failure.TOO_LONG
        case httpx2.ReadTimeout():
            return Failure.TIMED_OUT
        case httpx2.RemoteProtocolError() | httpx2.ReadError():
            return Failure.BROKEN
        case _:
            return Failure.UNAVAILABLE


def _seconds(retry_after: str | None, clock: Clock) -> float | None:
    """Seconds of a Retry-After header, which counts them or names a date."""
    if retry_after is None:
        return None
    try:
        return max(float(retry_after), 0.0)
    except ValueError:
        pass
    try:
        return max((parsedate_to_datetime(retry_after) - clock()).total_seconds(), 0.0)
    except (ValueError, TypeError):
        return None
