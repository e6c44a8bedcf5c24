"""Recordings and transcripts as HTTP shows them."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from viva.interviews.recordings.schemas import MAX_TAKES, Recording
from viva.speech.schemas import Heard, Transcript

_TAKE = "Which recording of this turn: the next one has a higher number."


class RecordingBody(BaseModel):
    """A recording whose chunks are uploaded, sent as the answer."""

    model_config = ConfigDict(extra="forbid")

    take: int = Field(1, ge=1, le=MAX_TAKES, description=_TAKE)
    chunks: int = Field(ge=1, le=1_000_000, description="How many chunks the recording has.")
    seconds: float | None = Field(
        None, ge=0, le=86_400, description="Its length by the browser's clock."
    )


class ChunkReceipt(BaseModel):
    """What is safe of a recording; `next` is the first number that is missing."""

    turn_id: str
    take: int
    chunks: int
    next: int
    bytes: int


class TranscribedWord(BaseModel):
    """Times are seconds in the recording."""

    text: str
    start: float
    end: float


class TranscriptWarning(BaseModel):
    code: str
    message: str


class TranscriptView(BaseModel):
    """`draft` asks for the candidate's eyes before it is scored."""

    text: str
    words: list[TranscribedWord] = Field(description="Empty where the engine gives no times.")
    draft: bool
    engine: str
    language: str
    seconds: float
    warnings: list[TranscriptWarning]


class RecordingReview(BaseModel):
    """A transcript to be read; the next text is the answer."""

    turn_id: str
    transcript: TranscriptView


class RecordingView(BaseModel):
    """`missing` are gaps between the chunks that have arrived; `sent` as the answer."""

    turn_id: str
    take: int
    media_type: str
    chunks: int
    missing: list[int]
    bytes: int
    seconds: float | None
    sent: bool
    deleted: bool
    expires_at: datetime | None
    transcript: TranscriptView | None


def view_receipt(turn_id: str, recording: Recording) -> ChunkReceipt:
    return ChunkReceipt(
        turn_id=turn_id,
        take=recording.take,
        chunks=len(recording.chunks),
        next=recording.next_missing,
        bytes=recording.size,
    )


def view_recording(turn_id: str, recording: Recording) -> RecordingView:
    heard = recording.heard
    last = recording.chunks[-1].n if recording.chunks else -1
    transcript = None
    if heard is not None and heard.transcript is not None:
        transcript = view_transcript(heard, heard.transcript)
    return RecordingView(
        turn_id=turn_id,
        take=recording.take,
        media_type=recording.media_type,
        chunks=len(recording.chunks),
        missing=recording.missing(last + 1),
        bytes=recording.size,
        seconds=None if heard is None else heard.seconds,
        sent=recording.answer_chunks is not None,
        deleted=recording.is_deleted,
        expires_at=None if recording.is_deleted else recording.expires_at,
        transcript=transcript,
    )


def view_transcript(heard: Heard, transcript: Transcript) -> TranscriptView:
    return TranscriptView(
        text=transcript.text,
        words=[TranscribedWord(text=w.text, start=w.start, end=w.end) for w in transcript.words],
        draft=transcript.draft,
        engine=transcript.engine,
        language=transcript.language,
        seconds=heard.seconds,
        warnings=[
            TranscriptWarning(code=warning.code, message=warning.message)
            for warning in heard.warnings
        ],
    )
