"""Ears of Pipecat: Silero's voice activity and smart-turn, from the files in its wheel."""

import asyncio
import warnings

from loguru import logger

from viva.speech.schemas import SAMPLE_RATE

logger.disable("pipecat")
_wait_for = asyncio.wait_for
with warnings.catch_warnings():
    # It still imports `audioop`.
    warnings.simplefilter("ignore", DeprecationWarning)
    from pipecat.audio.turn.base_turn_analyzer import EndOfTurnState
    from pipecat.audio.turn.smart_turn.local_smart_turn_v3 import LocalSmartTurnAnalyzerV3
    from pipecat.audio.vad.silero import SileroVADAnalyzer
    from pipecat.audio.vad.vad_analyzer import VADParams, VADState
# On Python 3.11 it puts another `wait_for` in its place, for everybody in the process.
asyncio.wait_for = _wait_for

# So much speech makes somebody speak, so much silence ends it. Pipecat's own volume would miss
# those who speak quietly.
_PARAMS = VADParams(confidence=0.6, start_secs=0.2, stop_secs=0.2, min_volume=0.4)
_WINDOW_BYTES = 1_024
_SPEAKING = (VADState.SPEAKING, VADState.STOPPING)


class PipecatEars:
    """Both models run in threads of their own, one window after the other."""

    def __init__(self, vad: SileroVADAnalyzer, turns: LocalSmartTurnAnalyzerV3) -> None:
        self._vad = vad
        self._turns = turns
        self._rest = b""
        self._is_speaking = False

    async def hear(self, pcm: bytes) -> bool:
        pcm = self._rest + pcm
        whole = len(pcm) - len(pcm) % _WINDOW_BYTES
        # The analyser looks at its thresholds once a call, however long the sound is.
        for at in range(0, whole, _WINDOW_BYTES):
            state = await self._vad.analyze_audio(pcm[at : at + _WINDOW_BYTES])
            self._is_speaking = state in _SPEAKING
        self._rest = pcm[whole:]
        return self._is_speaking

    async def seems_finished(self, pcm: bytes) -> bool:
        self._turns.clear()  # type: ignore[no-untyped-call]
        self._turns.append_audio(pcm, is_speech=True)
        # The last piece is left out of what the model hears.
        self._turns.append_audio(b"\0\0", is_speech=False)
        state, _ = await self._turns.analyze_end_of_turn()
        return state is EndOfTurnState.COMPLETE

    async def aclose(self) -> None:
        await self._vad.cleanup()  # type: ignore[no-untyped-call]
        await self._turns.cleanup()  # type: ignore[no-untyped-call]


def load_ears() -> PipecatEars:
    """Slow: not for the event loop."""
    vad = SileroVADAnalyzer(sample_rate=SAMPLE_RATE, params=_PARAMS)
    vad.set_sample_rate(SAMPLE_RATE)
    turns = LocalSmartTurnAnalyzerV3(sample_rate=SAMPLE_RATE)
    turns.set_sample_rate(SAMPLE_RATE)
    return PipecatEars(vad, turns)
