"""One request to one model: its place, its time limits, its breaker, its record."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Generic, Protocol, TypeVar

import structlog
from pydantic import BaseModel

from viva.infra.telemetry.ids import new_id
from viva.llm.accounts import Account, ModelCall
from viva.llm.breakers import Breakers
from viva.llm.errors import Failure, ProviderError
from viva.llm.names import ModelName, Role
from viva.llm.options import ModelOptions
from viva.llm.places import Places
from viva.llm.prompts import Prompt
from viva.llm.usage import Output, Usage, estimate_usage

T = TypeVar("T", bound=BaseModel)
Seconds = Callable[[], float]

log = structlog.get_logger()


class Connections(Protocol):
    """What speaks to providers; everything that fails is a ProviderError."""

    def stream(
        self, model: ModelName, prompt: Prompt, *, live: bool
    ) -> AsyncGenerator[str | Usage, None]: ...

    async def write(
        self,
        model: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]: ...

    def price(self, model: ModelName, usage: Usage) -> Decimal | None: ...

    async def aclose(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a caller wants; the prompt is masked by now."""

    role: Role
    prompt: Prompt
    account: Account
    live: bool


@dataclass(frozen=True, slots=True)
class Attempt(Generic[T]):
    """What a request gave, and the id under which it is booked."""

    value: T
    call_id: str


@dataclass(slots=True)
class _Meter:
    """What is measured of one request while it goes on."""

    began: float
    call_id: str = field(default_factory=new_id)
    first_text_at: float | None = None
    characters: int = 0
    usage: Usage | None = None


class Attempts:
    """Makes single requests and keeps what they tell about the health of models."""

    def __init__(
        self,
        options: ModelOptions,
        connect: Callable[[], Awaitable[Connections]],
        clock: Seconds,
    ) -> None:
        self.breakers = Breakers(clock)
        self._options = options
        self._connect = connect
        self._connected: Connections | None = None
        self._clock = clock
        self._places = Places(options.concurrency)

    async def write(
        self,
        model: ModelName,
        asking: Asking,
        output_type: type[T],
        *,
        limit_seconds: float,
        first_token_seconds: float | None = None,
    ) -> Attempt[T]:
        """A typed output.

        Raises:
            ProviderError: There is none within the limit.
        """
        connections = await self._connections()
        meter = _Meter(self._clock())
        with self._recorded(connections, model, asking, meter):
            async with self._place(model, asking, limit_seconds):
                try:
                    async with asyncio.timeout(limit_seconds):
                        output = await connections.write(
                            model, asking.prompt, output_type, first_token_seconds
                        )
                except TimeoutError:
                    raise ProviderError(Failure.TIMED_OUT) from None
            meter.usage = output.usage
            return Attempt(output.value, meter.call_id)

    async def stream(
        self, model: ModelName, asking: Asking, *, first_text_seconds: float, call_id: str
    ) -> AsyncGenerator[str, None]:
        """Texts as they come; the first within its limit, none long after the one before.

        Raises:
            ProviderError: The stream did not come to a good end.
        """
        connections = await self._connections()
        meter = _Meter(self._clock(), call_id)
        with self._recorded(connections, model, asking, meter):
            async with (
                self._place(model, asking, first_text_seconds),
                aclosing(connections.stream(model, asking.prompt, live=asking.live)) as parts,
            ):
                async for part in self._in_time(parts, meter, first_text_seconds):
                    if isinstance(part, Usage):
                        meter.usage = part
                        continue
                    if meter.first_text_at is None:
                        meter.first_text_at = self._clock()
                    meter.characters += len(part)
                    yield part
            if not meter.characters:
                raise ProviderError(Failure.EMPTY)

    async def connect(self) -> None:
        await self._connections()

    async def aclose(self) -> None:
        if self._connected is not None:
            await self._connected.aclose()

    async def _connections(self) -> Connections:
        self._connected = await self._connect()
        return self._connected

    async def _in_time(
        self,
        parts: AsyncGenerator[str | Usage, None],
        meter: _Meter,
        first_text_seconds: float,
    ) -> AsyncIterator[str | Usage]:
        while True:
            try:
                async with asyncio.timeout(self._next_limit(meter, first_text_seconds)):
                    part = await anext(parts, None)
            except TimeoutError:
                late = meter.first_text_at is None
                raise ProviderError(Failure.LATE if late else Failure.BROKEN) from None
            if part is None:
                return
            yield part

    def _next_limit(self, meter: _Meter, first_text_seconds: float) -> float:
        spent = self._clock() - meter.began
        if meter.first_text_at is None:
            return first_text_seconds - spent
        return min(self._options.first_token_seconds, self._options.timeout_seconds - spent)

    @asynccontextmanager
    async def _place(
        self, model: ModelName, asking: Asking, limit_seconds: float
    ) -> AsyncIterator[None]:
        place: AbstractAsyncContextManager[None] = self._places.take(
            model.provider, live=asking.live
        )
        try:
            async with asyncio.timeout(limit_seconds if asking.live else None):
                await place.__aenter__()
        except TimeoutError:
            raise ProviderError(Failure.BUSY) from None
        try:
            yield
        finally:
            await place.__aexit__(None, None, None)

    @contextmanager
    def _recorded(
        self, connections: Connections, model: ModelName, asking: Asking, meter: _Meter
    ) -> Iterator[None]:
        failure: Failure | None = None
        abandoned = False
        try:
            yield
            self.breakers.succeeded(model)
        except ProviderError as error:
            failure = error.failure
            meter.usage = error.usage or meter.usage
            self.breakers.failed(model, error)
            log.warning("model_failed", role=asking.role, model=str(model), failure=failure)
            raise
        except (asyncio.CancelledError, GeneratorExit):
            abandoned = True
            raise
        finally:
            usage = meter.usage or _guess(asking, meter, failure)
            first = meter.first_text_at
            call = ModelCall(
                id=meter.call_id,
                role=asking.role,
                model=model,
                prompt_version=asking.prompt.version,
                live=asking.live,
                failure=failure,
                abandoned=abandoned,
                usage=usage,
                cost_usd=connections.price(model, usage),
                first_token_seconds=None if first is None else first - meter.began,
                seconds=self._clock() - meter.began,
            )
            asking.account.book(call)


# What a provider turned down or never saw costs nothing.
_UNPAID = {
    Failure.UNAUTHORISED,
    Failure.QUOTA_SPENT,
    Failure.REJECTED,
    Failure.RATE_LIMITED,
    Failure.UNAVAILABLE,
    Failure.BUSY,
}


def _guess(asking: Asking, meter: _Meter, failure: Failure | None) -> Usage:
    if failure in _UNPAID:
        return Usage(prompt_tokens=0, output_tokens=0)
    return estimate_usage(asking.prompt.characters, meter.characters)
