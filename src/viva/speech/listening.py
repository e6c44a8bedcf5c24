"""One spoken answer: decoded, recognised and measured while it goes on."""

from typing import Protocol

from viva.speech.schemas import Heard


class Listening(Protocol):
    """Used by one caller at a time, with the chunks of one recording in order."""

    async def feed(self, chunk: bytes) -> str | None:
        """Take the next bytes of the container; the whole text so far where it has changed.

        Raises:
            AudioTooLargeError: More bytes than are allowed.
        """
        ...

    async def finish(self, *, claimed_seconds: float | None = None) -> Heard:
        """What was heard; without a usable engine, a Heard whose transcript is null.

        Raises:
            AppError: One of `viva.speech.errors.AUDIO_ERRORS`: there is no sound to listen to.
        """
        ...

    async def aclose(self) -> None:
        """Give up what is held; also after `finish`, also twice."""
        ...
