"""Sound made ready for recognition: rumble out, level up, silence off its ends."""

import numpy as np
from numpy.typing import NDArray

from viva.speech.activity import ActivityMeter
from viva.speech.schemas import SAMPLE_RATE, Sound

_CUTOFF_HERTZ = 80.0
_TAPS = 255
# Of full scale. Speech at a usual distance peaks there; more would only raise the noise.
_WANTED_PEAK = 0.7
_MOST_GAIN = 20.0
_KEPT_SILENCE_SECONDS = 0.25


class RumbleFilter:
    """A high-pass at 80 Hz for sound in pieces; a delay of 8 ms is taken out at the beginning."""

    def __init__(self) -> None:
        self._kernel = _high_pass_kernel()
        self._tail = np.zeros(_TAPS // 2, dtype=np.float32)

    def feed(self, pcm: bytes) -> bytes:
        samples = np.frombuffer(pcm, dtype="<i2").astype(np.float32)
        joined = np.concatenate((self._tail, samples))
        if len(joined) < _TAPS:
            self._tail = joined
            return b""
        self._tail = joined[-(_TAPS - 1) :]
        return _to_pcm(np.convolve(joined, self._kernel, mode="valid"))

    def finish(self) -> bytes:
        """What the filter holds back."""
        return self.feed(bytes(2 * (_TAPS // 2)))


def remove_rumble(sound: Sound) -> Sound:
    rumble = RumbleFilter()
    return Sound.from_pcm(rumble.feed(sound.pcm) + rumble.finish())


def level(sound: Sound) -> Sound:
    """Quiet speech raised to a usual level; single clicks do not count as its peak."""
    if not len(sound.samples):
        return sound
    peak = float(np.quantile(np.abs(sound.samples.astype(np.float32)), 0.999)) / 32_768
    gain = min(_MOST_GAIN, _WANTED_PEAK / peak) if peak > 0 else 1.0
    raised = np.clip(sound.samples.astype(np.float32) * gain, -32_768, 32_767)
    return Sound(raised.astype(np.int16))


def trim_silence(sound: Sound) -> tuple[Sound, float] | None:
    """The sound from its first word to its last, and the seconds cut off at its beginning.

    Null where there is no voice in it.
    """
    meter = ActivityMeter()
    meter.feed(sound.pcm)
    stretches = meter.stretches()
    if not stretches:
        return None
    start = max(0.0, stretches[0].start - _KEPT_SILENCE_SECONDS)
    end = stretches[-1].end + _KEPT_SILENCE_SECONDS
    first = int(start * SAMPLE_RATE)
    return Sound(sound.samples[first : int(end * SAMPLE_RATE)]), first / SAMPLE_RATE


def prepare(sound: Sound) -> tuple[Sound, float] | None:
    """A whole recording as large recognisers like it, and the seconds cut off at its beginning.

    Null where there is no voice: in silence they write sentences that nobody said. The level comes
    first, so that a quiet microphone is not taken for silence.
    """
    return trim_silence(level(sound))


def _high_pass_kernel() -> NDArray[np.float32]:
    """A windowed sinc (Blackman) low-pass, turned over."""
    n = np.arange(_TAPS) - _TAPS // 2
    cutoff = _CUTOFF_HERTZ / SAMPLE_RATE
    low = 2 * cutoff * np.sinc(2 * cutoff * n) * np.blackman(_TAPS)
    kernel = -low / low.sum()
    kernel[_TAPS // 2] += 1
    return np.asarray(kernel, dtype=np.float32)


def _to_pcm(samples: NDArray[np.float32]) -> bytes:
    return np.clip(samples, -32_768, 32_767).astype("<i2").tobytes()
