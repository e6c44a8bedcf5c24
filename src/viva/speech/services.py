"""A speech service that speaks as OpenAI does, as the settings name it."""

from dataclasses import dataclass

from pydantic import SecretStr


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """`provider` is its name in settings; `base_url` has no slash at its end.

    `is_own` says that it is a server of the user's own.
    """

    provider: str
    model: str
    base_url: str
    key: SecretStr | None
    timeout_seconds: float = 30.0
    is_own: bool = False

    @property
    def name(self) -> str:
        return f"{self.provider}:{self.model}"

    @property
    def description(self) -> str:
        return f"{self.name} ({'a server of your own' if self.is_own else 'leaves this machine'})"
