"""Who pays: what calls cost, and the cap."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from viva.llm.errors import BudgetSpentError, Failure
from viva.llm.names import ModelName, Role
from viva.llm.options import ModelOptions
from viva.llm.prompts import Mask
from viva.llm.usage import Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCall:
    """One request to a model as it went, for the records.

    Args:
        failure: None if it went well.
        abandoned: Nobody waited for the rest, which is no failure.
        cost_usd: None if nobody knows the model's price.
        first_token_seconds: From the request to the first text; None if there was none, or if
            the reply came in one piece.
    """

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


@dataclass(slots=True, kw_only=True)
class Account:
    """What one interview has spent so far, kept by its caller.

    Args:
        mask: Replaces names and contacts; used unless the installation turned masking off.
        record: Takes each call as it ends; must not wait for anything.
        spent_usd: Of calls whose price is known.
    """

    mask: Mask
    record: Callable[[ModelCall], None]
    spent_usd: Decimal = Decimal(0)
    spent_tokens: int = 0

    def book(self, call: ModelCall) -> None:
        self.spent_usd += call.cost_usd or 0
        self.spent_tokens += call.usage.total_tokens
        self.record(call)

    def check(self, options: ModelOptions) -> None:
        """See that there is budget left; calls under way at once may exceed it by their own cost.

        Raises:
            BudgetSpentError: There is none.
        """
        dollars, tokens = options.budget_usd, options.budget_tokens
        if (dollars is not None and self.spent_usd >= dollars) or (
            tokens is not None and self.spent_tokens >= tokens
        ):
            raise BudgetSpentError(
                "The budget of this interview for language models is spent; rules carry on."
                " Raise VIVA_LLM_BUDGET_USD or VIVA_LLM_BUDGET_TOKENS for more."
            )
