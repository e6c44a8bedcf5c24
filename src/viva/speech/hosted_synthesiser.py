"""Text-to-speech by a service that speaks as OpenAI does."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from viva.speech.errors import SynthesisUnavailableError
from viva.speech.hosted import HostedClient, HostedFailure
from viva.speech.schemas import Voice
from viva.speech.services import Service

# What OpenAI's models have in common; other services have names of their own.
_OPENAI_VOICES = ("alloy", "ash", "coral", "echo", "fable", "nova", "onyx", "sage", "shimmer")
_RATE = 24_000


class HostedSynthesiser:
    """Speaks by any number of requests at once.

    Args:
        voices: Names that the service knows, the usual one first; empty are OpenAI's.
    """

    def __init__(self, service: Service, *, voices: Sequence[str] = ()) -> None:
        self._service = service
        self._client = HostedClient(service)
        self._voices = tuple(
            Voice(name=name, language="en-US", description=service.name)
            for name in voices or _OPENAI_VOICES
        )

    @property
    def name(self) -> str:
        return self._service.name

    @property
    def sample_rate(self) -> int:
        return _RATE

    def voices(self) -> Sequence[Voice]:
        return self._voices

    @property
    def description(self) -> str:
        return self._service.description

    @property
    def is_local(self) -> bool:
        return self._service.is_own

    def find_problem(self) -> str | None:
        return None

    async def speak(
        self, text: str, voice: str | None, speed: float
    ) -> AsyncGenerator[bytes, None]:
        body = {
            "model": self._service.model,
            "input": text,
            "voice": voice or self._voices[0].name,
            "response_format": "pcm",
            "speed": speed,
        }
        rest, spoken = b"", False
        try:
            async with aclosing(self._client.stream("/audio/speech", json=body)) as pieces:
                async for piece in pieces:
                    sound = rest + piece
                    whole = len(sound) - len(sound) % 2
                    rest = sound[whole:]
                    if whole:
                        spoken = True
                        yield sound[:whole]
        except HostedFailure as error:
            raise SynthesisUnavailableError(f"{self.name} did not speak.") from error
        if not spoken:
            raise SynthesisUnavailableError(f"{self.name} said nothing.")

    async def warm(self) -> None:
        """Nothing is slow here."""

    async def aclose(self) -> None:
        await self._client.aclose()
