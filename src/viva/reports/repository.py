"""Reading and writing finished reports."""

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from viva.reports.models import ReportRow


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
