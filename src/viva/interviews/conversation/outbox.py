"""What goes to the other end, in order; sound that nobody is to hear any more is dropped."""

import asyncio
import json
from collections import deque
from typing import Protocol

from viva.interviews.conversation.messages import Message


class Wire(Protocol):
    """A connection that carries text and sound."""

    async def receive(self) -> str | bytes | None:
        """Null when the other end has hung up."""
        ...

    async def send_text(self, text: str) -> None: ...

    async def send_bytes(self, content: bytes) -> None: ...

    async def close(self, code: int, reason: str) -> None: ...


class Outbox:
    """`say` and `sound` never wait; `work` sends until it is cancelled."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._waiting: deque[Message | bytes] = deque()
        self._news = asyncio.Event()
        self._empty = asyncio.Event()
        self._empty.set()

    def say(self, message: Message) -> None:
        self._add(message)

    def sound(self, pcm: bytes) -> None:
        self._add(pcm)

    def drop_sound(self) -> None:
        """Nothing that waits is heard; messages stay."""
        self._waiting = deque(item for item in self._waiting if not isinstance(item, bytes))

    async def work(self) -> None:
        while True:
            await self._news.wait()
            self._news.clear()
            while self._waiting:
                item = self._waiting.popleft()
                if isinstance(item, bytes):
                    await self._wire.send_bytes(item)
                else:
                    await self._wire.send_text(json.dumps(item, ensure_ascii=False))
            self._empty.set()

    async def drain(self) -> None:
        """Wait until everything is sent."""
        await self._empty.wait()

    def _add(self, item: Message | bytes) -> None:
        self._waiting.append(item)
        self._empty.clear()
        self._news.set()
