"""Several pieces read at once where nobody waits for each: most of the processor time saved."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from typing import Final, TypeVar

T = TypeVar("T")

# What is there already comes sooner.
_WAITED_SECONDS: Final = 0.002


async def in_batches(
    pieces: AsyncIterator[T],
    *,
    pause_seconds: float,
    is_watched: Callable[[], bool] = lambda: False,
) -> AsyncGenerator[T, None]:
    """Pause behind each piece that was waited for; what comes meanwhile is read at once.

    While somebody watches, nothing is held up.
    """
    clock = asyncio.get_running_loop().time
    asked_at = clock()
    async for piece in pieces:
        waited = clock() - asked_at > _WAITED_SECONDS
        yield piece
        if waited and not is_watched():
            await asyncio.sleep(pause_seconds)
        asked_at = clock()
