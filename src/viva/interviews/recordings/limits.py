"""How large recordings may be, and how long they stay, as the settings say."""

from datetime import timedelta

from viva.interviews.recordings.schemas import RecordingLimits
from viva.settings import Settings

_SPARE_CHUNKS = 60
# Clocks of browsers and recorders differ; who stops in time loses no word.
_GRACE_SECONDS = 5.0


def max_chunks(settings: Settings) -> int:
    """Twice what the longest answer needs: browsers may cut pieces shorter than they were told."""
    return int(2 * settings.answer_max_seconds / settings.answer_chunk_seconds) + _SPARE_CHUNKS


def heard_seconds(settings: Settings) -> float:
    """How much of an answer is listened to; the sound behind it is kept, too."""
    return settings.answer_max_seconds + _GRACE_SECONDS


def recording_limits(settings: Settings) -> RecordingLimits:
    return RecordingLimits(
        chunk_max_bytes=settings.audio_chunk_max_bytes,
        max_bytes=settings.audio_max_bytes,
        max_chunks=max_chunks(settings),
        partial_seconds=settings.answer_partial_seconds,
        retention=timedelta(hours=settings.audio_retention_hours),
    )
