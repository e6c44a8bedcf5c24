"""Text-to-speech engines that run in processes of their own."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from viva.infra.processes.child import Child, ChildDiedError
from viva.infra.processes.pool import ChildPool, PoolClosedError
from viva.speech.errors import SynthesisUnavailableError
from viva.speech.packets import find_sound, pack_message, unpack_message
from viva.speech.schemas import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingEngine:
    """One engine: its worker's module and arguments, and what it is like."""

    name: str
    description: str
    module: str
    arguments: tuple[str, ...] = ()
    sample_rate: int
    voices: tuple[Voice, ...]
    find_problem: Callable[[], str | None]


class WorkerSynthesiser:
    """Speaks by processes; by any number of callers at once."""

    def __init__(
        self,
        engine: SpeakingEngine,
        *,
        processes: int = 2,
        idle_seconds: float = 3_600.0,
        timeout_seconds: float = 15.0,
    ) -> None:
        self._engine = engine
        self._timeout_seconds = timeout_seconds
        self._broken: str | None = None
        self._pool = ChildPool(
            engine.module, engine.arguments, size=processes, idle_seconds=idle_seconds
        )

    @property
    def name(self) -> str:
        return self._engine.name

    @property
    def sample_rate(self) -> int:
        return self._engine.sample_rate

    @property
    def pids(self) -> tuple[int, ...]:
        return self._pool.pids

    def voices(self) -> Sequence[Voice]:
        return self._engine.voices

    @property
    def description(self) -> str:
        return self._engine.description

    @property
    def is_local(self) -> bool:
        return True

    def find_problem(self) -> str | None:
        return self._broken or self._engine.find_problem()

    async def speak(
        self, text: str, voice: str | None, speed: float
    ) -> AsyncGenerator[bytes, None]:
        request = {"text": text, "voice": voice or self._engine.voices[0].name, "speed": speed}
        try:
            child = await self._pool.take()
        except (OSError, PoolClosedError) as error:
            raise SynthesisUnavailableError("No process can be started to speak.") from error
        finished = False
        try:
            await child.send(pack_message(request))
            async with aclosing(self._sound_from(child)) as pieces:
                async for piece in pieces:
                    yield piece
            finished = True
        except (ChildDiedError, ValueError, TimeoutError) as error:
            raise SynthesisUnavailableError(f"{self.name} could not speak the text.") from error
        finally:
            # Who stops in the middle leaves a process that still speaks.
            if finished:
                self._pool.give_back(child)
            else:
                await self._pool.discard(child)

    async def warm(self) -> None:
        """Load the engine before the first text comes, and see whether it can work."""
        try:
            async for _ in self.speak("ready", None, 1.0):
                pass
        except SynthesisUnavailableError:
            self._broken = f"{self.name} does not start. Is its model whole, and the right one?"

    async def aclose(self) -> None:
        await self._pool.aclose()

    async def _sound_from(self, child: Child) -> AsyncGenerator[bytes, None]:
        while True:
            payload = await asyncio.wait_for(child.receive(), self._timeout_seconds)
            sound = find_sound(payload)
            if sound is None:
                if unpack_message(payload)["status"] != "done":
                    raise ValueError
                return
            yield sound
