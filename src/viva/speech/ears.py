"""Who speaks now, and whether they have come to an end: the seam of live conversations."""

import asyncio
from collections.abc import Awaitable, Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol

HOW_TO_ADD = (
    "Run `python3 dev.py run --voice`, or install the package with its extra: `viva[voice]`."
)


class Ears(Protocol):
    """Follows one voice (16 kHz mono s16le). `hear` may go on while an end is judged."""

    async def hear(self, pcm: bytes) -> bool:
        """Take more sound; whether somebody speaks now."""
        ...

    async def seems_finished(self, pcm: bytes) -> bool:
        """Whether the speaker of this sound, which ends in silence, has finished a turn."""
        ...

    async def aclose(self) -> None: ...


OpenEars = Callable[[], Awaitable[Ears]]


def has_ears() -> bool:
    """Whether the extra that live conversations need is installed."""
    return find_spec("pipecat") is not None


async def open_ears() -> Ears:
    """Raises ImportError without the extra, which is imported only when it is first needed."""
    return await asyncio.to_thread(_load)


def _load() -> Ears:
    ears: Ears = import_module("viva.speech.pipecat_ears").load_ears()
    return ears
