"""Pools of child processes."""

import asyncio
import os
import signal

import pytest

from viva.infra.processes.child import ChildDiedError
from viva.infra.processes.pool import ChildPool, PoolClosedError
from viva.speech.packets import END, pack_message

MODULE = "viva.speech.sound_worker"


def pool_of(size: int, *, waited: asyncio.Event | None = None) -> ChildPool:
    async def sleep(_seconds: float) -> None:
        await (waited or asyncio.Event()).wait()

    return ChildPool(MODULE, ("768",), size=size, sleep=sleep)


async def test_a_child_is_used_again_and_no_more_run_than_allowed() -> None:
    pool = pool_of(1)
    first = await pool.take()
    waiting = asyncio.create_task(pool.take())
    await asyncio.sleep(0)
    assert not waiting.done()

    pool.give_back(first)
    second = await waiting

    assert second is first
    await pool.aclose()
    assert not first.is_running


async def test_idle_children_end_and_another_is_started_when_one_is_needed() -> None:
    waited = asyncio.Event()
    pool = pool_of(2, waited=waited)
    async with pool.lend() as child:
        pass

    waited.set()
    await child.process.wait()
    async with pool.lend() as other:
        running = pool.pids

    assert running == (other.pid,)
    assert other.pid != child.pid
    await pool.aclose()


async def test_a_child_that_dies_is_noticed_and_replaced() -> None:
    pool = pool_of(1)
    request = {"work": "decode", "streaming": False, "cpu_seconds": 5, "max_seconds": 1}

    child = await pool.take()
    os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(ChildDiedError):
        await child.receive()
    await pool.discard(child)
    async with pool.lend() as other:
        await other.send(pack_message(request), END)
        reply = await other.receive()

    assert b'"seconds": 0' in reply
    await pool.aclose()


async def test_a_closed_pool_lends_nothing() -> None:
    pool = pool_of(1)
    await pool.aclose()

    with pytest.raises(PoolClosedError):
        await pool.take()


async def test_a_child_that_starts_while_its_pool_is_closed_is_ended() -> None:
    pool = pool_of(1)
    taking = asyncio.create_task(pool.take())
    await asyncio.sleep(0)

    await pool.aclose()

    with pytest.raises(PoolClosedError):
        await taking
