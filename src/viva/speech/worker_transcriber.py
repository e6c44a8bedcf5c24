"""Speech-to-text engines that run in processes of their own, one recording to a process.

Their workers all speak alike: a message with the language, frames of sound up to an empty one;
back come messages with the text so far, and one with the words at the end.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from viva.infra.processes.child import Child, ChildDiedError
from viva.infra.processes.pool import ChildPool, PoolClosedError
from viva.infra.processes.tasks import end_task
from viva.speech.errors import TranscriptionUnavailableError
from viva.speech.packets import END, pack_message, pack_sound
from viva.speech.schemas import BYTES_PER_SECOND, Sound, Transcript, Word

_PIECE_BYTES = 262_144
# Seconds for a second of sound, on a slow and busy machine.
_SLOWEST_PACE = 1.0


class _TimedWord(BaseModel):
    text: str
    start: float
    end: float


class _Told(BaseModel):
    """What a worker says; at the end `words`, or `text` alone from engines without times."""

    model_config = ConfigDict(extra="ignore")

    done: bool = False
    text: str = ""
    words: tuple[_TimedWord, ...] = ()
    problem: str | None = None


_TOLD = TypeAdapter(_Told)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerEngine:
    """One engine: its worker's module and arguments, and what it is like.

    `languages` is empty where the engine knows every language.
    """

    name: str
    description: str
    module: str
    arguments: tuple[str, ...] = ()
    draft: bool
    keeps_fillers: bool
    languages: frozenset[str] = frozenset()
    find_problem: Callable[[], str | None]


class WorkerTranscriber:
    """A transcriber by processes; recordings past `processes` wait for one in memory."""

    def __init__(
        self,
        engine: WorkerEngine,
        *,
        processes: int = 2,
        idle_seconds: float = 300.0,
        timeout_seconds: float = 60.0,
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
    def draft(self) -> bool:
        return self._engine.draft

    @property
    def keeps_fillers(self) -> bool:
        return self._engine.keeps_fillers

    @property
    def pids(self) -> tuple[int, ...]:
        return self._pool.pids

    @property
    def description(self) -> str:
        return self._engine.description

    @property
    def is_local(self) -> bool:
        return True

    def find_problem(self) -> str | None:
        return self._broken or self._engine.find_problem()

    async def open(self, language: str) -> "WorkerSession":
        spoken = language.partition("-")[0].lower()
        if self._engine.languages and spoken not in self._engine.languages:
            raise TranscriptionUnavailableError(
                f"{self.name} does not know the language {language}."
            )
        return WorkerSession(self._engine, self._pool, spoken, self._timeout_seconds)

    async def transcribe(self, sound: Sound, language: str = "en") -> Transcript:
        session = await self.open(language)
        try:
            await session.feed(sound.pcm)
            return await session.finish()
        finally:
            await session.aclose()

    async def warm(self) -> None:
        """Start a process before the first recording comes, and see whether it can work."""
        try:
            await self.transcribe(Sound.from_pcm(bytes(BYTES_PER_SECOND)))
        except TranscriptionUnavailableError:
            self._broken = f"{self.name} does not start. Is its model whole, and the right one?"

    async def aclose(self) -> None:
        await self._pool.aclose()


class WorkerSession:
    """One recording that is recognised while it goes on."""

    def __init__(
        self, engine: WorkerEngine, pool: ChildPool, language: str, timeout_seconds: float
    ) -> None:
        self._engine = engine
        self._pool = pool
        self._language = language
        self._timeout_seconds = timeout_seconds
        self._pieces: asyncio.Queue[bytes] = asyncio.Queue()
        self._bytes = 0
        self._partial: str | None = None
        self._work: asyncio.Task[_Told] | None = None

    async def feed(self, pcm: bytes) -> str | None:
        if self._work is None:
            self._work = asyncio.create_task(self._recognise())
        self._bytes += len(pcm)
        for at in range(0, len(pcm), _PIECE_BYTES):
            self._pieces.put_nowait(pcm[at : at + _PIECE_BYTES])
        if self._work.done():
            await self._work
        partial, self._partial = self._partial, None
        return partial

    async def finish(self) -> Transcript:
        await self.feed(b"")
        if self._work is None:
            raise TranscriptionUnavailableError("There is nothing to recognise.")
        self._pieces.put_nowait(END)
        try:
            async with asyncio.timeout(self._patience_seconds):
                told = await asyncio.shield(self._work)
        except TimeoutError as error:
            await self.aclose()
            raise TranscriptionUnavailableError(f"{self._engine.name} takes too long.") from error
        words = tuple(Word(word.text, word.start, word.end) for word in told.words)
        return Transcript(
            text=told.text or " ".join(word.text for word in words),
            words=words,
            engine=self._engine.name,
            draft=self._engine.draft,
            language=self._language,
        )

    @property
    def _patience_seconds(self) -> float:
        """Where others were served first, none of the recording may have been heard yet."""
        return self._timeout_seconds + _SLOWEST_PACE * self._bytes / BYTES_PER_SECOND

    async def aclose(self) -> None:
        await end_task(self._work)

    async def _recognise(self) -> _Told:
        try:
            async with self._pool.lend() as child:
                return await self._converse(child)
        except (ChildDiedError, ValidationError, OSError, PoolClosedError) as error:
            raise TranscriptionUnavailableError(
                f"{self._engine.name} stopped while it listened."
            ) from error

    async def _converse(self, child: Child) -> _Told:
        listening = asyncio.create_task(self._listen(child))
        try:
            await child.send(pack_message({"language": self._language}))
            while (piece := await self._pieces.get()) != END:
                await child.send(pack_sound(piece))
            await child.send(END)
            return await listening
        finally:
            await end_task(listening)

    async def _listen(self, child: Child) -> _Told:
        while True:
            told = _TOLD.validate_json(await child.receive())
            if told.problem is not None:
                raise ChildDiedError(told.problem)
            if told.done:
                return told
            self._partial = told.text
