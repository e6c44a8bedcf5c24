"""The table of requests to language models: no prompt, no reply, no key."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    String,
    bindparam,
    column,
    func,
    select,
    table,
    update,
)
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from viva.infra.database.base import Base, UtcTime
from viva.llm.accounts import ModelCall, Spending

NANO = Decimal(10) ** 9
_ID = String(36)


class CallRow(Base):
    """One request, at the time of its end.

    A deleted interview leaves its calls behind without a link, so that sums stay true. Costs are in
    billionths of a dollar, so that sums are exact; null where nobody knows the model's price.
    """

    __tablename__ = "llm_calls"
    __table_args__ = (
        Index("llm_calls_by_owner", "owner_id", "at"),
        Index("llm_calls_by_interview", "interview_id"),
    )

    id: Mapped[str] = mapped_column(_ID, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime)
    owner_id: Mapped[str] = mapped_column(_ID)
    interview_id: Mapped[str | None] = mapped_column(
        ForeignKey("interviews.id", ondelete="SET NULL")
    )
    role: Mapped[str] = mapped_column(String(16))
    provider: Mapped[str] = mapped_column(String(16))
    model: Mapped[str] = mapped_column(String(200))
    prompt_version: Mapped[str] = mapped_column(String(100))
    live: Mapped[bool]
    outcome: Mapped[str] = mapped_column(String(16))
    thrown_away: Mapped[bool]
    prompt_tokens: Mapped[int]
    cached_tokens: Mapped[int]
    cache_write_tokens: Mapped[int]
    output_tokens: Mapped[int]
    tokens_estimated: Mapped[bool]
    cost_nano_usd: Mapped[int | None] = mapped_column(BigInteger)
    seconds: Mapped[float]
    first_token_seconds: Mapped[float | None]


# A call may end after its interview was deleted.
_INTERVIEWS = table("interviews", column("id"))
_ASKING_INTERVIEW = (
    select(_INTERVIEWS.c.id)
    .where(_INTERVIEWS.c.id == bindparam("asking_interview"))
    .scalar_subquery()
)


def call_values(
    call: ModelCall, *, at: datetime, owner_id: str, interview_id: str | None
) -> dict[str, Any]:
    """What `add_calls` takes."""
    cost = None if call.cost_usd is None else int((call.cost_usd * NANO).to_integral_value())
    return {
        "id": call.id,
        "at": at,
        "owner_id": owner_id,
        "asking_interview": interview_id,
        "role": call.role.value,
        "provider": call.model.provider.value,
        "model": call.model.model,
        "prompt_version": call.prompt_version,
        "live": call.live,
        "outcome": call.outcome,
        "thrown_away": call.abandoned,
        "prompt_tokens": call.usage.prompt_tokens,
        "cached_tokens": call.usage.cached_tokens,
        "cache_write_tokens": call.usage.cache_write_tokens,
        "output_tokens": call.usage.output_tokens,
        "tokens_estimated": call.usage.estimated,
        "cost_nano_usd": cost,
        "seconds": call.seconds,
        "first_token_seconds": call.first_token_seconds,
    }


async def add_calls(session: AsyncSession, calls: Sequence[Mapping[str, Any]]) -> None:
    """Add those that are not there yet."""
    connection = await session.connection()
    await connection.execute(
        insert(CallRow.__table__)  # type: ignore[arg-type]
        .values(interview_id=_ASKING_INTERVIEW)
        .on_conflict_do_nothing(),
        list(calls),
    )


async def throw_away(session: AsyncSession, call_ids: Iterable[str]) -> list[tuple[str, str]]:
    """Mark calls whose output served nobody; role and model of those that were not marked yet."""
    statement = (
        update(CallRow)
        .where(CallRow.id.in_(list(call_ids)), CallRow.thrown_away.is_(False))
        .values(thrown_away=True)
        .returning(CallRow.role, CallRow.provider, CallRow.model)
    )
    rows = await session.execute(statement)
    return [(role, f"{provider}:{model}") for role, provider, model in rows]


async def sum_spending(
    session: AsyncSession,
    *,
    interview_id: str | None = None,
    owner_id: str | None = None,
    since: datetime | None = None,
) -> Spending:
    """What an interview has spent, or an owner since some time."""
    statement = select(
        func.coalesce(func.sum(CallRow.cost_nano_usd), 0),
        func.coalesce(func.sum(CallRow.prompt_tokens + CallRow.output_tokens), 0),
    )
    if interview_id is not None:
        statement = statement.where(CallRow.interview_id == interview_id)
    if owner_id is not None:
        statement = statement.where(CallRow.owner_id == owner_id)
    if since is not None:
        statement = statement.where(CallRow.at >= since)
    nano_usd, tokens = (await session.execute(statement)).one()
    return Spending(Decimal(nano_usd or 0) / NANO, int(tokens or 0))
