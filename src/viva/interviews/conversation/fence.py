"""Keeps the words of one answer out of the next one: pure rules."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Caption:
    """The whole text so far of an answer."""

    turn_id: str
    text: str
    is_final: bool = False


class CaptionFence:
    """Lets the captions of the open answer through, once each, up to its final one."""

    def __init__(self, show: Callable[[Caption], None]) -> None:
        self._show = show
        self._open: str | None = None
        self._last: str | None = None

    def open(self, turn_id: str) -> None:
        """From now on only the words of this answer may pass."""
        self._open, self._last = turn_id, None

    def close(self) -> None:
        """Nothing passes until another answer is opened."""
        self._open = None

    def offer(self, caption: Caption) -> bool:
        """Whether the caption was shown; late, doubled and foreign ones are not."""
        if self._open is None or caption.turn_id != self._open:
            return False
        if caption.text == self._last and not caption.is_final:
            return False
        self._last = caption.text
        if caption.is_final:
            self.close()
        self._show(caption)
        return True
