"""Sound that needs no decoding, for those who listen to recordings."""

from viva.speech.decoding import DecodingEnd
from viva.speech.errors import AudioEmptyError
from viva.speech.schemas import BYTES_PER_SECOND


class PlainSound:
    """As a `DecodingSession`, for 16 kHz mono s16le; its sender bounds it."""

    def __init__(self) -> None:
        self._bytes = 0

    async def feed(self, chunk: bytes) -> bytes:
        self._bytes += len(chunk)
        return chunk

    async def finish(self, *, claimed_seconds: float | None = None) -> DecodingEnd:
        """Raises AudioEmptyError; `claimed_seconds` is not needed, for nothing can be lost."""
        if not self._bytes:
            raise AudioEmptyError("Nothing was heard. Check the microphone and speak again.")
        return DecodingEnd(pcm=b"", seconds=self._bytes / BYTES_PER_SECOND, warnings=())

    async def aclose(self) -> None: ...
