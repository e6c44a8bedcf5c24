"""Every fault of a provider, on every wire, in both calls."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.llm.fakes import RIGHT, Ledger, Verdict, a_prompt, double_options, text_shown
from tests.providers.replies import Reply, says
from tests.providers.server import ProviderDouble
from tests.providers.silence import run_without_waiting
from viva.llm.connections import ProviderConnections, open_connections
from viva.llm.errors import Failure, ModelsUnavailableError
from viva.llm.language_models import LanguageModels, Timing, Written
from viva.llm.names import Role
from viva.llm.options import Budget, select_models

MODELS = {
    "openai": "openai:gpt-5-mini",
    "anthropic": "anthropic:claude-sonnet-4-6",
    "older anthropic": "anthropic:claude-older",
    "google": "google:gemini-2.5-flash",
    "groq": "groq:llama-3.3-70b-versatile",
    "local": "local:qwen3",
}
# One for each wire, and both ways of asking for a shape.
WIRES = {name: MODELS[name] for name in ("openai", "anthropic", "older anthropic", "google")}
BACKUP = "local:backup"
ENDLESS = 1_000_000
# Limits of ten seconds and more: what a busy machine delays is not taken for a fault.
PATIENCE = 40.0
MOST_LIVE_SECONDS = 2.0 * PATIENCE

STREAM_FAULTS = {
    "401": (Reply(status=401), Failure.UNAUTHORISED),
    "400": (Reply(status=400), Failure.REJECTED),
    "429": (Reply(status=429, retry_after="7"), Failure.RATE_LIMITED),
    "500": (Reply(status=500), Failure.UNAVAILABLE),
    "hang": (Reply(hang=True), Failure.LATE),
    "slow first token": (Reply(first_token_seconds=60), Failure.LATE),
    "silence in the middle": (Reply(stall_after=2), Failure.BROKEN),
    "cut": (Reply(cut_after=2), Failure.BROKEN),
    "cut at once": (Reply(cut_after=0), Failure.BROKEN),
    "malformed": (Reply(garbled=True), Failure.MALFORMED),
    "empty": (Reply(text=""), Failure.EMPTY),
    "a million tokens": (Reply(text=" word", repeat=ENDLESS), Failure.TOO_LONG),
}
WRITE_FAULTS = {
    "401": (Reply(status=401), Failure.UNAUTHORISED),
    "400": (Reply(status=400), Failure.REJECTED),
    "429": (Reply(status=429, retry_after="7"), Failure.RATE_LIMITED),
    "500": (Reply(status=500), Failure.UNAVAILABLE),
    "hang": (Reply(hang=True), Failure.TIMED_OUT),
    "cut": (Reply(cut_after=2), Failure.UNAVAILABLE),
    "malformed": (Reply(garbled=True), Failure.MALFORMED),
    "half of the JSON": (Reply(text='{"verdict": "hi'), None),
    "another shape": (says({"verdict": "hit", "points": [1]}), Failure.WRONG_SHAPE),
    "more than was asked for": (says({**RIGHT.model_dump(), "score": 10}), Failure.WRONG_SHAPE),
    "empty": (Reply(text=""), Failure.EMPTY),
    "a million tokens": (Reply(text=" word", repeat=ENDLESS), Failure.TOO_LONG),
}
LIVE_FAULTS = {
    **{name: WRITE_FAULTS[name] for name in ("401", "429", "500", "another shape", "empty")},
    "hang": (Reply(hang=True), Failure.LATE),
    "slow first token": (Reply(first_token_seconds=60), Failure.LATE),
    "silence in the middle": (Reply(text="a b c", stall_after=1), None),
    "cut": (Reply(text='{"verdict": "a b c d"', cut_after=3), None),
    "malformed": (Reply(garbled=True), None),
    "a million tokens": (Reply(text=" word", repeat=ENDLESS), Failure.TOO_LONG),
}


async def no_sleep(_seconds: float) -> None:
    return


@asynccontextmanager
async def models_of(
    double: ProviderDouble,
    names: str,
    *,
    role: Role | None = None,
    patience: float = 1.0,
    **limits: Budget,
) -> AsyncIterator[LanguageModels]:
    """Models at the double, of one role or of all, in such a hurry that no test waits long.

    Those with more `patience` are for loops that do not wait.
    """
    chosen = double_options(
        double,
        "" if role else names,
        models_by_role={role: names} if role else {},
        first_token_seconds=0.25 * patience,
        timeout_seconds=0.5 * patience,
        live_seconds=5.0 * patience,
        **limits,
    )
    selection = select_models(chosen)
    connections = open_connections(chosen, selection)

    async def connect() -> ProviderConnections:
        return connections

    timing = Timing(clock=asyncio.get_running_loop().time, sleep=no_sleep)
    models = LanguageModels(chosen, selection, connect, timing)
    yield models
    await models.aclose()


async def write(
    double: ProviderDouble, names: str, ledger: Ledger, *, live: bool
) -> Written[Verdict]:
    async with models_of(double, names, patience=PATIENCE) as models:
        return await models.write(
            Role.EVALUATOR, a_prompt(), Verdict, live=live, account=ledger.account()
        )


def backed_up(double: ProviderDouble, fault: Reply, good: Reply) -> None:
    double.conversation.use(lambda request: good if request.model == "backup" else fault)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
async def test_a_stream_arrives_whole(model: str, double: ProviderDouble) -> None:
    ledger = Ledger()
    double.conversation.use(Reply(text="What broke, and why?\n\nTell me.", cached_tokens=3))

    async with models_of(double, model, patience=PATIENCE) as models:
        shown, resets = await text_shown(models, ledger)

    assert (shown, resets) == ("What broke, and why?\n\nTell me.", 0)
    assert [call.failure for call in ledger.calls] == [None]
    assert ledger.calls[0].usage.output_tokens == 6
    assert ledger.calls[0].usage.cached_tokens == 3
    assert not ledger.calls[0].usage.estimated


@pytest.mark.parametrize("live", [False, True], ids=["background", "live"])
@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
async def test_a_typed_output_arrives(model: str, live: bool, double: ProviderDouble) -> None:
    ledger = Ledger()
    double.conversation.use(says(RIGHT.model_dump(), cached_tokens=3))

    async with models_of(double, model, patience=PATIENCE) as models:
        written = await models.write(
            Role.EVALUATOR, a_prompt(), Verdict, live=live, account=ledger.account()
        )

    assert written.value == RIGHT
    assert str(written.model) == model
    assert ledger.calls[0].usage.cached_tokens == 3
    assert [request.schema is not None for request in double.conversation.requests] == [True]


@pytest.mark.parametrize("model", WIRES.values(), ids=WIRES)
@pytest.mark.parametrize("fault", STREAM_FAULTS)
def test_a_faulty_stream_gives_way_to_the_next_model(
    model: str, fault: str, double: ProviderDouble
) -> None:
    reply, failure = STREAM_FAULTS[fault]
    ledger = Ledger()
    backed_up(double, reply, Reply(text="What next?"))

    async def ask() -> tuple[str, int]:
        async with models_of(double, f"{model},{BACKUP}", patience=PATIENCE) as models:
            return await text_shown(models, ledger, prompt=a_prompt(max_output_tokens=100))

    shown, resets = run_without_waiting(double, ask)

    assert shown == "What next?"
    assert resets == int(fault in ("silence in the middle", "cut", "a million tokens"))
    assert [call.failure for call in ledger.calls] == [failure, None]


@pytest.mark.parametrize("model", WIRES.values(), ids=WIRES)
@pytest.mark.parametrize("fault", WRITE_FAULTS)
def test_a_faulty_output_gives_way_to_the_next_model(
    model: str, fault: str, double: ProviderDouble
) -> None:
    reply, failure = WRITE_FAULTS[fault]
    ledger = Ledger()
    backed_up(double, reply, says(RIGHT.model_dump()))

    async def ask() -> Written[Verdict]:
        return await write(double, f"{model},{BACKUP}", ledger, live=False)

    written = run_without_waiting(double, ask)

    assert (written.value, str(written.model)) == (RIGHT, BACKUP)
    assert failure is None or {call.failure for call in ledger.calls} == {failure, None}
    assert 2 <= len(double.conversation.requests) <= 5


@pytest.mark.parametrize("model", WIRES.values(), ids=WIRES)
@pytest.mark.parametrize("fault", LIVE_FAULTS)
def test_a_faulty_output_does_not_keep_anybody_waiting(
    model: str, fault: str, double: ProviderDouble
) -> None:
    reply, failure = LIVE_FAULTS[fault]
    ledger = Ledger()
    backed_up(double, reply, says(RIGHT.model_dump()))

    async def ask() -> tuple[Written[Verdict], float]:
        clock = asyncio.get_running_loop().time
        began = clock()
        return await write(double, f"{model},{BACKUP}", ledger, live=True), clock() - began

    written, seconds = run_without_waiting(double, ask)

    assert written.value == RIGHT
    assert seconds < MOST_LIVE_SECONDS
    assert len(ledger.calls) == 2
    assert failure is None or ledger.calls[0].failure is failure


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
async def test_when_all_fail_the_caller_is_told(model: str, double: ProviderDouble) -> None:
    ledger = Ledger()
    double.conversation.use(Reply(status=500))

    async with models_of(double, model, patience=PATIENCE) as models:
        with pytest.raises(ModelsUnavailableError):
            await text_shown(models, ledger)
        with pytest.raises(ModelsUnavailableError):
            await models.write(
                Role.EVALUATOR, a_prompt(), Verdict, live=True, account=ledger.account()
            )

    assert [call.failure for call in ledger.calls] == [Failure.UNAVAILABLE] * 2


@pytest.mark.parametrize("model", WIRES.values(), ids=WIRES)
async def test_a_million_tokens_take_little_memory(model: str, double: ProviderDouble) -> None:
    ledger = Ledger()
    double.conversation.use(Reply(text=" word", repeat=ENDLESS))

    async with models_of(double, model, patience=PATIENCE) as models:
        tracemalloc.start()
        with pytest.raises(ModelsUnavailableError):
            await text_shown(models, ledger, prompt=a_prompt(max_output_tokens=100))
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()

    assert ledger.calls[0].failure is Failure.TOO_LONG
    assert peak < 20_000_000
