"""The HTTP application."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import structlog
from fastapi import FastAPI

from viva import __version__
from viva.accounts.routes import router as accounts_router
from viva.documents.routes import router as documents_router
from viva.evaluation.schemas import Scorer
from viva.infra.blobs.blobs import open_blobs
from viva.infra.http.body_limit import BodyLimitMiddleware
from viva.infra.http.local_only import LocalOnlyMiddleware
from viva.infra.http.page import add_page
from viva.infra.http.problems import add_problem_responses, describe_problems
from viva.infra.jobs.jobs import Jobs
from viva.infra.telemetry.logs import frames
from viva.interviews.conversation.routes import router as conversation_router
from viva.interviews.recordings.recordings import Listen
from viva.interviews.recordings.replies import router as spoken_answers_router
from viva.interviews.recordings.routes import router as recordings_router
from viva.interviews.routes import router as interviews_router
from viva.interviews.vapi_routes import PATHS as HOSTED_VOICE_PATHS
from viva.interviews.vapi_routes import router as hosted_voice_router
from viva.llm.language_models import LanguageModels
from viva.llm.options import select_models
from viva.questions.routes import router as packs_router
from viva.reports.routes import router as reports_router
from viva.resources import model_options, open_resources, speech_options
from viva.settings import Settings
from viva.speech.building import build_speech
from viva.status.performance_routes import router as performance_router
from viva.status.routes import router as status_router
from viva.voice.routes import router as voice_router
from viva.wiring import build_services, load_bank

log = structlog.get_logger()

_START_GRACE_SECONDS = 10
_MULTIPART_OVERHEAD = 100_000
_EVERY_ADDRESS = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound
_PAGE = Path(__file__).parent / "web"


def create_app(
    settings: Settings,
    *,
    jobs: Jobs | None = None,
    scorer: Scorer | None = None,
    models: LanguageModels | None = None,
    listen: Listen | None = None,
) -> FastAPI:
    """The application for these settings; its database must have been migrated.

    `jobs` are durable, `scorer`, `models` and who listens to answers are those of the settings
    unless others are given.

    Raises:
        ConfigurationError: A list of models or engines, a provider's address or the folder of
            packs cannot be read; a speech engine's model is not where the settings say; or
            recordings cannot be kept.
        PackInvalidError: A pack of that folder cannot be used.
    """
    select_models(model_options(settings))
    build_speech(speech_options(settings))
    load_bank(settings)
    if settings.blobs_url is not None:
        open_blobs(settings.blobs_url, folder=settings.blobs_path)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        resources = open_resources(settings)
        services = build_services(resources, jobs=jobs, scorer=scorer, models=models, listen=listen)
        app.state.resources = resources
        app.state.services = services
        starting = asyncio.create_task(services.start())
        starting.add_done_callback(_log_failed_start)
        try:
            yield
        finally:
            # Cancelled in the middle of a statement, a connection's thread would outlive the loop.
            await asyncio.wait([starting], timeout=_START_GRACE_SECONDS)
            starting.cancel()
            await services.aclose()
            await resources.aclose()

    app = Application(
        title="Viva",
        version=__version__,
        summary="Interviews from a CV and a job description, with scores tied to what was said.",
        lifespan=lifespan,
        # Their pages fetch scripts from another origin.
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    add_problem_responses(app)
    for router in (
        status_router,
        documents_router,
        spoken_answers_router,
        interviews_router,
        recordings_router,
        conversation_router,
        hosted_voice_router,
        reports_router,
        performance_router,
        voice_router,
        accounts_router,
        packs_router,
    ):
        app.include_router(router)
    add_page(app, _PAGE)
    app.add_middleware(
        BodyLimitMiddleware,
        max_bytes=max(settings.document_max_bytes, settings.audio_chunk_max_bytes)
        + _MULTIPART_OVERHEAD,
        # Whole recordings come in these; their pieces are no larger than documents or have a bound.
        form_bytes_by_ending=dict.fromkeys(
            ("/answers", "/transcription"), settings.audio_max_bytes + _MULTIPART_OVERHEAD
        ),
    )
    app.add_middleware(
        LocalOnlyMiddleware,
        hosts=_own_hosts(settings),
        open_paths=HOSTED_VOICE_PATHS if settings.vapi_secret else frozenset(),
    )
    return app


class Application(FastAPI):
    """FastAPI whose OpenAPI document tells the truth about errors."""

    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            describe_problems(super().openapi())
        return super().openapi()


def _own_hosts(settings: Settings) -> frozenset[str] | None:
    if not settings.allow_remote:
        return frozenset({settings.host})
    return None if settings.host in _EVERY_ADDRESS else frozenset({settings.host})


def _log_failed_start(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("start_failed", error=frames(error))
