"""Many interviews at once with language models: first text, nothing lost or doubled, all scored.

.venv/bin/python -m tests.perf.model_load
.venv/bin/python -m tests.perf.model_load --interviews 50 --think 2-5

The provider double answers after 200 ms with 80 tokens/s, a question with about 20 tokens of text
and 60 of key points; it writes questions and judges answers, in a process of its own. The time of a
turn runs from the posted answer to the first text of the next question, the provider's 200 ms
included where nothing was prepared. Client, double, server and the process that scores share the
machine.
"""

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.factories import ANSWER, EXAMPLE_CV, EXAMPLE_JOB
from tests.perf.interviews import percentile
from tests.providers.replies import Conversation, Reply, Request
from tests.providers.server import listen, serve
from tests.questions.interviewers import Interviewer, order_of
from tests.reports.coaches import coach, judge_and_coach
from tests.server import ServerProcess
from viva.evaluation.model_scorer import DISAGREEMENT

_JUDGE_AND_COACH = judge_and_coach(coach())
_PACE = {"first_token_seconds": 0.2, "tokens_per_second": 80.0}
_MOST_MILLISECONDS = 300
_TO_THE_POINT = (
    "I would measure where the cause lies before I change anything, and stop the harm at once, for "
    "example by switching the feature off. Last year we did that with a queue: we found the cause "
    "in an hour, and then wrote a test and an alarm, so that it could not come back unseen."
)
_VARIANTS = (
    ANSWER,
    "We used an index and a cache, and then we measured again; it was about three times faster.",
    "First I would look at the query plan, because a sequential scan on a large table is the usual "
    "reason. Then I would add the index concurrently, and watch the write latency afterwards.",
)


