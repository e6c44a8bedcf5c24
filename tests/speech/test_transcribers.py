"""One suite for every speech-to-text engine that can run here."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from pydantic import SecretStr

from tests.speech.engines import ScriptedTranscriber, spoken
from tests.speech.service_double import ServiceDouble, service_double
from viva.speech.errors import TranscriptionUnavailableError
from viva.speech.hosted_transcriber import HostedTranscriber
from viva.speech.local_engines import pocketsphinx_engine
from viva.speech.schemas import Sound
from viva.speech.services import Service
from viva.speech.sherpa_pieces import join_pieces
from viva.speech.transcribers import Transcriber
from viva.speech.worker_transcriber import WorkerTranscriber

SECOND = 32_000


@pytest.fixture
def double() -> Iterator[ServiceDouble]:
    with service_double() as double:
        yield double


@pytest.fixture
def service(double: ServiceDouble) -> Service:
    return Service(
        provider="openai", model="whisper-1", base_url=double.url, key=SecretStr("sk-4711")
    )


@pytest.fixture(params=["pocketsphinx", "openai", "scripted"])
async def transcriber(
    request: pytest.FixtureRequest, service: Service
) -> AsyncIterator[Transcriber]:
    engines: dict[str, Transcriber] = {
        "pocketsphinx": WorkerTranscriber(pocketsphinx_engine(), processes=1),
        "openai": HostedTranscriber(service),
        "scripted": ScriptedTranscriber(),
    }
    engine = engines[request.param]
    yield engine
    await engine.aclose()


@pytest.fixture(scope="module")
def speech() -> Sound:
    return asyncio.run(spoken("I worked on a large database."))


async def test_every_transcriber_keeps_the_promises_of_the_seam(
    transcriber: Transcriber, speech: Sound
) -> None:
    assert transcriber.find_problem() is None
    session = await transcriber.open("en-US")

    for at in range(0, len(speech.pcm), SECOND):
        partial = await session.feed(speech.pcm[at : at + SECOND])
        assert partial is None or partial.strip() == partial != ""
    transcript = await session.finish()
    await session.aclose()
    await session.aclose()

    assert transcript.text == transcript.text.strip() != ""
    assert transcript.engine == transcriber.name
    assert transcript.draft is transcriber.draft
    assert all(0 <= word.start <= word.end for word in transcript.words)
    assert list(transcript.words) == sorted(transcript.words, key=lambda word: word.start)


async def test_recordings_at_once_do_not_mix_and_one_given_up_harms_no_other(
    transcriber: Transcriber, speech: Sound
) -> None:
    first, second = await transcriber.open("en"), await transcriber.open("en")
    await first.feed(speech.pcm[:SECOND])
    await second.feed(speech.pcm)
    await first.aclose()

    transcript = await second.finish()
    await second.aclose()

    assert transcript.text


async def test_pocketsphinx_refuses_languages_that_its_model_lacks() -> None:
    engine = WorkerTranscriber(pocketsphinx_engine())

    with pytest.raises(TranscriptionUnavailableError):
        await engine.open("de")


async def test_a_worker_that_dies_is_an_error_that_callers_can_handle(speech: Sound) -> None:
    engine = WorkerTranscriber(pocketsphinx_engine(), processes=1)
    session = await engine.open("en")
    await session.feed(speech.pcm)
    await engine.aclose()

    with pytest.raises(TranscriptionUnavailableError):
        await session.finish()


async def test_a_hosted_transcriber_asks_for_times_of_words_and_sends_its_key(
    service: Service, double: ServiceDouble, speech: Sound
) -> None:
    engine = HostedTranscriber(service)

    transcript = await engine.transcribe(speech, "en-GB")
    await engine.aclose()

    assert double.keys == ["Bearer sk-4711"]
    assert b"timestamp_granularities[]" in double.bodies[0]
    assert b'name="language"\r\n\r\nen\r\n' in double.bodies[0]
    assert b"RIFF" in double.bodies[0]
    assert [word.text for word in transcript.words] == ["I", "worked"]


@pytest.mark.parametrize(
    ("status", "reply"),
    [(401, b"{}"), (429, b"{}"), (500, b"sk-4711"), (200, b"no JSON"), (200, b'{"text": 3}')],
)
async def test_a_hosted_transcriber_that_fails_never_says_what_it_was_sent(
    service: Service, double: ServiceDouble, speech: Sound, status: int, reply: bytes
) -> None:
    double.status, double.transcription = status, reply
    engine = HostedTranscriber(service)

    with pytest.raises(TranscriptionUnavailableError) as failure:
        await engine.transcribe(speech)
    await engine.aclose()

    assert "4711" not in str(failure.value)


async def test_a_hosted_transcriber_leaves_out_times_that_cannot_be(
    service: Service, double: ServiceDouble, speech: Sound
) -> None:
    double.transcription = (
        b'{"text": "one two three", "words": [{"word": "one", "start": 0, "end": Infinity},'
        b' {"word": "two", "start": NaN, "end": 1}, {"word": "three", "start": 1, "end": 2}]}'
    )
    engine = HostedTranscriber(service)

    transcript = await engine.transcribe(speech)
    await engine.aclose()

    assert transcript.text == "one two three"
    assert [word.text for word in transcript.words] == ["three"]


def test_pieces_of_words_are_joined_and_keep_their_times() -> None:
    words = join_pieces(
        ["▁DA", "TA", "BASE", " IS", "▁BIG"], [0.0, 0.2, 0.4, 1.0, 1.5], begun_at=10
    )

    assert [(word["text"], word["start"]) for word in words] == [
        ("database", 10.0),
        ("is", 11.0),
        ("big", 11.5),
    ]
    assert words[0]["end"] == pytest.approx(10.6)


async def test_a_hosted_transcriber_gets_no_silence_and_its_times_are_those_of_the_recording(
    service: Service, double: ServiceDouble, speech: Sound
) -> None:
    engine = HostedTranscriber(service)
    late = Sound.from_pcm(bytes(3 * SECOND) + speech.pcm)

    transcript = await engine.transcribe(late)
    await engine.aclose()

    assert len(double.bodies[0]) < len(late.pcm) - 2 * SECOND
    assert transcript.words[0].start == pytest.approx(2.9, abs=0.2)


async def test_silence_never_reaches_a_hosted_transcriber(
    service: Service, double: ServiceDouble
) -> None:
    engine = HostedTranscriber(service)

    transcript = await engine.transcribe(Sound.from_pcm(bytes(2 * SECOND)))
    await engine.aclose()

    assert (transcript.text, double.paths) == ("", [])
