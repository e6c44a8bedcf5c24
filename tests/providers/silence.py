"""An event loop that does not wait for a provider who has fallen silent.

Time limits can be as long as a busy machine needs, and nothing waits for them: when the double says
that no more will come from it, and all that came before has been read, the time of the loop moves
on to the limit that comes next.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from tests.providers.server import ProviderDouble

T = TypeVar("T")


class _Selector(selectors.DefaultSelector):
    """`skipped` are the seconds that nobody waited for."""

    silences = 0
    skipped = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if self.silences and timeout:
            found = super().select(0)
            if not found:
                self.silences -= 1
                self.skipped += timeout
            return found
        return super().select(timeout)

    def fall_silent(self) -> None:
        self.silences += 1


class _Loop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._skipping = _Selector()
        super().__init__(self._skipping)

    def time(self) -> float:
        return super().time() + self._skipping.skipped

    def hear_nothing(self) -> None:
        """A provider has fallen silent; may be told by another thread."""
        self.call_soon_threadsafe(self._skipping.fall_silent)


def run_without_waiting(double: ProviderDouble, work: Callable[[], Coroutine[Any, Any, T]]) -> T:
    loop = _Loop()
    double.conversation.on_silence = loop.hear_nothing
    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(work())
