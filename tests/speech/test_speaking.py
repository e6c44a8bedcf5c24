"""Texts spoken by the first engine that works, as files of three formats."""

import pytest

from tests.speech.engines import ScriptedSynthesiser
from viva.speech.decoding import Decoder
from viva.speech.errors import SpeechTextInvalidError, SynthesisUnavailableError, VoiceUnknownError
from viva.speech.schemas import AudioFormat
from viva.speech.sentences import split_for_speech
from viva.speech.speaking import SpeakingOptions
from viva.speech.speech import Speech
from viva.speech.spoken_cache import SpokenCache, SpokenKey

TWO_SENTENCES = "What did you build last year? And what went wrong with it?"


def speech_with(*engines: ScriptedSynthesiser, max_characters: int = 1_000) -> Speech:
    options = SpeakingOptions(max_characters=max_characters)
    return Speech(transcribers=[], synthesisers=engines, speaking=options)


async def spoken(speech: Speech, text: str = TWO_SENTENCES, voice: str | None = None) -> bytes:
    return b"".join([piece async for piece in speech.synthesise(text, voice=voice)])


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One sentence without an end", ["One sentence without an end"]),
        (TWO_SENTENCES, ["What did you build last year?", "And what went wrong with it?"]),
        ("He used v. 3.11 of it. Why?", ["He used v. 3.11 of it.", "Why?"]),
        (
            'She said "Is it really done?" Then she left.',
            ['She said "Is it really done?"', "Then she left."],
        ),
        ("...", ["..."]),
        ("", []),
    ],
)
def test_texts_are_cut_where_a_voice_breathes(text: str, pieces: list[str]) -> None:
    assert split_for_speech(text) == pieces


async def test_every_format_holds_the_whole_text() -> None:
    decoder, speech = Decoder(), speech_with(ScriptedSynthesiser())

    for audio_format in AudioFormat:
        pieces = speech.synthesise(TWO_SENTENCES, audio_format=audio_format)
        content = b"".join([piece async for piece in pieces])
        decoded = await decoder.decode(content)
        assert decoded.seconds == pytest.approx(2.0, abs=0.15), audio_format
    await decoder.aclose()
    await speech.aclose()


async def test_sound_is_heard_before_the_second_sentence_is_spoken() -> None:
    engine = ScriptedSynthesiser()
    pieces = speech_with(engine).synthesise(TWO_SENTENCES)

    first = await anext(pieces)
    said = len(engine.spoken)
    await pieces.aclose()

    assert first[:4] == b"RIFF"
    assert said == 1


async def test_a_text_is_spoken_once_and_then_comes_from_memory_with_its_length() -> None:
    engine = ScriptedSynthesiser()
    speech = speech_with(engine)
    await spoken(speech)

    again = await spoken(speech)

    assert len(engine.spoken) == 2
    assert int.from_bytes(again[40:44], "little") == len(again) - 44


async def test_another_engine_speaks_when_the_first_one_fails_before_its_first_sound() -> None:
    broken, sound = ScriptedSynthesiser(fails_at=0), ScriptedSynthesiser(name="second")
    speech = speech_with(broken, sound)

    await spoken(speech)

    assert [text for text, _, _ in sound.spoken] == split_for_speech(TWO_SENTENCES)


async def test_half_a_text_is_never_kept_nor_continued_by_another_voice() -> None:
    broken, other = ScriptedSynthesiser(fails_at=1), ScriptedSynthesiser(name="second")
    speech = speech_with(broken, other)

    with pytest.raises(SynthesisUnavailableError):
        await spoken(speech)
    broken.fails_at = -1
    again = await spoken(speech)

    assert other.spoken == []
    assert len(again) == 44 + 2 * 32_000


async def test_a_voice_is_taken_from_the_engine_that_has_it() -> None:
    first = ScriptedSynthesiser(voices=["anna"])
    second = ScriptedSynthesiser(name="second", voices=["ben"])
    speech = speech_with(first, second)

    await spoken(speech, voice="ben")

    assert first.spoken == []
    assert {voice for _, voice, _ in second.spoken} == {"ben"}
    with pytest.raises(VoiceUnknownError):
        await spoken(speech, voice="carl")


async def test_texts_that_cannot_be_spoken_are_refused() -> None:
    speech = speech_with(ScriptedSynthesiser(), max_characters=100)

    for text in (" \n", "a" * 101):
        with pytest.raises(SpeechTextInvalidError):
            await spoken(speech, text)
    with pytest.raises(SynthesisUnavailableError):
        await spoken(speech_with())


def test_the_memory_of_spoken_texts_has_bounds() -> None:
    cache = SpokenCache(entries=2, max_bytes=10)
    one, two, three = (SpokenKey(text, None, 1.0, AudioFormat.WAV) for text in "abc")

    cache.put(one, b"1234")
    cache.put(two, b"1234")
    cache.find(one)
    cache.put(three, b"1234")

    assert (cache.find(one), cache.find(two)) == (b"1234", None)
    cache.put(three, b"1" * 11)
    assert cache.find(three) is None
