"""Language models beside an interview: whatever they do, it ends with a complete report."""

import asyncio
import threading
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from tests.evaluation.judges import HITS, judging
from tests.factories import ANSWER, answer, begin, play
from tests.llm.test_faults import WRITE_FAULTS, models_of
from tests.providers.replies import Reply, Request
from tests.providers.server import ProviderDouble
from viva.app import create_app
from viva.evaluation.lexical import LexicalScorer
from viva.evaluation.model_scorer import ModelScorer
from viva.evaluation.schemas import Evaluation, ScoringItem
from viva.infra.database.engine import Database
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.events import EventSignal
from viva.interviews.judging import JudgingService
from viva.interviews.repository import list_events, list_turns
from viva.interviews.views import Answer, NewInterview
from viva.llm.call_book import CallBook
from viva.llm.names import Role
from viva.settings import Settings
from viva.wiring import Services

MODEL_SCORER = "model:openai:first+evaluate@1"
OFFLINE = "lexical-1"


class WithoutLateGates(LexicalScorer):
    """Takes no answer for off topic, so that models are asked whichever question comes."""

    def score(self, item: ScoringItem) -> Evaluation:
        evaluation = super().score(item)
        return evaluation if evaluation.score is None else replace(evaluation, band_source="test")


@asynccontextmanager
async def serving(
    settings: Settings, double: ProviderDouble, models: str = "openai:first"
) -> AsyncIterator[tuple[httpx.AsyncClient, Database]]:
    async with models_of(double, models, role=Role.EVALUATOR) as asked:
        app = create_app(settings, jobs=InlineJobs(), scorer=WithoutLateGates(), models=asked)
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://127.0.0.1:8000"
            ) as client:
                yield client, app.state.resources.database


async def report_of(client: httpx.AsyncClient, interview: dict[str, Any]) -> dict[str, Any]:
    response = await client.get(f"/api/v1/interviews/{interview['id']}/report")
    report: dict[str, Any] = response.json()
    return report


async def test_the_report_has_the_models_evaluations(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(HITS)
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=3)
        await play(client, interview)
        report = await report_of(client, interview)

    assert report["final"]
    assert MODEL_SCORER in report["scorer_versions"]
    for entry in report["answers"]:
        assert entry["scorer"] in (MODEL_SCORER, OFFLINE)
        total = sum(verdict["points"] for verdict in entry["verdicts"])
        assert entry["score"] == pytest.approx(total, abs=0.051)


@pytest.mark.parametrize(("reply", "scorer"), [(HITS, MODEL_SCORER), (Reply(status=400), OFFLINE)])
async def test_an_answer_given_again_is_judged_too(
    settings: Settings, double: ProviderDouble, reply: Any, scorer: str
) -> None:
    double.conversation.use(HITS)
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=3)
        await play(client, interview)
        report = await report_of(client, interview)
        judged = next(e for e in report["answers"] if e["scorer"] == MODEL_SCORER)
        double.conversation.use(reply)
        again = await client.post(
            f"/api/v1/interviews/{interview['id']}/answers/{judged['turn_id']}/retries",
            json={"text": f"{ANSWER} And again."},
        )

    assert again.json()["result"]["scorer"] == scorer


