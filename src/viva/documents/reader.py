"""Documents read in child processes: no hostile or costly file harms the server."""

import asyncio
from collections.abc import Awaitable, Callable
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
from viva.documents.frames import REPLY, ReadDone, ReadRefused, ReadRequest
from viva.documents.schemas import DocumentKind, ParsedDocument
from viva.errors import AppError
from viva.infra.processes.child import Child, ChildDiedError

MODULE = "viva.documents.child"
MAXIMUM_CHILDREN = 2
_ERRORS = {error.code: error for error in DOCUMENT_ERRORS}


async def _ask_child(child: Child, request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
    await child.send(request.model_dump_json().encode(), content)
    try:
        return REPLY.validate_json(await child.receive())
    except ValidationError as error:
        raise ChildDiedError from error


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
        self._idle: list[Child] = []
        self._busy: set[Child] = set()
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
            except ChildDiedError:
                reply = await self._try_again(request, content)
        if isinstance(reply, ReadDone):
            return reply.document
        raise _error(reply)

    async def _try_again(self, request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
        """Once more in a fresh process: the first may have been killed for another's sake."""
        self._discard_idle()
        try:
            return await self._try(request, content)
        except ChildDiedError as error:
            raise DocumentDamagedError(
                "The document made its reader fail. Save it again, or paste its text."
            ) from error

    async def _try(self, request: ReadRequest, content: bytes) -> ReadDone | ReadRefused:
        child = await self._take()
        self._busy.add(child)
        try:
            reply = await asyncio.wait_for(
                _ask_child(child, request, content), self._timeout_seconds
            )
        except TimeoutError as error:
            await child.end()
            raise _took_too_long() from error
        except ChildDiedError as error:
            await child.end()
            if child.ran_out_of_cpu:
                raise _took_too_long() from error
            raise
        except BaseException:
            await child.end()
            raise
        finally:
            self._busy.discard(child)
        self._put_back(child)
        return reply

    async def _take(self) -> Child:
        if self._closed:
            raise DocumentReaderUnavailableError("The server is stopping. Try again in a moment.")
        while self._idle:
            child = self._idle.pop()
            if child.is_running:
                return child
        try:
            return await Child.start(MODULE, (str(self._memory_mb),))
        except OSError as error:
            raise DocumentReaderUnavailableError(
                "Documents cannot be read at the moment. Try again, or paste the text later."
            ) from error

    def _put_back(self, child: Child) -> None:
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
        self._idle = [child for child in self._idle if child.is_running]


def _took_too_long() -> DocumentTimeoutError:
    return DocumentTimeoutError(
        "Reading the document took too long. Send fewer pages, or paste its text."
    )


def _error(reply: ReadRefused) -> AppError:
    return _ERRORS.get(reply.code, DocumentDamagedError)(reply.detail)
