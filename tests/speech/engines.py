"""Engines that do what a test says, and sound to feed them."""

from collections.abc import AsyncGenerator, Sequence

import numpy as np

from viva.speech.building import build_speech
from viva.speech.decoding import Decoder
from viva.speech.errors import SynthesisUnavailableError, TranscriptionUnavailableError
from viva.speech.options import SpeechOptions
from viva.speech.schemas import Sound, Transcript, Voice, Word

SENTENCES = "I worked on a large database for three years. Then we moved it to a new system."


async def spoken(text: str = SENTENCES) -> Sound:
    """The text as eSpeak NG says it."""
    speech, decoder = build_speech(SpeechOptions()), Decoder()
    try:
        content = b"".join([piece async for piece in speech.synthesise(text)])
        return (await decoder.decode(content)).sound
    finally:
        await speech.aclose()
        await decoder.aclose()


class ScriptedTranscriber:
    """Hears `text`, one more word with each second of sound; fails after `fails_after` seconds."""

    draft = False
    keeps_fillers = True
    is_local = True
    description = "scripted"

    def __init__(
        self, text: str = "one two three", *, name: str = "scripted", fails_after: float = 1e9
    ) -> None:
        self.name = name
        self.text = text
        self.fails_after = fails_after
        self.seconds: list[float] = []
        self.closed = 0

    def find_problem(self) -> str | None:
        return None

    async def open(self, language: str) -> "ScriptedSession":
        if self.fails_after < 0:
            raise TranscriptionUnavailableError("It does not open.")
        return ScriptedSession(self, language)

    async def transcribe(self, sound: Sound, language: str = "en") -> Transcript:
        session = await self.open(language)
        await session.feed(sound.pcm)
        return await session.finish()

    async def warm(self) -> None: ...

    async def aclose(self) -> None: ...


class ScriptedSession:
    def __init__(self, engine: ScriptedTranscriber, language: str) -> None:
        self._engine = engine
        self._language = language
        self._seconds = 0.0

    async def feed(self, pcm: bytes) -> str | None:
        self._seconds += len(pcm) / 32_000
        if self._seconds > self._engine.fails_after:
            raise TranscriptionUnavailableError("It stopped.")
        return " ".join(self._engine.text.split()[: int(self._seconds)]) or None

    async def finish(self) -> Transcript:
        self._engine.seconds.append(self._seconds)
        words = tuple(
            Word(word, float(at), at + 0.5) for at, word in enumerate(self._engine.text.split())
        )
        return Transcript(
            text=self._engine.text,
            words=words,
            engine=self._engine.name,
            draft=self._engine.draft,
            language=self._language,
        )

    async def aclose(self) -> None:
        self._engine.closed += 1


class ScriptedSynthesiser:
    """Speaks each text as one second of a tone; `fails_at` is the number of the text it drops."""

    sample_rate = 16_000
    is_local = True
    description = "scripted"

    def __init__(
        self, *, name: str = "scripted", voices: Sequence[str] = ("usual",), fails_at: int = -1
    ) -> None:
        self.name = name
        self.fails_at = fails_at
        self.spoken: list[tuple[str, str | None, float]] = []
        self._voices = tuple(Voice(name=voice, language="en-US") for voice in voices)

    def voices(self) -> Sequence[Voice]:
        return self._voices

    def find_problem(self) -> str | None:
        return None

    async def speak(
        self, text: str, voice: str | None, speed: float
    ) -> AsyncGenerator[bytes, None]:
        if len(self.spoken) == self.fails_at:
            raise SynthesisUnavailableError("It lost its voice.")
        self.spoken.append((text, voice, speed))
        times = np.arange(self.sample_rate) / self.sample_rate
        yield (8_000 * np.sin(2 * np.pi * 300 * times)).astype("<i2").tobytes()

    async def warm(self) -> None: ...

    async def aclose(self) -> None: ...
