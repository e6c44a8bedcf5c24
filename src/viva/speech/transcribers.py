"""The seam of speech-to-text engines."""

from typing import Protocol

from viva.speech.schemas import Sound, Transcript


class TranscriptionSession(Protocol):
    """One recording that is recognised while it goes on; used by one caller at a time.

    Every method raises TranscriptionUnavailableError when the engine fails.
    """

    async def feed(self, pcm: bytes) -> str | None:
        """Take more sound (16 kHz mono s16le); the text so far where it has changed."""
        ...

    async def finish(self) -> Transcript: ...

    async def aclose(self) -> None:
        """Give up what is held; also after `finish`, also twice."""
        ...


class Transcriber(Protocol):
    """A speech-to-text engine."""

    @property
    def name(self) -> str: ...

    @property
    def draft(self) -> bool:
        """Whether the speaker should read its transcripts before they are scored."""
        ...

    @property
    def keeps_fillers(self) -> bool:
        """Whether "um" and "uh" stay in its transcripts."""
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

    async def open(self, language: str) -> TranscriptionSession:
        """Raises TranscriptionUnavailableError, also for a language that the engine lacks."""
        ...

    async def transcribe(self, sound: Sound, language: str = "en") -> Transcript:
        """Raises TranscriptionUnavailableError."""
        ...

    async def warm(self) -> None:
        """Load what is slow, so that nobody has to wait for it later."""
        ...

    async def aclose(self) -> None: ...
