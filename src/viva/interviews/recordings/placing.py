"""Where an incoming chunk belongs: pure rules."""

from enum import StrEnum

from viva.errors import AppError
from viva.interviews.recordings.errors import (
    ChunkDiffersError,
    ChunkInvalidError,
    ChunkTooLargeError,
    RecordingClosedError,
    RecordingTooLargeError,
)
from viva.interviews.recordings.schemas import (
    MAX_TAKES,
    IncomingChunk,
    Recording,
    RecordingLimits,
)

_KINDS = frozenset({"audio", "video"})
_LONGEST_MEDIA_TYPE = 100


class Placing(StrEnum):
    KNOWN = "known"
    ADDED = "added"
    NEW_TAKE = "new_take"


def check_chunk(chunk: IncomingChunk, limits: RecordingLimits, *, whole: bool = False) -> None:
    """Refuse what cannot be a chunk; one that is the `whole` recording may be as large as that.

    Raises:
        ChunkInvalidError, ChunkTooLargeError, RecordingTooLargeError
    """
    kind, _, subtype = chunk.media_type.partition(";")[0].strip().partition("/")
    if kind not in _KINDS or not subtype or len(chunk.media_type) > _LONGEST_MEDIA_TYPE:
        raise ChunkInvalidError("Send the recording's media type, such as audio/webm.")
    if not chunk.media_type.isascii() or not chunk.media_type.isprintable():
        raise ChunkInvalidError("Send the recording's media type, such as audio/webm.")
    if not 0 <= chunk.n < limits.max_chunks:
        raise ChunkInvalidError(f"Number the pieces from 0 to {limits.max_chunks - 1}.")
    if not 1 <= chunk.take <= MAX_TAKES:
        raise ChunkInvalidError(f"Number the takes from 1 to {MAX_TAKES}.")
    if chunk.size == 0:
        raise ChunkInvalidError("The piece of the recording is empty.")
    if whole and chunk.size > limits.max_bytes:
        raise _too_large(limits)
    if not whole and chunk.size > limits.chunk_max_bytes:
        raise ChunkTooLargeError(
            f"A piece of a recording may have {limits.chunk_max_bytes:,} bytes. Send shorter ones."
        )


def place_chunk(
    recording: Recording | None,
    chunk: IncomingChunk,
    limits: RecordingLimits,
    *,
    closed: AppError | None,
) -> Placing:
    """What to do with a chunk; `closed` says why the turn takes no more, if it does not.

    A chunk that is stored is welcome again at any time.

    Raises:
        ChunkDiffersError: Other bytes stand under its number.
        RecordingClosedError: Its take is over.
        RecordingTooLargeError, ChunkInvalidError: It does not fit to the others.
    """
    same_take = recording is not None and recording.take == chunk.take
    if recording is not None and same_take and not recording.is_deleted:
        known = recording.find(chunk.n)
        if known is not None:
            if known.sha256 != chunk.sha256:
                raise ChunkDiffersError
            return Placing.KNOWN
    if closed is not None:
        raise closed
    if recording is None:
        return Placing.NEW_TAKE
    is_sent = recording.answer_chunks is not None and not recording.is_deleted
    if is_sent or chunk.take < recording.take:
        raise RecordingClosedError
    if not same_take:
        return Placing.NEW_TAKE
    if recording.is_deleted:
        raise RecordingClosedError
    _check_fit(recording, chunk, limits)
    return Placing.ADDED


def _check_fit(recording: Recording, chunk: IncomingChunk, limits: RecordingLimits) -> None:
    if _base(recording.media_type) != _base(chunk.media_type):
        raise ChunkInvalidError("All pieces of a recording have the same media type.")
    if recording.size + chunk.size > limits.max_bytes:
        raise _too_large(limits)


def _base(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()


def _too_large(limits: RecordingLimits) -> RecordingTooLargeError:
    return RecordingTooLargeError(
        f"A recording may have {limits.max_bytes // 1_000_000} MB. Send what was recorded so far"
        " as the answer, or record a shorter one."
    )
