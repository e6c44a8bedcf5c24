"""Reading and writing finished reports, and answers given again."""

from sqlalchemy import select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from viva.reports.models import ReportRow, RetryRow


async def find(session: AsyncSession, owner_id: str, interview_id: str) -> ReportRow | None:
    statement = select(ReportRow).where(
        ReportRow.interview_id == interview_id, ReportRow.owner_id == owner_id
    )
    return await session.scalar(statement)


async def put(session: AsyncSession, row: ReportRow) -> None:
    """Store the report; the one of an earlier attempt is replaced."""
    values = {
        "interview_id": row.interview_id,
        "owner_id": row.owner_id,
        "report": row.report,
        "created_at": row.created_at,
    }
    statement = insert(ReportRow).values(values)
    await session.execute(
        statement.on_conflict_do_update(index_elements=["interview_id"], set_=values)
    )


async def find_retry(
    session: AsyncSession, interview_id: str, turn_id: str, *, body_hash: str
) -> RetryRow | None:
    statement = select(RetryRow).where(
        RetryRow.interview_id == interview_id,
        RetryRow.turn_id == turn_id,
        RetryRow.body_hash == body_hash,
    )
    return await session.scalar(statement)


async def list_retries(
    session: AsyncSession, interview_id: str, turn_id: str, *, before: str | None, limit: int
) -> list[RetryRow]:
    statement = select(RetryRow).where(
        RetryRow.interview_id == interview_id, RetryRow.turn_id == turn_id
    )
    if before is not None:
        statement = statement.where(RetryRow.id < before)
    rows = await session.scalars(statement.order_by(RetryRow.id.desc()).limit(limit))
    return list(rows)


async def keep_evaluation(session: AsyncSession, retry_id: str, evaluation: str) -> None:
    statement = update(RetryRow).where(RetryRow.id == retry_id, RetryRow.evaluation.is_(None))
    await session.execute(statement.values(evaluation=evaluation))


async def list_of_owner(session: AsyncSession, owner_id: str) -> list[ReportRow]:
    statement = select(ReportRow).where(ReportRow.owner_id == owner_id)
    return list(await session.scalars(statement.order_by(ReportRow.interview_id.desc())))


async def list_retries_of_owner(session: AsyncSession, owner_id: str) -> list[RetryRow]:
    statement = select(RetryRow).where(RetryRow.owner_id == owner_id)
    return list(await session.scalars(statement.order_by(RetryRow.id.desc())))
