"""Shapes of speech over HTTP."""

from pydantic import BaseModel, ConfigDict, Field

from viva.speech.schemas import Heard, Transcript
from viva.speech.speaking import FASTEST, SLOWEST


class SpokenText(BaseModel):
    """`voice` is one of `GET /api/v1/speech/voices`; without one the usual voice speaks."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=100_000)
    voice: str | None = Field(None, max_length=100)
    speed: float | None = Field(None, ge=SLOWEST, le=FASTEST, description="1 is the usual pace")


class VoiceView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    name: str
    language: str
    description: str


class VoiceList(BaseModel):
    items: list[VoiceView]


class SpokenWordView(BaseModel):
    """Times in seconds from the beginning of the recording."""

    model_config = ConfigDict(from_attributes=True)

    text: str
    start: float
    end: float


class SpokenDeliveryView(BaseModel):
    """Measured, shown, and never part of a score."""

    model_config = ConfigDict(from_attributes=True)

    words_per_minute: float | None
    talk_seconds: float
    pauses: int = Field(description="Of a second or more")
    longest_pause_seconds: float
    time_to_first_word: float | None
    fillers: int | None = Field(description="Null where the engine leaves them out")
    pitch_variation: float | None = Field(description="Standard deviation in semitones")


class SpeechWarningView(BaseModel):
    model_config = ConfigDict(from_attributes=True)

    code: str
    message: str


class TranscriptionView(BaseModel):
    """A `draft` should be read by the speaker before it is used."""

    text: str
    words: list[SpokenWordView]
    engine: str
    draft: bool
    language: str
    seconds: float
    delivery: SpokenDeliveryView
    warnings: list[SpeechWarningView]


def transcription_view(heard: Heard, transcript: Transcript) -> TranscriptionView:
    return TranscriptionView(
        text=transcript.text,
        words=[SpokenWordView.model_validate(word) for word in transcript.words],
        engine=transcript.engine,
        draft=transcript.draft,
        language=transcript.language,
        seconds=round(heard.seconds, 2),
        delivery=SpokenDeliveryView.model_validate(heard.delivery),
        warnings=[SpeechWarningView.model_validate(warning) for warning in heard.warnings],
    )
