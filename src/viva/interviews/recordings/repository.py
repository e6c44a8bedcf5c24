"""Reading and writing recordings; whoever calls has seen to it that the turn is the owner's."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from viva.interviews.models import EventRow, InterviewRow, TurnRow
from viva.interviews.recordings.models import DoomedBlobsRow, RecordingChunkRow, RecordingRow
from viva.interviews.recordings.schemas import (
    Chunk,
    IncomingChunk,
    Recording,
    RecordingRef,
    SpokenAnswer,
    TurnKey,
)
from viva.interviews.schemas import InterviewStatus
from viva.speech.schemas import Heard

_HEARD = TypeAdapter(Heard)
_PARTIAL = '[["transcript.partial"'


def dump_heard(heard: Heard) -> str:
    return _HEARD.dump_json(heard).decode()


async def find_recording(session: AsyncSession, turn_id: str) -> Recording | None:
    row = await session.get(RecordingRow, turn_id)
    if row is None:
        return None
    statement = (
        select(RecordingChunkRow.n, RecordingChunkRow.size, RecordingChunkRow.sha256)
        .where(RecordingChunkRow.turn_id == turn_id, RecordingChunkRow.take == row.take)
        .order_by(RecordingChunkRow.n)
    )
    chunks = (await session.execute(statement)).all()
    return Recording(
        take=row.take,
        media_type=row.media_type,
        chunks=tuple(Chunk(n, size, sha256) for n, size, sha256 in chunks),
        expires_at=row.expires_at,
        is_deleted=row.deleted_at is not None,
        answer_chunks=row.answer_chunks,
        body_hash=row.body_hash,
        heard=_load(row.heard),
        heard_chunks=row.heard_chunks,
    )


async def find_chunk(session: AsyncSession, turn_id: str, take: int, n: int) -> Chunk | None:
    """A chunk of this take, while it is the last one and not deleted."""
    columns = (RecordingChunkRow.n, RecordingChunkRow.size, RecordingChunkRow.sha256)
    statement = select(*columns).where(
        RecordingChunkRow.turn_id == turn_id,
        RecordingChunkRow.take == take,
        RecordingChunkRow.n == n,
    )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else Chunk(*row)


async def begin_take(
    session: AsyncSession, key: TurnKey, chunk: IncomingChunk, *, expires_at: datetime
) -> None:
    """Begin a recording in place of whatever there was for this turn."""
    fresh = {
        "take": chunk.take,
        "media_type": chunk.media_type,
        "answer_chunks": None,
        "body_hash": None,
        "claimed_seconds": None,
        "heard": None,
        "heard_chunks": None,
        "expires_at": expires_at,
        "deleted_at": None,
    }
    statement = insert(RecordingRow).values(
        turn_id=key.turn_id, interview_id=key.interview_id, owner_id=key.owner_id, **fresh
    )
    await session.execute(statement.on_conflict_do_update(index_elements=["turn_id"], set_=fresh))
    await remove_chunks(session, key.turn_id)


async def add_chunk(
    session: AsyncSession, turn_id: str, chunk: IncomingChunk, *, expires_at: datetime
) -> None:
    session.add(
        RecordingChunkRow(
            turn_id=turn_id, take=chunk.take, n=chunk.n, size=chunk.size, sha256=chunk.sha256
        )
    )
    await update_recording(session, turn_id, expires_at=expires_at)


async def remove_chunks(session: AsyncSession, turn_id: str) -> None:
    await session.execute(delete(RecordingChunkRow).where(RecordingChunkRow.turn_id == turn_id))


async def update_recording(session: AsyncSession, turn_id: str, **values: Any) -> None:
    await session.execute(
        update(RecordingRow)
        .where(RecordingRow.turn_id == turn_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def update_take(session: AsyncSession, turn_id: str, take: int, **values: Any) -> bool:
    """As `update_recording`, but false, and nothing changed, where another take was begun."""
    statement = (
        update(RecordingRow)
        .where(RecordingRow.turn_id == turn_id, RecordingRow.take == take)
        .values(**values)
        .returning(RecordingRow.turn_id)
        .execution_options(synchronize_session=False)
    )
    return await session.scalar(statement) is not None


async def find_sent_transcript(session: AsyncSession, turn_id: str) -> tuple[int, Heard] | None:
    """Take and content of a recording that was sent as the answer as it was heard."""
    row = await session.get(RecordingRow, turn_id)
    if row is None or row.answer_chunks is None or row.heard is None:
        return None
    return row.take, _HEARD.validate_json(row.heard)


async def spoken_answers(session: AsyncSession, interview_id: str) -> Mapping[str, SpokenAnswer]:
    """What is known of the recordings of an interview, by turn.

    One that was begun and never sent belongs to no answer: that was typed instead.
    """
    statement = select(RecordingRow).where(
        RecordingRow.interview_id == interview_id,
        or_(RecordingRow.heard.is_not(None), RecordingRow.answer_chunks.is_not(None)),
    )
    return {
        row.turn_id: SpokenAnswer(
            media_type=row.media_type,
            expires_at=row.expires_at if row.deleted_at is None else None,
            heard=_load(row.heard),
        )
        for row in await session.scalars(statement)
    }


async def list_of_owner(session: AsyncSession, owner_id: str) -> Sequence[RecordingRow]:
    statement = (
        select(RecordingRow)
        .where(RecordingRow.owner_id == owner_id)
        .order_by(RecordingRow.turn_id.desc())
    )
    return (await session.scalars(statement)).all()


async def list_expired(session: AsyncSession, now: datetime) -> Sequence[TurnKey]:
    columns = (RecordingRow.owner_id, RecordingRow.interview_id, RecordingRow.turn_id)
    statement = select(*columns).where(
        RecordingRow.expires_at <= now, RecordingRow.deleted_at.is_(None)
    )
    return [TurnKey(*row) for row in await session.execute(statement)]


async def list_untaken(session: AsyncSession) -> Sequence[tuple[TurnKey, RecordingRef]]:
    """Recordings that were sent as answers to open questions and led to nothing yet."""
    statement = (
        select(RecordingRow)
        .join(TurnRow, TurnRow.id == RecordingRow.turn_id)
        .join(InterviewRow, InterviewRow.current_turn_id == RecordingRow.turn_id)
        .where(
            InterviewRow.status == InterviewStatus.IN_PROGRESS,
            RecordingRow.answer_chunks.is_not(None),
            RecordingRow.deleted_at.is_(None),
            TurnRow.body_hash.is_(None),
        )
    )
    return [
        (
            TurnKey(row.owner_id, row.interview_id, row.turn_id),
            RecordingRef(take=row.take, chunks=row.answer_chunks or 0, seconds=row.claimed_seconds),
        )
        for row in await session.scalars(statement)
    ]


async def doom(session: AsyncSession, prefix: str, *, now: datetime) -> None:
    """Have the blobs below this prefix deleted, even if this process ends before."""
    statement = insert(DoomedBlobsRow).values(prefix=prefix, doomed_at=now)
    await session.execute(statement.on_conflict_do_nothing())


async def list_doomed(session: AsyncSession) -> Sequence[str]:
    return (await session.scalars(select(DoomedBlobsRow.prefix))).all()


async def forget_doomed(session: AsyncSession, prefix: str) -> None:
    await session.execute(delete(DoomedBlobsRow).where(DoomedBlobsRow.prefix == prefix))


async def remove_partials(session: AsyncSession, interview_id: str) -> None:
    """Forget what was heard of an answer so far: something newer takes its place."""
    await session.execute(
        delete(EventRow).where(
            EventRow.interview_id == interview_id, EventRow.events.startswith(_PARTIAL)
        )
    )


def _load(heard: str | None) -> Heard | None:
    return None if heard is None else _HEARD.validate_json(heard)