async def test_a_judged_answer_is_told_as_another_event(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(HITS)
    async with serving(settings, double) as (client, database):
        interview = await begin(client, questions=3)
        await play(client, interview)
        report = await report_of(client, interview)
        async with database.read() as session:
            events = await list_events(session, interview["id"], after=0)

    told: dict[str, list[str]] = defaultdict(list)
    for one in events:
        if one.event.type == "evaluation":
            payload = one.event.payload
            told[payload["turn_id"]].append(payload["evaluation"]["scorer"])
    assert [OFFLINE, MODEL_SCORER] in told.values()
    assert [scorers[-1] for scorers in told.values()] == [
        entry["scorer"] for entry in report["answers"]
    ]


@pytest.mark.parametrize("fault", [fault for fault, _ in WRITE_FAULTS.values()], ids=WRITE_FAULTS)
async def test_whatever_fails_the_interview_ends_with_a_complete_report(
    fault: Reply, settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(fault)
    async with serving(settings, double, "openai:first,anthropic:second") as (client, _):
        interview = await begin(client, questions=2)
        await play(client, interview)
        report = await report_of(client, interview)

    assert double.conversation.requests
    assert report["final"]
    assert [entry["scorer"] for entry in report["answers"]] == [OFFLINE, OFFLINE]
    assert all(entry["score"] is not None for entry in report["answers"])


async def test_a_model_that_praises_everything_gains_nothing_for_an_empty_word(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(judging("hit", lambda text: text))
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=1)
        await answer(client, interview, interview["question"]["turn_id"], "fine")
        report = await report_of(client, interview)

    assert report["answers"][0]["scorer"] == OFFLINE
    # Where a key point of the question has the word "fine", it is too short for a number.
    assert report["answers"][0]["score"] in (0, None)
    assert double.conversation.requests == []


async def test_a_question_does_not_wait_for_a_model(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(Reply(hang=True))
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=3)
        async with asyncio.timeout(0.4):
            result = await answer(client, interview, interview["question"]["turn_id"], ANSWER)

    assert result["question"]["number"] == 2


async def test_a_replaced_answer_is_judged_in_its_longer_version(
    settings: Settings, double: ProviderDouble
) -> None:
    asked = threading.Event()

    def reply(request: Request) -> Reply:
        asked.set()
        return HITS(request) if "composite index" in request.prompt else Reply(hang=True)

    double.conversation.use(reply)
    async with models_of(double, "openai:first", role=Role.EVALUATOR) as models:
        app = create_app(settings, jobs=InlineJobs(), scorer=WithoutLateGates(), models=models)
        async with app.router.lifespan_context(app):
            services = app.state.services
            interview = await services.interviews.create("local", NewInterview(role="Cook"))
            turn_id = interview.question.turn_id
            begun = Answer(turn_id=turn_id, text=ANSWER[: ANSWER.index(", then")])
            whole = Answer(turn_id=turn_id, text=ANSWER)

            await services.turns.hear("local", interview.id, begun)
            await asyncio.to_thread(asked.wait)
            await services.turns.hear("local", interview.id, whole)
            async with asyncio.timeout(0.4):
                events = await events_until(services, interview.id, MODEL_SCORER)

    scorers = [event["evaluation"]["scorer"] for event in events]
    assert scorers.count(MODEL_SCORER) == 1
    assert scorers[-1] == MODEL_SCORER


async def test_the_closing_job_judges_what_an_earlier_process_left(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(HITS)
    async with (
        models_of(double, "openai:first", role=Role.EVALUATOR) as models,
        offline_app(settings) as opened,
    ):
        interview_id, database, calls = opened
        judging_again = JudgingService(
            database=database,
            scorer=ModelScorer(models, LexicalScorer()),
            signal=EventSignal(),
            calls=calls,
        )

        await judging_again.finish(interview_id)
        scorers = await scorers_of(database, interview_id)

    assert MODEL_SCORER in scorers


async def test_the_closing_job_does_not_wait_for_ever(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(Reply(hang=True))
    async with (
        models_of(double, "openai:first", role=Role.EVALUATOR) as models,
        offline_app(settings) as opened,
    ):
        interview_id, database, calls = opened
        judging_again = JudgingService(
            database=database,
            scorer=ModelScorer(models, LexicalScorer()),
            signal=EventSignal(),
            calls=calls,
            closing_seconds=0.1,
        )

        async with asyncio.timeout(0.4):
            await judging_again.finish(interview_id)
        scorers = await scorers_of(database, interview_id)

    assert double.conversation.requests
    assert set(scorers) == {OFFLINE}


@asynccontextmanager
async def offline_app(settings: Settings) -> AsyncIterator[tuple[str, Database, CallBook]]:
    """An interview with three answers, one question open, scored without models."""
    app = create_app(settings, jobs=InlineJobs(), scorer=WithoutLateGates())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            interview = await begin(client, questions=4)
            turn_id = interview["question"]["turn_id"]
            for _ in range(3):
                result = await answer(client, interview, turn_id)
                await app.state.services.scoring.find(interview["id"], turn_id)
                turn_id = result["question"]["turn_id"]
            yield interview["id"], app.state.resources.database, app.state.services.calls


async def events_until(services: Services, interview_id: str, scorer: str) -> list[dict[str, Any]]:
    """What the evaluation events say, once one is by this scorer."""
    waiter = services.signal.subscribe(interview_id)
    while True:
        waiter.clear()
        seen = await services.interviews.events_after("local", interview_id, 0)
        told = [one.event.payload for one in seen if one.event.type == "evaluation"]
        if any(payload["evaluation"]["scorer"] == scorer for payload in told):
            return told
        await waiter.wait()


async def scorers_of(database: Database, interview_id: str) -> list[str]:
    async with database.read() as session:
        turns = await list_turns(session, interview_id)
    return [turn.evaluation.scorer for turn in turns if turn.evaluation is not None]
