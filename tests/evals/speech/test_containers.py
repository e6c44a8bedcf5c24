"""No recording, whole or broken, loses sound without a word about it."""

from collections.abc import AsyncIterator

import pytest

from tests.speech.recordings import RECORDERS, damage, record, tone
from viva.speech.decoding import Decoder
from viva.speech.errors import AudioUnreadableError

pytestmark = pytest.mark.evals

SECONDS = 8.0
SEEDS = range(4)
# What is lost below that is not worth a warning.
UNNOTICED_SECONDS = 1.6


@pytest.fixture
async def decoder() -> AsyncIterator[Decoder]:
    decoder = Decoder()
    yield decoder
    await decoder.aclose()


async def seconds_lost_in_silence(decoder: Decoder, content: bytes) -> float:
    try:
        decoded = await decoder.decode(content, claimed_seconds=SECONDS)
    except AudioUnreadableError:
        return 0.0
    return 0.0 if decoded.warnings else SECONDS - decoded.seconds


async def test_twelve_containers_in_pieces_or_damaged_never_lose_sound_silently(
    decoder: Decoder,
) -> None:
    samples = tone(SECONDS)
    lost: dict[str, float] = {}
    for name, recorder in RECORDERS.items():
        content = record(samples, recorder)
        variants = {f"{name} damaged {seed}": damage(content, seed=seed) for seed in SEEDS}
        variants |= {
            f"{name} at {part} %": content[: len(content) * part // 100] for part in (5, 40, 70)
        }
        for variant, broken in variants.items():
            lost[variant] = await seconds_lost_in_silence(decoder, broken)

    assert len(RECORDERS) == 12
    assert {name: loss for name, loss in lost.items() if loss > UNNOTICED_SECONDS} == {}
