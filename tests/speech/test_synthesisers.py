"""One suite for every text-to-speech engine that can run here."""

from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing

import numpy as np
import pytest

from tests.speech.engines import ScriptedSynthesiser
from tests.speech.service_double import SPEECH, ServiceDouble, service_double
from viva.speech.errors import SynthesisUnavailableError
from viva.speech.hosted_synthesiser import HostedSynthesiser
from viva.speech.local_voices import espeak_engine
from viva.speech.services import Service
from viva.speech.synthesisers import Synthesiser
from viva.speech.worker_synthesiser import WorkerSynthesiser


@pytest.fixture
def double() -> Iterator[ServiceDouble]:
    with service_double() as double:
        yield double


@pytest.fixture
def service(double: ServiceDouble) -> Service:
    return Service(provider="local", model="voice", base_url=double.url, key=None)


@pytest.fixture(params=["espeak-ng", "hosted", "scripted"])
async def synthesiser(
    request: pytest.FixtureRequest, service: Service
) -> AsyncIterator[Synthesiser]:
    engines: dict[str, Synthesiser] = {
        "espeak-ng": WorkerSynthesiser(espeak_engine(), processes=1),
        "hosted": HostedSynthesiser(service),
        "scripted": ScriptedSynthesiser(),
    }
    engine = engines[request.param]
    yield engine
    await engine.aclose()


async def heard(
    engine: Synthesiser, text: str, *, voice: str | None = None, speed: float = 1.0
) -> bytes:
    return b"".join([piece async for piece in engine.speak(text, voice, speed)])


async def test_every_synthesiser_keeps_the_promises_of_the_seam(synthesiser: Synthesiser) -> None:
    sound = await heard(synthesiser, "Tell me about it.", voice=synthesiser.voices()[0].name)

    samples = np.frombuffer(sound, dtype="<i2")
    assert synthesiser.find_problem() is None
    assert len(samples) > synthesiser.sample_rate / 2
    assert np.abs(samples).max() > 1_000


async def test_who_stops_listening_in_the_middle_can_ask_again(synthesiser: Synthesiser) -> None:
    async with aclosing(synthesiser.speak("First. " * 20, None, 1.0)) as pieces:
        await anext(pieces)

    assert await heard(synthesiser, "Second.")


async def test_espeak_speaks_faster_when_asked_and_says_odd_texts_without_failing() -> None:
    engine = WorkerSynthesiser(espeak_engine(), processes=1)

    slow, fast = [await heard(engine, "How did you test it?", speed=s) for s in (0.7, 1.6)]
    odd = await heard(engine, "\0<speak>&lt; 你好 🎧 C++ [[x]]")
    await engine.aclose()

    assert len(slow) > 1.5 * len(fast)
    assert odd


async def test_espeak_without_the_voice_is_an_error_that_callers_can_handle() -> None:
    engine = WorkerSynthesiser(espeak_engine(), processes=1)

    with pytest.raises(SynthesisUnavailableError):
        await heard(engine, "Hello there.", voice="no-such-voice")
    await engine.aclose()


async def test_a_hosted_synthesiser_that_fails_or_is_silent_is_an_error(
    service: Service, double: ServiceDouble
) -> None:
    engine = HostedSynthesiser(service)

    for status, sound in ((500, b"boom"), (302, b"moved"), (200, b"")):
        double.status, double.sound = status, sound
        with pytest.raises(SynthesisUnavailableError):
            await heard(engine, "Hello there.")
    await engine.aclose()

    assert double.paths == [SPEECH] * 3
