"""Documents read in child processes: no hostile or costly file harms the server."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import date
from types import TracebackType
from typing import Self

from pydantic import ValidationError

from viva.documents.errors import (
    DOCUMENT_ERRORS,
    DocumentDamagedError,
    DocumentEmptyError,
    DocumentReaderUnavailableError,
    DocumentTimeoutError,
    DocumentTooLargeError,
)
from viva.documents.files import DEFAULT_LIMITS, MAXIMUM_TEXT, Limits, check_size
from viva.documents.frames import (
    LENGTH,
    MAXIMUM_FRAME,
    REPLY,
    ReadDone,
    ReadRefused,
    ReadRequest,
    frame,
)
from viva.documents.schemas import DocumentKind, ParsedDocument
from viva.errors import AppError

MODULE = "viva.documents.child"
MAXIMUM_CHILDREN = 2
_PASSED_ENVIRONMENT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "PYTHONPATH")
_ERRORS = {error.code: error for error in DOCUMENT_ERRORS}


class _ChildDiedError(Exception):
    """The child went away or broke the protocol."""


class _Child:
    """One running process; used by one caller at a time."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @property
    def pid(self) -> int:
        return self.process.pid

    async def ask(self, request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
        reader, writer = self.process.stdout, self.process.stdin
        if reader is None or writer is None:
            raise _ChildDiedError
        try:
            writer.write(frame(request.model_dump_json().encode()))
            writer.write(frame(content))
            await writer.drain()
            (length,) = LENGTH.unpack(await reader.readexactly(LENGTH.size))
            if length > MAXIMUM_FRAME:
                raise _ChildDiedError
            return REPLY.validate_json(await reader.readexactly(length))
        except (OSError, asyncio.IncompleteReadError, ValidationError) as error:
            raise _ChildDiedError from error

    async def end(self) -> None:
        """Kill the process and wait until it is gone."""
        self.kill()
        await self.process.wait()

    def kill(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        with suppress(ProcessLookupError):
            self.process.kill()


class DocumentReader:
    """Reads documents; for one event loop, by any number of callers at once.

    At most `MAXIMUM_CHILDREN` processes run; each is reused, and ended when it has been idle for
    `idle_seconds`. A document that takes longer than `timeout_seconds` costs its process.

    Args:
        sleep: Waits for the idle time; a test passes its own.
    """

    def __init__(
        self,
        *,
        timeout_seconds: float = 60.0,
        idle_seconds: float = 60.0,
        memory_mb: int = 1_024,
        max_bytes: int = DEFAULT_LIMITS.max_bytes,
        max_pages: int = DEFAULT_LIMITS.max_pages,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._timeout_seconds = timeout_seconds
        self._idle_seconds = idle_seconds
        self._memory_mb = memory_mb
        self._limits = Limits(max_bytes, max_pages)
        self._sleep = sleep
        self._slots = asyncio.Semaphore(MAXIMUM_CHILDREN)
        self._idle: list[_Child] = []
        self._busy: set[_Child] = set()
        self._watch: asyncio.Task[None] | None = None
        self._closed = False

    async def read(
        self, filename: str | None, content: bytes, kind: DocumentKind, today: date
    ) -> ParsedDocument:
        """Lines and profile of a file.

        Raises:
            AppError: One of `viva.documents.errors`.
        """
        check_size(content, self._limits)
        request = self._request(kind, today, filename=filename)
        return await self._ask(request, content)

    async def read_text(self, text: str, kind: DocumentKind, today: date) -> ParsedDocument:
        """Lines and profile of a pasted text; raises like `read`."""
        if not text.strip():
            raise DocumentEmptyError("The text is empty. Paste the whole document.")
        if len(text) > MAXIMUM_TEXT:
            raise DocumentTooLargeError(
                f"The text has {len(text):,} characters; at most {MAXIMUM_TEXT:,} can be read. "
                "Send only the CV or the job description."
            )
        request = self._request(kind, today, is_text=True)
        return await self._ask(request, text.encode("utf-8", errors="replace"))

    @property
    def child_pids(self) -> tuple[int, ...]:
        """Process ids of the children that run now."""
        return tuple(child.pid for child in (*self._idle, *self._busy))

    async def aclose(self) -> None:
        """End all children; reads that are under way fail."""
        self._closed = True
        if self._watch is not None:
            self._watch.cancel()
        children = [*self._idle, *self._busy]
        self._idle.clear()
        for child in children:
            await child.end()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.aclose()

    def _request(
        self, kind: DocumentKind, today: date, *, filename: str | None = None, is_text: bool = False
    ) -> ReadRequest:
        return ReadRequest(
            kind=kind,
            today=today,
            filename=filename,
            is_text=is_text,
            cpu_seconds=max(1, round(self._timeout_seconds)),
            max_bytes=self._limits.max_bytes,
            max_pages=self._limits.max_pages,
        )

    async def _ask(self, request: ReadRequest, content: bytes) -> ParsedDocument:
        async with self._slots:
            try:
                reply = await self._try(request, content)
            except _ChildDiedError:
                reply = await self._try_again(request, content)
        if isinstance(reply, ReadDone):
            return reply.document
        raise _error(reply)

    async def _try_again(self, request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
        """Once more in a fresh process: the first may have been killed for another's sake."""
        self._discard_idle()
        try:
            return await self._try(request, content)
        except _ChildDiedError as error:
            raise DocumentDamagedError(
                "The document made its reader fail. Save it again, or paste its text."
            ) from error

    async def _try(self, request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
        child = await self._take()
        self._busy.add(child)
        try:
            reply = await asyncio.wait_for(child.ask(request, content), self._timeout_seconds)
        except TimeoutError as error:
            await child.end()
            raise _took_too_long() from error
        except _ChildDiedError as error:
            await child.end()
            if child.process.returncode == -signal.SIGXCPU:
                raise _took_too_long() from error
            raise
        except BaseException:
            await child.end()
            raise
        finally:
            self._busy.discard(child)
        self._put_back(child)
        return reply

    async def _take(self) -> _Child:
        if self._closed:
            raise DocumentReaderUnavailableError("The server is stopping. Try again in a moment.")
        while self._idle:
            child = self._idle.pop()
            if child.process.returncode is None:
                return child
        try:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                MODULE,
                str(self._memory_mb),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                env=_environment(),
            )
        except OSError as error:
            raise DocumentReaderUnavailableError(
                "Documents cannot be read at the moment. Try again, or paste the text later."
            ) from error
        return _Child(process)

    def _put_back(self, child: _Child) -> None:
        self._idle.append(child)
        if self._watch is not None:
            self._watch.cancel()
        self._watch = asyncio.create_task(self._end_when_idle())

    async def _end_when_idle(self) -> None:
        await self._sleep(self._idle_seconds)
        children, self._idle = self._idle, []
        for child in children:
            child.kill()
        for child in children:
            await child.process.wait()

    def _discard_idle(self) -> None:
        """Forget idle children that have died unnoticed."""
        self._idle = [child for child in self._idle if child.process.returncode is None]


def _took_too_long() -> DocumentTimeoutError:
    return DocumentTimeoutError(
        "Reading the document took too long. Send fewer pages, or paste its text."
    )


def _error(reply: ReadRefused) -> AppError:
    return _ERRORS.get(reply.code, DocumentDamagedError)(reply.detail)


def _environment() -> dict[str, str]:
    """What a child needs to start, and none of the server's secrets."""
    passed = {name: os.environ[name] for name in _PASSED_ENVIRONMENT if name in os.environ}
    return {**passed, "OMP_THREAD_LIMIT": "1", "PYTHONIOENCODING": "utf-8"}
