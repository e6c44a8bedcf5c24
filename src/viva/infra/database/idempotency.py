"""Idempotency keys: the same request twice creates one thing."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String
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


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyedRequest:
    """A request with its key; `request` is the fingerprint of what was asked for."""

    owner_id: str
    scope: str
    key: str
    request: str


async def find_resource(session: AsyncSession, keyed: KeyedRequest | None) -> str | None:
    """The id of what this key created before, if anything; it may have been deleted since.

    Raises:
        IdempotencyKeyReusedError: The key came before with another request.
    """
    if keyed is None:
        return None
    row = await session.get(IdempotencyKey, (keyed.owner_id, keyed.scope, keyed.key))
    if row is None:
        return None
    if row.fingerprint != keyed.request:
        raise IdempotencyKeyReusedError(
            "This Idempotency-Key was used for another request. Send a new key."
        )
    return row.resource_id


async def remember(
    session: AsyncSession, keyed: KeyedRequest | None, resource_id: str, *, now: datetime
) -> None:
    """Keep what the key created, in place of something that was deleted since."""
    if keyed is None:
        return
    await session.merge(
        IdempotencyKey(
            owner_id=keyed.owner_id,
            scope=keyed.scope,
            key=keyed.key,
            fingerprint=keyed.request,
            resource_id=resource_id,
            created_at=now,
        )
    )
