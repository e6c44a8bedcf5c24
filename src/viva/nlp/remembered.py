"""Results kept by what they were made from, as long as there is room."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Remembered(Generic[Result]):
    """Holds results up to a number of bytes and forgets those that were not asked for longest."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._held_bytes = 0
        self._results: OrderedDict[str, tuple[Result, int]] = OrderedDict()
        self._lock = Lock()

    def find(self, key: str) -> Result | None:
        with self._lock:
            if key not in self._results:
                return None
            self._results.move_to_end(key)
            return self._results[key][0]

    def keep(self, key: str, result: Result, size_bytes: int) -> None:
        """Keeps it, even where it alone is too large, until the next one comes."""
        with self._lock:
            if key in self._results:
                return
            self._results[key] = result, size_bytes
            self._held_bytes += size_bytes
            while self._held_bytes > self._most_bytes and len(self._results) > 1:
                _, (_, freed) = self._results.popitem(last=False)
                self._held_bytes -= freed
