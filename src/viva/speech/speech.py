"""The door of the room: everything that others do with speech."""

from collections.abc import AsyncIterator
from typing import Protocol

from viva.speech.listening import Listening
from viva.speech.schemas import AudioFormat, EngineStatus, Heard


class Speech(Protocol):
    """Text-to-speech and speech-to-text with the engines that the settings name."""

    def synthesise(
        self,
        text: str,
        *,
        voice: str | None = None,
        speed: float | None = None,
        format: AudioFormat = AudioFormat.WAV,
    ) -> AsyncIterator[bytes]:
        """The spoken text, sentence by sentence, as the bytes of one file.

        Raises:
            SpeechTextInvalidError: The text is empty or too long.
            VoiceUnknownError: No engine has this voice.
            SynthesisUnavailableError: No engine speaks.
        """
        ...

    async def transcribe(
        self, content: bytes, *, language: str = "en", claimed_seconds: float | None = None
    ) -> Heard:
        """What is said in a whole file; raises like `Listening.finish`."""
        ...

    def listen(self, language: str = "en") -> Listening:
        """A listener for one answer; nothing is started before its first chunk."""
        ...

    def list_statuses(self) -> tuple[EngineStatus, ...]:
        """Every engine that the settings name, in order, and what it lacks."""
        ...

    async def aclose(self) -> None: ...
