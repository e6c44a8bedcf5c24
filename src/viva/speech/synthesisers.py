"""The seam of text-to-speech engines."""

from collections.abc import AsyncGenerator, Sequence
from typing import Protocol

from viva.speech.schemas import Voice


class Synthesiser(Protocol):
    """A text-to-speech engine."""

    @property
    def name(self) -> str: ...

    @property
    def sample_rate(self) -> int:
        """Samples per second of what `speak` gives."""
        ...

    def voices(self) -> Sequence[Voice]:
        """The first one is the engine's default."""
        ...

    @property
    def description(self) -> str:
        """The engine in a few words, for people who run Viva."""
        ...

    @property
    def is_local(self) -> bool:
        """Whether nothing leaves this machine."""
        ...

    def find_problem(self) -> str | None:
        """Why the engine cannot be used, as a sentence; null if it can."""
        ...

    def speak(self, text: str, voice: str | None, speed: float) -> AsyncGenerator[bytes, None]:
        """Mono s16le as it comes; `speed` 1.0 is the usual pace.

        Raises:
            SynthesisUnavailableError: The engine fails; on the first step or a later one.
        """
        ...

    async def warm(self) -> None:
        """Load what is slow, so that nobody has to wait for it later."""
        ...

    async def aclose(self) -> None: ...
