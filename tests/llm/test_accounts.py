"""What calls cost and where they are booked, in virtual time."""

from decimal import Decimal
from typing import Any

import pytest

from tests.llm.fakes import (
    FIRST,
    THIRD,
    FakeConnections,
    Ledger,
    Verdict,
    a_prompt,
    fails,
    language_models,
    options,
)
from tests.llm.test_fallback import stream_with, write
from tests.llm.virtual_time import run_virtually
from viva.llm.accounts import Account, Spending
from viva.llm.errors import BudgetSpentError, Failure
from viva.llm.language_models import TextDelta
from viva.llm.names import Role
from viva.llm.options import Budget
from viva.llm.usage import Usage


@pytest.mark.parametrize(
    ("changes", "spent"),
    [
        ({"budget": Budget(usd=Decimal("0.11"))}, {"spent": Spending(Decimal("0.11"), 1)}),
        ({"budget": Budget(tokens=110)}, {"spent": Spending(Decimal(0), 110)}),
        ({"daily_budget": Budget(tokens=110)}, {"spent_today": lambda: Spending(Decimal(0), 110)}),
    ],
)
def test_a_spent_budget_stops_every_call(changes: dict[str, Any], spent: dict[str, Any]) -> None:
    connections = FakeConnections({})

    async def work() -> None:
        models = language_models(connections, options(**changes))
        account = Ledger().account(**spent)
        with pytest.raises(BudgetSpentError):
            await models.write(Role.EVALUATOR, a_prompt(), Verdict, live=False, account=account)
        with pytest.raises(BudgetSpentError):
            await anext(models.stream(Role.INTERVIEWER, a_prompt(), account=account))

    run_virtually(work)

    assert connections.asked == []


def test_calls_are_booked_with_tokens_cost_and_times() -> None:
    usage = Usage(prompt_tokens=900, output_tokens=100, cached_tokens=800)

    _, ledger, _, _ = stream_with({FIRST: [[0.25, "a", 0.5, "b", usage]]})

    (call,) = ledger.calls
    assert (call.role, call.model, call.live) == (Role.INTERVIEWER, FIRST, True)
    assert (call.usage, call.cost_usd, call.prompt_version) == (usage, Decimal(1), "ask@1")
    assert (call.first_token_seconds, call.seconds) == pytest.approx((0.25, 0.75))


def test_an_account_adds_up_what_is_known() -> None:
    connections, ledger = FakeConnections({FIRST: [fails(Failure.RATE_LIMITED)]}), Ledger()
    account = ledger.account()

    async def work() -> Account:
        models = language_models(connections, options("openai:first,google:third,anthropic:second"))
        for other_than in (None, THIRD):
            await models.write(
                *(Role.EVALUATOR, a_prompt(), Verdict),
                live=True,
                account=account,
                other_than=other_than,
            )
        return account

    run_virtually(work)

    # The price of the third is not known; a request that was refused costs nothing.
    assert [call.cost_usd for call in ledger.calls] == [0, None, 0, Decimal("0.11")]
    assert (account.spent.usd, account.spent.tokens) == (Decimal("0.11"), 220)


def test_written_outputs_and_streams_name_the_call_by_which_they_are_booked() -> None:
    connections, ledger = FakeConnections({FIRST: [["a", "b"]]}), Ledger()

    async def work() -> set[str]:
        models = language_models(connections, options())
        written = await write(models, ledger, live=False)
        stream = models.stream(Role.INTERVIEWER, a_prompt(), account=ledger.account())
        told = [event.call_id async for event in stream if isinstance(event, TextDelta)]
        return {written.call_id, *told}

    assert run_virtually(work) == {call.id for call in ledger.calls}
    assert len(ledger.calls) == 2
