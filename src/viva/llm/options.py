"""What an installation has chosen: models, credentials, waits, limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from urllib.parse import urlsplit

from pydantic import SecretStr

from viva.errors import ConfigurationError
from viva.llm.names import ModelName, Provider, Role, parse_models

DEFAULT_URLS: Mapping[Provider, str] = {
    Provider.OPENAI: "https://api.openai.com/v1",
    Provider.ANTHROPIC: "https://api.anthropic.com",
    Provider.GOOGLE: "https://generativelanguage.googleapis.com",
    Provider.GROQ: "https://api.groq.com/openai/v1",
    # Where Ollama listens.
    Provider.LOCAL: "http://127.0.0.1:11434/v1",
}
KEY_VARIABLES: Mapping[Provider, str] = {
    Provider.OPENAI: "OPENAI_API_KEY",
    Provider.ANTHROPIC: "ANTHROPIC_API_KEY",
    Provider.GOOGLE: "GOOGLE_API_KEY",
    Provider.GROQ: "GROQ_API_KEY",
    Provider.LOCAL: "VIVA_LLM_LOCAL_KEY",
}
URL_VARIABLES: Mapping[Provider, str] = {
    Provider.OPENAI: "OPENAI_BASE_URL",
    Provider.ANTHROPIC: "ANTHROPIC_BASE_URL",
    Provider.GOOGLE: "GOOGLE_BASE_URL",
    Provider.GROQ: "GROQ_BASE_URL",
    Provider.LOCAL: "VIVA_LLM_LOCAL_URL",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """How one provider is reached; without `base_url`, at its own address."""

    key: SecretStr | None = None
    base_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A provider's address without a slash at its end, and its key, which never prints."""

    provider: Provider
    base_url: str
    key: SecretStr | None

    @property
    def is_providers_own(self) -> bool:
        """Whether its models are those that price lists know."""
        return self.base_url == DEFAULT_URLS[self.provider] and self.provider is not Provider.LOCAL


@dataclass(frozen=True, slots=True)
class Budget:
    """A cap in dollars, and one in tokens for models whose price nobody knows; None is no cap."""

    usd: Decimal | None = None
    tokens: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelOptions:
    """The settings of language models.

    Args:
        models: Ordered `provider:model` entries, separated by commas.
        models_by_role: The same for roles that have a list of their own; empty is none.
        first_token_seconds: Wait for a first token before the next model is tried.
        timeout_seconds: Longest time of one request.
        live_seconds: Longest wait of somebody who is waiting, over all models.
        concurrency: Requests to one provider at the same time.
        budget: Of one interview, and of one document.
        daily_budget: Of one user on one day in UTC, documents included.
        mask: Whether names and contacts are masked before they leave the machine.
    """

    models: str = ""
    models_by_role: Mapping[Role, str] = field(default_factory=dict)
    credentials: Mapping[Provider, Credentials] = field(default_factory=dict)
    first_token_seconds: float = 2.0
    timeout_seconds: float = 30.0
    live_seconds: float = 5.0
    concurrency: int = 64
    budget: Budget = Budget()
    daily_budget: Budget = Budget()
    mask: bool = True


@dataclass(frozen=True, slots=True)
class Skipped:
    """A model that is named but cannot be asked, because a variable is not set."""

    model: ModelName
    variable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The models that can be asked, in order, for every role."""

    models: Mapping[Role, tuple[ModelName, ...]]
    endpoints: Mapping[Provider, Endpoint]
    skipped: tuple[Skipped, ...]

    @property
    def is_empty(self) -> bool:
        return not any(self.models.values())


@dataclass(frozen=True, slots=True)
class SelectionSummary:
    """For the page that shows which parts are active; `how_to_add` is null if all is well."""

    active: bool
    detail: str
    how_to_add: str | None


def select_models(options: ModelOptions) -> Selection:
    """Keep the models that can be asked; those whose key is missing are skipped and named.

    Raises:
        ConfigurationError: A list or an address cannot be read.
    """
    named = {role: _named_models(options, role) for role in Role}
    endpoints = {
        name.provider: _endpoint(name.provider, options)
        for names in named.values()
        for name in names
    }
    missing = {provider for provider, endpoint in endpoints.items() if not _can_ask(endpoint)}
    all_names = dict.fromkeys(name for names in named.values() for name in names)
    return Selection(
        models={
            role: tuple(name for name in names if name.provider not in missing)
            for role, names in named.items()
        },
        endpoints={key: value for key, value in endpoints.items() if key not in missing},
        skipped=tuple(
            Skipped(name, KEY_VARIABLES[name.provider])
            for name in all_names
            if name.provider in missing
        ),
    )


def summarise(selection: Selection) -> SelectionSummary:
    """One sentence for people who run Viva, without addresses or keys."""
    usable = dict.fromkeys(str(name) for names in selection.models.values() for name in names)
    variables = dict.fromkeys(item.variable for item in selection.skipped)
    left_out = ", ".join(str(item.model) for item in selection.skipped)
    detail = ", then ".join(usable) or "Rules and packs do the work"
    if left_out:
        detail = f"{detail}. Left out for want of a key: {left_out}"
    if variables:
        return SelectionSummary(bool(usable), detail, f"Set {' and '.join(variables)}.")
    if not usable:
        advice = "Set VIVA_LLM_MODELS, for example to `openai:` and a model's name, and the key."
        return SelectionSummary(False, detail, advice)
    return SelectionSummary(True, detail, None)


def _named_models(options: ModelOptions, role: Role) -> tuple[ModelName, ...]:
    own = parse_models(
        options.models_by_role.get(role, ""), variable=f"VIVA_LLM_MODELS_{role.upper()}"
    )
    return own or parse_models(options.models, variable="VIVA_LLM_MODELS")


def _endpoint(provider: Provider, options: ModelOptions) -> Endpoint:
    credentials = options.credentials.get(provider, Credentials())
    url = (credentials.base_url or DEFAULT_URLS[provider]).rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigurationError(
            f"{URL_VARIABLES[provider]} is no address. Set it to one that begins with http:// or"
            f" https://, such as {DEFAULT_URLS[provider]}, or do not set it."
        )
    key = credentials.key
    return Endpoint(
        provider=provider,
        base_url=url,
        key=key if key is not None and key.get_secret_value().strip() else None,
    )


def _can_ask(endpoint: Endpoint) -> bool:
    """Servers of one's own often want no key: `local`, or another address in OpenAI's place."""
    keyless = endpoint.provider is Provider.LOCAL or (
        endpoint.provider is Provider.OPENAI and not endpoint.is_providers_own
    )
    return keyless or endpoint.key is not None
