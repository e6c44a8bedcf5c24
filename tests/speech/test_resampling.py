"""Sound at another rate."""

import numpy as np
import pytest

from tests.speech.recordings import tone
from viva.speech.resampling import Resampler


def _convert(pcm: bytes, rate: int, piece: int) -> np.ndarray[tuple[int], np.dtype[np.int16]]:
    resampler = Resampler(rate)
    out = b"".join(resampler.feed(pcm[at : at + piece]) for at in range(0, len(pcm), piece))
    return np.frombuffer(out + resampler.finish(), dtype="<i2")


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 24_000, 48_000])
def test_a_tone_stays_the_tone_that_it_is(rate: int) -> None:
    pcm = tone(0.5, rate=rate, hertz=440).tobytes()

    out = _convert(pcm, rate, 1_001)

    expected = tone(0.5, rate=16_000, hertz=440)
    assert abs(len(out) - len(expected)) <= 1
    middle = slice(400, 7_000)
    assert np.max(np.abs(out[middle].astype(int) - expected[middle].astype(int))) < 80


def test_pieces_sound_like_the_whole() -> None:
    pcm = tone(0.3, rate=22_050).tobytes()

    pieces, whole = _convert(pcm, 22_050, 333), _convert(pcm, 22_050, len(pcm))

    assert abs(len(pieces) - len(whole)) <= 1
    assert np.max(np.abs(pieces[:4_700].astype(int) - whole[:4_700].astype(int))) <= 1


def test_what_16_khz_cannot_hold_does_not_fold_back() -> None:
    out = _convert(tone(0.3, rate=48_000, hertz=12_000).tobytes(), 48_000, 4_096)

    assert np.max(np.abs(out[200:-200])) < 80
