"""Jobs that run at once in the caller's event loop and do not outlive it."""

from collections.abc import Sequence

from viva.infra.jobs.jobs import Step


class InlineJobs:
    """For runs that end with their process, such as an interview in the terminal."""

    def __init__(self) -> None:
        self._jobs: dict[str, Sequence[Step]] = {}
        self._done: set[tuple[str, str]] = set()

    def register(self, name: str, steps: Sequence[Step]) -> None:
        self._jobs[name] = steps

    def repeat(self, name: str, step: Step, *, cron: str) -> None:
        """Nothing repeats in a run that is over soon."""

    async def start(self) -> None:
        """Nothing to take up."""

    async def enqueue(self, name: str, argument: str) -> None:
        if (name, argument) in self._done:
            return
        self._done.add((name, argument))
        for step in self._jobs[name]:
            await step.run(argument)

    async def aclose(self) -> None:
        """Nothing to close."""
