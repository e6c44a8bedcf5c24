"""What speech looks like from outside: how long each stage took, and what failed."""

from enum import StrEnum

from viva.infra.telemetry.metrics import Counter, Histogram

_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 0.9, 1.5, 2, 5, 10, 30)


class Stage(StrEnum):
    """The parts of the wait of somebody who speaks."""

    VAD = "vad"
    END_OF_TURN = "end_of_turn"
    STT_FINAL = "stt_final"
    LLM_FIRST_TOKEN = "llm_first_token"  # noqa: S105 - of a model
    TTS_FIRST_BYTE = "tts_first_byte"
    VOICE_TO_VOICE = "voice_to_voice"


class SpeechMeters:
    """Metrics since the process began."""

    def __init__(self) -> None:
        self._seconds = Histogram(
            "viva_speech_stage_seconds", "Time of one stage.", ("stage", "engine"), _SECONDS
        )
        self._failures = Counter(
            "viva_speech_failures_total", "Engines that failed and were passed over.", ("engine",)
        )
        self._recorded_seconds = Counter(
            "viva_speech_recorded_seconds_total", "Length of what was listened to."
        )

    def observe(self, stage: Stage, seconds: float, *, engine: str) -> None:
        self._seconds.observe(seconds, stage.value, engine)

    def failed(self, engine: str) -> None:
        self._failures.add(1, engine)

    def listened(self, seconds: float) -> None:
        self._recorded_seconds.add(seconds)

    @property
    def metrics(self) -> tuple[Counter | Histogram, ...]:
        return (self._seconds, self._failures, self._recorded_seconds)
