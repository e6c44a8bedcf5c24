import numpy as np
import pytest

from tests.speech.recordings import tone
from tests.speech.test_listening import silence, voice
from viva.speech.preparation import RumbleFilter, level, prepare, remove_rumble, trim_silence
from viva.speech.schemas import Sound


def loudness(sound: Sound) -> float:
    middle = sound.samples[2_000:-2_000].astype(float)
    return float(np.sqrt(np.mean(middle**2)))


@pytest.mark.parametrize(("hertz", "kept"), [(20, 0.05), (200, 1.0), (1_000, 1.0), (3_000, 1.0)])
def test_rumble_is_taken_out_and_speech_is_left(hertz: float, kept: float) -> None:
    sound = Sound(tone(1, rate=16_000, hertz=hertz))

    cleaned = remove_rumble(sound)

    assert len(cleaned.samples) == len(sound.samples)
    assert loudness(cleaned) / loudness(sound) == pytest.approx(kept, abs=0.1)


def test_sound_in_pieces_is_filtered_like_the_whole() -> None:
    pcm = voice(seconds=1)
    rumble, pieces = RumbleFilter(), b""

    for at in range(0, len(pcm), 74):
        pieces += rumble.feed(pcm[at : at + 74])
    pieces += rumble.finish()

    assert pieces == remove_rumble(Sound.from_pcm(pcm)).pcm


def test_quiet_speech_is_raised_and_silence_is_not() -> None:
    quiet = Sound.from_pcm(voice(seconds=1))
    quiet = Sound((quiet.samples / 5).astype(np.int16))

    assert 0.6 < np.abs(level(quiet).samples.astype(int)).max() / 32_768 <= 1
    assert not level(Sound.from_pcm(silence(1))).samples.any()
    assert len(level(Sound.from_pcm(b"")).samples) == 0


def test_silence_at_both_ends_is_cut_off_and_its_length_is_known() -> None:
    sound = Sound.from_pcm(silence(2) + voice(seconds=2) + silence(3))

    found = trim_silence(sound)

    assert found is not None
    trimmed, cut = found
    assert cut == pytest.approx(1.75, abs=0.1)
    assert trimmed.seconds == pytest.approx(2.5, abs=0.25)


def test_a_quiet_microphone_is_not_taken_for_silence() -> None:
    loud = Sound.from_pcm(silence(1) + voice(seconds=2))

    assert prepare(Sound((loud.samples // 100).astype(np.int16))) is not None
    assert prepare(Sound.from_pcm(silence(2))) is None
