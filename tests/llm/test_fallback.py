"""Order, retries, waits and budgets, in virtual time."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import pytest

from tests.llm.fakes import (
    FIRST,
    RIGHT,
    SECOND,
    FakeConnections,
    Ledger,
    Step,
    Verdict,
    a_prompt,
    fails,
    language_models,
    options,
    text_shown,
)
from tests.llm.virtual_time import now, run_virtually
from viva.llm.accounts import Account
from viva.llm.errors import Failure, ModelsUnavailableError
from viva.llm.language_models import LanguageModels, Written
from viva.llm.names import ModelName, Role

Scripts = dict[ModelName, Sequence[Sequence[Step]]]


def write(models: LanguageModels, ledger: Ledger, *, live: bool) -> Coroutine[Any, Any, Any]:
    return models.write(Role.EVALUATOR, a_prompt(), Verdict, live=live, account=ledger.account())


def write_with(scripts: Scripts, *, live: bool = False) -> tuple[FakeConnections, Written[Verdict]]:
    connections = FakeConnections(scripts)

    async def work() -> Written[Verdict]:
        written: Written[Verdict] = await write(
            language_models(connections, options()), Ledger(), live=live
        )
        return written

    return connections, run_virtually(work)


def stream_with(
    scripts: Scripts, models: str = "openai:first,anthropic:second"
) -> tuple[FakeConnections, Ledger, tuple[str, int], float]:
    connections, ledger = FakeConnections(scripts), Ledger()

    async def work() -> tuple[tuple[str, int], float]:
        shown = await text_shown(language_models(connections, options(models)), ledger)
        return shown, now()

    shown, seconds = run_virtually(work)
    return connections, ledger, shown, seconds


def times(connections: FakeConnections) -> list[tuple[float, ModelName]]:
    return [(time, model) for time, model, _ in connections.asked]


def test_the_first_model_answers_when_it_can() -> None:
    connections, written = write_with({})

    assert written == Written(RIGHT, FIRST, "ask@1")
    assert times(connections) == [(0, FIRST)]


def test_a_role_may_have_models_of_its_own() -> None:
    connections = FakeConnections({})
    chosen = options("openai:first", models_by_role={Role.EVALUATOR: "anthropic:second"})

    async def work() -> None:
        models = language_models(connections, chosen)
        await write(models, Ledger(), live=False)
        await text_shown(models, Ledger())

    run_virtually(work)

    assert [model for _, model in times(connections)] == [SECOND, FIRST]


def test_in_the_background_the_same_model_is_asked_again_after_growing_pauses() -> None:
    connections, written = write_with({FIRST: [fails(Failure.UNAVAILABLE)]})

    # The pauses are 2, 4 and 8 seconds, each with half a second of chance.
    assert times(connections) == [
        *((0, FIRST), (2.5, FIRST), (7.0, FIRST), (15.5, FIRST)),
        (15.5, SECOND),
    ]
    assert written.model == SECOND


def test_the_time_that_a_provider_asks_for_is_respected() -> None:
    connections, written = write_with({FIRST: [fails(Failure.RATE_LIMITED, retry_after=9), ["ok"]]})

    assert times(connections) == [(0, FIRST), (9.5, FIRST)]
    assert written.model == FIRST


def test_a_provider_that_asks_for_too_much_time_is_not_waited_for() -> None:
    connections, _ = write_with({FIRST: [fails(Failure.RATE_LIMITED, retry_after=3600)]})

    assert times(connections) == [(0, FIRST), (0, SECOND)]


@pytest.mark.parametrize("failure", [Failure.UNAUTHORISED, Failure.REJECTED, Failure.TOO_LONG])
def test_what_will_not_pass_is_not_tried_again(failure: Failure) -> None:
    connections, _ = write_with({FIRST: [fails(failure)]})

    assert times(connections) == [(0, FIRST), (0, SECOND)]


def test_in_a_live_turn_the_next_model_is_asked_at_once() -> None:
    connections, written = write_with(
        {FIRST: [fails(Failure.RATE_LIMITED, retry_after=9)]}, live=True
    )

    assert times(connections) == [(0, FIRST), (0, SECOND)]
    assert written.model == SECOND


def test_in_a_live_turn_a_silent_model_gives_way_after_two_seconds() -> None:
    connections, written = write_with({FIRST: [[60]]}, live=True)

    assert times(connections) == [(0, FIRST), (2, SECOND)]
    assert written.model == SECOND


@pytest.mark.parametrize("count", [1, 2, 3, 5])
def test_nobody_waits_longer_than_five_seconds(count: int) -> None:
    names = [f"openai:{number}" for number in range(count)]
    silent: Scripts = {ModelName.parse(name, place=""): [[3600]] for name in names}

    async def work(call: Callable[[LanguageModels], Coroutine[Any, Any, Any]]) -> float:
        models = language_models(FakeConnections(silent), options(",".join(names)))
        with pytest.raises(ModelsUnavailableError):
            await call(models)
        return now()

    written = run_virtually(lambda: work(lambda models: write(models, Ledger(), live=True)))
    streamed = run_virtually(lambda: work(lambda models: text_shown(models, Ledger())))

    assert written == pytest.approx(5)
    assert streamed == pytest.approx(5)


def test_background_requests_end_after_their_time() -> None:
    connections, _ = write_with({FIRST: [[3600]]})

    assert times(connections)[:2] == [(0, FIRST), (32.5, FIRST)]


def test_a_stream_without_a_first_token_moves_on() -> None:
    connections, ledger, shown, _ = stream_with({FIRST: [[3600, "late"]], SECOND: [["Hi", "!"]]})

    assert shown == ("Hi!", 0)
    assert times(connections) == [(0, FIRST), (2, SECOND)]
    assert [call.failure for call in ledger.calls] == [Failure.LATE, None]


def test_a_stream_that_breaks_is_begun_anew_by_the_next_model() -> None:
    broken = ["What ", "is", *fails(Failure.BROKEN)]

    _, ledger, shown, _ = stream_with({FIRST: [broken], SECOND: [["How ", "so?"]]})

    assert shown == ("How so?", 1)
    assert [call.failure for call in ledger.calls] == [Failure.BROKEN, None]


def test_a_stream_that_falls_silent_is_begun_anew_by_the_next_model() -> None:
    connections, _, shown, _ = stream_with(
        {FIRST: [[0.5, "What ", 3600, "is"]], SECOND: [["How so?"]]}
    )

    assert shown == ("How so?", 1)
    assert times(connections)[1] == (2.5, SECOND)


def test_a_slow_stream_is_let_run_as_long_as_text_comes() -> None:
    slowly: list[Step] = [step for word in ["a", "b", "c", "d"] for step in (1.9, word)]

    _, _, shown, seconds = stream_with({FIRST: [slowly]})

    assert shown == ("abcd", 0)
    assert seconds == pytest.approx(7.6)


def test_a_stream_that_never_ends_is_ended() -> None:
    endless: list[Step] = [step for _ in range(100) for step in (1.0, "a")]

    _, ledger, shown, _ = stream_with({FIRST: [endless], SECOND: [["Hi"]]})

    assert shown == ("Hi", 1)
    assert ledger.calls[0].seconds == pytest.approx(30)


def test_when_a_broken_stream_has_no_successor_the_text_is_void() -> None:
    connections, ledger = FakeConnections({FIRST: [["What", *fails(Failure.BROKEN)]]}), Ledger()

    async def work() -> list[str]:
        models = language_models(connections, options("openai:first"))
        stream = models.stream(Role.INTERVIEWER, a_prompt(), account=ledger.account())
        events = [type(await anext(stream)).__name__, type(await anext(stream)).__name__]
        with pytest.raises(ModelsUnavailableError):
            await anext(stream)
        return events

    assert run_virtually(work) == ["TextDelta", "Reset"]


def test_a_listener_who_leaves_ends_the_request() -> None:
    connections, ledger = FakeConnections({FIRST: [["a", 1.0, "b"]]}), Ledger()

    async def work() -> None:
        models = language_models(connections, options())
        stream = models.stream(Role.INTERVIEWER, a_prompt(), account=ledger.account())
        await anext(stream)
        await stream.aclose()

    run_virtually(work)

    assert [(call.failure, call.abandoned) for call in ledger.calls] == [(None, True)]
    assert ledger.calls[0].usage.estimated


def test_a_model_that_is_down_is_left_alone_and_tried_again_later() -> None:
    connections = FakeConnections({FIRST: [*[fails(Failure.UNAVAILABLE)] * 4, ["ok"]]})

    async def work() -> list[ModelName]:
        models = language_models(connections, options())
        for _ in range(6):
            await write(models, Ledger(), live=True)
        await asyncio.sleep(31)
        await write(models, Ledger(), live=True)
        await write(models, Ledger(), live=True)
        return [model for _, model in times(connections)]

    assert run_virtually(work) == [*[FIRST, SECOND] * 4, SECOND, SECOND, FIRST, FIRST]


def test_with_every_model_down_nobody_waits_at_all() -> None:
    connections = FakeConnections({FIRST: [fails(Failure.UNAUTHORISED)]})

    async def work() -> tuple[bool, float, int]:
        models = language_models(connections, options("openai:first"))
        before = models.is_available(Role.EVALUATOR)
        for _ in range(2):
            with pytest.raises(ModelsUnavailableError):
                await write(models, Ledger(), live=False)
        assert before
        return models.is_available(Role.EVALUATOR), now(), len(connections.asked)

    assert run_virtually(work) == (False, 0, 1)


def test_bad_output_does_not_count_as_an_outage() -> None:
    connections = FakeConnections({FIRST: [fails(Failure.WRONG_SHAPE)]})

    async def work() -> bool:
        models = language_models(connections, options("openai:first"))
        for _ in range(10):
            with pytest.raises(ModelsUnavailableError):
                await write(models, Ledger(), live=True)
        return models.is_available(Role.EVALUATOR)

    assert run_virtually(work)


def test_one_provider_gets_only_so_many_requests_at_once() -> None:
    connections = FakeConnections({FIRST: [[1.0]]})

    async def work() -> float:
        models = language_models(connections, options("openai:first", concurrency=4))
        calls = [write(models, Ledger(), live=False) for _ in range(9)]
        await asyncio.gather(*calls)
        return now()

    # One place of four is kept for those who wait.
    assert run_virtually(work) == pytest.approx(3)
    assert connections.most_under_way == 3


def test_background_work_leaves_a_place_to_those_who_wait() -> None:
    connections = FakeConnections({FIRST: [*[[20.0]] * 4, [0.5]]})

    async def work() -> float:
        models = language_models(connections, options("openai:first", concurrency=4))
        async with asyncio.TaskGroup() as group:
            for _ in range(4):
                group.create_task(write(models, Ledger(), live=False))
            await asyncio.sleep(1)
            connections.scripts = {FIRST: [[0.5]]}
            await write(models, Ledger(), live=True)
            return now()

    assert run_virtually(work) == pytest.approx(1.5)


def test_a_second_opinion_comes_from_another_model() -> None:
    connections = FakeConnections({})

    async def work() -> ModelName:
        models = language_models(connections, options())
        account = Ledger().account()
        first = await models.write(Role.EVALUATOR, a_prompt(), Verdict, live=False, account=account)
        second = await models.write(
            *(Role.EVALUATOR, a_prompt(), Verdict),
            live=False,
            account=account,
            other_than=first.model,
        )
        return second.model

    assert run_virtually(work) == SECOND


@pytest.mark.parametrize(("mask", "seen"), [(True, "[name] said"), (False, "Ada said")])
def test_names_are_masked_before_they_leave(mask: bool, seen: str) -> None:
    connections = FakeConnections({})

    async def work() -> None:
        models = language_models(connections, options(mask=mask))
        account = Account(mask=lambda text: text.replace("Ada", "[name]"), record=lambda _: None)
        prompt = a_prompt("Ada said", fixed="Ada said")
        await models.write(Role.EVALUATOR, prompt, Verdict, live=False, account=account)

    run_virtually(work)

    ((_, _, prompt),) = connections.asked
    assert (prompt.fixed, prompt.task) == (seen, seen)
