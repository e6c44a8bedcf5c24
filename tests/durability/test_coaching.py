"""A server that ends while a model writes feedback: the next one has it written."""

from contextlib import closing
from pathlib import Path

import pytest

from tests.durability.test_analyses import await_requests
from tests.durability.test_kill import Candidate
from tests.providers.replies import Reply
from tests.providers.server import ProviderDouble
from tests.reports.coaches import coach, is_for_a_coach, judge_and_coach
from tests.server import ServerProcess

AUTHOR = "model:local:coach+coach@1"


@pytest.mark.parametrize("ending", ["stop", "kill"])
def test_the_next_server_has_the_feedback_written(
    ending: str, tmp_path: Path, double: ProviderDouble
) -> None:
    double.conversation.use(judge_and_coach(Reply(hang=True)))
    server = ServerProcess(
        tmp_path / "data",
        VIVA_LLM_MODELS_EVALUATOR="local:coach",
        VIVA_LLM_LOCAL_URL=double.openai_url,
        VIVA_SCORER="lexical",
    )
    server.start()
    try:
        with closing(Candidate(server)) as candidate:
            interview = candidate.begin(4)
            candidate.answer_all(interview)
            await_coach(server, double)
            server.stop() if ending == "stop" else server.kill()
            double.conversation.use(judge_and_coach(coach()))
            server.start()
            report = candidate.await_report(interview)
    finally:
        server.stop()

    assert report["final"]
    assert AUTHOR in {answer["feedback_by"] for answer in report["answers"]}


def await_coach(server: ServerProcess, double: ProviderDouble) -> None:
    """Wait until the closing job has asked for feedback."""
    count = 1
    while not any(map(is_for_a_coach, double.conversation.requests)):
        count = len(double.conversation.requests) + 1
        await_requests(server, double, count)
