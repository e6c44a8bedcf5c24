"""The process that recognises speech with sherpa-onnx, while it is spoken.

Run as `python -m viva.speech.sherpa_onnx_worker FOLDER`.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import sherpa_onnx

from viva.speech.recognition_loop import Recording, run
from viva.speech.schemas import SAMPLE_RATE
from viva.speech.sherpa_pieces import join_pieces

_TAIL_SECONDS = 0.6


class StreamedRecording:
    """Utterances end at pauses; their words are kept, with times from the beginning."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer
        self._stream = recognizer.create_stream()
        self._words: list[dict[str, Any]] = []
        self._told = ""

    def feed(self, pcm: bytes) -> str | None:
        samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32) / 32_768
        self._decode(samples)
        words = [*self._words, *self._current()]
        if self._recognizer.is_endpoint(self._stream):
            self._words = words
            self._recognizer.reset(self._stream)
        text = " ".join(word["text"] for word in words)
        if text == self._told:
            return None
        self._told = text
        return text

    def finish(self) -> dict[str, Any]:
        self._decode(np.zeros(int(_TAIL_SECONDS * SAMPLE_RATE), dtype=np.float32))
        return {"words": [*self._words, *self._current()]}

    def _decode(self, samples: Any) -> None:
        self._stream.accept_waveform(SAMPLE_RATE, samples)
        while self._recognizer.is_ready(self._stream):
            self._recognizer.decode_stream(self._stream)

    def _current(self) -> list[dict[str, Any]]:
        return join_pieces(
            self._recognizer.tokens(self._stream),
            self._recognizer.timestamps(self._stream),
            begun_at=self._recognizer.start_time(self._stream),
        )


def _load() -> Callable[[str], Recording]:
    folder = Path(sys.argv[1])
    recognizer = sherpa_onnx.OnlineRecognizer.from_transducer(
        tokens=str(folder / "tokens.txt"),
        encoder=_model(folder, "*encoder*.onnx"),
        decoder=_model(folder, "*decoder*.onnx"),
        joiner=_model(folder, "*joiner*.onnx"),
        enable_endpoint_detection=True,
    )
    return lambda _language: StreamedRecording(recognizer)


def _model(folder: Path, pattern: str) -> str:
    """The file; of an exact and a rounded one the rounded one, which is several times faster."""
    files = sorted(folder.glob(pattern), key=lambda file: ".int8." not in file.name)
    return str(files[0])


if __name__ == "__main__":
    run(_load)
