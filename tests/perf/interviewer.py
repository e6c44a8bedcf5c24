"""How fast a language model's questions come, and what they cost, against the provider double.

.venv/bin/python -m tests.perf.interviewer
.venv/bin/python -m tests.perf.interviewer --think 0 --interviews 10

The double answers after 200 ms with 80 tokens/s; a question has about 20 tokens, its key points
about 60 more. Interviewer and evaluator are both asked. Client, double and server share the
machine. The first interview is not counted but for its prompts. CPU time is the server's, without
the child process that scores; what the server takes when nothing happens is told apart.
"""

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import psutil

from tests.factories import ANSWER, EXAMPLE_CV, EXAMPLE_JOB
from tests.providers.replies import Reply, Request
from tests.providers.server import ProviderDouble, provider_double
from tests.questions.interviewers import Interviewer, order_of
from tests.reports.coaches import coach, judge_and_coach
from tests.server import ServerProcess

JUDGE_AND_COACH = judge_and_coach(coach())
PACE = {"first_token_seconds": 0.2, "tokens_per_second": 80.0}
_CHARACTERS_PER_TOKEN = 4
_IDLE_SECONDS = 10


@dataclass
class Measured:
    """Seconds; `by_model` says of each turn whether a model wrote the question."""

    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    by_model: list[bool] = field(default_factory=list)
    resets: int = 0


def reply(interviewer: Interviewer, request: Request) -> Reply:
    return interviewer(request) if order_of(request) else JUDGE_AND_COACH(request)


def hold(client: httpx.Client, wishes: dict[str, Any], think: float, seen: Measured) -> int:
    """One interview; the number of its turns."""
    interview = client.post("/api/v1/interviews", json=wishes).json()
    question, turns = interview["question"], 0
    while question is not None:
        time.sleep(think)
        body = {"turn_id": question["turn_id"], "text": f"{ANSWER} Number {question['number']}."}
        question = answer(client, interview["id"], body, seen)
        turns += 1
    return turns


def answer(
    client: httpx.Client, interview_id: str, body: dict[str, Any], seen: Measured
) -> dict[str, Any] | None:
    began, first = time.perf_counter(), None
    url = f"/api/v1/interviews/{interview_id}/answers"
    headers = {"Accept": "text/event-stream"}
    with client.stream("POST", url, json=body, headers=headers) as response:
        for line in response.iter_lines():
            if line == "event: question.token" and first is None:
                first = time.perf_counter() - began
            seen.resets += line == "event: question.reset"
            if line.startswith("data: "):
                last = line
    question: dict[str, Any] | None = json.loads(last.removeprefix("data: "))["question"]
    if question is not None and first is not None:
        seen.first.append(first)
        seen.whole.append(time.perf_counter() - began)
        seen.by_model.append(question["generated"])
    return question


def report_prompts(requests: list[Request]) -> None:
    """How much of the prompts had been sent before, as a provider's cache compares them."""
    asked = [request for request in requests if order_of(request)]
    judged = [request for request in requests if not order_of(request)]
    sent = {"interviewer": fresh_characters(asked), "evaluator": fresh_characters(judged)}
    later = [
        (shared(before.prompt, now.prompt), len(now.prompt))
        for before, now in pairwise(asked)
        if now.prompt.count("<<<asked") >= 3
    ]
    share = sum(known for known, _ in later) / sum(length for _, length in later)
    print(f"interviewer's prompts from turn 3 on: {share:.0%} sent before")
    for role, characters in sent.items():
        print(f"{role}: {characters // _CHARACTERS_PER_TOKEN} fresh prompt tokens in all")


def shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def fresh_characters(requests: list[Request]) -> int:
    """What was not at the beginning of any earlier prompt of the role."""
    fresh = 0
    for index, request in enumerate(requests):
        known = [shared(earlier.prompt, request.prompt) for earlier in requests[:index]]
        fresh += len(request.prompt) - max(known, default=0)
    return fresh


def measure(double: ProviderDouble, options: argparse.Namespace) -> None:
    interviewer = Interviewer(**PACE)
    double.conversation.use(lambda request: reply(interviewer, request))
    environment = {
        "VIVA_SCORER": options.scorer,
        "VIVA_LLM_MODELS": "openai:gpt-5-mini",
        "OPENAI_BASE_URL": double.openai_url,
        "OPENAI_API_KEY": "key",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
    }
    with (
        tempfile.TemporaryDirectory() as folder,
        ServerProcess(Path(folder) / "data", **environment) as server,
        httpx.Client(base_url=server.url, timeout=60) as client,
    ):
        content = EXAMPLE_CV.read_bytes()
        cv = client.post(
            "/api/v1/documents", files={"file": ("cv.pdf", content)}, data={"kind": "cv"}
        ).json()
        job = client.post(
            "/api/v1/documents", json={"kind": "job", "text": EXAMPLE_JOB.read_text()}
        ).json()
        wishes = {"cv_id": cv["id"], "job_id": job["id"], "questions": options.questions}
        hold(client, wishes, options.think, Measured())
        time.sleep(2)
        report_prompts(double.conversation.requests)
        double.conversation.requests.clear()
        idle = idle_share(server.pid)
        seen, turns = Measured(), 0
        began, before = time.perf_counter(), cpu_seconds(server.pid)
        for _ in range(options.interviews):
            turns += hold(client, wishes, options.think, seen)
        cpu = (cpu_seconds(server.pid) - before) / turns
        idle *= (time.perf_counter() - began) / turns
    report_times("first text, any question", seen.first)
    report_times("first text, a model's", select(seen.first, seen.by_model))
    report_times("whole question", seen.whole)
    print(
        f"{sum(seen.by_model)} of {len(seen.by_model)} questions by a model; {seen.resets} resets"
    )
    print(f"{len(double.conversation.requests) / turns:.2f} provider calls a turn")
    print(f"{cpu * 1000:.0f} ms CPU a turn, {idle * 1000:.0f} of them of the idle server")


def idle_share(pid: int) -> float:
    """Seconds of CPU a second that a process takes when nothing happens."""
    before = cpu_seconds(pid)
    time.sleep(_IDLE_SECONDS)
    return (cpu_seconds(pid) - before) / _IDLE_SECONDS


def cpu_seconds(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def select(values: list[float], chosen: list[bool]) -> list[float]:
    return [value for value, is_chosen in zip(values, chosen, strict=True) if is_chosen]


def report_times(name: str, values: list[float]) -> None:
    if values:
        p50, most = statistics.median(values) * 1000, max(values) * 1000
        print(f"{name:26} n={len(values):3} p50={p50:6.0f} max={most:6.0f} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interviews", type=int, default=6)
    parser.add_argument("--scorer", default="contextual")
    parser.add_argument("--questions", type=int, default=5)
    parser.add_argument("--think", type=float, default=2.0, help="seconds before each answer")
    with provider_double() as double:
        measure(double, parser.parse_args())


if __name__ == "__main__":
    main()
