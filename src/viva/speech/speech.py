"""The door of the room: everything that others do with speech."""

from collections.abc import AsyncGenerator, Callable, Sequence
from time import monotonic

import structlog

from viva.speech.decoding import Decoder
from viva.speech.listening import Listening
from viva.speech.plain_sound import PlainSound
from viva.speech.recognition import Recognition
from viva.speech.schemas import AudioFormat, EngineKind, EngineStatus, Heard, Voice
from viva.speech.speaking import Speaking, SpeakingOptions
from viva.speech.stages import SpeechMeters
from viva.speech.synthesisers import Synthesiser
from viva.speech.transcribers import Transcriber

Engine = Transcriber | Synthesiser

log = structlog.get_logger()


class Speech:
    """Text-to-speech and speech-to-text with the given engines, tried in their order.

    Args:
        skipped: Engines that are named but cannot be asked, for the status.
        clock: Seconds, rising.
    """

    def __init__(
        self,
        *,
        transcribers: Sequence[Transcriber],
        synthesisers: Sequence[Synthesiser],
        decoder: Decoder | None = None,
        speaking: SpeakingOptions | None = None,
        skipped: Sequence[EngineStatus] = (),
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self.meters = SpeechMeters()
        self._decoder = decoder or Decoder()
        self.transcribers = tuple(transcribers)
        self._synthesisers = tuple(synthesisers)
        self._skipped = tuple(skipped)
        self._clock = clock
        self._speaking = Speaking(
            synthesisers,
            speaking or SpeakingOptions(),
            pool=self._decoder.pool,
            meters=self.meters,
            clock=clock,
        )

    def synthesise(
        self,
        text: str,
        *,
        voice: str | None = None,
        speed: float | None = None,
        audio_format: AudioFormat = AudioFormat.WAV,
    ) -> AsyncGenerator[bytes, None]:
        """The spoken text, sentence by sentence, as the bytes of one file.

        Raises:
            SpeechTextInvalidError: The text is empty or too long.
            VoiceUnknownError: No engine has this voice.
            SynthesisUnavailableError: No engine speaks.
        """
        return self._speaking.speak(text, voice=voice, speed=speed, audio_format=audio_format)

    def stream(
        self, text: str, *, voice: str | None = None, speed: float | None = None
    ) -> AsyncGenerator[tuple[int, bytes], None]:
        """Samples per second and s16le as they come; raises like `synthesise`."""
        return self._speaking.stream(text, voice=voice, speed=speed)

    def voices(self) -> tuple[Voice, ...]:
        """Those that can be asked for; the first one speaks where none is."""
        return self._speaking.voices()

    async def transcribe(
        self, content: bytes, *, language: str = "en", claimed_seconds: float | None = None
    ) -> Heard:
        """What is said in a whole file; raises like `Listening.finish`."""
        listening = self.listen(language)
        try:
            await listening.feed(content)
            return await listening.finish(claimed_seconds=claimed_seconds)
        finally:
            await listening.aclose()

    def listen(self, language: str = "en", *, max_seconds: float | None = None) -> Listening:
        """A listener for one answer; nothing is started before its first chunk.

        What is said after `max_seconds` is left out, with a warning.
        """
        decoding = self._decoder.open(max_seconds=max_seconds)
        return Listening(decoding, self.recognise(language), self.meters)

    def listen_live(self, language: str = "en") -> Listening:
        """The same for 16 kHz mono s16le, as it comes from a microphone."""
        return Listening(PlainSound(), self.recognise(language), self.meters)

    def recognise(self, language: str = "en") -> Recognition:
        """The same for sound that is 16 kHz s16le already, without decoding and delivery."""
        return Recognition(
            [engine for engine in self.transcribers if engine.find_problem() is None],
            language=language,
            meters=self.meters,
            clock=self._clock,
        )

    @property
    def draft(self) -> bool:
        """Whether transcripts should be read by the speaker before they are scored."""
        usable = [engine for engine in self.transcribers if engine.find_problem() is None]
        return not usable or usable[0].draft

    def list_statuses(self) -> tuple[EngineStatus, ...]:
        """Every engine that the settings name, in order, and what it lacks."""
        return (
            *(_status(engine, EngineKind.SPEECH_TO_TEXT) for engine in self.transcribers),
            *(_status(engine, EngineKind.TEXT_TO_SPEECH) for engine in self._synthesisers),
            *self._skipped,
        )

    async def warm(self) -> None:
        """Start the processes that the first question and the first answer need.

        An engine that does not start is passed over from then on; the status says so.
        """
        await self._decoder.warm()
        await _warm_first(self._synthesisers)
        await _warm_first(self.transcribers)

    async def aclose(self) -> None:
        await self._decoder.aclose()
        for engine in self._engines:
            await engine.aclose()

    @property
    def _engines(self) -> tuple[Engine, ...]:
        return (*self.transcribers, *self._synthesisers)


async def _warm_first(engines: Sequence[Engine]) -> None:
    for engine in engines:
        if engine.find_problem() is None:
            await engine.warm()
            problem = engine.find_problem()
            if problem is None:
                return
            log.warning("speech_engine_unusable", engine=engine.name, problem=problem)


def _status(engine: Engine, kind: EngineKind) -> EngineStatus:
    return EngineStatus(
        name=engine.name,
        kind=kind,
        description=engine.description,
        is_local=engine.is_local,
        problem=engine.find_problem(),
    )
