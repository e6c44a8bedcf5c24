"""The server is killed with -9 between any two steps; no answer is lost and none is doubled."""

import signal
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.factories import ANSWER
from tests.server import ServerProcess

TURN_STEPS = ["turn.answer_written", "turn.question_chosen", "turn.stored"]
CLOSING_STEPS = [
    "turn.closing_enqueued",
    "complete.evaluate_done",
    "complete.evaluate_recorded",
    "complete.report_done",
    "complete.report_recorded",
    "complete.finish_done",
    "complete.finish_recorded",
]
PATIENCE = 400


class Candidate:
    """Answers every question and does not give up when the server is away."""

    def __init__(self, server: ServerProcess) -> None:
        self._server = server
        self._client = httpx.Client(base_url=server.url, timeout=30)
        self.crashes = 0
        self.said: list[str] = []

    def begin(self, questions: int) -> dict[str, Any]:
        body = {"role": "Backend engineer", "questions": questions}
        headers = {"Idempotency-Key": "the same interview"}
        return self._insist("POST", "/api/v1/interviews", json=body, headers=headers)

    def answer_all(self, interview: dict[str, Any]) -> None:
        question = interview["question"]
        while question is not None:
            text = f"{ANSWER} This is answer {question['number']}."
            self.said.append(text)
            result = self._insist(
                "POST",
                f"/api/v1/interviews/{interview['id']}/answers",
                json={"turn_id": question["turn_id"], "text": text},
            )
            question = result["question"]

    def complete(self, interview: dict[str, Any]) -> None:
        self._insist("POST", f"/api/v1/interviews/{interview['id']}/complete")

    def await_report(self, interview: dict[str, Any]) -> dict[str, Any]:
        for _ in range(PATIENCE):
            report = self._insist("GET", f"/api/v1/interviews/{interview['id']}/report")
            found = self._insist("GET", f"/api/v1/interviews/{interview['id']}")
            if report["final"] and found["status"] == "completed":
                return report
        raise AssertionError("the report never became final")

    def events(self, interview: dict[str, Any], kind: str) -> int:
        """How often an event of this kind happened; the stream is read up to the last status."""
        found = 0
        url = f"/api/v1/interviews/{interview['id']}/events"
        with self._client.stream("GET", url) as stream:
            for line in stream.iter_lines():
                found += line == f"event: {kind}"
                if line.startswith("data:") and '"status": "completed"' in line:
                    return found
        return found

    def close(self) -> None:
        self._client.close()

    def _insist(self, method: str, url: str, **content: Any) -> dict[str, Any]:
        for _ in range(3):
            try:
                response = self._client.request(method, url, **content)
            except httpx.TransportError:
                assert self._server.wait_for_death() == -signal.SIGKILL
                self.crashes += 1
                self._server.start(VIVA_CRASH_AT="")
                continue
            assert response.is_success, response.text
            result: dict[str, Any] = response.json()
            return result
        raise AssertionError(f"{method} {url} never worked")


def play_with_a_crash(
    folder: Path, step: str, questions: int, *, end_early: bool = False
) -> tuple[Candidate, dict[str, Any], dict[str, Any], int]:
    server = ServerProcess(folder / "data")
    server.start(VIVA_CRASH_AT=step)
    try:
        candidate = Candidate(server)
        interview = candidate.begin(questions)
        if end_early:
            candidate.complete(interview)
        else:
            candidate.answer_all(interview)
        report = candidate.await_report(interview)
        questions_asked = candidate.events(interview, "turn.done")
        candidate.close()
    finally:
        server.stop()
    return candidate, interview, report, questions_asked


@pytest.mark.parametrize("step", ["interview.created", *TURN_STEPS])
def test_a_kill_during_a_turn_loses_and_doubles_nothing(tmp_path: Path, step: str) -> None:
    candidate, _, report, turns_done = play_with_a_crash(tmp_path, step, questions=2)

    assert candidate.crashes == 1
    assert [entry["answer"]["text"] for entry in report["answers"]] == candidate.said
    assert [entry["question"]["number"] for entry in report["answers"]] == [1, 2]
    assert report["overall"]["answers_scored"] == 2
    assert [version.split("-")[0] for version in report["scorer_versions"]] == ["contextual"]
    assert turns_done == 2


@pytest.mark.parametrize("step", [*TURN_STEPS, *CLOSING_STEPS])
def test_a_kill_during_the_closing_work_loses_and_doubles_nothing(
    tmp_path: Path, step: str
) -> None:
    candidate, _, report, turns_done = play_with_a_crash(tmp_path, step, questions=1)

    assert candidate.crashes == 1
    assert [entry["answer"]["text"] for entry in report["answers"]] == candidate.said
    assert report["overall"]["answers_scored"] == 1
    assert turns_done == 1


def test_one_interview_that_cannot_go_on_does_not_hold_up_the_others(tmp_path: Path) -> None:
    server = ServerProcess(tmp_path / "data")
    server.start(VIVA_CRASH_AT="turn.answer_written")
    with httpx.Client(base_url=server.url, timeout=30) as client:
        interview = client.post("/api/v1/interviews", json={"role": "Cook"}).json()
        body = {"turn_id": interview["question"]["turn_id"], "text": ANSWER}
        with pytest.raises(httpx.TransportError):
            client.post(f"/api/v1/interviews/{interview['id']}/answers", json=body)
        server.wait_for_death()
        with closing(sqlite3.connect(server.data_dir / "viva.db")) as connection:
            connection.execute("UPDATE interview_contexts SET context = '{}'")
            connection.commit()

        server.start(VIVA_CRASH_AT="")

        assert client.get("/ready").status_code == 200
    assert "turn_not_taken_up" in server.log()
    assert ANSWER not in server.log()
    server.stop()


def test_a_kill_between_ending_early_and_its_closing_work_is_made_good(tmp_path: Path) -> None:
    candidate, _, report, _ = play_with_a_crash(
        tmp_path, "complete.committed", questions=3, end_early=True
    )

    assert candidate.crashes == 1
    assert report["final"] is True
    assert report["answers"] == []
