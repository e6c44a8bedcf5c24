"""Speech-to-text by the first engine that works; each replaces the one before."""

from collections.abc import Callable, Sequence

from viva.speech.errors import TranscriptionUnavailableError
from viva.speech.schemas import SpeechWarning, Transcript, WarningCode
from viva.speech.stages import SpeechMeters, Stage
from viva.speech.transcribers import Transcriber, TranscriptionSession


class Recognition:
    """One recording, recognised while it goes on; used by one caller at a time.

    What was said is kept, so that an engine that fails in the middle loses nothing.

    Args:
        clock: Seconds, rising.
    """

    def __init__(
        self,
        transcribers: Sequence[Transcriber],
        *,
        language: str,
        meters: SpeechMeters,
        clock: Callable[[], float],
    ) -> None:
        self._left = list(transcribers)
        self._language = language
        self._meters = meters
        self._clock = clock
        self._engine: Transcriber | None = None
        self._session: TranscriptionSession | None = None
        self._kept = bytearray()
        self._failed: list[str] = []

    @property
    def keeps_fillers(self) -> bool:
        return self._engine is not None and self._engine.keeps_fillers

    async def feed(self, pcm: bytes) -> str | None:
        """Take more sound; the text so far where it has changed."""
        self._kept += pcm
        while (session := await self._find_session()) is not None:
            try:
                return await session.feed(pcm)
            except TranscriptionUnavailableError:
                await self._pass_over()
                pcm = bytes(self._kept)
        return None

    async def finish(self) -> Transcript | None:
        """The transcript; null where no engine is left."""
        begun = self._clock()
        while (session := await self._find_session()) is not None:
            try:
                transcript = await session.finish()
            except TranscriptionUnavailableError:
                await self._pass_over()
                await self._feed_all()
            else:
                self._meters.observe(
                    Stage.STT_FINAL, self._clock() - begun, engine=transcript.engine
                )
                return transcript
        return None

    def warnings(self, transcript: Transcript | None) -> tuple[SpeechWarning, ...]:
        """What the speaker should know of the engines."""
        if transcript is None:
            text = "The recording could not be turned into text. Listen to it and type the answer."
            return (SpeechWarning(WarningCode.NO_TRANSCRIPT, text),)
        if self._failed:
            text = f"{' and '.join(self._failed)} did not answer; {transcript.engine} wrote this."
            return (SpeechWarning(WarningCode.ENGINE_REPLACED, text),)
        return ()

    async def aclose(self) -> None:
        self._left.clear()
        if self._session is not None:
            await self._session.aclose()
            self._session = None

    async def _find_session(self) -> TranscriptionSession | None:
        while self._session is None and self._left:
            self._engine = self._left.pop(0)
            try:
                self._session = await self._engine.open(self._language)
            except TranscriptionUnavailableError:
                self._note_failure(self._engine)
        return self._session

    async def _feed_all(self) -> None:
        kept = bytes(self._kept)
        self._kept.clear()
        await self.feed(kept)

    async def _pass_over(self) -> None:
        if self._session is not None:
            await self._session.aclose()
            self._session = None
        if self._engine is not None:
            self._note_failure(self._engine)

    def _note_failure(self, engine: Transcriber) -> None:
        self._failed.append(engine.name)
        self._meters.failed(engine.name)
