"""Text-to-speech by the first engine that works, sentence by sentence."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from viva.infra.processes.pool import ChildPool
from viva.speech.encoding import WAV_HEADER_BYTES, encode, wav_header
from viva.speech.errors import SpeechTextInvalidError, SynthesisUnavailableError, VoiceUnknownError
from viva.speech.schemas import AudioFormat, Voice
from viva.speech.sentences import split_for_speech
from viva.speech.spoken_cache import SpokenCache, SpokenKey
from viva.speech.stages import SpeechMeters, Stage
from viva.speech.synthesisers import Synthesiser

SLOWEST, FASTEST = 0.5, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingOptions:
    voice: str | None = None
    speed: float = 1.0
    max_characters: int = 5_000
    cache_entries: int = 256
    cache_bytes: int = 64_000_000


class Speaking:
    """Speaks texts; by any number of callers at once.

    Args:
        pool: Runs `viva.speech.sound_worker`, which encodes.
        clock: Seconds, rising.
    """

    def __init__(
        self,
        synthesisers: Sequence[Synthesiser],
        options: SpeakingOptions,
        *,
        pool: ChildPool,
        meters: SpeechMeters,
        clock: Callable[[], float],
    ) -> None:
        self._synthesisers = tuple(synthesisers)
        self._options = options
        self._pool = pool
        self._meters = meters
        self._clock = clock
        self._cache = SpokenCache(entries=options.cache_entries, max_bytes=options.cache_bytes)

    def voices(self) -> tuple[Voice, ...]:
        """Of all engines that work, those of the first one first."""
        return tuple(
            voice
            for engine in self._synthesisers
            if not engine.find_problem()
            for voice in engine.voices()
        )

    async def speak(
        self, text: str, *, voice: str | None, speed: float | None, audio_format: AudioFormat
    ) -> AsyncGenerator[bytes, None]:
        """The spoken text as the bytes of one file.

        Raises:
            SpeechTextInvalidError: The text is empty or too long.
            VoiceUnknownError: No engine has this voice.
            SynthesisUnavailableError: No engine speaks.
        """
        key = self._key(text, voice, speed, audio_format)
        kept = self._cache.find(key)
        if kept is not None:
            yield kept
            return
        begun, last = self._clock(), SynthesisUnavailableError("No engine is set up to speak.")
        for engine in self._engines_for(key.voice):
            content = bytearray()
            try:
                async with aclosing(self._file(engine, key)) as pieces:
                    async for piece in pieces:
                        if not content:
                            seconds = self._clock() - begun
                            self._meters.observe(Stage.TTS_FIRST_BYTE, seconds, engine=engine.name)
                        content += piece
                        yield piece
            except SynthesisUnavailableError as error:
                self._meters.failed(engine.name)
                if content:
                    raise
                last = error
            else:
                self._cache.put(key, _with_length(content, engine.sample_rate, audio_format))
                return
        raise SynthesisUnavailableError(f"{last.detail} Read the text instead.") from last

    async def stream(
        self, text: str, *, voice: str | None = None, speed: float | None = None
    ) -> AsyncGenerator[tuple[int, bytes], None]:
        """Samples per second and s16le, as a live conversation wants it; raises like `speak`."""
        key = self._key(text, voice, speed, AudioFormat.WAV)
        last = SynthesisUnavailableError("No engine is set up to speak.")
        for engine in self._engines_for(key.voice):
            spoken = False
            try:
                async with aclosing(self._sound(engine, key)) as pieces:
                    async for piece in pieces:
                        spoken = True
                        yield engine.sample_rate, piece
            except SynthesisUnavailableError as error:
                self._meters.failed(engine.name)
                if spoken:
                    raise
                last = error
            else:
                return
        raise SynthesisUnavailableError(f"{last.detail} Read the text instead.") from last

    def _key(
        self, text: str, voice: str | None, speed: float | None, audio_format: AudioFormat
    ) -> SpokenKey:
        text = " ".join(text.split())
        if not text:
            raise SpeechTextInvalidError("There is no text to speak.")
        if len(text) > self._options.max_characters:
            raise SpeechTextInvalidError(
                f"The text has {len(text):,} characters; at most"
                f" {self._options.max_characters:,} can be spoken at once."
            )
        speed = self._options.speed if speed is None else min(max(speed, SLOWEST), FASTEST)
        return SpokenKey(text, voice or self._options.voice, speed, audio_format)

    def _engines_for(self, voice: str | None) -> list[Synthesiser]:
        """Those that have the voice before those that would speak with another one."""
        working = [engine for engine in self._synthesisers if engine.find_problem() is None]
        if voice is None:
            return working
        knowing = [e for e in working if any(v.name == voice for v in e.voices())]
        if working and not knowing:
            raise VoiceUnknownError(f"There is no voice {voice[:60]!r}. Choose one of the list.")
        return knowing + [engine for engine in working if engine not in knowing]

    def _file(self, engine: Synthesiser, key: SpokenKey) -> AsyncGenerator[bytes, None]:
        return encode(
            self._sound(engine, key),
            rate=engine.sample_rate,
            audio_format=key.audio_format,
            pool=self._pool,
        )

    async def _sound(self, engine: Synthesiser, key: SpokenKey) -> AsyncGenerator[bytes, None]:
        own = any(voice.name == key.voice for voice in engine.voices())
        for sentence in split_for_speech(key.text):
            speech = engine.speak(sentence, key.voice if own else None, key.speed)
            async with aclosing(speech) as pieces:
                async for piece in pieces:
                    yield piece


def _with_length(content: bytearray, rate: int, audio_format: AudioFormat) -> bytes:
    """A whole WAV can say how long it is."""
    if audio_format is AudioFormat.WAV:
        content[:WAV_HEADER_BYTES] = wav_header(rate, len(content) - WAV_HEADER_BYTES)
    return bytes(content)
