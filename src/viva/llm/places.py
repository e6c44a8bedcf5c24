"""How many requests one provider gets at the same time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from viva.llm.names import Provider


class Places:
    """Places per provider, of which background work may not take the last quarter."""

    def __init__(self, per_provider: int) -> None:
        self._all = {name: asyncio.Semaphore(per_provider) for name in Provider}
        in_background = per_provider - per_provider // 4
        self._background = {name: asyncio.Semaphore(in_background) for name in Provider}

    @asynccontextmanager
    async def take(self, provider: Provider, *, live: bool) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if not live:
                await stack.enter_async_context(self._background[provider])
            await stack.enter_async_context(self._all[provider])
            yield
