"""Every fault in all roles, or in one: the interview ends, and says who did what."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from tests.evaluation.judges import HITS
from tests.factories import ANSWER, CV_TEXT, add_text, answer, begin
from tests.interviews.test_judging import OFFLINE, WithoutLateGates
from tests.llm.fakes import double_options
from tests.llm.test_faults import ENDLESS, no_sleep
from tests.providers.replies import Reply, Request, says
from tests.providers.server import ProviderDouble
from tests.questions.interviewers import Interviewer
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.llm.connections import ProviderConnections, open_connections
from viva.llm.language_models import LanguageModels, Timing
from viva.llm.names import Role
from viva.llm.options import select_models
from viva.settings import Settings
from viva.wiring import Services

FAULTS = {
    "401": Reply(status=401),
    "429": Reply(status=429, retry_after="7"),
    "500": Reply(status=500),
    "hang": Reply(hang=True),
    "slow first token": Reply(first_token_seconds=60),
    "cut at once": Reply(cut_after=0),
    "cut": Reply(cut_after=2),
    "malformed": Reply(garbled=True),
    "another shape": says({"banana": [1, 2, 3]}),
    "empty": Reply(text=""),
    "a million tokens": Reply(text=" word", repeat=ENDLESS),
}
# One name for each role, so that one that fails takes no other with it.
NAMES = {Role.INTERVIEWER: "asks", Role.EVALUATOR: "judges", Role.ANALYST: "reads"}
WIRES = ("openai", "anthropic", "google")
EVERY_ROLE = "every role"
# What each role makes of each fault stands in the tests of the roles; here they meet.
ALONE = ("401", "hang", "another shape")
CELLS = [
    *((fault, EVERY_ROLE, WIRES[row % len(WIRES)]) for row, fault in enumerate(FAULTS)),
    *(
        (fault, role, WIRES[(row + column) % len(WIRES)])
        for row, fault in enumerate(ALONE)
        for column, role in enumerate(NAMES.values())
    ),
]


@dataclass(frozen=True, slots=True)
class Served:
    client: httpx.AsyncClient
    services: Services

    async def get(self, path: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.client.get(f"/api/v1/{path}")).json()
        return found

    async def read(self, text: str) -> dict[str, Any]:
        """A CV, when a model has had its say about it."""
        uploaded = await add_text(self.client, "cv", text)
        assert self.services.analyses is not None
        await self.services.analyses.settle(timeout_seconds=20)
        return await self.get(f"documents/{uploaded['id']}")

    async def play(self, interview: dict[str, Any]) -> list[dict[str, Any]]:
        """All questions, each answered when the next ones are prepared, or cannot be."""
        asked = [interview["question"]]
        while asked[-1] is not None:
            assert self.services.asking is not None
            await self.services.asking.settle(interview["id"])
            result = await answer(self.client, interview, asked[-1]["turn_id"], ANSWER)
            asked.append(result["question"])
        return asked[:-1]


@asynccontextmanager
async def serving(settings: Settings, double: ProviderDouble, wire: str) -> AsyncIterator[Served]:
    """Every role has a model of its own on this wire, in a hurry."""
    options = double_options(
        double,
        "",
        models_by_role={role: f"{wire}:{name}" for role, name in NAMES.items()},
        first_token_seconds=0.1,
        timeout_seconds=0.2,
        live_seconds=0.5,
    )
    selection = select_models(options)
    connections = open_connections(options, selection)

    async def connect() -> ProviderConnections:
        return connections

    models = LanguageModels(options, selection, connect, Timing(sleep=no_sleep))
    app = create_app(settings, jobs=InlineJobs(), scorer=WithoutLateGates(), models=models)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            yield Served(client, app.state.services)


def replies(fault: Reply | None = None, faulty: str = "") -> Any:
    """A provider whose models work, but for the faulty ones."""
    asks = Interviewer()

    def reply(request: Request) -> Reply:
        if fault is not None and faulty in (request.model, EVERY_ROLE):
            return fault
        if request.model == NAMES[Role.INTERVIEWER]:
            return asks(request)
        return HITS(request) if request.model == NAMES[Role.EVALUATOR] else says({})

    return reply


@pytest.mark.parametrize(("fault", "faulty", "wire"), CELLS)
async def test_one_role_fails_and_the_others_carry_on(
    fault: str, faulty: str, wire: str, settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(replies(FAULTS[fault], faulty))
    async with serving(settings, double, wire) as served:
        cv = await served.read(CV_TEXT)
        interview = await begin(served.client, cv_id=cv["id"], questions=3)
        asked = await served.play(interview)
        report = await served.get(f"interviews/{interview['id']}/report")

    fails = {name for name in NAMES.values() if faulty in (name, EVERY_ROLE)}
    called = {request.model for request in double.conversation.requests}
    assert fails <= called
    assert report["final"]
    assert [entry["question"]["text"] for entry in report["answers"]] == [q["text"] for q in asked]
    assert all(entry["score"] is not None for entry in report["answers"])
    judge = f"model:{wire}:judges+evaluate@1"
    scorers = {entry["scorer"] for entry in report["answers"]}
    assert scorers <= ({OFFLINE} if "judges" in fails else {OFFLINE, judge})
    assert ("judges" in fails) == (judge not in scorers)
    by_model = [question["text"].startswith("Imagine you meet") for question in asked]
    assert any(by_model) == ("asks" not in fails)
    assert cv["analysis"]["status"] == ("failed" if "reads" in fails else "done")
