"""Every setting, read from the environment (`VIVA_…`) or a `.env` file in the working folder."""

from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import platformdirs
from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from viva.errors import ConfigurationError


def _provider_key(*variables: str) -> Any:
    """A setting that keeps the name that it has everywhere, instead of one with our prefix."""
    return _usual_name(variables, f"Key of {_provider_name(variables[0])}'s language models.")


def _provider_url(*variables: str) -> Any:
    return _usual_name(
        variables,
        f"Another address for {_provider_name(variables[0])}'s language models, such as a"
        " gateway's.",
    )


def _usual_name(variables: tuple[str, ...], description: str) -> Any:
    also = "".join(f" Also read from `{name}`." for name in variables[1:])
    return Field(None, validation_alias=AliasChoices(*variables), description=description + also)


def _provider_name(variable: str) -> str:
    return {"OPENAI": "OpenAI", "ANTHROPIC": "Anthropic", "GOOGLE": "Google", "GROQ": "Groq"}[
        variable.partition("_")[0]
    ]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="VIVA_",
        env_file=".env",
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("viva", appauthor=False)),
        description="Folder of everything that is kept: database, jobs, copies before migrations.",
    )
    packs_dir: Path | None = Field(
        None,
        description="Folder with question packs of one's own (`*.yaml`), read at the start beside"
        " those that come with Viva.",
    )
    host: str = Field("127.0.0.1", description="Address that `viva serve` listens on.")
    port: int = Field(8000, ge=0, le=65535, description="Port that `viva serve` listens on.")
    allow_remote: bool = Field(
        False,
        description="Allow another host than loopback although nobody has to sign in.",
    )
    auth: Literal["local"] = Field(
        "local", description="Who may come in: `local` is one user without a password."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "warning", description="Least severity of log lines on standard error."
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="Shape of log lines: for people or for machines."
    )
    document_max_bytes: int = Field(
        10_000_000, ge=1_000, description="Largest document that is accepted, in bytes."
    )
    document_max_pages: int = Field(
        100, ge=1, description="Longest document that is accepted, in pages."
    )
    document_timeout_seconds: float = Field(
        30.0, gt=0, description="Longest time that one document may take to be read."
    )
    document_memory_mb: int = Field(
        1024, ge=256, description="Memory limit of a child process that reads documents."
    )
    document_idle_seconds: float = Field(
        60.0, gt=0, description="Idle time after which a reading child process ends."
    )
    scorer: Literal["lexical", "contextual"] = Field(
        "contextual",
        description="How answers are scored: `contextual` compares meaning with a small language"
        " model, and words alone where its files are missing; `lexical` always compares words"
        " alone.",
    )
    embedding_model: Path | None = Field(
        None,
        description="Folder with `model.safetensors` and `vocab.txt` of all-MiniLM-L6-v2, for"
        " installations without the package that carries them.",
    )
    blobs_url: str | None = Field(
        None,
        description="Where recordings are kept: `s3://bucket/folder` and the like, with the"
        " credentials under their usual names; by default a folder beside the database.",
    )
    audio_retention_hours: float = Field(
        24.0,
        gt=0,
        description="Time after which the recording of an answer is deleted; what was understood"
        " of it stays.",
    )
    answer_max_seconds: int = Field(
        300,
        ge=10,
        le=3600,
        description="Longest recorded answer, in seconds; what is said later is kept and not"
        " scored.",
    )
    answer_warning_share: float = Field(
        0.8,
        gt=0,
        le=1,
        description="Share of the longest time after which the candidate is warned.",
    )
    answer_preview_seconds: int = Field(
        20, ge=0, description="The transcript is previewed in so many last seconds of an answer."
    )
    answer_partial_seconds: float = Field(
        5.0, ge=1, description="Longest wait for a new partial transcript while somebody speaks."
    )
    answer_chunk_seconds: float = Field(
        1.0, ge=0.25, le=10, description="Length of the pieces in which recordings are sent."
    )
    answer_stop_after_seconds: int = Field(
        0, ge=0, description="Time before which a recorded answer cannot be ended."
    )
    question_speak: bool = Field(
        True, description="Whether a question is spoken by itself when it appears."
    )
    question_repeat_seconds: int | None = Field(
        None,
        ge=0,
        description="Time in which a question can be heard again; by default until the answer is"
        " sent.",
    )
    live_end_seconds: float = Field(
        0.5,
        ge=0.2,
        le=5,
        description="In a live conversation: silence that ends an answer which sounds finished.",
    )
    live_pause_seconds: float = Field(
        4.0,
        ge=0.5,
        le=60,
        description="In a live conversation: silence that ends any answer. Longer for people who"
        " think before they go on; the Done button ends an answer at once.",
    )
    live_conversations: int = Field(
        4, ge=1, description="Live conversations that go on at once; others are asked to wait."
    )
    audio_chunk_max_bytes: int = Field(
        2_000_000, ge=10_000, description="Largest piece of a recording, in bytes."
    )
    llm_models: str = Field(
        "",
        description="Language models in the order in which they are asked, as `provider:model`,"
        " separated by commas; providers are openai, anthropic, google, groq and local. Without"
        " any, rules do the work.",
    )
    llm_models_interviewer: str = Field(
        "", description="The same for asking questions, if other models shall do it."
    )
    llm_models_evaluator: str = Field(
        "",
        description="The same for judging answers and feedback, if other models shall do it.",
    )
    llm_models_analyst: str = Field(
        "", description="The same for reading documents, if other models shall do it."
    )
    llm_models_fast: str = Field(
        "", description="The same for small choices, if other models shall make them."
    )
    llm_first_token_seconds: float = Field(
        2.0, gt=0, description="Wait for a model's first token before the next one is asked."
    )
    llm_timeout_seconds: float = Field(
        30.0, gt=0, description="Longest time of one request to a language model."
    )
    llm_live_seconds: float = Field(
        5.0,
        gt=0,
        description="Longest wait for language models in all while somebody waits; then rules"
        " carry on.",
    )
    llm_concurrency: int = Field(64, ge=1, description="Requests to one provider at the same time.")
    llm_budget_usd: Decimal | None = Field(
        Decimal("1.00"),
        ge=0,
        description="Most that language models may cost in one interview, or in reading one"
        " document, in US dollars, as far as their prices are known; then rules carry on.",
    )
    llm_budget_tokens: int | None = Field(
        1_000_000,
        ge=0,
        description="Most tokens in one interview, or in reading one document, for models whose"
        " price is not known.",
    )
    llm_daily_budget_usd: Decimal | None = Field(
        None,
        ge=0,
        description="Most that language models may cost one user on one day (UTC), in US dollars;"
        " then rules carry on.",
    )
    llm_daily_budget_tokens: int | None = Field(
        None, ge=0, description="Most tokens of one user on one day (UTC)."
    )
    llm_mask: bool = Field(
        True,
        description="Whether names and contacts are masked before texts go to a language model.",
    )
    llm_local_url: str | None = Field(
        None,
        description="Address of a server of one's own that speaks as OpenAI does (Ollama, vLLM,"
        " llama.cpp), for `local:` models; by default where Ollama listens.",
    )
    llm_local_key: SecretStr | None = Field(
        None, description="Key of the server of one's own, if it wants one."
    )
    stt: str = Field(
        "pocketsphinx",
        description="Speech-to-text engines in the order in which they are tried, separated by"
        " commas: `pocketsphinx` (embedded, English, a draft), `sherpa-onnx:/folder`,"
        " `faster-whisper:/folder`, `openai:model`, `groq:model`, `local:model`, or `none`.",
    )
    tts: str = Field(
        "espeak-ng",
        description="Text-to-speech engines in the order in which they are tried, separated by"
        " commas: `espeak-ng` (embedded), `piper:/voice.onnx`, `openai:model`, `local:model`, or"
        " `none`.",
    )
    tts_voice: str | None = Field(
        None, description="Voice that speaks where none is asked for; by default the engine's."
    )
    tts_hosted_voices: str = Field(
        "",
        description="Voices of the hosted engines, separated by commas, if they are not OpenAI's.",
    )
    tts_speed: float = Field(
        1.0, ge=0.5, le=2.0, description="Pace of spoken questions; 1 is the voice's own."
    )
    tts_max_characters: int = Field(
        5_000, ge=100, description="Longest text that is spoken at once, in characters."
    )
    tts_cache_entries: int = Field(
        256, ge=0, description="Spoken texts that are kept in memory to be heard again."
    )
    tts_cache_bytes: int = Field(
        64_000_000, ge=0, description="Memory for spoken texts that are kept, in bytes."
    )
    speech_local_url: str | None = Field(
        None,
        description="Address of a speech server of one's own that speaks as OpenAI does, for"
        " `local:` engines, up to and with its `/v1`.",
    )
    speech_local_key: SecretStr | None = Field(
        None, description="Key of the speech server of one's own, if it wants one."
    )
    speech_processes: int = Field(
        4, ge=1, description="Answers that each embedded engine hears at once; others wait."
    )
    speech_timeout_seconds: float = Field(
        30.0, gt=0, description="Longest wait for a transcript, or for a hosted engine's answer."
    )
    speech_warm: bool = Field(
        True, description="Whether speech processes are started with the server, for the first use."
    )
    audio_max_bytes: int = Field(
        50_000_000, ge=10_000, description="Largest recording that is accepted, in bytes."
    )
    audio_max_seconds: float = Field(
        600.0, ge=1, description="Sound of one recording that is used at most, in seconds."
    )
    audio_timeout_seconds: float = Field(
        30.0, gt=0, description="Longest wait for the rest of a recording to be decoded."
    )
    audio_memory_mb: int = Field(
        768, ge=512, description="Memory limit of a child process that decodes recordings."
    )
    audio_processes: int = Field(
        8, ge=1, description="Recordings that are decoded at the same time; others wait."
    )
    openai_api_key: SecretStr | None = _provider_key("OPENAI_API_KEY")
    openai_base_url: str | None = _provider_url("OPENAI_BASE_URL")
    anthropic_api_key: SecretStr | None = _provider_key("ANTHROPIC_API_KEY")
    anthropic_base_url: str | None = _provider_url("ANTHROPIC_BASE_URL")
    google_api_key: SecretStr | None = _provider_key("GOOGLE_API_KEY", "GEMINI_API_KEY")
    google_base_url: str | None = _provider_url("GOOGLE_BASE_URL", "GEMINI_BASE_URL")
    groq_api_key: SecretStr | None = _provider_key("GROQ_API_KEY")
    groq_base_url: str | None = _provider_url("GROQ_BASE_URL")
    vapi_secret: SecretStr | None = Field(
        None,
        description="Secret that a hosted voice service must send; without one its two endpoints"
        " are closed. With one, they alone may be reached under other host names.",
    )
    crash_at: str | None = Field(
        None,
        description="For tests of durability: the process kills itself at this named step.",
    )

    @cached_property
    def database_path(self) -> Path:
        return self.data_dir / "viva.db"

    @cached_property
    def blobs_path(self) -> Path:
        return self.data_dir / "blobs"

    @cached_property
    def jobs_path(self) -> Path:
        return self.data_dir / "jobs.db"


def load_settings(**overrides: object) -> Settings:
    """Settings from the environment; `overrides` that are not None win.

    Raises:
        ConfigurationError: A value cannot be used; the sentence names the variable.
    """
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings.model_validate({**Settings().model_dump(), **given})
    except ValidationError as error:
        lines = [
            f"{variables_of(str(finding['loc'][0]))[0]}: {finding['msg']}"
            for finding in error.errors()
        ]
        raise ConfigurationError("A setting cannot be used. " + "; ".join(lines)) from error


def variables_of(name: str) -> tuple[str, ...]:
    """The environment variables of a setting, the usual one first; of a variable, itself."""
    field = Settings.model_fields.get(name)
    if field is None:
        return (name,)
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return tuple(map(str, alias.choices))
    return (f"VIVA_{name.upper()}",)
