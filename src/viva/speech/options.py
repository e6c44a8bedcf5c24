"""What an installation has chosen for speech."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import SecretStr

from viva.speech.decoding import DecodingLimits
from viva.speech.speaking import SpeakingOptions

DEFAULT_TRANSCRIBERS = "pocketsphinx"
DEFAULT_SYNTHESISERS = "espeak-ng"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOptions:
    """A provider of hosted engines.

    Servers of one's own may be `is_keyless`; not all services can speak. `key_variable` is what
    a user sets to have a key.
    """

    base_url: str | None
    key: SecretStr | None
    key_variable: str
    is_keyless: bool = False
    can_speak: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechOptions:
    """`transcribers` and `synthesisers` are ordered `engine` or `engine:model` entries.

    They are separated by commas; `none` is no engine at all.
    """

    transcribers: str = DEFAULT_TRANSCRIBERS
    synthesisers: str = DEFAULT_SYNTHESISERS
    services: Mapping[str, ServiceOptions] = field(default_factory=dict)
    hosted_voices: tuple[str, ...] = ()
    speaking: SpeakingOptions = field(default_factory=SpeakingOptions)
    decoding: DecodingLimits = field(default_factory=DecodingLimits)
    processes: int = 2
    timeout_seconds: float = 30.0
