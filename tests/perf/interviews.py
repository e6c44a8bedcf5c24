"""Many interviews at once over HTTP: latency per turn, memory, nothing lost, doubled or unscored.

.venv/bin/python -m tests.perf.interviews --interviews 50 --think 2-5
.venv/bin/python -m tests.perf.interviews --interviews 200 --think 0-0 --questions 5

The time of a turn is what the client waits for the JSON answer with the next question; the scores
come beside it, and the time to the report runs from the last answer to the final report. Client,
server and its child processes share the machine.
"""

import argparse
import asyncio
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.factories import ANSWER, CV_TEXT, EXAMPLE_JOB
from tests.server import ServerProcess

_VARIANTS = (
    ANSWER,
    "I do not know that one, sorry.",
    "We used an index and a cache, and then we measured again; it was about three times faster.",
    "First I would look at the query plan, because a sequential scan on a large table is the usual "
    "reason. Then I would add the index concurrently, and watch the write latency afterwards.",
)


@dataclass
class Measured:
    first: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    reports: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


async def hold(
    client: httpx.AsyncClient, wishes: dict[str, Any], think: tuple[float, float], seen: Measured
) -> None:
    """One candidate: answers after thinking, then checks that the report has every answer once."""
    await asyncio.sleep(random.uniform(*think))
    begun = time.perf_counter()
    interview = (await client.post("/api/v1/interviews", json=wishes)).json()
    seen.first.append(time.perf_counter() - begun)
    url, question, said = f"/api/v1/interviews/{interview['id']}", interview["question"], []
    while question is not None:
        await asyncio.sleep(random.uniform(*think))
        said.append(f"{random.choice(_VARIANTS)} Number {question['number']}.")
        asked = time.perf_counter()
        body = {"turn_id": question["turn_id"], "text": said[-1]}
        result = (await client.post(f"{url}/answers", json=body)).json()
        seen.turns.append(time.perf_counter() - asked)
        question = result["question"]
    ended = time.perf_counter()
    report: dict[str, Any] = {"final": False}
    while not report["final"]:
        await asyncio.sleep(0.1)
        report = (await client.get(f"{url}/report")).json()
    seen.reports.append(time.perf_counter() - ended)
    told = [entry["answer"]["text"] for entry in report["answers"]]
    if told != said or len(report["scorer_versions"]) != 1:
        seen.wrong.append(interview["id"])


async def measure(
    url: str, interviews: int, questions: int, think: tuple[float, float]
) -> Measured:
    # Shorter than the server's, which else may close a connection that is about to be used.
    limits = httpx.Limits(max_connections=interviews, keepalive_expiry=2)
    async with httpx.AsyncClient(base_url=url, timeout=120, limits=limits) as client:
        documents = [
            (await client.post("/api/v1/documents", json={"kind": kind, "text": text})).json()["id"]
            for kind, text in (("cv", CV_TEXT), ("job", EXAMPLE_JOB.read_text()))
        ]
        wishes = {"cv_id": documents[0], "job_id": documents[1], "questions": questions}
        seen = Measured()
        await asyncio.gather(*(hold(client, wishes, think, seen) for _ in range(interviews)))
    return seen


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1] * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interviews", type=int, default=50)
    parser.add_argument("--questions", type=int, default=10)
    parser.add_argument("--think", default="2-5", help="seconds, from-to")
    parser.add_argument("--scorer", default="contextual")
    options = parser.parse_args()
    low, high = (float(part) for part in options.think.split("-"))
    with (
        tempfile.TemporaryDirectory() as folder,
        ServerProcess(Path(folder) / "data", VIVA_SCORER=options.scorer) as server,
    ):
        process = psutil.Process(server.pid)
        before, begun = process.cpu_times(), time.perf_counter()
        seen = asyncio.run(measure(server.url, options.interviews, options.questions, (low, high)))
        seconds, after = time.perf_counter() - begun, process.cpu_times()
        memory = process.memory_info().rss / 1e6
        others = sum(child.memory_info().rss for child in process.children()) / 1e6
    cpu = (after.user + after.system - before.user - before.system) / len(seen.turns)
    for name, values in (
        ("first question", seen.first),
        ("turn", seen.turns),
        ("to the report", seen.reports),
    ):
        p50, p95, p99 = (percentile(values, share) for share in (50, 95, 99))
        print(f"{name:15} n={len(values):5} p50={p50:7.1f} p95={p95:7.1f} p99={p99:7.1f} ms")
    print(
        f"{len(seen.turns) / seconds:.1f} turns/s, {cpu * 1000:.1f} ms CPU a turn,"
        f" {memory:.0f} MB and {others:.0f} MB in child processes"
    )
    print(f"{len(seen.wrong)} interviews with a lost, doubled or unscored answer")
    sys.exit(bool(seen.wrong))


if __name__ == "__main__":
    main()
