"""Background work by name: a job is a list of named steps that each take one id."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

StepFunction = Callable[[str], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Step:
    """One step; it may run again after a crash, so it must be safe to repeat."""

    name: str
    run: StepFunction


class Jobs(Protocol):
    """Runs registered jobs; the same job for the same id runs once."""

    def register(self, name: str, steps: Sequence[Step]) -> None:
        """Make a job known. All jobs are registered before `start`."""
        ...

    def repeat(self, name: str, step: Step, *, cron: str) -> None:
        """Have this run at the times (UTC) of a cron line, once for all processes, with the time.

        Called before `start`. Jobs that do not outlive their caller do not repeat anything.
        """
        ...

    async def start(self) -> None:
        """Take up work, that of an earlier process included."""
        ...

    async def enqueue(self, name: str, argument: str) -> None:
        """Have the job run for `argument`; durable jobs run after this has returned."""
        ...

    async def aclose(self) -> None: ...
