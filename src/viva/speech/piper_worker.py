"""The process that speaks with Piper: a text in, sound out.

Run as `python -m viva.speech.piper_worker VOICE.onnx`. The package is under the GPL and is loaded
by this process alone.
"""

import sys
from typing import Any

from piper import PiperVoice
from piper.config import SynthesisConfig

from viva.speech.speaking_loop import Emit, Speak, run


def _load(emit: Emit) -> Speak:
    voice = PiperVoice.load(sys.argv[1])

    def speak(request: dict[str, Any]) -> str:
        # Piper's scale is of length, not of speed.
        config = SynthesisConfig(length_scale=1 / float(request["speed"]))
        for chunk in voice.synthesize(str(request["text"]), syn_config=config):
            emit(chunk.audio_int16_bytes)
        return "done"

    return speak


if __name__ == "__main__":
    run(_load)
