"""One spoken answer: decoded, recognised and measured while it goes on."""

import asyncio

from viva.speech.activity import ActivityMeter
from viva.speech.decoding import DecodingSession
from viva.speech.delivery import measure_delivery
from viva.speech.plain_sound import PlainSound
from viva.speech.preparation import RumbleFilter
from viva.speech.recognition import Recognition
from viva.speech.schemas import Heard, SpeechWarning, WarningCode
from viva.speech.stages import SpeechMeters


class Listening:
    """Used by one caller at a time, with the chunks of one recording in order."""

    def __init__(
        self,
        decoding: DecodingSession | PlainSound,
        recognition: Recognition,
        meters: SpeechMeters,
    ) -> None:
        self._decoding = decoding
        self._recognition = recognition
        self._meters = meters
        self._activity = ActivityMeter()
        self._rumble = RumbleFilter()

    async def feed(self, chunk: bytes) -> str | None:
        """Take the next bytes of the container; the whole text so far where it has changed.

        Raises:
            AudioTooLargeError: More bytes than are allowed.
            AudioUnreadableError: The decoder broke on it.
            DecoderUnavailableError: No process can be started.
        """
        return await self._hear(await self._decoding.feed(chunk))

    async def finish(self, *, claimed_seconds: float | None = None) -> Heard:
        """What was heard; without a usable engine, a Heard whose transcript is null.

        Raises:
            AppError: One of `viva.speech.errors.AUDIO_ERRORS`: there is no sound to listen to.
        """
        try:
            end = await self._decoding.finish(claimed_seconds=claimed_seconds)
            await self._hear(end.pcm)
            await self._recognition.feed(self._rumble.finish())
            transcript = await self._recognition.finish()
        finally:
            await self.aclose()
        self._meters.listened(end.seconds)
        delivery = measure_delivery(
            self._activity, transcript, keeps_fillers=self._recognition.keeps_fillers
        )
        return Heard(
            transcript=transcript,
            delivery=delivery,
            seconds=end.seconds,
            warnings=(
                *end.warnings,
                *self._recognition.warnings(transcript),
                *self._silence_warnings(),
            ),
        )

    async def aclose(self) -> None:
        """Give up what is held; also after `finish`, also twice."""
        await self._decoding.aclose()
        await self._recognition.aclose()

    async def _hear(self, pcm: bytes) -> str | None:
        if not pcm:
            return None
        clean = await asyncio.to_thread(self._measure, pcm)
        return await self._recognition.feed(clean)

    def _measure(self, pcm: bytes) -> bytes:
        """Note voice and pitch; the sound without rumble."""
        self._activity.feed(pcm)
        return self._rumble.feed(pcm)

    def _silence_warnings(self) -> tuple[SpeechWarning, ...]:
        if self._activity.stretches():
            return ()
        text = "No voice was heard. Check that the right microphone is chosen and not muted."
        return (SpeechWarning(WarningCode.NO_SPEECH_HEARD, text),)
