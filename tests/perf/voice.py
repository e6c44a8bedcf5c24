"""The bars of speech; run by hand: `python -m tests.perf.voice [--real-time] [--answers 3]`.

Prints seconds by the clock unless it says CPU, and the load of the machine. With `--real-time` the
answer of a minute comes as slowly as it is spoken; without, faster, which is harder.
"""

import argparse
import asyncio
import os
import statistics
import time

import numpy as np
import psutil

from tests.speech.recordings import RECORDERS, Recorder, record
from viva.speech.activity import ActivityMeter
from viva.speech.building import build_speech
from viva.speech.decoding import Decoder
from viva.speech.options import SpeechOptions
from viva.speech.schemas import Sound
from viva.speech.speech import Speech

_TEXT = (
    "I have worked as a software engineer for six years. The service was slow because every request"
    " asked the database twice. First we measured where the time went. Then we changed one thing at"
    " a time. A customer called on Friday night and said that her report was empty. "
)
_QUESTIONS = 30
_CHUNK_SECONDS = 1.0


async def main(*, real_time: bool, answers: int) -> None:
    speech = build_speech(SpeechOptions())
    await speech.warm()
    print(f"load {os.getloadavg()[0]:.1f}")
    await _first_sound(speech)
    minute = await _minute(speech)
    _voice_activity(minute)
    await _five_minutes(minute)
    for _ in range(answers):
        await _answer(speech, minute, real_time=real_time)
    await speech.aclose()
    print(f"load {os.getloadavg()[0]:.1f}")


async def _first_sound(speech: Speech) -> None:
    waits = []
    for number in range(_QUESTIONS):
        began = time.perf_counter()
        pieces = speech.synthesise(f"Question {number}. {_TEXT}"[:200])
        await anext(pieces)
        waits.append(time.perf_counter() - began)
        async for _ in pieces:
            pass
    waits.sort()
    print(
        f"first sound of a question   p50 {1000 * statistics.median(waits):.0f} ms"
        f"   max {1000 * waits[-1]:.0f} ms"
    )


async def _minute(speech: Speech) -> Sound:
    content = b"".join([piece async for piece in speech.synthesise(_TEXT * 5)])
    decoder = Decoder()
    sound = (await decoder.decode(content)).sound
    await decoder.aclose()
    return Sound(sound.samples[: 60 * 16_000])


def _voice_activity(minute: Sound) -> None:
    meter, began = ActivityMeter(), time.process_time()
    meter.feed(minute.pcm)
    seconds = time.process_time() - began
    print(f"voice activity and pitch    {1000 * seconds / 60:.1f} ms of CPU a second of sound")


async def _five_minutes(minute: Sound) -> None:
    samples = np.tile(minute.samples, 5)
    for name in ("webm", "mp4_fragmented", "ogg_opus", "mp3", "wav"):
        rate = 16_000 if name != "webm" else 48_000
        given = np.repeat(samples, 3) if rate == 48_000 else samples
        content = record(given, RECORDERS[name], rate=rate)
        decoder = Decoder()
        await decoder.warm()
        worker = psutil.Process(decoder.pids[0])
        before, began = _cpu(worker), time.perf_counter()
        decoded = await decoder.decode(content)
        took, peak = time.perf_counter() - began, _peak_megabytes(worker.pid)
        print(
            f"five minutes of {name:<16}{_cpu(worker) - before:5.2f} s of CPU, {took:5.2f} s,"
            f" {peak:4.0f} MB, {decoded.seconds:.0f} s of sound"
        )
        await decoder.aclose()


async def _answer(speech: Speech, minute: Sound, *, real_time: bool) -> None:
    content = record(np.repeat(minute.samples, 3), Recorder("webm", "libopus"))
    listening, size = speech.listen(), int(len(content) / 60 * _CHUNK_SECONDS)
    began, partials = time.perf_counter(), []
    pace = _CHUNK_SECONDS if real_time else 0.5 * _CHUNK_SECONDS
    for number, at in enumerate(range(0, len(content), size)):
        partial = await listening.feed(content[at : at + size])
        if partial is not None:
            partials.append(time.perf_counter() - began)
        await asyncio.sleep(max(0.0, began + (number + 1) * pace - time.perf_counter()))
    stopped = time.perf_counter()
    heard = await listening.finish(claimed_seconds=60)
    gaps = [after - before for before, after in zip([0.0, *partials], partials, strict=False)]
    words = 0 if heard.transcript is None else len(heard.transcript.words)
    print(
        f"answer of {heard.seconds:.0f} s at {1 / pace:.0f}x pace  transcript"
        f" {time.perf_counter() - stopped:.2f} s after its end,"
        f" longest wait for a partial one {max(gaps, default=0):.1f} s, {words} words"
    )


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _peak_megabytes(pid: int) -> float:
    """Resident; where the system does not say, what is resident now."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            peak = next(line for line in status if line.startswith("VmHWM:"))
    except OSError:
        return psutil.Process(pid).memory_info().rss / 1e6
    return int(peak.split()[1]) / 1000


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--real-time", action="store_true")
    parser.add_argument("--answers", type=int, default=3)
    options = parser.parse_args()
    asyncio.run(main(real_time=options.real_time, answers=options.answers))
