"""Reading and writing documents, always within one owner."""

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from viva.documents.models import DocumentRow
from viva.documents.schemas import DocumentKind


async def find(session: AsyncSession, owner_id: str, document_id: str) -> DocumentRow | None:
    statement = select(DocumentRow).where(
        DocumentRow.id == document_id, DocumentRow.owner_id == owner_id
    )
    return await session.scalar(statement)


async def find_same(
    session: AsyncSession, owner_id: str, kind: DocumentKind, fingerprint: str
) -> DocumentRow | None:
    statement = select(DocumentRow).where(
        DocumentRow.owner_id == owner_id,
        DocumentRow.kind == kind,
        DocumentRow.fingerprint == fingerprint,
    )
    return await session.scalar(statement)


async def list_page(
    session: AsyncSession, owner_id: str, *, before: str | None, limit: int
) -> list[DocumentRow]:
    """The newest documents first; `before` is the id where the last page ended."""
    statement = select(DocumentRow).where(DocumentRow.owner_id == owner_id)
    if before is not None:
        statement = statement.where(DocumentRow.id < before)
    rows = await session.scalars(statement.order_by(DocumentRow.id.desc()).limit(limit))
    return list(rows)


async def remove(session: AsyncSession, owner_id: str, document_id: str) -> bool:
    statement = delete(DocumentRow).where(
        DocumentRow.id == document_id, DocumentRow.owner_id == owner_id
    )
    result = await session.execute(statement.returning(DocumentRow.id))
    return result.first() is not None


async def remove_all(session: AsyncSession, owner_id: str) -> None:
    await session.execute(delete(DocumentRow).where(DocumentRow.owner_id == owner_id))


async def replace_parsed(
    session: AsyncSession, document_id: str, parsed: str, *, analysis_pending: bool | None = None
) -> None:
    """Store what was read; whether an analysis is to come stays as it was where it is null."""
    values: dict[str, object] = {"parsed": parsed}
    if analysis_pending is not None:
        values["analysis_pending"] = analysis_pending
    await session.execute(update(DocumentRow).where(DocumentRow.id == document_id).values(values))


async def find_pending(session: AsyncSession, document_id: str) -> DocumentRow | None:
    """The document, if an analysis of it is to come; for the server's own work only."""
    statement = select(DocumentRow).where(
        DocumentRow.id == document_id, DocumentRow.analysis_pending
    )
    return await session.scalar(statement)


async def list_pending_ids(session: AsyncSession) -> list[str]:
    """Documents of all owners whose analysis is to come, the oldest first."""
    statement = select(DocumentRow.id).where(DocumentRow.analysis_pending)
    return list(await session.scalars(statement.order_by(DocumentRow.id)))
