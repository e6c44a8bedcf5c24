"""Children of one kind, reused; each serves one caller at a time."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager

from viva.infra.processes.child import Child, ChildDiedError


class PoolClosedError(Exception):
    """The server is stopping."""


class ChildPool:
    """At most `size` processes; those that are idle for `idle_seconds` are ended.

    Args:
        sleep: Waits for the idle time; a test passes its own.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str] = (),
        *,
        size: int,
        idle_seconds: float = 60.0,
        variables: Mapping[str, str] | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._module = module
        self._arguments = tuple(arguments)
        self._idle_seconds = idle_seconds
        self._variables = variables
        self._sleep = sleep
        self._slots = asyncio.Semaphore(size)
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
        self._watch: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def pids(self) -> tuple[int, ...]:
        """Of the children that run now."""
        return tuple(child.pid for child in (*self._idle, *self._busy) if child.is_running)

    async def take(self) -> Child:
        """A child for one caller, when there is a place; `give_back` or `discard` frees it.

        Raises:
            PoolClosedError: The pool is closed.
            OSError: The system starts no process.
        """
        await self._slots.acquire()
        try:
            child = await self._find_or_start()
        except BaseException:
            self._slots.release()
            raise
        self._busy.add(child)
        return child

    def give_back(self, child: Child) -> None:
        """The child is ready for another caller."""
        if self._closed or child not in self._busy:
            child.kill()
        elif child.is_running:
            self._idle.append(child)
            self._watch_idle()
        self._release(child)

    async def discard(self, child: Child) -> None:
        """The child is of no more use."""
        try:
            await child.end()
        finally:
            self._release(child)

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Child]:
        """A child that is given back unless the block raises."""
        child = await self.take()
        try:
            yield child
        except BaseException:
            await self.discard(child)
            raise
        self.give_back(child)

    async def warm(self) -> None:
        """Start a child if there is none, so that nobody has to wait for it."""
        try:
            self.give_back(await self.take())
        except (OSError, PoolClosedError, ChildDiedError):
            return

    async def aclose(self) -> None:
        """End all children; work that is under way fails."""
        self._closed = True
        if self._watch is not None:
            self._watch.cancel()
        children = [*self._idle, *self._busy]
        self._idle.clear()
        for child in children:
            await child.end()

    async def _find_or_start(self) -> Child:
        if self._closed:
            raise PoolClosedError
        while self._idle:
            child = self._idle.pop()
            if child.is_running:
                return child
        child = await Child.start(self._module, self._arguments, self._variables)
        if self._closed:
            # While it started: nobody else would end it.
            await child.end()
            raise PoolClosedError
        return child

    def _release(self, child: Child) -> None:
        if child in self._busy:
            self._busy.discard(child)
            self._slots.release()

    def _watch_idle(self) -> None:
        if self._watch is not None:
            self._watch.cancel()
        self._watch = asyncio.create_task(self._end_when_idle())

    async def _end_when_idle(self) -> None:
        await self._sleep(self._idle_seconds)
        children, self._idle = self._idle, []
        for child in children:
            child.kill()
        for child in children:
            await child.process.wait()
