"""The seam of what turns recordings of any container into sound of 16 kHz."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from viva.speech.schemas import Decoded, SpeechWarning


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodingEnd:
    """What came out last; `seconds` is the length of the whole recording."""

    pcm: bytes
    seconds: float
    warnings: tuple[SpeechWarning, ...]


class DecodingSession(Protocol):
    async def feed(self, chunk: bytes) -> bytes:
        """Take the next bytes of the container; the sound (s16le) that has come out by now.

        Raises:
            AudioTooLargeError: More bytes than are allowed.
        """
        ...

    async def finish(self, claimed_seconds: float | None = None) -> DecodingEnd:
        """The rest of the sound. Raises an error of `AUDIO_ERRORS`."""
        ...

    async def aclose(self) -> None: ...


class Decoder(Protocol):
    async def decode(
        self, source: bytes | Path, *, claimed_seconds: float | None = None
    ) -> Decoded:
        """Raises an error of `AUDIO_ERRORS`, or DecoderUnavailableError."""
        ...

    async def open(self) -> DecodingSession: ...

    async def aclose(self) -> None: ...
