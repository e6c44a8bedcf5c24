"""The bars of live conversations; run by hand: `python -m tests.perf.live_voice [--real]`.

Somebody whom eSpeak NG speaks for answers in real time over the WebSocket of an application in
this process, with the real ears, voice and turns. The recogniser is instant, or with `--real` the
embedded one. Prints seconds by the clock, and the load of the machine.
"""

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import httpx
import numpy as np
from fastapi import FastAPI

from tests.factories import ANSWER, begin
from tests.interviews.conversation.caller import Caller, ScriptedListening
from tests.speech.engines import spoken
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.conversation.conversations import Conversations
from viva.migrations.upgrade import upgrade_database
from viva.settings import Settings
from viva.speech.schemas import BYTES_PER_SECOND

_PIECE = 1_280
_QUESTIONS = 10
_CANDIDATES = ("Yes.", "No, never.", "Yes, I have.", "I did it myself.", "Twice.")
_LOUD = 400


async def main(*, real: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), scorer="lexical")
        upgrade_database(settings.database_path)
        app = create_app(settings, jobs=InlineJobs())
        async with app.router.lifespan_context(app):
            if not real:
                _make_instant(app)
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://127.0.0.1:8000"
            ) as client:
                interview = await begin(client, questions=_QUESTIONS)
                print(f"load {os.getloadavg()[0]:.1f}")
                await _converse(app, interview["id"])
                await _print_stages(client, interview["id"])
                print(f"load {os.getloadavg()[0]:.1f}")


def _make_instant(app: FastAPI) -> None:
    services = app.state.services
    parts = replace(
        services.conversations._parts, listen=lambda language: ScriptedListening(ANSWER)
    )
    services.conversations = Conversations(parts, at_once=1, problem=None)


async def _finished_sound(app: FastAPI) -> bytes:
    """Something that smart-turn takes for finished when eSpeak NG says it."""
    ears = await app.state.services.conversations._parts.open_ears()
    for text in _CANDIDATES:
        sound = _trimmed((await spoken(text)).samples)
        if await ears.seems_finished(sound + bytes(BYTES_PER_SECOND // 5)):
            await ears.aclose()
            return sound
    raise RuntimeError("smart-turn takes none of them for finished")


def _trimmed(samples: np.ndarray[tuple[int], np.dtype[np.int16]]) -> bytes:
    loud = np.flatnonzero(np.abs(samples) > _LOUD)
    return bytes(samples[loud[0] : loud[-1]].astype("<i2").tobytes())


async def _converse(app: FastAPI, interview_id: str) -> None:
    sound = await _finished_sound(app)
    waits: list[float] = []
    barge_ins: list[float] = []
    async with Caller(app, interview_id) as caller:
        await caller.start()
        await caller.next_sound()
        for _ in range(_QUESTIONS):
            speaking = asyncio.create_task(_speak(caller, sound))
            await caller.next("speech.stop", reason="interrupted")
            stopped = time.perf_counter()
            accepted = await caller.next("answer.accepted")
            if accepted["status"] != "in_progress":
                await speaking
                break
            await caller.next("speech.start")
            await caller.next_sound()
            heard = time.perf_counter()
            began, ended = await speaking
            barge_ins.append(stopped - began)
            waits.append(heard - ended)
    _print("barge-in: speech begins -> question stops", barge_ins)
    _print("speech ends -> first sound of the next question", waits)


async def _speak(caller: Caller, sound: bytes) -> tuple[float, float]:
    """Silence, the sound and silence in real time; when the sound began and ended."""
    quiet = bytes(BYTES_PER_SECOND // 2)
    pcm = quiet + sound + bytes(BYTES_PER_SECOND * 2)
    start = time.perf_counter()
    for at in range(0, len(pcm), _PIECE):
        due = start + (at + _PIECE) / BYTES_PER_SECOND
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        caller.speak(pcm[at : at + _PIECE])
    began = start + len(quiet) / BYTES_PER_SECOND
    return began, began + len(sound) / BYTES_PER_SECOND


async def _print_stages(client: httpx.AsyncClient, interview_id: str) -> None:
    view = (await client.get(f"/api/v1/interviews/{interview_id}/performance")).json()
    for operation in view["operations"]:
        seconds = operation["seconds"]
        print(
            f"{operation['name']:<48}p50 {seconds['p50']:.3f} s   max {seconds['max']:.3f} s"
            f"   ({seconds['count']})"
        )


def _print(name: str, seconds: list[float]) -> None:
    print(f"{name:<48}p50 {statistics.median(seconds):.3f} s   max {max(seconds):.3f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--real", action="store_true")
    asyncio.run(main(real=parser.parse_args().real))
