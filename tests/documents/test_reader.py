import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from datetime import date

import psutil
import pytest

from tests.documents import makers
from viva.documents.errors import DocumentReaderUnavailableError, DocumentTimeoutError
from viva.documents.reader import MAXIMUM_CHILDREN, DocumentReader
from viva.documents.schemas import DocumentKind
from viva.errors import AppError

TODAY = date(2026, 11, 21)
CV = "Ada Placeholder\nada@example.com\n\nSkills\nPython, Go"
JOB = "Backend Engineer\n\nRequirements\n- Python"


class IdleTime:
    """Idle time that passes when the test says so."""

    def __init__(self) -> None:
        self.waiting = 0
        self._passed = asyncio.Event()

    async def sleep(self, seconds: float) -> None:
        self.waiting += 1
        await self._passed.wait()

    def let_pass(self) -> None:
        self._passed.set()


@pytest.fixture
async def reader() -> AsyncIterator[DocumentReader]:
    async with DocumentReader() as reader:
        yield reader


async def read_cv(reader: DocumentReader) -> str | None:
    document = await reader.read_text(CV, DocumentKind.CV, TODAY)
    return getattr(document.profile, "name", None)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - the state of a process tells no event
            await asyncio.sleep(0)


async def test_a_file_becomes_lines_and_a_profile(reader: DocumentReader) -> None:
    content = makers.pdf(lambda d: makers.write(d, "Ada Placeholder", "ada@example.com"))

    document = await reader.read("cv.pdf", content, DocumentKind.CV, TODAY)

    assert document.lines == ("Ada Placeholder", "ada@example.com")
    assert document.profile.model_dump()["email"] == "ada@example.com"


async def test_a_cv_and_a_job_are_read_at_the_same_time_and_children_are_reused(
    reader: DocumentReader,
) -> None:
    cv, job = await asyncio.gather(
        reader.read_text(CV, DocumentKind.CV, TODAY),
        reader.read_text(JOB, DocumentKind.JOB, TODAY),
    )
    first = set(reader.child_pids)
    await read_cv(reader)

    assert (cv.kind, job.kind) == (DocumentKind.CV, DocumentKind.JOB)
    assert len(first) == MAXIMUM_CHILDREN
    assert set(reader.child_pids) == first


async def test_many_callers_share_a_few_children(reader: DocumentReader) -> None:
    names = await asyncio.gather(*(read_cv(reader) for _ in range(8)))

    assert names == ["Ada Placeholder"] * 8
    assert len(reader.child_pids) <= MAXIMUM_CHILDREN


async def test_errors_come_back_with_their_class_and_code(reader: DocumentReader) -> None:
    with pytest.raises(AppError) as refused:
        await reader.read("cv.pdf", makers.encrypted_pdf(), DocumentKind.CV, TODAY)

    assert refused.value.code == "document_encrypted"
    assert await read_cv(reader) == "Ada Placeholder"


async def test_a_child_killed_while_idle_is_replaced(reader: DocumentReader) -> None:
    await read_cv(reader)
    (pid,) = reader.child_pids
    os.kill(pid, signal.SIGKILL)

    assert await read_cv(reader) == "Ada Placeholder"
    assert pid not in reader.child_pids


async def test_a_child_killed_in_the_middle_costs_no_read(reader: DocumentReader) -> None:
    await read_cv(reader)
    (pid,) = reader.child_pids
    os.kill(pid, signal.SIGSTOP)
    reading = asyncio.create_task(read_cv(reader))
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)

    assert await reading == "Ada Placeholder"


async def test_a_document_that_takes_too_long_is_refused_and_its_child_is_gone() -> None:
    async with DocumentReader(timeout_seconds=0.01) as reader:
        with pytest.raises(DocumentTimeoutError):
            await read_cv(reader)

        assert reader.child_pids == ()


async def test_a_cancelled_read_leaves_no_child_behind(reader: DocumentReader) -> None:
    await read_cv(reader)
    (pid,) = reader.child_pids
    os.kill(pid, signal.SIGSTOP)
    reading = asyncio.create_task(read_cv(reader))
    await asyncio.sleep(0)
    reading.cancel()

    with pytest.raises(asyncio.CancelledError):
        await reading
    assert reader.child_pids == ()
    assert not psutil.pid_exists(pid)


async def test_idle_children_are_ended() -> None:
    idle = IdleTime()
    async with DocumentReader(sleep=idle.sleep) as reader:
        await read_cv(reader)
        await until(lambda: idle.waiting == 1)
        (pid,) = reader.child_pids

        idle.let_pass()
        await until(lambda: not psutil.pid_exists(pid))

        assert reader.child_pids == ()
        assert await read_cv(reader) == "Ada Placeholder"


async def test_closing_ends_the_children_and_refuses_further_reads() -> None:
    reader = DocumentReader()
    await read_cv(reader)
    pids = reader.child_pids

    await reader.aclose()

    assert not any(psutil.pid_exists(pid) for pid in pids)
    with pytest.raises(DocumentReaderUnavailableError):
        await read_cv(reader)


async def test_a_child_has_a_memory_limit_and_none_of_the_servers_secrets(
    reader: DocumentReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    await read_cv(reader)
    (pid,) = reader.child_pids

    child = psutil.Process(pid)

    assert child.rlimit(psutil.RLIMIT_AS)[0] == 1_024 * 1024 * 1024
    assert "OPENAI_API_KEY" not in child.environ()


async def test_too_large_a_file_does_not_reach_a_child(reader: DocumentReader) -> None:
    with pytest.raises(AppError) as refused:
        await reader.read("cv.txt", b"x" * 10_000_001, DocumentKind.CV, TODAY)

    assert refused.value.code == "document_too_large"
    assert reader.child_pids == ()
