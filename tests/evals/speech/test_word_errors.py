"""The embedded recogniser writes down what it did when it was measured, or better."""

from collections.abc import AsyncIterator

import pytest

from tests.evals.speech.sentences import SENTENCES
from tests.evals.speech.word_errors import (
    FLITE,
    count_errors,
    measure,
    spoken_by_espeak,
    spoken_by_flite,
    words_of,
)
from viva.speech.local_engines import pocketsphinx_engine
from viva.speech.worker_transcriber import WorkerTranscriber

pytestmark = pytest.mark.evals

# What eSpeak says is hard for a recogniser that learned from people.
ESPEAK_BAR, FLITE_BAR = 0.85, 0.25


@pytest.fixture
async def engine() -> AsyncIterator[WorkerTranscriber]:
    engine = WorkerTranscriber(pocketsphinx_engine())
    yield engine
    await engine.aclose()


@pytest.mark.parametrize(
    ("said", "heard", "errors"),
    [
        ("one two three", "one two three", 0),
        ("one two three", "one three", 1),
        ("one two three", "one too three four", 2),
        ("one", "", 1),
    ],
)
def test_errors_are_words_left_out_put_in_or_changed(said: str, heard: str, errors: int) -> None:
    assert count_errors(words_of(said), words_of(heard)) == errors


async def test_pocketsphinx_on_the_embedded_voice(engine: WorkerTranscriber) -> None:
    found = await measure(engine, await spoken_by_espeak(SENTENCES[:2]), voice="espeak-ng")

    assert found.rate <= ESPEAK_BAR


@pytest.mark.skipif(FLITE is None, reason="flite is not installed")
async def test_pocketsphinx_on_a_clear_voice(engine: WorkerTranscriber) -> None:
    assert FLITE is not None

    found = await measure(engine, await spoken_by_flite(FLITE), voice="flite slt")

    assert found.rate <= FLITE_BAR
