"""Connections that do what a test says, and what else language models are built of."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, SecretStr

from tests.llm.virtual_time import now
from tests.providers.server import ProviderDouble
from viva.llm.accounts import Account, ModelCall
from viva.llm.errors import Failure, ProviderError
from viva.llm.language_models import LanguageModels, Reset, TextDelta, Timing
from viva.llm.names import ModelName, Provider, Role
from viva.llm.options import Credentials, ModelOptions, select_models
from viva.llm.prompts import Prompt
from viva.llm.usage import Output, Usage

T = TypeVar("T", bound=BaseModel)

A_KEY = "sk-secret-4711"
FIRST = ModelName(Provider.OPENAI, "first")
SECOND = ModelName(Provider.ANTHROPIC, "second")
THIRD = ModelName(Provider.GOOGLE, "third")

Step = str | float | Usage | ProviderError


class Verdict(BaseModel):
    model_config = ConfigDict(extra="forbid")

    verdict: str
    points: int


RIGHT = Verdict(verdict="hit", points=2)
USAGE = Usage(prompt_tokens=100, output_tokens=10)


@dataclass(slots=True)
class FakeConnections:
    """Each model goes through its scripts, one a request, the last one again and again.

    In a script a number is a wait, an error is raised, a text or usage is given.
    """

    scripts: dict[ModelName, Sequence[Sequence[Step]]]
    asked: list[tuple[float, ModelName, Prompt]] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0

    async def connect(self) -> "FakeConnections":
        return self

    async def stream(
        self, model: ModelName, prompt: Prompt, *, live: bool
    ) -> AsyncGenerator[str | Usage, None]:
        for step in self._script(model, prompt):
            if isinstance(step, ProviderError):
                raise step
            if isinstance(step, str | Usage):
                yield step
            else:
                await asyncio.sleep(step)

    async def write(
        self,
        model: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]:
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            return await self._written(model, prompt, output_type, first_token_seconds)
        finally:
            self.under_way -= 1

    def price(self, model: ModelName, usage: Usage) -> Decimal | None:
        return None if model == THIRD else Decimal(usage.total_tokens) / 1000

    async def aclose(self) -> None:
        return

    async def _written(
        self,
        model: ModelName,
        prompt: Prompt,
        output_type: type[T],
        first_token_seconds: float | None,
    ) -> Output[T]:
        for step in self._script(model, prompt):
            if isinstance(step, ProviderError):
                raise step
            if isinstance(step, float | int):
                if first_token_seconds is not None and step > first_token_seconds:
                    await asyncio.sleep(first_token_seconds)
                    raise ProviderError(Failure.LATE)
                await asyncio.sleep(step)
        return Output(output_type.model_validate(RIGHT.model_dump()), USAGE)

    def _script(self, model: ModelName, prompt: Prompt) -> Sequence[Step]:
        scripts = self.scripts.get(model, [["Hello"]])
        times = [name for _, name, _ in self.asked].count(model)
        self.asked.append((now(), model, prompt))
        return scripts[min(times, len(scripts) - 1)]


def fails(failure: Failure, retry_after: float | None = None) -> list[Step]:
    return [ProviderError(failure, retry_after_seconds=retry_after)]


def options(models: str = "openai:first,anthropic:second", **changes: object) -> ModelOptions:
    credentials = {provider: Credentials(key=SecretStr(A_KEY)) for provider in Provider}
    return ModelOptions(**{"models": models, "credentials": credentials, **changes})  # type: ignore[arg-type]


def language_models(connections: FakeConnections, chosen: ModelOptions) -> LanguageModels:
    timing = Timing(clock=now, sleep=asyncio.sleep, chance=lambda: 0.5)
    return LanguageModels(chosen, select_models(chosen), connections.connect, timing)


def double_options(double: ProviderDouble, models: str, **changes: object) -> ModelOptions:
    """Options by which every provider is the double."""
    urls = {
        Provider.OPENAI: double.openai_url,
        Provider.GROQ: double.openai_url,
        Provider.LOCAL: double.openai_url,
        Provider.ANTHROPIC: double.anthropic_url,
        Provider.GOOGLE: double.gemini_url,
    }
    credentials = {
        provider: Credentials(key=SecretStr(A_KEY), base_url=url) for provider, url in urls.items()
    }
    return options(models, **{"credentials": credentials, **changes})


@dataclass(slots=True)
class Ledger:
    """An account with the calls that were booked."""

    calls: list[ModelCall] = field(default_factory=list)

    def account(self, **details: Any) -> Account:
        return Account(mask=_unmasked, record=self.calls.append, **details)


def _unmasked(text: str) -> str:
    return text


def a_prompt(task: str = "Ask the next question.", **details: object) -> Prompt:
    given = {"fixed": "You interview people.", "version": "ask@1", **details}
    return Prompt(task=task, **given)  # type: ignore[arg-type]


async def text_shown(
    models: LanguageModels, ledger: Ledger, *, prompt: Prompt | None = None
) -> tuple[str, int]:
    """What a page shows in the end, and how often it had to begin anew."""
    shown, resets = "", 0
    stream = models.stream(Role.INTERVIEWER, prompt or a_prompt(), account=ledger.account())
    async for event in stream:
        match event:
            case TextDelta(text=text):
                shown += text
            case Reset():
                shown, resets = "", resets + 1
    return shown, resets
