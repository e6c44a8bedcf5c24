"""Recordings of any container turned into sound of 16 kHz, in child processes with limits."""

import asyncio
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from viva.infra.processes.child import Child, ChildDiedError
from viva.infra.processes.pool import ChildPool, PoolClosedError
from viva.infra.processes.tasks import end_task
from viva.speech.errors import (
    AudioEmptyError,
    AudioTimeoutError,
    AudioTooLargeError,
    AudioUnreadableError,
    DecoderUnavailableError,
)
from viva.speech.packets import END, find_sound, pack_message, pack_sound, unpack_message
from viva.speech.schemas import Decoded, Sound, SpeechWarning, WarningCode

MODULE = "viva.speech.sound_worker"
_PIECE_BYTES = 262_144
# What recorders and players round away.
_UNHEARD_SECONDS = 1.5
_UNHEARD_PART = 0.05
_LEAST_SECONDS = 0.1
# Ten times what it takes.
_MOST_CPU_PER_SECOND = 0.05
# Up to here a length is told in seconds.
_TOLD_IN_SECONDS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodingLimits:
    """`seconds` of sound are kept at most; `timeout_seconds` are waited for the last of it."""

    max_bytes: int = 50_000_000
    seconds: float = 600.0
    cpu_seconds: int = 30
    timeout_seconds: float = 30.0
    memory_mb: int = 768
    processes: int = 4
    idle_seconds: float = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodingEnd:
    """What came out last; `seconds` is the length of the whole recording."""

    pcm: bytes
    seconds: float
    warnings: tuple[SpeechWarning, ...]


class DecodingSession:
    """One recording that is decoded while it goes on; used by one caller at a time.

    Where all processes are busy, chunks wait for one in memory.
    """

    def __init__(self, pool: ChildPool, limits: DecodingLimits, *, streaming: bool) -> None:
        self._pool = pool
        self._limits = limits
        self._streaming = streaming
        self._chunks: asyncio.Queue[bytes] = asyncio.Queue()
        self._work: asyncio.Task[dict[str, Any]] | None = None
        self._sound = bytearray()
        self._bytes = 0

    async def feed(self, chunk: bytes) -> bytes:
        """Take the next bytes of the container; the sound (s16le) that has come out by now.

        Raises:
            AudioTooLargeError: More bytes than are allowed.
            AudioUnreadableError: The decoder broke on it.
            DecoderUnavailableError: No process can be started.
        """
        self._bytes += len(chunk)
        if self._bytes > self._limits.max_bytes:
            await self.aclose()
            raise AudioTooLargeError(
                f"The recording is larger than {self._limits.max_bytes // 1_000_000} MB."
                " Record a shorter answer, or send sound without video."
            )
        if self._work is None:
            self._work = asyncio.create_task(self._decode())
        if chunk:
            self._chunks.put_nowait(chunk)
        if self._work.done():
            await self._work
        return self._take_sound()

    async def finish(self, *, claimed_seconds: float | None = None) -> DecodingEnd:
        """The rest of the sound; `claimed_seconds` is the length by the recorder's clock.

        Raises:
            AppError: One of `viva.speech.errors.AUDIO_ERRORS`, or DecoderUnavailableError.
        """
        if self._work is None or not self._bytes:
            await self.aclose()
            raise AudioEmptyError("The recording is empty. Check the microphone and record again.")
        self._chunks.put_nowait(END)
        try:
            async with asyncio.timeout(self._limits.timeout_seconds):
                report = await asyncio.shield(self._work)
        except TimeoutError as error:
            await self.aclose()
            raise _took_too_long() from error
        if float(report["seconds"]) < _LEAST_SECONDS:
            raise AudioUnreadableError(
                "No sound can be read in the recording. Record again, or send WebM, MP4, Ogg, MP3"
                " or WAV."
            )
        return DecodingEnd(
            pcm=self._take_sound(),
            seconds=float(report["seconds"]),
            warnings=tuple(_warnings(report, claimed_seconds, self._limits)),
        )

    async def aclose(self) -> None:
        """End the process if it still works; also after `finish`, also twice."""
        await end_task(self._work)

    async def _decode(self) -> dict[str, Any]:
        child: Child | None = None
        try:
            async with self._pool.lend() as child:
                return await self._converse(child)
        except (ChildDiedError, ValueError) as error:
            if child is not None and child.ran_out_of_cpu:
                raise _took_too_long() from error
            raise AudioUnreadableError(
                "The recording made its reader fail. Record again, or type the answer."
            ) from error
        except (OSError, PoolClosedError) as error:
            raise DecoderUnavailableError(
                "Recordings cannot be read at the moment. Try again, or type the answer."
            ) from error

    async def _converse(self, child: Child) -> dict[str, Any]:
        request = {
            "work": "decode",
            "streaming": self._streaming,
            "cpu_seconds": self._limits.cpu_seconds,
            "max_seconds": self._limits.seconds,
        }
        receiving = asyncio.create_task(self._receive(child))
        try:
            await child.send(pack_message(request))
            while (chunk := await self._chunks.get()) != END:
                for at in range(0, len(chunk), _PIECE_BYTES):
                    await child.send(pack_sound(chunk[at : at + _PIECE_BYTES]))
            await child.send(END)
            return await receiving
        finally:
            await end_task(receiving)

    async def _receive(self, child: Child) -> dict[str, Any]:
        while True:
            payload = await child.receive()
            sound = find_sound(payload)
            if sound is None:
                return unpack_message(payload)
            self._sound += sound

    def _take_sound(self) -> bytes:
        sound = bytes(self._sound)
        self._sound.clear()
        return sound