@dataclass
class Measured:
    """Seconds; `wrong` says of each interview that is not complete what is the matter."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    reports: list[float] = field(default_factory=list)
    by_model: int = 0
    judged: int = 0
    turns: int = 0
    wrong: Counter[str] = field(default_factory=Counter)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interviews", type=int, default=200)
    parser.add_argument("--questions", type=int, default=5)
    parser.add_argument("--think", default="10-20", help="seconds, from-to")
    parser.add_argument("--scorer", default="contextual")
    options = parser.parse_args()
    print(f"load average before: {os.getloadavg()[0]:.1f}")
    with _double() as (url, double), tempfile.TemporaryDirectory() as folder:
        environment = {
            "VIVA_SCORER": options.scorer,
            "VIVA_LLM_MODELS_INTERVIEWER": "openai:gpt-5-mini",
            "VIVA_LLM_MODELS_EVALUATOR": "openai:gpt-5-mini",
            "OPENAI_BASE_URL": url,
            "OPENAI_API_KEY": "key",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
        }
        with ServerProcess(Path(folder) / "data", **environment) as server:
            watched = _Watched(psutil.Process(server.pid), double)
            seen, calls = asyncio.run(_measure(server.url, options, watched))
            memory = psutil.Process(server.pid).memory_info().rss / 1e6
    _report(seen, calls, watched, memory)
    sys.exit(bool(seen.wrong) or percentile(seen.first, 99) > _MOST_MILLISECONDS)


@contextmanager
def _double() -> Iterator[tuple[str, psutil.Process]]:
    spawning = multiprocessing.get_context("spawn")
    with listen() as listener:
        process = spawning.Process(target=_serve, args=(listener,), daemon=True)
        process.start()
        yield (
            f"http://127.0.0.1:{listener.getsockname()[1]}/v1",
            psutil.Process(process.pid),
        )
        process.terminate()
        process.join()


def _serve(listener: socket.socket) -> None:
    interviewer = Interviewer(**_PACE)

    def reply(request: Request) -> Reply:
        return interviewer(request) if order_of(request) else _JUDGE_AND_COACH(request)

    serve(Conversation(reply), listener)


class _Watched:
    """Processor time of all who take part, while interviews go on."""

    def __init__(self, server: psutil.Process, double: psutil.Process) -> None:
        self.seconds: dict[str, float] = {}
        self.wall = 0.0
        self._parts = {
            "server": [server],
            "scoring": server.children(),
            "double": [double],
            "client": [psutil.Process()],
        }
        self._began: dict[str, float] = {}
        self._began_at = 0.0

    def begin(self) -> None:
        self._began, self._began_at = self._spent(), time.perf_counter()

    def end(self) -> None:
        self.wall = time.perf_counter() - self._began_at
        self.seconds = {name: s - self._began[name] for name, s in self._spent().items()}

    def _spent(self) -> dict[str, float]:
        return {
            name: sum(sum(process.cpu_times()[:2]) for process in processes)
            for name, processes in self._parts.items()
        }


async def _measure(
    url: str, options: argparse.Namespace, watched: _Watched
) -> tuple[Measured, int]:
    """What was seen, and how many calls to models there were."""
    low, high = (float(part) for part in options.think.split("-"))
    limits = httpx.Limits(max_connections=options.interviews, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        content = {"file": ("cv.pdf", EXAMPLE_CV.read_bytes())}
        job = {"kind": "job", "text": EXAMPLE_JOB.read_text()}
        sent = (
            await client.post("/api/v1/documents", files=content, data={"kind": "cv"}),
            await client.post("/api/v1/documents", json=job),
        )
        cv_id, job_id = (response.json()["id"] for response in sent)
        wishes = {"cv_id": cv_id, "job_id": job_id, "questions": options.questions}
        await asyncio.sleep(3)
        seen = Measured()
        watched.begin()
        await asyncio.gather(
            *(_hold(client, wishes, (low, high), seen) for _ in range(options.interviews))
        )
        watched.end()
        performance = (await client.get("/api/v1/performance")).json()
    return seen, performance["language_models"]["calls"]


async def _hold(
    client: httpx.AsyncClient, wishes: dict[str, Any], think: tuple[float, float], seen: Measured
) -> None:
    """One candidate, who comes some time within the longest thinking."""
    await asyncio.sleep(random.uniform(0, think[1]))
    interview = (await client.post("/api/v1/interviews", json=wishes)).json()
    url, question = f"/api/v1/interviews/{interview['id']}", interview["question"]
    asked, said = [], []
    while question is not None:
        await asyncio.sleep(random.uniform(*think))
        asked.append(question["text"])
        told = _TO_THE_POINT if question["generated"] else random.choice(_VARIANTS)
        said.append(f"{told} Number {question['number']}.")
        body = {"turn_id": question["turn_id"], "text": said[-1]}
        question = await _answer(client, f"{url}/answers", body, seen)
    ended, status = time.perf_counter(), ""
    while status != "completed":
        await asyncio.sleep(1)
        status = (await client.get(url)).json()["status"]
    report = (await client.get(f"{url}/report")).json()
    seen.reports.append(time.perf_counter() - ended)
    _check(report, asked, said, seen)


async def _answer(
    client: httpx.AsyncClient, url: str, body: dict[str, Any], seen: Measured
) -> dict[str, Any] | None:
    began, first, shown, kind, last = time.perf_counter(), None, "", "", ""
    async with client.stream(
        "POST", url, json=body, headers={"Accept": "text/event-stream"}
    ) as response:
        async for line in response.aiter_lines():
            name, _, value = line.partition(": ")
            if name == "event":
                kind = value
            if name != "data":
                continue
            last = value
            if kind == "question.reset":
                shown = ""
            if kind == "question.token":
                first = first or time.perf_counter() - began
                shown += json.loads(value)["text"]
    question: dict[str, Any] | None = json.loads(last)["question"]
    seen.turns += 1
    if question is not None and first is not None:
        seen.first.append(first)
        seen.whole.append(time.perf_counter() - began)
        seen.by_model += question["generated"]
        seen.wrong["shown otherwise than stored"] += shown != question["text"]
    return question


def _check(report: dict[str, Any], asked: list[str], said: list[str], seen: Measured) -> None:
    answers = report["answers"]
    seen.judged += sum(
        answer["scorer"].startswith("model:") or answer["band_source"] == DISAGREEMENT
        for answer in answers
    )
    seen.wrong["answers lost or doubled"] += [a["answer"]["text"] for a in answers] != said
    seen.wrong["questions lost or doubled"] += [a["question"]["text"] for a in answers] != asked
    seen.wrong["a question asked twice"] += len(set(asked)) != len(asked)
    seen.wrong["not final"] += not report["final"]
    seen.wrong["not all scored"] += any(answer["score"] is None for answer in answers)
    seen.wrong = +seen.wrong


def _report(seen: Measured, calls: int, watched: _Watched, memory: float) -> None:
    for name, values in (
        ("first text", seen.first),
        ("whole question", seen.whole),
        ("to the report", seen.reports),
    ):
        p50, p95, p99 = (percentile(values, share) for share in (50, 95, 99))
        most = max(values) * 1000
        print(f"{name:15} n={len(values):5} {p50=:6.0f} {p95=:6.0f} {p99=:6.0f} {most=:6.0f} ms")
    print(f"{seen.by_model} of {len(seen.first)} questions by a model")
    print(f"{seen.judged} of {seen.turns} answers judged by a model")
    print(
        f"{calls / seen.turns:.2f} provider calls a turn, {seen.turns / watched.wall:.1f} turns/s"
    )
    for name, seconds in watched.seconds.items():
        share = seconds / watched.wall
        print(f"{name:8} {1000 * seconds / seen.turns:5.1f} ms CPU a turn, {share:4.0%} of a core")
    print(f"server: {memory:.0f} MB")
    print(f"wrong: {dict(seen.wrong) or 'nothing'}")


if __name__ == "__main__":
    main()
