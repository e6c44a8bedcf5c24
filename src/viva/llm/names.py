"""What models are for, who provides them, and how a setting names them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from viva.errors import ConfigurationError

_NAME_LIMIT = 200


class Role(StrEnum):
    """What a call is for; each role may have models of its own."""

    INTERVIEWER = "interviewer"
    EVALUATOR = "evaluator"
    ANALYST = "analyst"
    FAST = "fast"


class Provider(StrEnum):
    """Who answers; `local` is any server of one's own that speaks as OpenAI does."""

    OPENAI = "openai"
    ANTHROPIC = "anthropic"
    GOOGLE = "google"
    GROQ = "groq"
    LOCAL = "local"


_ALSO_CALLED: Mapping[str, Provider] = {
    "gemini": Provider.GOOGLE,
    "ollama": Provider.LOCAL,
    "vllm": Provider.LOCAL,
    "llamacpp": Provider.LOCAL,
}


@dataclass(frozen=True, slots=True)
class ModelName:
    provider: Provider
    model: str

    def __str__(self) -> str:
        return f"{self.provider}:{self.model}"

    @classmethod
    def parse(cls, entry: str, *, place: str) -> Self:
        """Read `provider:model`; `place` names the entry, which may hold a key by mistake.

        Raises:
            ConfigurationError: It is no such pair, or nobody knows the provider.
        """
        provider_name, _, model = (part.strip() for part in entry.partition(":"))
        provider = _find_provider(provider_name.lower())
        if provider is None or not _is_model_name(model):
            providers = ", ".join(Provider)
            raise ConfigurationError(
                f"{place} is not of the form `provider:model`. The provider is one of {providers};"
                " the model is named as the provider names it."
            )
        return cls(provider, model)


def parse_models(text: str, *, variable: str) -> tuple[ModelName, ...]:
    """Read an ordered, comma-separated list; a model that is named twice counts once.

    Raises:
        ConfigurationError: An entry cannot be read.
    """
    entries = [entry.strip() for entry in text.split(",")]
    names = [
        ModelName.parse(entry, place=f"Entry {number} of {variable}")
        for number, entry in enumerate(entries, 1)
        if entry
    ]
    return tuple(dict.fromkeys(names))


def _find_provider(name: str) -> Provider | None:
    if name in list(Provider):
        return Provider(name)
    return _ALSO_CALLED.get(name)


def _is_model_name(name: str) -> bool:
    return 0 < len(name) <= _NAME_LIMIT and name.isprintable() and not any(map(str.isspace, name))
