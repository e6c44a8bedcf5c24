"""The sound of a spoken answer, written down while it is spoken: a kill loses next to nothing."""

import asyncio

from viva.interviews.recordings.errors import RecordingNotFoundError
from viva.interviews.recordings.schemas import Recording, RecordingRef, TurnKey
from viva.interviews.recordings.store import RecordingStore, describe_chunk
from viva.speech.encoding import WAV_HEADER_BYTES, wav_header
from viva.speech.schemas import BYTES_PER_SECOND, SAMPLE_RATE

# What tells a live answer from a recorded one; browsers play it as any WAV.
MEDIA_TYPE = "audio/wav; codecs=1"


class KeptSound:
    """One take of one turn; used by one caller at a time.

    Args:
        before: What an earlier connection left, as s16le.
    """

    def __init__(
        self,
        store: RecordingStore,
        key: TurnKey,
        *,
        piece_seconds: float,
        take: int = 1,
        chunks: int = 0,
        before: bytes = b"",
    ) -> None:
        self.key = key
        self.before = before
        self._store = store
        self._piece_bytes = int(piece_seconds * SAMPLE_RATE) * 2
        self._take = take
        self._chunks = chunks
        self._waiting = bytearray()
        self._bytes = len(before)
        self._lock = asyncio.Lock()

    @property
    def seconds(self) -> float:
        return self._bytes / BYTES_PER_SECOND

    async def add(self, pcm: bytes) -> None:
        """Keep more of the answer; written down piece by piece.

        Raises as `RecordingStore.put`.
        """
        self._waiting += pcm
        self._bytes += len(pcm)
        if len(self._waiting) >= self._piece_bytes:
            await self.flush()

    async def flush(self) -> RecordingRef:
        """Write down what waits; the recording so far. Raises as `RecordingStore.put`."""
        async with self._lock:
            if self._waiting:
                content = bytes(self._waiting)
                header = wav_header(SAMPLE_RATE, None) if self._chunks == 0 else b""
                chunk = describe_chunk(
                    header + content, take=self._take, n=self._chunks, media_type=MEDIA_TYPE
                )
                await self._store.put(self.key, chunk, header + content)
                del self._waiting[: len(content)]
                self._chunks += 1
        return RecordingRef(take=self._take, chunks=self._chunks, seconds=self.seconds)


async def open_sound(store: RecordingStore, key: TurnKey, *, piece_seconds: float) -> KeptSound:
    """What was kept of the answer to go on with, or a new take.

    Raises:
        InterviewNotFoundError, TurnNotFoundError, TurnClosedError
    """
    try:
        recording = await store.get(key)
    except RecordingNotFoundError:
        return KeptSound(store, key, piece_seconds=piece_seconds)
    if not _goes_on(recording):
        return KeptSound(store, key, piece_seconds=piece_seconds, take=recording.take + 1)
    size = sum(chunk.size for chunk in recording.whole)
    parts = [part async for part in store.read(key, recording, start=WAV_HEADER_BYTES, end=size)]
    return KeptSound(
        store,
        key,
        piece_seconds=piece_seconds,
        take=recording.take,
        chunks=len(recording.whole),
        before=b"".join(parts),
    )


def _goes_on(recording: Recording) -> bool:
    is_live = recording.media_type == MEDIA_TYPE and bool(recording.whole)
    return is_live and not recording.is_deleted and recording.answer_chunks is None
