"""Asking language models: typed output and streams, with ordered fallback."""

import asyncio
import random
import time
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from pydantic import BaseModel

from viva.infra.telemetry.ids import new_id
from viva.llm.accounts import Account
from viva.llm.attempts import Asking, Attempts, Connections, Seconds
from viva.llm.errors import Failure, ModelsUnavailableError, ProviderError
from viva.llm.names import ModelName, Role
from viva.llm.options import ModelOptions, Selection
from viva.llm.prompts import Prompt

T = TypeVar("T", bound=BaseModel)

MOST_RETRIES = 3
_MISSHAPEN = {Failure.MALFORMED, Failure.WRONG_SHAPE, Failure.EMPTY, Failure.TOO_LONG}


@dataclass(frozen=True, slots=True)
class Written(Generic[T]):
    """A typed output, who wrote it by which prompt, and the call's id, by which to discard it."""

    value: T
    model: ModelName
    prompt_version: str
    call_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class TextDelta:
    """More text of the call with this id."""

    text: str
    model: ModelName
    call_id: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Reset:
    """All text so far is void: the stream broke, and another model begins anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Time and chance, as collaborators.

    Args:
        clock: Seconds, rising.
        chance: A number from 0 up to 1.
    """

    clock: Seconds = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random


class LanguageModels:
    """Asks the models of a role in their order until one gives a usable answer.

    Args:
        connect: Gives the connections, which are slow to load, when they are first needed.
    """

    def __init__(
        self,
        options: ModelOptions,
        selection: Selection,
        connect: Callable[[], Awaitable[Connections]],
        timing: Timing | None = None,
    ) -> None:
        self._options = options
        self._selection = selection
        self._timing = timing or Timing()
        self._attempts = Attempts(options, connect, self._timing.clock)

    def is_configured(self, role: Role) -> bool:
        """Whether there is a model for this role, up or down."""
        return bool(self._selection.models[role])

    def is_available(self, role: Role) -> bool:
        """Whether there is a model for this role that is not known to be down."""
        return bool(self._candidates(role, None))

    async def connect(self) -> None:
        """Load the connections now, so that nobody has to wait for them later."""
        await self._attempts.connect()

    async def aclose(self) -> None:
        """Close what was connected."""
        await self._attempts.aclose()

    async def write(
        self,
        role: Role,
        prompt: Prompt,
        output_type: type[T],
        *,
        live: bool,
        account: Account,
        other_than: ModelName | None = None,
    ) -> Written[T]:
        """A typed output.

        When it is `live`, somebody is waiting: each model is asked once, all within `live_seconds`.
        Otherwise a model is asked again after a pause, up to three times in all. A model's second
        opinion on its own output is spared by `other_than`.

        Raises:
            BudgetSpentError: The account's cap is reached.
            ModelsUnavailableError: No model gave a usable output.
        """
        asking = self._asking(role, prompt, account, live=live)
        models = self._candidates(role, other_than)
        if live:
            return await self._write_live(models, asking, output_type)
        return await self._write_in_background(models, asking, output_type)

    async def stream(
        self,
        role: Role,
        prompt: Prompt,
        *,
        account: Account,
        wait_seconds: float | None = None,
        live: bool = True,
    ) -> AsyncGenerator[TextDelta | Reset, None]:
        """Text as it comes; close it when no more is wanted. Nobody waits for it if not `live`.

        Without text, the longest wait over all models is `wait_seconds`, else `live_seconds`.

        Raises:
            BudgetSpentError: The account's cap is reached.
            ModelsUnavailableError: No model came to an end; a Reset has voided what was shown.
        """
        asking = self._asking(role, prompt, account, live=live)
        left = wait_seconds or self._options.live_seconds
        models = self._candidates(role, None)
        for model in models:
            began = self._timing.clock()
            if left <= 0 or not self._may_ask(model, asking):
                continue
            waiting = True
            limit = self._first_text_limit(models, model, left)
            call_id = new_id()
            try:
                async with aclosing(
                    self._attempts.stream(model, asking, first_text_seconds=limit, call_id=call_id)
                ) as texts:
                    async for text in texts:
                        if waiting:
                            left -= self._timing.clock() - began
                            waiting = False
                        yield TextDelta(text, model, call_id)
                return
            except ProviderError:
                if waiting:
                    left -= self._timing.clock() - began
                else:
                    yield Reset()
        raise _unavailable()

    async def _write_live(
        self, models: tuple[ModelName, ...], asking: Asking, output_type: type[T]
    ) -> Written[T]:
        end = self._timing.clock() + self._options.live_seconds
        for model in models:
            left = end - self._timing.clock()
            if left <= 0 or not self._may_ask(model, asking):
                continue
            try:
                made = await self._attempts.write(
                    model,
                    asking,
                    output_type,
                    limit_seconds=left,
                    first_token_seconds=self._first_text_limit(models, model, left),
                )
                return Written(made.value, model, asking.prompt.version, made.call_id)
            except ProviderError:
                continue
        raise _unavailable()

    async def _write_in_background(
        self, models: tuple[ModelName, ...], asking: Asking, output_type: type[T]
    ) -> Written[T]:
        retries = 0
        answered = False
        for model in models:
            while self._may_ask(model, asking):
                try:
                    made = await self._attempts.write(
                        model, asking, output_type, limit_seconds=self._options.timeout_seconds
                    )
                    return Written(made.value, model, asking.prompt.version, made.call_id)
                except ProviderError as error:
                    answered = answered or error.failure in _MISSHAPEN
                    pause = self._pause(error, retries)
                    if pause is None or self._attempts.breakers.is_open(model, in_seconds=pause):
                        break
                    retries += 1
                    await self._timing.sleep(pause)
        raise _unavailable(answered=answered)

    def _asking(self, role: Role, prompt: Prompt, account: Account, *, live: bool) -> Asking:
        account.check(self._options)
        sent = prompt.masked(account.mask) if self._options.mask else prompt
        return Asking(role=role, prompt=sent, account=account, live=live)

    def _candidates(self, role: Role, other_than: ModelName | None) -> tuple[ModelName, ...]:
        return tuple(
            model
            for model in self._selection.models[role]
            if model != other_than and not self._attempts.breakers.is_open(model)
        )

    def _may_ask(self, model: ModelName, asking: Asking) -> bool:
        asking.account.check(self._options)
        return self._attempts.breakers.enter(model)

    def _first_text_limit(
        self, models: tuple[ModelName, ...], model: ModelName, left: float
    ) -> float:
        """The last model may take all the time that is left: nobody else could use it."""
        return left if model == models[-1] else min(self._options.first_token_seconds, left)

    def _pause(self, error: ProviderError, retries: int) -> float | None:
        """Seconds before the same model is asked again: 2^n, or as it says; None if it is not."""
        asked_for = error.retry_after_seconds or 0
        too_long = asked_for > self._options.timeout_seconds
        if not error.failure.is_retryable or retries >= MOST_RETRIES or too_long:
            return None
        return max(2.0 ** (retries + 1), asked_for) + self._timing.chance()


def _unavailable(*, answered: bool = False) -> ModelsUnavailableError:
    error = ModelsUnavailableError("No language model gave a usable answer; rules carry on.")
    error.answered = answered
    return error
