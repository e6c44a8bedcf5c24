"""Turns the settings into the objects that services are built on."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from viva.errors import ConfigurationError
from viva.infra.blobs.blobs import Blobs, open_blobs
from viva.infra.database import migrations
from viva.infra.database.engine import Database
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock, utc_now
from viva.llm.names import Provider, Role
from viva.llm.options import DEFAULT_URLS, KEY_VARIABLES, Budget, Credentials, ModelOptions
from viva.settings import Settings
from viva.speech.decoding import DecodingLimits
from viva.speech.options import ServiceOptions, SpeechOptions
from viva.speech.speaking import SpeakingOptions

T = TypeVar("T")


class Late(Generic[T]):
    """Something slow to load: loaded once, in a thread, when it is first wanted."""

    def __init__(self, load: Callable[[], T]) -> None:
        self._load = load
        self._task: asyncio.Task[T] | None = None

    async def get(self) -> T:
        if self._task is None:
            self._task = asyncio.create_task(asyncio.to_thread(self._load))
        return await asyncio.shield(self._task)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    settings: Settings
    database: Database
    blobs: Blobs
    clock: Clock
    today: Callable[[], date]
    checkpoints: Checkpoints

    async def aclose(self) -> None:
        await self.database.aclose()


def open_resources(
    settings: Settings, *, clock: Clock = utc_now, today: Callable[[], date] | None = None
) -> Resources:
    """Open what the settings name; the database must have been migrated.

    `today` ends what a CV calls `present`; by default it is the clock's date.
    """
    return Resources(
        settings=settings,
        database=Database(settings.database_path),
        blobs=open_blobs(settings.blobs_url, folder=settings.blobs_path),
        clock=clock,
        today=today or (lambda: clock().date()),
        checkpoints=Checkpoints(settings.crash_at),
    )


def model_options(settings: Settings) -> ModelOptions:
    """What the settings say about language models."""
    return ModelOptions(
        models=settings.llm_models,
        models_by_role={
            Role.INTERVIEWER: settings.llm_models_interviewer,
            Role.EVALUATOR: settings.llm_models_evaluator,
            Role.ANALYST: settings.llm_models_analyst,
            Role.FAST: settings.llm_models_fast,
        },
        credentials={
            Provider.OPENAI: Credentials(
                key=settings.openai_api_key, base_url=settings.openai_base_url
            ),
            Provider.ANTHROPIC: Credentials(
                key=settings.anthropic_api_key, base_url=settings.anthropic_base_url
            ),
            Provider.GOOGLE: Credentials(
                key=settings.google_api_key, base_url=settings.google_base_url
            ),
            Provider.GROQ: Credentials(key=settings.groq_api_key, base_url=settings.groq_base_url),
            Provider.LOCAL: Credentials(
                key=settings.llm_local_key, base_url=settings.llm_local_url
            ),
        },
        first_token_seconds=settings.llm_first_token_seconds,
        timeout_seconds=settings.llm_timeout_seconds,
        live_seconds=settings.llm_live_seconds,
        concurrency=settings.llm_concurrency,
        budget=Budget(settings.llm_budget_usd, settings.llm_budget_tokens),
        daily_budget=Budget(settings.llm_daily_budget_usd, settings.llm_daily_budget_tokens),
        mask=settings.llm_mask,
    )


def speech_options(settings: Settings) -> SpeechOptions:
    """What the settings say about speech."""
    return SpeechOptions(
        transcribers=settings.stt,
        synthesisers=settings.tts,
        services={
            "openai": ServiceOptions(
                base_url=settings.openai_base_url or DEFAULT_URLS[Provider.OPENAI],
                key=settings.openai_api_key,
                key_variable=KEY_VARIABLES[Provider.OPENAI],
                is_keyless=settings.openai_base_url is not None,
            ),
            "groq": ServiceOptions(
                base_url=settings.groq_base_url or DEFAULT_URLS[Provider.GROQ],
                key=settings.groq_api_key,
                key_variable=KEY_VARIABLES[Provider.GROQ],
                can_speak=False,
            ),
            "local": ServiceOptions(
                base_url=settings.speech_local_url,
                key=settings.speech_local_key,
                key_variable="VIVA_SPEECH_LOCAL_KEY",
                is_keyless=True,
            ),
        },
        hosted_voices=tuple(filter(None, map(str.strip, settings.tts_hosted_voices.split(",")))),
        speaking=SpeakingOptions(
            voice=settings.tts_voice,
            speed=settings.tts_speed,
            max_characters=settings.tts_max_characters,
            cache_entries=settings.tts_cache_entries,
            cache_bytes=settings.tts_cache_bytes,
        ),
        decoding=DecodingLimits(
            max_bytes=settings.audio_max_bytes,
            seconds=settings.audio_max_seconds,
            timeout_seconds=settings.audio_timeout_seconds,
            memory_mb=settings.audio_memory_mb,
            processes=settings.audio_processes,
        ),
        processes=settings.speech_processes,
        timeout_seconds=settings.speech_timeout_seconds,
    )


def prepare_data_dir(settings: Settings) -> None:
    """Make the data folder.

    Raises:
        ConfigurationError: It cannot be made or written to.
    """
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in (settings.database_path, settings.jobs_path):
            # The folder may be older and open to others; the files are the owner's only.
            path.touch(mode=0o600)
            path.chmod(0o600)
    except OSError as error:
        raise ConfigurationError(
            f"The data folder {settings.data_dir} cannot be written to ({error.strerror})."
            " Set VIVA_DATA_DIR to another folder."
        ) from error


def migrate_database(
    settings: Settings, upgrade: Callable[[], None], *, clock: Clock = utc_now
) -> bool:
    """Bring the database to this code's version, after a copy; whether there was anything to do.

    Raises:
        DatabaseNewerError: The database was made by a newer Viva.
    """
    if not migrations.needs_migration(settings.database_path):
        return False
    migrations.copy_before_migration(settings.database_path, now=clock())
    upgrade()
    return True
