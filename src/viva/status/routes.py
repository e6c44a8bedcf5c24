"""HTTP for health, readiness and configuration."""

import asyncio

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from sqlalchemy import text

from viva import __version__
from viva.errors import UnavailableError
from viva.interviews.planning import LANGUAGES
from viva.interviews.recordings.limits import max_chunks
from viva.interviews.views import DEFAULT_QUESTIONS, MAX_ANSWER_CHARACTERS, MAX_QUESTIONS
from viva.matching.schemas import InterviewKind
from viva.resources import Resources
from viva.settings import Settings
from viva.status.parts import PartState, describe_parts

router = APIRouter(tags=["status"])


class NotReadyError(UnavailableError):
    code = "not_ready"


class HealthView(BaseModel):
    status: str = Field("ok", examples=["ok"])


class PartView(BaseModel):
    name: str
    active: bool
    state: PartState
    detail: str
    how_to_add: str | None


class Limits(BaseModel):
    max_upload_bytes: int
    max_pages: int
    max_questions: int
    max_answer_characters: int


class Defaults(BaseModel):
    questions: int
    kind: InterviewKind
    language: str


class RecordingConfig(BaseModel):
    """How answers are recorded; `repeat_seconds` is null where questions can always be repeated."""

    review: bool = Field(
        description="Whether a transcript should be read by the candidate before it is scored."
    )
    max_seconds: int
    warning_share: float
    preview_seconds: int
    partial_seconds: float
    chunk_seconds: float
    stop_after_seconds: int
    repeat_seconds: int | None
    speak_questions: bool
    max_bytes: int
    chunk_max_bytes: int
    max_chunks: int
    retention_hours: float


class ConfigView(BaseModel):
    version: str
    auth: str
    data_dir: str
    languages: tuple[str, ...]
    parts: list[PartView]
    limits: Limits
    defaults: Defaults
    recording: RecordingConfig


@router.get("/health")
async def health() -> HealthView:
    """The process is alive."""
    return HealthView(status="ok")


@router.get("/ready", responses={503: {"description": "Still starting, or the database is away"}})
async def ready(request: Request) -> HealthView:
    """The process serves: database reachable, background work taken up."""
    if not request.app.state.services.ready:
        raise NotReadyError("The server is still starting. Try again in a moment.")
    resources: Resources = request.app.state.resources
    async with resources.database.read() as session:
        await session.execute(text("SELECT 1"))
    return HealthView(status="ready")


@router.get("/api/v1/config")
async def config(request: Request) -> ConfigView:
    """Which parts are active, limits, defaults, what is missing and how to add it."""
    settings: Settings = request.app.state.settings
    scorer = request.app.state.services.scorer
    parts = await asyncio.to_thread(
        describe_parts, settings, scorer, request.app.state.services.speech
    )
    return ConfigView(
        version=__version__,
        auth=settings.auth,
        data_dir=str(settings.data_dir),
        languages=LANGUAGES,
        parts=[PartView.model_validate(part, from_attributes=True) for part in parts],
        limits=Limits(
            max_upload_bytes=settings.document_max_bytes,
            max_pages=settings.document_max_pages,
            max_questions=MAX_QUESTIONS,
            max_answer_characters=MAX_ANSWER_CHARACTERS,
        ),
        defaults=Defaults(
            questions=DEFAULT_QUESTIONS,
            kind=InterviewKind.MIXED,
            language=LANGUAGES[0],
        ),
        recording=_recording(settings, review=request.app.state.services.speech.draft),
    )


def _recording(settings: Settings, *, review: bool) -> RecordingConfig:
    return RecordingConfig(
        review=review,
        max_seconds=settings.answer_max_seconds,
        warning_share=settings.answer_warning_share,
        preview_seconds=settings.answer_preview_seconds,
        partial_seconds=settings.answer_partial_seconds,
        chunk_seconds=settings.answer_chunk_seconds,
        stop_after_seconds=settings.answer_stop_after_seconds,
        repeat_seconds=settings.question_repeat_seconds,
        speak_questions=settings.question_speak,
        max_bytes=settings.audio_max_bytes,
        chunk_max_bytes=settings.audio_chunk_max_bytes,
        max_chunks=max_chunks(settings),
        retention_hours=settings.audio_retention_hours,
    )
