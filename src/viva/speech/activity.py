"""When somebody speaks: voice activity, and what is measured while it is found."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Vad

from viva.speech.schemas import BYTES_PER_SECOND, SAMPLE_RATE

FRAME_SECONDS = 0.03
# A click is no word, and the closing of a "t" is no pause.
_SHORTEST_SPEECH_SECONDS = 0.15
_SHORTEST_SILENCE_SECONDS = 0.3
# Quieter than this (of full scale, -54 dB) nobody speaks, whatever the noise looks like.
_QUIETEST = 0.002
_LOWEST_HERTZ, _HIGHEST_HERTZ = 70.0, 400.0
_PITCH_SECONDS = 0.06
_PITCH_EVERY_FRAMES = 3
_VOICED_FROM = 0.55
_FEWEST_PITCHES = 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """Speech from `start` to `end`, in seconds."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        return self.end - self.start


class ActivityMeter:
    """Finds speech in sound that comes in pieces of any length (s16le, 16 kHz, mono)."""

    def __init__(self) -> None:
        self._vad = Vad(Vad.MEDIUM_STRICT, SAMPLE_RATE, FRAME_SECONDS)
        self._size: int = self._vad.frame_bytes
        self._rest = b""
        self._flags: list[bool] = []
        self._recent = b""
        self._pitches: list[float] = []

    def feed(self, pcm: bytes) -> None:
        pcm = self._rest + pcm
        whole = len(pcm) - len(pcm) % self._size
        for at in range(0, whole, self._size):
            self._take(pcm[at : at + self._size])
        self._rest = pcm[whole:]

    @property
    def seconds(self) -> float:
        return len(self._flags) * self._size / BYTES_PER_SECOND

    def stretches(self) -> tuple[Stretch, ...]:
        """Where speech was, with clicks left out and short silences bridged."""
        frame = self._size / BYTES_PER_SECOND
        joined: list[Stretch] = []
        for start, end in _runs(self._flags):
            stretch = Stretch(start * frame, end * frame)
            if joined and stretch.start - joined[-1].end < _SHORTEST_SILENCE_SECONDS:
                joined[-1] = Stretch(joined[-1].start, stretch.end)
            else:
                joined.append(stretch)
        return tuple(s for s in joined if s.seconds >= _SHORTEST_SPEECH_SECONDS)

    def pitch_variation(self) -> float | None:
        """Standard deviation of the pitch in semitones; null where too little was voiced."""
        if len(self._pitches) < _FEWEST_PITCHES:
            return None
        tones = 12 * np.log2(np.asarray(self._pitches))
        # Octave errors are the measurement's, not the speaker's.
        near = tones[np.abs(tones - np.median(tones)) < 7]
        return round(float(np.std(near)), 2)

    def _take(self, piece: bytes) -> None:
        samples = np.frombuffer(piece, dtype="<i2").astype(np.float32) / 32_768
        loud = float(np.sqrt(np.mean(samples**2))) > _QUIETEST
        self._flags.append(loud and self._vad.is_speech(piece))
        self._recent = (self._recent + piece)[-int(_PITCH_SECONDS * BYTES_PER_SECOND) :]
        if self._flags[-1] and len(self._flags) % _PITCH_EVERY_FRAMES == 0:
            pitch = find_pitch(np.frombuffer(self._recent, dtype="<i2").astype(np.float32))
            if pitch is not None:
                self._pitches.append(pitch)


def find_pitch(samples: NDArray[np.float32]) -> float | None:
    """Hertz, by autocorrelation; null where the sound is not voiced."""
    shortest, longest = int(SAMPLE_RATE / _HIGHEST_HERTZ), int(SAMPLE_RATE / _LOWEST_HERTZ)
    if len(samples) < 2 * longest:
        return None
    centred = samples - samples.mean()
    size = 1 << (2 * len(centred) - 1).bit_length()
    spectrum = np.fft.rfft(centred, size)
    correlation = np.fft.irfft(spectrum * np.conj(spectrum), size)[: longest + 1]
    if correlation[0] <= 0:
        return None
    # The overlap shrinks with the lag, and with it the sum.
    overlap = len(centred) / (len(centred) - np.arange(longest + 1))
    normal = correlation * overlap / correlation[0]
    lag = shortest + int(np.argmax(normal[shortest:]))
    return SAMPLE_RATE / lag if normal[lag] >= _VOICED_FROM else None


def _runs(flags: list[bool]) -> list[tuple[int, int]]:
    """First and past-the-last index of each run of true values."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], np.asarray(flags, dtype=np.int8), [0]))))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
