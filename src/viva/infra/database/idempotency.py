"""Idempotency keys: the same request twice creates one thing."""

import hashlib
from datetime import datetime

from sqlalchemy import String, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from viva.errors import InvalidInputError
from viva.infra.database.base import Base, UtcTime


class IdempotencyKeyReusedError(InvalidInputError):
    code = "idempotency_key_reused"
    title = "Idempotency key reused"


class IdempotencyKey(Base):
    __tablename__ = "idempotency_keys"

    owner_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    scope: Mapped[str] = mapped_column(String(32), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    resource_id: Mapped[str] = mapped_column(String(36))
    created_at: Mapped[datetime] = mapped_column(UtcTime)


def fingerprint(*parts: bytes) -> str:
    """The SHA-256 of `parts`, kept apart from each other, as hexadecimal text."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


async def find_resource(
    session: AsyncSession, *, owner_id: str, scope: str, key: str, request: str
) -> str | None:
    """The id of what this key created before, if anything.

    Raises:
        IdempotencyKeyReusedError: The key came before with another request.
    """
    statement = select(IdempotencyKey.fingerprint, IdempotencyKey.resource_id).where(
        IdempotencyKey.owner_id == owner_id,
        IdempotencyKey.scope == scope,
        IdempotencyKey.key == key,
    )
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    if row.fingerprint != request:
        raise IdempotencyKeyReusedError(
            "This Idempotency-Key was used for another request. Send a new key."
        )
    return str(row.resource_id)
