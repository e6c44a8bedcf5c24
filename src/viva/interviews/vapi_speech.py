"""A reply that is spoken while it is written: nothing that was said can be taken back."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

APOLOGY = " … Sorry, let me put that another way. "


class Speech:
    """A question on its way to a voice, which speaks each word as soon as it is there.

    Where the question begins anew, as after a broken stream, words that were said already are not
    said again; from where it reads otherwise, it is told whole after an apology.
    """

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self._unsent: list[str] = []
        self._written = ""
        self._heard = ""

    def show(self, text: str) -> None:
        """More of the question."""
        self._written += text
        if not self._heard.startswith(self._written):
            self._say(self._written)

    def clear(self) -> None:
        """The question begins anew."""
        self._written = ""

    def end(self, text: str) -> None:
        """The question is whole; this is what it says."""
        if text != self._heard:
            self._say(text)

    def _say(self, text: str) -> None:
        goes_on = text.startswith(self._heard)
        self._unsent.append(text[len(self._heard) :] if goes_on else f"{APOLOGY}{text}")
        self._heard = text
        self._news.set()

    def hear(self) -> list[str]:
        """What is to be said and was not heard yet."""
        pieces, self._unsent = self._unsent, []
        self._news.clear()
        return pieces

    async def wait(self) -> None:
        """Until there is more."""
        await self._news.wait()


@dataclass(frozen=True, slots=True)
class SpokenReply:
    """What is said next: `task` has all of it, `speech` what is there so far."""

    task: asyncio.Task[str]
    speech: Speech = field(default_factory=Speech)

    async def begin(self, seconds: float) -> None:
        """Wait so long at the most for the first word, or for the reason why there is none.

        Raises: what the task raises.
        """
        await self._wait(seconds)
        if self.task.done():
            self.task.result()

    async def pieces(self) -> AsyncIterator[str]:
        """The words as they come; raises what the task raises."""
        while not self.task.done():
            for piece in self.speech.hear():
                yield piece
            await self._wait(None)
        self.speech.end(self.task.result())
        for piece in self.speech.hear():
            yield piece

    async def _wait(self, seconds: float | None) -> None:
        news = asyncio.ensure_future(self.speech.wait())
        await asyncio.wait({news, self.task}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        news.cancel()
