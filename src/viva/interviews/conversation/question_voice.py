"""Speaks questions into a connection."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from time import monotonic
from typing import Protocol

from viva.errors import AppError
from viva.interviews.conversation.messages import Stopped, error_message
from viva.interviews.conversation.outbox import Outbox
from viva.speech.resampling import Resampler
from viva.speech.schemas import BYTES_PER_SECOND

_PIECE_BYTES = BYTES_PER_SECOND // 10


class Speaks(Protocol):
    def stream(
        self, text: str, *, voice: str | None = None, speed: float | None = None
    ) -> AsyncGenerator[tuple[int, bytes], None]:
        """Samples per second and s16le as they come."""
        ...


class QuestionVoice:
    """One text at a time.

    Args:
        ended: Told the turn whose question was heard to its end, or cannot be.
        begun: Told how long the first sound of a text took.
    """

    def __init__(
        self,
        speech: Speaks,
        outbox: Outbox,
        *,
        ended: Callable[[str], None],
        begun: Callable[[float], None],
    ) -> None:
        self._speech = speech
        self._outbox = outbox
        self._ended = ended
        self._begun = begun
        self._task: asyncio.Task[None] | None = None
        self._turn_id = ""

    def say(self, turn_id: str, text: str) -> None:
        """Begin to speak; whatever was spoken before is cut off."""
        self.stop()
        self._turn_id = turn_id
        self._outbox.say({"type": "speech.start", "turn_id": turn_id})
        self._task = asyncio.create_task(self._speak(turn_id, text))

    def stop(self) -> None:
        """Cut off what is spoken, if anything is."""
        task, self._task = self._task, None
        if task is None:
            return
        task.cancel()
        self._outbox.drop_sound()
        self._say_stopped(self._turn_id, Stopped.INTERRUPTED)

    async def aclose(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])

    async def _speak(self, turn_id: str, text: str) -> None:
        why = Stopped.FINISHED
        try:
            await self._send_sound(text)
        except AppError as error:
            why = Stopped.FAILED
            self._outbox.say(error_message(error))
        self._task = None
        self._say_stopped(turn_id, why)
        self._ended(turn_id)

    async def _send_sound(self, text: str) -> None:
        began, first, sent = monotonic(), 0.0, 0
        resampler: Resampler | None = None
        async with aclosing(self._speech.stream(text)) as pieces:
            async for rate, piece in pieces:
                if resampler is None:
                    first = monotonic()
                    self._begun(first - began)
                    resampler = Resampler(rate)
                # Short pieces: the first one is heard while the next ones are made.
                for at in range(0, len(piece), _PIECE_BYTES):
                    sent += self._send(resampler.feed(piece[at : at + _PIECE_BYTES]))
                    await asyncio.sleep(0)
        if resampler is not None:
            sent += self._send(resampler.finish())
        # The other end plays it as fast as it is spoken.
        await asyncio.sleep(max(0.0, first + sent / BYTES_PER_SECOND - monotonic()))

    def _send(self, pcm: bytes) -> int:
        if pcm:
            self._outbox.sound(pcm)
        return len(pcm)

    def _say_stopped(self, turn_id: str, why: Stopped) -> None:
        self._outbox.say({"type": "speech.stop", "turn_id": turn_id, "reason": why.value})
