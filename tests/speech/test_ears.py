"""Pipecat's ears on what eSpeak NG says."""

import pytest

from tests.speech.engines import spoken
from viva.speech.ears import has_ears, open_ears
from viva.speech.schemas import BYTES_PER_SECOND

pytestmark = pytest.mark.skipif(not has_ears(), reason="the extra `voice` is not for this machine")

_PIECE = 1_600


async def test_speech_is_noticed_soon_after_it_begins_and_after_it_ends() -> None:
    ears = await open_ears()
    sound = (await spoken("Yes, I have done that twice.")).pcm
    before = bytes(BYTES_PER_SECOND)
    pcm = before + sound + bytes(BYTES_PER_SECOND)
    changes: list[float] = []
    was_speaking = False

    for at in range(0, len(pcm), _PIECE):
        is_speaking = await ears.hear(pcm[at : at + _PIECE])
        if is_speaking != was_speaking:
            changes.append((at + _PIECE) / BYTES_PER_SECOND)
            was_speaking = is_speaking
    await ears.aclose()

    end = (len(before) + len(sound)) / BYTES_PER_SECOND
    assert 1.0 < changes[0] < 1.7
    assert not was_speaking
    assert abs(changes[-1] - end) < 0.5


async def test_an_unfinished_sentence_is_told_from_a_finished_one() -> None:
    ears = await open_ears()
    pause = bytes(BYTES_PER_SECOND // 5)
    unfinished = (await spoken("So I think that the main reason was, um,")).pcm
    finished = (await spoken("Yes.")).pcm

    verdicts = [await ears.seems_finished(one + pause) for one in (unfinished, finished)]
    await ears.aclose()

    assert verdicts == [False, True]