class Decoder:
    """Decodes in child processes; for one event loop, by any number of callers at once."""

    def __init__(self, limits: DecodingLimits | None = None) -> None:
        self._limits = limits or DecodingLimits()
        self._pool = ChildPool(
            MODULE,
            (str(self._limits.memory_mb),),
            size=self._limits.processes,
            idle_seconds=self._limits.idle_seconds,
        )

    @property
    def pids(self) -> tuple[int, ...]:
        return self._pool.pids

    @property
    def pool(self) -> ChildPool:
        """The processes, which can encode, too."""
        return self._pool

    def open(self, *, max_seconds: float | None = None) -> DecodingSession:
        """A recording that comes in chunks; its process is started with the first one.

        `max_seconds` stand for those of the limits.
        """
        limits = self._limits
        if max_seconds is not None:
            cpu_seconds = max(limits.cpu_seconds, int(max_seconds * _MOST_CPU_PER_SECOND))
            limits = replace(limits, seconds=max_seconds, cpu_seconds=cpu_seconds)
        return DecodingSession(self._pool, limits, streaming=True)

    async def decode(
        self, source: bytes | Path, *, claimed_seconds: float | None = None
    ) -> Decoded:
        """The sound of a whole file.

        Raises:
            AppError: One of `viva.speech.errors.AUDIO_ERRORS`, or DecoderUnavailableError.
        """
        content = await asyncio.to_thread(source.read_bytes) if isinstance(source, Path) else source
        session = DecodingSession(self._pool, self._limits, streaming=False)
        try:
            pcm = await session.feed(content) if content else b""
            end = await session.finish(claimed_seconds=claimed_seconds)
        finally:
            await session.aclose()
        sound = Sound.from_pcm(pcm + end.pcm)
        return Decoded(sound=sound, seconds=sound.seconds, warnings=end.warnings)

    async def warm(self) -> None:
        """Start a process before the first recording comes."""
        await self._pool.warm()

    async def aclose(self) -> None:
        await self._pool.aclose()


def _warnings(
    report: dict[str, Any], claimed_seconds: float | None, limits: DecodingLimits
) -> list[SpeechWarning]:
    found: list[SpeechWarning] = []
    seconds = float(report["seconds"])
    if report["too_long"]:
        text = (
            f"Only the first {_told(limits.seconds)} of the recording were used. All of it is kept:"
            " listen to it, and add in writing what is missing."
        )
        return [SpeechWarning(WarningCode.AUDIO_TOO_LONG, text)]
    if report["damaged"]:
        text = "Parts of the recording are damaged and were left out."
        found.append(SpeechWarning(WarningCode.AUDIO_DAMAGED, text))
    if report["truncated"]:
        text = "The recording ends before its end. What is there was used."
        found.append(SpeechWarning(WarningCode.AUDIO_TRUNCATED, text))
    if claimed_seconds is not None and claimed_seconds - seconds > max(
        _UNHEARD_SECONDS, _UNHEARD_PART * claimed_seconds
    ):
        text = (
            f"Only {seconds:.0f} of the {claimed_seconds:.0f} seconds that were recorded arrived."
            " Listen to the recording and correct the text."
        )
        found.append(SpeechWarning(WarningCode.AUDIO_SHORTER_THAN_RECORDED, text))
    return found


def _told(seconds: float) -> str:
    return f"{seconds:.0f} seconds" if seconds < _TOLD_IN_SECONDS else f"{seconds / 60:.0f} minutes"


def _took_too_long() -> AudioTimeoutError:
    return AudioTimeoutError(
        "Reading the recording took too long. Record a shorter answer, or type it."
    )
