"""Keeps recordings: bytes in blobs, everything else in tables."""

import hashlib
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from viva.errors import AppError
from viva.infra.blobs.blobs import BlobNotFoundError, Blobs
from viva.infra.database.engine import Database
from viva.infra.database.idempotency import fingerprint
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock
from viva.interviews.answers import find_turn
from viva.interviews.errors import TurnAlreadyAnsweredError, TurnClosedError
from viva.interviews.models import InterviewRow, TurnRow
from viva.interviews.recordings import repository
from viva.interviews.recordings.erasure import RecordingErasure
from viva.interviews.recordings.errors import (
    ChunkInvalidError,
    RecordingClosedError,
    RecordingIncompleteError,
    RecordingNotFoundError,
)
from viva.interviews.recordings.paths import chunk_path
from viva.interviews.recordings.placing import Placing, check_chunk, place_chunk
from viva.interviews.recordings.schemas import (
    Chunk,
    IncomingChunk,
    Recording,
    RecordingLimits,
    RecordingRef,
    TurnKey,
)
from viva.speech.schemas import Heard


class RecordingStore:
    """Every method answers for one turn of one owner; raises when it is not theirs."""

    def __init__(
        self,
        *,
        database: Database,
        blobs: Blobs,
        erasure: RecordingErasure,
        limits: RecordingLimits,
        clock: Clock,
        checkpoints: Checkpoints,
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._erasure = erasure
        self._limits = limits
        self._clock = clock
        self._checkpoints = checkpoints

    async def put(
        self, key: TurnKey, chunk: IncomingChunk, content: bytes, *, whole: bool = False
    ) -> Recording:
        """Keep a chunk; it is safe when this returns.

        Raises:
            AppError: It cannot be kept; see `place_chunk` and `check_chunk`.
            InterviewNotFoundError, TurnNotFoundError: It does not exist, or not for this owner.
        """
        check_chunk(chunk, self._limits, whole=whole)
        recording, placing = await self._begin(key, chunk)
        if placing is Placing.KNOWN and recording is not None:
            return recording
        path = chunk_path(key, chunk.take, chunk.stored)
        await self._blobs.put(path, content)
        self._checkpoints.reached("recording.blob_written")
        try:
            stored = await self._add(key, chunk)
        except AppError:
            # Deleted or answered in the meantime: nothing of it stays.
            await self._discard_blob(key, chunk, path)
            raise
        self._checkpoints.reached("recording.chunk_stored")
        return stored

    async def get(self, key: TurnKey) -> Recording:
        """The last take of a turn, deleted or not.

        Raises:
            RecordingNotFoundError: There was never one.
            InterviewNotFoundError, TurnNotFoundError, TurnClosedError
        """
        async with self._database.read() as session:
            await find_turn(session, key.owner_id, key.interview_id, key.turn_id)
            recording = await repository.find_recording(session, key.turn_id)
        if recording is None:
            raise RecordingNotFoundError
        return recording

    async def send(self, key: TurnKey, ref: RecordingRef) -> Recording:
        """Note that a complete recording is the answer; it is written down then.

        Raises:
            RecordingIncompleteError: Chunks are missing.
            RecordingNotFoundError, RecordingClosedError: It is not there, or another take is.
            TurnAlreadyAnsweredError, TurnClosedError: The turn takes no answer any more.
        """
        async with self._database.write() as session:
            recording = await self._find_sendable(session, key, ref)
            if recording.answer_chunks is not None:
                return recording
            body_hash = hash_of(recording.chunks[: ref.chunks])
            await repository.update_recording(
                session,
                key.turn_id,
                answer_chunks=ref.chunks,
                claimed_seconds=ref.seconds,
                body_hash=body_hash,
                expires_at=self._clock() + self._limits.retention,
            )
        self._checkpoints.reached("recording.sent")
        return replace(recording, answer_chunks=ref.chunks, body_hash=body_hash)

    async def find_complete(self, key: TurnKey, ref: RecordingRef) -> Recording:
        """A complete recording of an open turn. Raises as `send`."""
        async with self._database.read() as session:
            return await self._find_sendable(session, key, ref, review=True)

    async def export_user(self, owner_id: str) -> Sequence[Any]:
        """All recordings of a user and what was understood of them, JSON-ready."""
        async with self._database.read() as session:
            rows = await repository.list_of_owner(session, owner_id)
        return [
            {
                "interview_id": row.interview_id,
                "turn_id": row.turn_id,
                "media_type": row.media_type,
                "heard": None if row.heard is None else json.loads(row.heard),
                "expires_at": row.expires_at.isoformat(),
                "deleted_at": None if row.deleted_at is None else row.deleted_at.isoformat(),
                "sound": f"/api/v1/interviews/{row.interview_id}/answers/{row.turn_id}/audio",
            }
            for row in rows
        ]

    async def list_untaken(self) -> Sequence[tuple[TurnKey, RecordingRef]]:
        """Recordings that were sent as answers and led to nothing yet."""
        async with self._database.read() as session:
            return await repository.list_untaken(session)

    async def take_back(self, key: TurnKey, ref: RecordingRef) -> None:
        """The recording is not the answer after all; it stays, for the turn is still open."""
        async with self._database.write() as session:
            await repository.update_take(
                session, key.turn_id, ref.take, answer_chunks=None, body_hash=None
            )

    async def keep_heard(self, key: TurnKey, ref: RecordingRef, heard: Heard) -> None:
        """Keep what was heard in the first chunks; what was heard before that is void.

        Raises:
            RecordingClosedError: Another take was begun meanwhile.
        """
        dumped = repository.dump_heard(heard)
        async with self._database.write() as session:
            if not await repository.update_take(
                session, key.turn_id, ref.take, heard=dumped, heard_chunks=ref.chunks
            ):
                raise RecordingClosedError
            await repository.remove_partials(session, key.interview_id)

    async def get_sound(self, key: TurnKey) -> Recording:
        """A recording that can be played.

        Raises:
            RecordingNotFoundError: There was never one, or it is deleted or over its time.
            InterviewNotFoundError, TurnNotFoundError, TurnClosedError
        """
        recording = await self.get(key)
        over = recording.expires_at <= self._clock()
        if recording.is_deleted or over or not recording.whole:
            raise RecordingNotFoundError
        return recording

    async def read(
        self, key: TurnKey, recording: Recording, *, start: int, end: int
    ) -> AsyncIterator[bytes]:
        """The bytes from `start` to `end` (excluded) of a recording that can be played."""
        position = 0
        for chunk in recording.whole:
            low, high = max(start - position, 0), min(end - position, chunk.size)
            if low < high:
                path = chunk_path(key, recording.take, chunk)
                yield await self._blobs.get(path, start=low, end=high)
            position += chunk.size

    async def find_bytes(self, key: TurnKey, take: int, n: int) -> bytes | None:
        """A chunk of this take, if it has arrived."""
        async with self._database.read() as session:
            chunk = await repository.find_chunk(session, key.turn_id, take, n)
        if chunk is None:
            return None
        try:
            return await self._blobs.get(chunk_path(key, take, chunk))
        except BlobNotFoundError:
            return None

    async def _begin(self, key: TurnKey, chunk: IncomingChunk) -> tuple[Recording | None, Placing]:
        """Where the chunk belongs; a new take is noted before its first byte: it expires."""
        async with self._database.read() as session:
            found = await self._place(session, key, chunk)
        if found[1] is not Placing.NEW_TAKE:
            return found
        async with self._database.write() as session:
            recording, placing = await self._place(session, key, chunk)
            if placing is Placing.NEW_TAKE:
                await self._erasure.mark_deleted(session, key, recording)
                expires_at = self._clock() + self._limits.retention
                await repository.begin_take(session, key, chunk, expires_at=expires_at)
        if recording is not None:
            await self._erasure.sweep()
        return recording, placing

    async def _add(self, key: TurnKey, chunk: IncomingChunk) -> Recording:
        async with self._database.write() as session:
            recording, placing = await self._place(session, key, chunk)
            if placing is Placing.NEW_TAKE:
                # A later take was begun and erased since: this one is over.
                raise RecordingClosedError
            if placing is Placing.ADDED:
                await repository.add_chunk(
                    session, key.turn_id, chunk, expires_at=self._clock() + self._limits.retention
                )
        if recording is None:
            raise RecordingNotFoundError
        return recording if placing is Placing.KNOWN else recording.with_chunk(chunk)

    async def _place(
        self, session: AsyncSession, key: TurnKey, chunk: IncomingChunk
    ) -> tuple[Recording | None, Placing]:
        interview, turn = await find_turn(session, key.owner_id, key.interview_id, key.turn_id)
        recording = await repository.find_recording(session, key.turn_id)
        closed = why_closed(interview, turn)
        return recording, place_chunk(recording, chunk, self._limits, closed=closed)

    async def _discard_blob(self, key: TurnKey, chunk: IncomingChunk, path: str) -> None:
        async with self._database.read() as session:
            recording = await repository.find_recording(session, key.turn_id)
        known = None
        if recording is not None and recording.take == chunk.take:
            known = recording.find(chunk.n)
        if known is None or known.sha256 != chunk.sha256:
            await self._blobs.delete([path])

    async def _find_sendable(
        self, session: AsyncSession, key: TurnKey, ref: RecordingRef, *, review: bool = False
    ) -> Recording:
        interview, turn = await find_turn(session, key.owner_id, key.interview_id, key.turn_id)
        recording = await repository.find_recording(session, key.turn_id)
        closed = why_closed(interview, turn)
        if recording is None:
            raise closed or RecordingNotFoundError()
        if closed is not None and (review or not _is_answer(turn, recording, ref)):
            raise closed
        if closed is not None:
            return recording
        if recording.take != ref.take or recording.answer_chunks not in (None, ref.chunks):
            raise RecordingClosedError
        if recording.is_deleted:
            raise RecordingNotFoundError
        if ref.chunks > self._limits.max_chunks:
            raise ChunkInvalidError(f"A recording has at most {self._limits.max_chunks} pieces.")
        missing = recording.missing(ref.chunks)
        if missing:
            raise RecordingIncompleteError(missing)
        return recording


def why_closed(interview: InterviewRow, turn: TurnRow) -> AppError | None:
    """Why a turn takes no answer any more; null if it does."""
    if turn.body_hash is not None:
        return TurnAlreadyAnsweredError()
    return None if interview.current_turn_id == turn.id else TurnClosedError()


def describe_chunk(content: bytes, *, take: int, n: int, media_type: str) -> IncomingChunk:
    return IncomingChunk(
        take=take,
        n=n,
        media_type=media_type,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
    )


def hash_of(chunks: Sequence[Chunk]) -> str:
    """What tells an answer of these chunks from every other."""
    return fingerprint(b"recording", *(chunk.sha256.encode() for chunk in chunks))


def _is_answer(turn: TurnRow, recording: Recording, ref: RecordingRef) -> bool:
    """Whether the answer that stands is this recording."""
    return (
        turn.body_hash is not None
        and turn.body_hash == recording.body_hash
        and (recording.take, recording.answer_chunks) == (ref.take, ref.chunks)
    )
