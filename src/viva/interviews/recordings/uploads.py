"""Takes recordings in, piece by piece or whole."""

import asyncio
from dataclasses import replace
from weakref import WeakValueDictionary

from viva.interviews.recordings.errors import RecordingNotFoundError
from viva.interviews.recordings.listeners import Listeners
from viva.interviews.recordings.schemas import IncomingChunk, Recording, RecordingRef, TurnKey
from viva.interviews.recordings.store import RecordingStore, describe_chunk, hash_of


class Uploads:
    def __init__(self, *, store: RecordingStore, listeners: Listeners) -> None:
        self._store = store
        self._listeners = listeners
        self._locks: WeakValueDictionary[TurnKey, asyncio.Lock] = WeakValueDictionary()

    async def put_chunk(self, key: TurnKey, chunk: IncomingChunk, content: bytes) -> Recording:
        """Keep a chunk and listen to it. Raises as `RecordingStore.put`."""
        recording = await self._store.put(key, chunk, content)
        if recording.answer_chunks is None and recording.heard is None:
            self._listeners.notice(key, chunk.take)
        return recording

    async def put_whole(
        self, key: TurnKey, content: bytes, *, media_type: str, seconds: float | None
    ) -> RecordingRef:
        """Keep a recording that comes at once; the same bytes again are the same recording.

        Raises as `RecordingStore.put`.
        """
        # Its fingerprint takes long enough to be felt by others.
        chunk = await asyncio.to_thread(describe_chunk, content, take=1, n=0, media_type=media_type)
        lock = self._locks.setdefault(key, asyncio.Lock())
        # A twin that is only half kept looks like another recording.
        async with lock:
            last = await self._find_last(key)
            if last is not None:
                if _is_whole(last, chunk):
                    return RecordingRef(take=last.take, chunks=1, seconds=seconds)
                chunk = replace(chunk, take=last.take + 1)
            await self._store.put(key, chunk, content, whole=True)
        return RecordingRef(take=chunk.take, chunks=1, seconds=seconds)

    async def _find_last(self, key: TurnKey) -> Recording | None:
        try:
            return await self._store.get(key)
        except RecordingNotFoundError:
            return None


def _is_whole(recording: Recording, chunk: IncomingChunk) -> bool:
    """Whether the recording is this one chunk; of an answer only the hash may be left."""
    present = [one.sha256 for one in recording.chunks]
    answered = recording.answer_chunks == 1 and recording.body_hash == hash_of([chunk.stored])
    return answered or present == [chunk.sha256]
