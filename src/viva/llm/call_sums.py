"""What calls to language models came to, per interview and per user."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import ColumnElement, Integer, cast, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from viva.llm.accounts import SUCCEEDED
from viva.llm.call_table import NANO, CallRow

NEWEST = 5_000
"""So many calls at most are looked at one by one, for times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSum:
    """Calls of one role to one model with one outcome.

    Args:
        unpriced: Calls whose price nobody knows; the others' cost is `cost_usd`.
    """

    role: str
    model: str
    outcome: str
    calls: int
    thrown_away: int
    prompt_tokens: int
    cached_tokens: int
    output_tokens: int
    cost_usd: Decimal
    unpriced: int


@dataclass(frozen=True, slots=True)
class CallTime:
    """How long one call took that went well."""

    role: str
    model: str
    seconds: float
    first_token_seconds: float | None


async def sum_calls(
    session: AsyncSession, owner_id: str, *, interview_id: str | None = None
) -> list[CallSum]:
    """All calls of an owner, or those of one interview."""
    by = (CallRow.role, CallRow.provider, CallRow.model, CallRow.outcome)
    statement = select(
        *by,
        func.count(),
        func.sum(cast(CallRow.thrown_away, Integer)),
        func.sum(CallRow.prompt_tokens),
        func.sum(CallRow.cached_tokens),
        func.sum(CallRow.output_tokens),
        func.coalesce(func.sum(CallRow.cost_nano_usd), 0),
        func.count() - func.count(CallRow.cost_nano_usd),
    )
    grouped = statement.where(_within(owner_id, interview_id)).group_by(*by).order_by(*by)
    return [_sum(row) for row in (await session.execute(grouped)).all()]


async def list_times(
    session: AsyncSession, owner_id: str, *, interview_id: str | None = None
) -> list[CallTime]:
    """The newest calls that went well."""
    statement = select(
        CallRow.role,
        CallRow.provider,
        CallRow.model,
        CallRow.seconds,
        CallRow.first_token_seconds,
    ).where(CallRow.outcome == SUCCEEDED, _within(owner_id, interview_id))
    rows = await session.execute(statement.order_by(CallRow.id.desc()).limit(NEWEST))
    return [
        CallTime(role, f"{provider}:{model}", seconds, first)
        for role, provider, model, seconds, first in rows
    ]


def _within(owner_id: str, interview_id: str | None) -> ColumnElement[bool]:
    owned = CallRow.owner_id == owner_id
    return owned if interview_id is None else owned & (CallRow.interview_id == interview_id)


def _sum(row: Sequence[object]) -> CallSum:
    role, provider, model, outcome = map(str, row[:4])
    calls, thrown_away, prompt, cached, output, nano_usd, unpriced = map(_whole, row[4:])
    return CallSum(
        role=role,
        model=f"{provider}:{model}",
        outcome=outcome,
        calls=calls,
        thrown_away=thrown_away,
        prompt_tokens=prompt,
        cached_tokens=cached,
        output_tokens=output,
        cost_usd=Decimal(nano_usd) / NANO,
        unpriced=unpriced,
    )


def _whole(value: object) -> int:
    return int(str(value or 0))
