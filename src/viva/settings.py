"""Every setting, read from the environment (`VIVA_…`) or a `.env` file in the working folder."""

from functools import cached_property
from pathlib import Path
from typing import Literal

import platformdirs
from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from viva.errors import ConfigurationError


class Settings(BaseSettings):
    model_config = SettingsConfigDict(
        env_prefix="VIVA_", env_file=".env", extra="ignore", frozen=True
    )

    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("viva", appauthor=False)),
        description="Folder of everything that is kept: database, jobs, copies before migrations.",
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
    crash_at: str | None = Field(
        None,
        description="For tests of durability: the process kills itself at this named step.",
    )

    @cached_property
    def database_path(self) -> Path:
        return self.data_dir / "viva.db"

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
            f"VIVA_{str(finding['loc'][0]).upper()}: {finding['msg']}" for finding in error.errors()
        ]
        raise ConfigurationError("A setting cannot be used. " + "; ".join(lines)) from error
