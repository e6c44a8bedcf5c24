"""Sound at another rate, piece by piece: for voices that do not speak at 16 kHz."""

import numpy as np
from numpy.typing import NDArray

from viva.speech.schemas import SAMPLE_RATE

_HALF_TAPS = 16


class Resampler:
    """Mono s16le from any rate to 16 kHz by a windowed sinc; pieces may have any length."""

    def __init__(self, rate: int) -> None:
        self._step = rate / SAMPLE_RATE
        # Of the slower rate, so that nothing folds back into what is heard.
        self._cutoff = min(1.0, 1.0 / self._step)
        self._half = int(np.ceil(_HALF_TAPS / self._cutoff))
        self._samples: NDArray[np.float64] = np.zeros(self._half)
        self._position = float(self._half)
        self._rest = b""

    def feed(self, pcm: bytes) -> bytes:
        """What can be said of the sound so far; its last few samples wait for those to come."""
        if self._step == 1.0:
            return pcm
        pcm = self._rest + pcm
        whole = len(pcm) - len(pcm) % 2
        self._rest = pcm[whole:]
        self._samples = np.concatenate((self._samples, np.frombuffer(pcm[:whole], dtype="<i2")))
        return self._convert()

    def finish(self) -> bytes:
        if self._step == 1.0:
            return b""
        self._samples = np.concatenate((self._samples, np.zeros(self._half)))
        return self._convert()

    def _convert(self) -> bytes:
        room = len(self._samples) - self._half - self._position
        count = max(0, int(np.ceil(room / self._step)))
        if count == 0:
            return b""
        at = self._position + self._step * np.arange(count)
        first = np.floor(at).astype(np.int64)
        taps = np.arange(-self._half + 1, self._half + 1)
        distance = (at - first)[:, None] - taps[None, :]
        window = 0.5 + 0.5 * np.cos(np.pi * np.clip(distance / self._half, -1, 1))
        weights = self._cutoff * np.sinc(self._cutoff * distance) * window
        sound = (self._samples[first[:, None] + taps[None, :]] * weights).sum(axis=1)
        self._position += self._step * count
        kept = int(self._position) - self._half
        self._samples, self._position = self._samples[kept:], self._position - kept
        content: bytes = np.clip(np.rint(sound), -32_768, 32_767).astype("<i2").tobytes()
        return content
