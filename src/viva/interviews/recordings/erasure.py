"""Erasing recordings: on request, when their time is over, and with their interviews.

What is to go is noted with the change that makes it superfluous, so that an erasure which is cut
short is finished by the next one.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from viva.infra.blobs.blobs import Blobs
from viva.infra.database.engine import Database
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock
from viva.interviews.answers import find_turn
from viva.interviews.recordings import repository
from viva.interviews.recordings.paths import interview_prefix, take_prefix
from viva.interviews.recordings.schemas import Recording, TurnKey


class RecordingErasure:
    def __init__(
        self, *, database: Database, blobs: Blobs, clock: Clock, checkpoints: Checkpoints
    ) -> None:
        self._database = database
        self._blobs = blobs
        self._clock = clock
        self._checkpoints = checkpoints

    async def erase(self, key: TurnKey) -> None:
        """Delete the sound of an answer; what was understood of it stays. Safe to repeat.

        Raises:
            InterviewNotFoundError, TurnNotFoundError: It is not there, or not theirs.
        """
        async with self._database.write() as session:
            await find_turn(session, key.owner_id, key.interview_id, key.turn_id)
            recording = await repository.find_recording(session, key.turn_id)
            await self.mark_deleted(session, key, recording)
        self._checkpoints.reached("recording.doomed")
        await self.sweep()

    async def doom_interview(self, session: AsyncSession, owner_id: str, interview_id: str) -> None:
        """Note in this transaction that all sound of an interview is to go; `sweep` deletes it."""
        prefix = interview_prefix(owner_id, interview_id)
        await repository.doom(session, prefix, now=self._clock())

    async def expire(self) -> None:
        """Delete the sound of all recordings whose time is over."""
        async with self._database.write() as session:
            for key in await repository.list_expired(session, self._clock()):
                recording = await repository.find_recording(session, key.turn_id)
                await self.mark_deleted(session, key, recording)
        await self.sweep()

    async def sweep(self) -> None:
        """Delete the blobs that were noted, here or by an earlier process."""
        async with self._database.read() as session:
            prefixes = await repository.list_doomed(session)
        for prefix in prefixes:
            await self._blobs.delete_below(prefix)
            async with self._database.write() as session:
                await repository.forget_doomed(session, prefix)

    async def mark_deleted(
        self, session: AsyncSession, key: TurnKey, recording: Recording | None
    ) -> None:
        """Note in this transaction that the sound of a recording is to go; `sweep` deletes it."""
        if recording is None or recording.is_deleted:
            return
        now = self._clock()
        await repository.update_recording(session, key.turn_id, deleted_at=now)
        await repository.remove_chunks(session, key.turn_id)
        await repository.doom(session, take_prefix(key, recording.take), now=now)
