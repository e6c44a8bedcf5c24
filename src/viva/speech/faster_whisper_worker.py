"""The process that recognises speech with faster-whisper, once a recording is whole.

Run as `python -m viva.speech.faster_whisper_worker FOLDER`.
"""

import sys
from collections.abc import Callable
from typing import Any

import numpy as np
from faster_whisper import WhisperModel

from viva.speech.recognition_loop import Recording, run


class WholeRecording:
    def __init__(self, model: Any, language: str) -> None:
        self._model = model
        self._language = language
        self._pcm = bytearray()

    def feed(self, pcm: bytes) -> str | None:
        self._pcm += pcm
        return None

    def finish(self) -> dict[str, Any]:
        samples = np.frombuffer(bytes(self._pcm), dtype="<i2").astype(np.float32) / 32_768
        # Without the last condition it repeats itself through silence.
        segments, _ = self._model.transcribe(
            samples,
            language=self._language,
            word_timestamps=True,
            vad_filter=True,
            condition_on_previous_text=False,
        )
        words = [word for segment in segments for word in segment.words or ()]
        return {
            "text": "".join(word.word for word in words).strip(),
            "words": [
                {"text": word.word.strip(), "start": word.start, "end": word.end} for word in words
            ],
        }


def _load() -> Callable[[str], Recording]:
    model = WhisperModel(sys.argv[1], device="cpu", compute_type="int8", local_files_only=True)
    return lambda language: WholeRecording(model, language)


if __name__ == "__main__":
    run(_load)
