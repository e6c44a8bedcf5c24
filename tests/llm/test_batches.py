"""Reading a stream in batches, and piece by piece while somebody watches."""

import asyncio
from collections.abc import AsyncIterator, Callable

from tests.llm.virtual_time import now, run_virtually
from viva.llm.batches import in_batches

PACE_SECONDS = 0.01
PAUSE_SECONDS = 0.1


class Provider:
    """Sends a piece every ten milliseconds; what nobody has read yet waits."""

    def __init__(self, count: int) -> None:
        self._sent_at = [PACE_SECONDS * number for number in range(1, count + 1)]

    async def pieces(self) -> AsyncIterator[float]:
        """The times at which they were sent."""
        for at in self._sent_at:
            if at > now():
                await asyncio.sleep(at - now())
            yield at


def delays(count: int, is_watched: Callable[[float], bool]) -> list[float]:
    """How long each piece waited before it was read."""

    async def read() -> list[float]:
        waited: list[float] = []
        read_so_far = [0.0]
        async for sent_at in in_batches(
            Provider(count).pieces(),
            pause_seconds=PAUSE_SECONDS,
            is_watched=lambda: is_watched(read_so_far[-1]),
        ):
            read_so_far.append(sent_at)
            waited.append(now() - sent_at)
        return waited

    return run_virtually(read)


def test_what_nobody_watches_is_read_several_pieces_at_a_time() -> None:
    waited = delays(40, lambda _: False)

    assert len(waited) == 40
    assert sum(delay < PACE_SECONDS / 2 for delay in waited) <= 40 / 4
    assert max(waited) <= PAUSE_SECONDS


def test_the_first_piece_is_never_held_up() -> None:
    assert delays(3, lambda _: False)[0] < PACE_SECONDS / 10


def test_while_somebody_watches_no_piece_waits() -> None:
    assert max(delays(40, lambda _: True)) < PACE_SECONDS / 10


def test_batches_begin_when_nobody_watches_any_more() -> None:
    waited = delays(40, lambda sent_at: sent_at < 20 * PACE_SECONDS)

    assert max(waited[:20]) < PACE_SECONDS / 10
    assert max(waited[20:]) > PACE_SECONDS
