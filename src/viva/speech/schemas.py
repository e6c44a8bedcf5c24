"""The shapes of speech: sound, words with times, transcripts, how they were delivered."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
BYTES_PER_SECOND = 2 * SAMPLE_RATE


class AudioFormat(StrEnum):
    """What a synthesised text may come as."""

    WAV = "audio/wav"
    OGG = "audio/ogg"
    MP3 = "audio/mpeg"


class WarningCode(StrEnum):
    """What a listener should know; none of them loses the answer."""

    AUDIO_DAMAGED = "audio_damaged"
    AUDIO_TRUNCATED = "audio_truncated"
    AUDIO_SHORTER_THAN_RECORDED = "audio_shorter_than_recorded"
    AUDIO_TOO_LONG = "audio_too_long"
    NO_SPEECH_HEARD = "no_speech_heard"
    ENGINE_REPLACED = "engine_replaced"
    NO_TRANSCRIPT = "no_transcript"


@dataclass(frozen=True, slots=True)
class SpeechWarning:
    """`message` is a sentence for the user."""

    code: WarningCode
    message: str


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word; times in seconds from the beginning of the recording."""

    text: str
    start: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """What an engine heard.

    `words` is empty where the engine gives no times. A `draft` should be read by the speaker
    before it is scored.
    """

    text: str
    words: tuple[Word, ...] = ()
    engine: str
    draft: bool
    language: str = "en"


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """Mono sound of 16 kHz; `samples` has one dimension and the type int16."""

    samples: NDArray[np.int16]

    @property
    def seconds(self) -> float:
        return len(self.samples) / SAMPLE_RATE

    @property
    def pcm(self) -> bytes:
        """The samples as s16le."""
        little: NDArray[Any] = self.samples.astype("<i2", copy=False)
        return little.tobytes()

    @classmethod
    def from_pcm(cls, pcm: bytes) -> "Sound":
        """Of s16le; half a sample at the end is dropped."""
        whole = pcm[: len(pcm) - len(pcm) % 2]
        return cls(np.frombuffer(whole, dtype="<i2").astype(np.int16))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenDelivery:
    """How something was said, measured and never scored; times in seconds.

    `words_per_minute` is per minute of talk, pauses left out. `fillers` is null where the engine
    drops them, `pitch_variation` (standard deviation in semitones) where too little was voiced,
    `time_to_first_word` where nothing was said.
    """

    words_per_minute: float | None
    talk_seconds: float
    pauses: int
    longest_pause_seconds: float
    time_to_first_word: float | None
    fillers: int | None
    pitch_variation: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """The sound of a file; `seconds` is its length."""

    sound: Sound
    seconds: float
    warnings: tuple[SpeechWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A recording that was listened to; `transcript` is null where no engine could be used."""

    transcript: Transcript | None
    delivery: SpokenDelivery
    seconds: float
    warnings: tuple[SpeechWarning, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice of an engine; `language` is a BCP 47 tag such as `en-GB`."""

    name: str
    language: str
    description: str = ""


class EngineKind(StrEnum):
    SPEECH_TO_TEXT = "speech-to-text"
    TEXT_TO_SPEECH = "text-to-speech"


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStatus:
    """For the page that shows which parts are active; `problem` is null if the engine works.

    What is not `is_local` sends sound or text to another machine.
    """

    name: str
    kind: EngineKind
    description: str
    is_local: bool
    problem: str | None = None

    @property
    def active(self) -> bool:
        return self.problem is None
