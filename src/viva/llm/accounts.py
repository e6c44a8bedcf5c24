"""Who pays: what calls cost, and the caps."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from viva.llm.errors import BudgetSpentError, Failure
from viva.llm.names import ModelName, Role
from viva.llm.options import Budget, ModelOptions
from viva.llm.prompts import Mask
from viva.llm.usage import Usage

SUCCEEDED = "ok"
ABANDONED = "abandoned"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCall:
    """One request to a model as it went, for the records.

    Args:
        id: Its own; ids rise with time.
        failure: None if it went well.
        abandoned: Nobody waited for the rest, which is no failure.
        cost_usd: None if nobody knows the model's price.
        first_token_seconds: From the request to the first text; None if there was none, or if
            the reply came in one piece.
    """

    id: str
    role: Role
    model: ModelName
    prompt_version: str
    live: bool
    failure: Failure | None
    abandoned: bool
    usage: Usage
    cost_usd: Decimal | None
    first_token_seconds: float | None
    seconds: float

    @property
    def outcome(self) -> str:
        if self.failure is not None:
            return self.failure.value
        return ABANDONED if self.abandoned else SUCCEEDED


@dataclass(slots=True)
class Spending:
    """Dollars, of calls whose price is known, and tokens."""

    usd: Decimal = Decimal(0)
    tokens: int = 0

    def add(self, call: ModelCall) -> None:
        self.usd += call.cost_usd or 0
        self.tokens += call.usage.total_tokens

    def reaches(self, budget: Budget) -> bool:
        return (budget.usd is not None and self.usd >= budget.usd) or (
            budget.tokens is not None and self.tokens >= budget.tokens
        )


def _ignore(_call_id: str) -> None:
    return


@dataclass(slots=True, kw_only=True)
class Account:
    """Who asks: an interview, or a document; kept by its caller.

    Args:
        mask: Replaces names and contacts; used unless the installation turned masking off.
        record: Takes each call as it ends; must not wait for anything.
        discard: Takes the id of a call whose output served nobody after all.
        spent: By this interview or document, shared by all of its accounts.
        spent_today: By its owner, on the day when it is asked for.
    """

    mask: Mask
    record: Callable[[ModelCall], None]
    discard: Callable[[str], None] = _ignore
    spent: Spending = field(default_factory=Spending)
    spent_today: Callable[[], Spending] = field(default_factory=lambda: _always(Spending()))

    def book(self, call: ModelCall) -> None:
        self.spent.add(call)
        self.spent_today().add(call)
        self.record(call)

    def check(self, options: ModelOptions) -> None:
        """See that there is budget left; calls under way at once may exceed it by their own cost.

        Raises:
            BudgetSpentError: There is none.
        """
        if self.spent.reaches(options.budget):
            raise BudgetSpentError(
                "The budget of this interview for language models is spent; rules carry on."
                " Raise VIVA_LLM_BUDGET_USD or VIVA_LLM_BUDGET_TOKENS for more."
            )
        if self.spent_today().reaches(options.daily_budget):
            raise BudgetSpentError(
                "Today's budget for language models is spent; rules carry on."
                " Raise VIVA_LLM_DAILY_BUDGET_USD or VIVA_LLM_DAILY_BUDGET_TOKENS for more."
            )


def _always(spending: Spending) -> Callable[[], Spending]:
    return lambda: spending
