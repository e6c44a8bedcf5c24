"""Answers that are listened to while they are given."""

import numpy as np
import pytest

from tests.speech.engines import ScriptedTranscriber
from tests.speech.recordings import RECORDERS, record, tone
from viva.speech.activity import ActivityMeter
from viva.speech.delivery import measure_delivery
from viva.speech.encoding import wav_header
from viva.speech.errors import AudioUnreadableError
from viva.speech.schemas import Transcript, WarningCode
from viva.speech.speech import Speech


def speech_with(*engines: ScriptedTranscriber) -> Speech:
    return Speech(transcribers=engines, synthesisers=[])


def voice(*, seconds: float, hertz: float = 120.0, rate: int = 16_000) -> bytes:
    """Something that voice activity takes for a voice: many overtones, in syllables."""
    times = np.arange(int(seconds * rate)) / rate
    overtones = sum(np.sin(2 * np.pi * hertz * n * times) / n for n in range(1, 25))
    syllables = 0.55 + 0.45 * np.sin(2 * np.pi * 4 * times)
    return bytes((4_000 * overtones * syllables).astype("<i2").tobytes())


def silence(seconds: float) -> bytes:
    return bytes(2 * int(seconds * 16_000))


def wav(pcm: bytes) -> bytes:
    return wav_header(16_000, len(pcm)) + pcm


async def test_partial_texts_come_while_the_recording_goes_on() -> None:
    engine = ScriptedTranscriber()
    speech = speech_with(engine)
    listening, partials = speech.listen("en"), []
    content = record(tone(3.2), RECORDERS["webm"])

    for at in range(0, len(content), 1_000):
        partials.append(await listening.feed(content[at : at + 1_000]))
    heard = await listening.finish(claimed_seconds=3.2)
    await speech.aclose()

    assert heard.transcript is not None
    assert heard.transcript.text == "one two three"
    assert heard.seconds == pytest.approx(3.2, abs=0.1)
    assert engine.seconds == [pytest.approx(3.2, abs=0.1)]
    assert engine.closed


async def test_what_is_said_after_the_longest_answer_is_left_out_with_a_warning() -> None:
    engine = ScriptedTranscriber()
    speech = speech_with(engine)
    listening = speech.listen(max_seconds=2)

    await listening.feed(wav(voice(seconds=3)))
    heard = await listening.finish(claimed_seconds=3)
    await speech.aclose()

    assert heard.seconds == 2
    assert engine.seconds == [pytest.approx(2, abs=0.1)]
    assert [warning.code for warning in heard.warnings] == [WarningCode.AUDIO_TOO_LONG]
    assert heard.warnings[0].message.startswith("Only the first 2 seconds")


async def test_an_engine_that_stops_in_the_middle_is_replaced_and_nothing_is_lost() -> None:
    broken, whole = ScriptedTranscriber(name="first", fails_after=1), ScriptedTranscriber()
    speech = speech_with(ScriptedTranscriber(name="never", fails_after=-1), broken, whole)

    heard = await speech.transcribe(wav(voice(seconds=3)))
    await speech.aclose()

    assert heard.transcript is not None
    assert heard.transcript.engine == "scripted"
    assert whole.seconds == [pytest.approx(3.0, abs=0.05)]
    assert [w.code for w in heard.warnings] == [WarningCode.ENGINE_REPLACED]
    assert "never and first" in heard.warnings[0].message


async def test_without_a_working_engine_the_speaker_is_told_to_type() -> None:
    speech = speech_with(ScriptedTranscriber(fails_after=1))

    heard = await speech.transcribe(wav(voice(seconds=2)))
    await speech.aclose()

    assert heard.transcript is None
    assert heard.delivery.talk_seconds > 1
    assert WarningCode.NO_TRANSCRIPT in {w.code for w in heard.warnings}


async def test_a_muted_microphone_is_noticed() -> None:
    speech = speech_with(ScriptedTranscriber())

    heard = await speech.transcribe(wav(silence(2)))
    await speech.aclose()

    assert WarningCode.NO_SPEECH_HEARD in {w.code for w in heard.warnings}
    assert heard.delivery.time_to_first_word is None


async def test_a_recording_without_sound_is_an_error_and_frees_its_engine() -> None:
    engine = ScriptedTranscriber()
    speech = speech_with(engine)

    with pytest.raises(AudioUnreadableError):
        await speech.transcribe(b"nothing of that kind")
    await speech.aclose()

    assert engine.seconds == []


def test_pace_and_pauses_are_measured_from_the_voice() -> None:
    meter = ActivityMeter()
    for piece in (
        silence(1),
        voice(seconds=3),
        silence(2),
        voice(seconds=3),
        silence(0.6),
        voice(seconds=2),
    ):
        meter.feed(piece)
    text = "um so " + "word " * 18
    transcript = Transcript(text=text, engine="scripted", draft=False)

    delivery = measure_delivery(meter, transcript, keeps_fillers=True)
    without = measure_delivery(meter, transcript, keeps_fillers=False)

    assert delivery.talk_seconds == pytest.approx(8, abs=0.7)
    assert delivery.time_to_first_word == pytest.approx(1, abs=0.1)
    assert delivery.pauses == 1
    assert delivery.longest_pause_seconds == pytest.approx(2, abs=0.3)
    assert delivery.words_per_minute == pytest.approx(150, abs=15)
    assert (delivery.fillers, without.fillers) == (1, None)


def test_a_lively_voice_varies_more_than_a_flat_one() -> None:
    flat, lively = ActivityMeter(), ActivityMeter()
    flat.feed(voice(seconds=4))
    for hertz in (100.0, 125.0, 150.0, 115.0):
        lively.feed(voice(seconds=1, hertz=hertz))

    flat_variation, lively_variation = flat.pitch_variation(), lively.pitch_variation()

    assert flat_variation == pytest.approx(0, abs=0.2)
    assert lively_variation is not None
    assert lively_variation > 1.5
    assert ActivityMeter().pitch_variation() is None
