"""Listens to recordings while they arrive: one listener per turn, rebuilt whenever it is lost."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, Protocol
from weakref import WeakValueDictionary

import structlog

from viva.errors import AppError
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.logs import frames
from viva.interviews.recordings.errors import RecordingNotFoundError
from viva.interviews.recordings.schemas import RecordingRef, TurnKey
from viva.speech.schemas import Heard

log = structlog.get_logger()

_IDLE_SECONDS = 60.0


class Listening(Protocol):
    """Used by one caller at a time, with the chunks of one recording in order."""

    async def feed(self, chunk: bytes) -> str | None:
        """Take the next bytes; the whole text so far where it has changed."""
        ...

    async def finish(self, *, claimed_seconds: float | None = None) -> Heard:
        """What was heard; without a usable engine, a Heard whose transcript is null.

        Raises:
            AppError: There is no sound to listen to.
        """
        ...

    async def aclose(self) -> None:
        """Give up what is held; also after `finish`, also twice."""
        ...


OpenListening = Callable[[TurnKey], Awaitable[Listening]]


class ChunkSource(Protocol):
    async def find_bytes(self, key: TurnKey, take: int, n: int) -> bytes | None:
        """A chunk of this take, if it has arrived."""
        ...


class Publish(Protocol):
    async def __call__(self, key: TurnKey, take: int, text: str) -> None:
        """Tell what was understood so far of an answer that goes on."""
        ...


class Listeners:
    """`notice` and `finish` may be called in any order and at the same time.

    A partial transcript waits for the first chunk after its time, so it is told one chunk early.
    """

    def __init__(
        self,
        *,
        open_listening: OpenListening,
        chunks: ChunkSource,
        publish: Publish,
        partial_seconds: float,
        chunk_seconds: float = 1.0,
        clock: Clock,
    ) -> None:
        self._open_listening = open_listening
        self._chunks = chunks
        self._publish = publish
        self._interval = timedelta(seconds=max(partial_seconds - chunk_seconds, 0.0))
        self._clock = clock
        self._listeners: dict[TurnKey, _Listener] = {}
        self._locks: WeakValueDictionary[TurnKey, asyncio.Lock] = WeakValueDictionary()
        self._under_way: set[asyncio.Task[None]] = set()
        self._pending: set[TurnKey] = set()

    def notice(self, key: TurnKey, take: int) -> None:
        """A chunk has arrived: listen to whatever can be listened to now."""
        if key in self._pending:
            return
        self._pending.add(key)
        self._start(self._catch_up(key, take))

    async def finish(self, key: TurnKey, ref: RecordingRef) -> Heard:
        """What is heard in the complete recording; nothing more is published of it.

        Raises:
            RecordingNotFoundError: It was deleted meanwhile.
            AppError: There is no sound to listen to; see `Listening.finish`.
        """
        async with self._lock(key):
            try:
                return await self._finish(key, ref)
            except AppError:
                raise
            except Exception as error:  # noqa: BLE001 - a listener that broke is replaced once
                log.error("listening_failed", turn_id=key.turn_id, error=frames(error))
            return await self._finish(key, ref)

    def give_up(self, key: TurnKey) -> None:
        """What is said in this turn is not wanted any more; its listener is not kept."""
        if key in self._listeners or key in self._pending or self._lock(key).locked():
            self._start(self._drop_in_turn(key))

    async def settle(self) -> None:
        """Wait until everything that has arrived has been listened to."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    async def aclose(self) -> None:
        for task in self._under_way:
            task.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way)
        for key in list(self._listeners):
            await self._drop(key)

    async def _catch_up(self, key: TurnKey, take: int) -> None:
        async with self._lock(key):
            if key not in self._pending:
                # All was heard meanwhile.
                return
            # From here on another chunk means another look.
            self._pending.discard(key)
            try:
                listener = self._listeners.get(key)
                if listener is None or listener.take <= take:
                    listener = await self._get(key, take)
                    await self._advance(key, listener)
                    await self._tell(key, listener)
            except AppError as error:
                log.info("listening_failed", turn_id=key.turn_id, code=error.code)
                await self._drop(key)
            except Exception as error:  # noqa: BLE001 - the end of the answer begins anew
                log.error("listening_failed", turn_id=key.turn_id, error=frames(error))
                await self._drop(key)

    async def _finish(self, key: TurnKey, ref: RecordingRef) -> Heard:
        listener = await self._get(key, ref.take, at_most=ref.chunks)
        try:
            await self._advance(key, listener, up_to=ref.chunks)
            if listener.next_n < ref.chunks:
                raise RecordingNotFoundError
            return await listener.listening.finish(claimed_seconds=ref.seconds)
        finally:
            self._pending.discard(key)
            await self._drop(key)

    async def _get(self, key: TurnKey, take: int, *, at_most: int | None = None) -> "_Listener":
        """The turn's listener, a new one for another take or if it has heard too much."""
        listener = self._listeners.get(key)
        if listener is not None:
            heard_too_much = at_most is not None and listener.next_n > at_most
            if listener.take != take or heard_too_much:
                await self._drop(key)
                listener = None
        if listener is None:
            listening = await self._open_listening(key)
            listener = _Listener(take, listening, told_at=self._clock())
            self._listeners[key] = listener
        listener.drop_later(lambda: self._drop_idle(key, listener))
        return listener

    async def _advance(
        self, key: TurnKey, listener: "_Listener", *, up_to: int | None = None
    ) -> None:
        """Feed the chunks that follow one another."""
        while up_to is None or listener.next_n < up_to:
            content = await self._chunks.find_bytes(key, listener.take, listener.next_n)
            if content is None:
                break
            text = await listener.listening.feed(content)
            listener.next_n += 1
            listener.text = listener.text if text is None else text

    async def _tell(self, key: TurnKey, listener: "_Listener") -> None:
        now = self._clock()
        if listener.text != listener.told and now - listener.told_at >= self._interval:
            listener.told, listener.told_at = listener.text, now
            await self._publish(key, listener.take, listener.text)

    async def _drop_in_turn(self, key: TurnKey) -> None:
        async with self._lock(key):
            await self._drop(key)

    async def _drop(self, key: TurnKey) -> None:
        listener = self._listeners.pop(key, None)
        if listener is not None:
            await listener.aclose()

    def _drop_idle(self, key: TurnKey, listener: "_Listener") -> None:
        if self._listeners.get(key) is listener and not self._lock(key).locked():
            self._start(self._drop(key))

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    def _lock(self, key: TurnKey) -> asyncio.Lock:
        lock = self._locks.get(key)
        if lock is None:
            lock = self._locks[key] = asyncio.Lock()
        return lock


class _Listener:
    """A recording that is being listened to, up to a chunk."""

    def __init__(self, take: int, listening: Listening, *, told_at: datetime) -> None:
        self.take = take
        self.listening = listening
        self.next_n = 0
        self.text = ""
        self.told = ""
        self.told_at = told_at
        self._timer: asyncio.TimerHandle | None = None

    def drop_later(self, drop: Callable[[], None]) -> None:
        """What happens when nobody sends more of it for a while."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(_IDLE_SECONDS, drop)

    async def aclose(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        await self.listening.aclose()
