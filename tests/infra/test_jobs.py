"""The contract of background jobs, on every implementation."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest

from viva.infra.jobs.durable import DurableJobs
from viva.infra.jobs.inline import InlineJobs
from viva.infra.jobs.jobs import Jobs, Step
from viva.infra.jobs.late import LateJobs
from viva.infra.telemetry.checkpoints import Checkpoints

Make = Callable[[Path], Jobs]


def make_durable(folder: Path) -> Jobs:
    return DurableJobs(folder / "jobs.db", Checkpoints())


def make_late(folder: Path) -> Jobs:
    return LateJobs(lambda: make_durable(folder))


def make_inline(folder: Path) -> Jobs:
    return InlineJobs()


@pytest.fixture(params=[make_inline, make_durable, make_late])
async def jobs(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Jobs]:
    make: Make = request.param
    jobs = make(tmp_path)
    yield jobs
    await jobs.aclose()


class Recorder:
    """Notes what ran; `last` is set when the step of that name did."""

    def __init__(self) -> None:
        self.ran: list[tuple[str, str]] = []
        self.done = asyncio.Event()

    def step(self, name: str, *, last: bool = False) -> Step:
        async def run(argument: str) -> None:
            self.ran.append((name, argument))
            if last:
                self.done.set()

        return Step(name, run)


async def test_steps_run_in_order_with_the_argument(jobs: Jobs) -> None:
    recorder = Recorder()
    jobs.register("close", (recorder.step("first"), recorder.step("second", last=True)))
    await jobs.start()

    await jobs.enqueue("close", "42")

    await asyncio.wait_for(recorder.done.wait(), 10)
    assert recorder.ran == [("first", "42"), ("second", "42")]


async def test_the_same_job_for_the_same_id_runs_once(jobs: Jobs) -> None:
    recorder, other = Recorder(), Recorder()
    jobs.register("close", (recorder.step("only", last=True),))
    jobs.register("other", (other.step("only", last=True),))
    await jobs.start()

    await jobs.enqueue("close", "42")
    await asyncio.wait_for(recorder.done.wait(), 10)
    await jobs.enqueue("close", "42")
    await jobs.enqueue("other", "42")

    await asyncio.wait_for(other.done.wait(), 10)
    assert recorder.ran == [("only", "42")]


@pytest.mark.parametrize("make", [make_durable, make_late])
async def test_a_failing_step_is_tried_again(make: Make, tmp_path: Path) -> None:
    jobs = make(tmp_path)
    attempts: list[str] = []
    done = asyncio.Event()

    async def fail_once(argument: str) -> None:
        attempts.append(argument)
        if len(attempts) == 1:
            raise OSError("the disk was away")
        done.set()

    jobs.register("close", (Step("write", fail_once),))
    await jobs.start()

    await jobs.enqueue("close", "42")

    await asyncio.wait_for(done.wait(), 10)
    assert attempts == ["42", "42"]
    await jobs.aclose()


async def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "jobs.db").write_bytes(b"this was a database once" * 1000)
    jobs = make_durable(tmp_path)
    recorder = Recorder()
    jobs.register("close", (recorder.step("only", last=True),))
    await jobs.start()

    await jobs.enqueue("close", "42")

    await asyncio.wait_for(recorder.done.wait(), 10)
    assert (tmp_path / "jobs.damaged.db").exists()
    await jobs.aclose()


async def test_what_is_enqueued_before_the_start_runs_after_it(tmp_path: Path) -> None:
    jobs = make_late(tmp_path)
    recorder = Recorder()
    jobs.register("close", (recorder.step("only", last=True),))

    await jobs.enqueue("close", "42")
    await jobs.start()

    await asyncio.wait_for(recorder.done.wait(), 10)
    assert recorder.ran == [("only", "42")]
    await jobs.aclose()


async def test_what_repeats_runs_again_and_again_and_is_told_the_time(tmp_path: Path) -> None:
    jobs = make_late(tmp_path)
    times: list[str] = []
    twice = asyncio.Event()

    async def note(time: str) -> None:
        times.append(time)
        if len(times) == 2:
            twice.set()

    jobs.repeat("look", Step("note", note), cron="* * * * * *")
    await jobs.start()

    await asyncio.wait_for(twice.wait(), 20)
    assert datetime.fromisoformat(times[0]) < datetime.fromisoformat(times[1])
    await jobs.aclose()
