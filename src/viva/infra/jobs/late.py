"""Jobs whose machinery is loaded in the background, so that the server can serve first."""

import asyncio
from collections.abc import Callable, Sequence

import structlog

from viva.infra.jobs.jobs import Jobs, Step

log = structlog.get_logger()


class LateJobs:
    """Keeps what is enqueued early until the real jobs have started.

    Args:
        load: Imports and makes the real jobs; slow, so it is called in a thread.
    """

    def __init__(self, load: Callable[[], Jobs]) -> None:
        self._load = load
        self._registered: list[tuple[str, Sequence[Step]]] = []
        self._repeated: list[tuple[str, Step, str]] = []
        self._early: list[tuple[str, str]] = []
        self._jobs: Jobs | None = None

    def register(self, name: str, steps: Sequence[Step]) -> None:
        self._registered.append((name, steps))

    def repeat(self, name: str, step: Step, *, cron: str) -> None:
        self._repeated.append((name, step, cron))

    async def start(self) -> None:
        jobs = await asyncio.to_thread(self._load)
        for name, steps in self._registered:
            jobs.register(name, steps)
        for name, step, cron in self._repeated:
            jobs.repeat(name, step, cron=cron)
        await jobs.start()
        self._jobs = jobs
        early, self._early = self._early, []
        for name, argument in early:
            await jobs.enqueue(name, argument)

    async def enqueue(self, name: str, argument: str) -> None:
        if self._jobs is None:
            self._early.append((name, argument))
        else:
            await self._jobs.enqueue(name, argument)

    async def aclose(self) -> None:
        if self._jobs is not None:
            await self._jobs.aclose()
