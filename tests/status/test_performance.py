"""What things cost and how long they took, as HTTP shows it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.evaluation.judges import HITS
from tests.factories import begin, play
from tests.interviews.test_judging import OFFLINE, WithoutLateGates, report_of
from tests.llm.test_call_book import a_call
from tests.llm.test_faults import models_of
from tests.providers.replies import Reply
from tests.providers.server import ProviderDouble
from tests.reports.coaches import coach, judge_and_coach
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.llm.call_book import CallBook
from viva.llm.names import Role
from viva.llm.options import Budget
from viva.settings import Settings
from viva.status.performance import durations


@asynccontextmanager
async def serving(
    settings: Settings, double: ProviderDouble, **limits: Any
) -> AsyncIterator[tuple[httpx.AsyncClient, CallBook]]:
    async with models_of(double, "openai:first", role=Role.EVALUATOR, **limits) as models:
        app = create_app(settings, jobs=InlineJobs(), scorer=WithoutLateGates(), models=models)
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app)
            async with httpx.AsyncClient(
                transport=transport, base_url="http://127.0.0.1:8000"
            ) as client:
                yield client, app.state.services.calls


async def test_an_interview_shows_what_its_models_took(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(judge_and_coach(coach()))
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=3)
        await play(client, interview)
        path = f"/api/v1/interviews/{interview['id']}/performance"
        performance = (await client.get(path)).json()

    usage = performance["language_models"]
    assert usage["calls"] == len(double.conversation.requests)
    assert usage["unpriced_calls"] == usage["calls"]
    assert usage["budget"]["spent_tokens"] == usage["prompt_tokens"] + usage["output_tokens"] > 0
    assert not usage["budget"]["is_spent"]
    (role,) = usage["by_role"]
    assert (role["role"], role["model"]) == ("evaluator", "openai:first")
    assert role["outcomes"] == {"ok": usage["calls"]}
    assert role["seconds"]["count"] == usage["calls"]
    (operation,) = performance["operations"]
    assert (operation["name"], operation["seconds"]["count"]) == ("next_question", 2)


async def test_failed_calls_are_counted_by_why_they_failed(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(Reply(status=401))
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=2)
        await play(client, interview)
        performance = (await client.get("/api/v1/performance")).json()
        metrics = (await client.get("/metrics")).text

    (role,) = performance["language_models"]["by_role"]
    assert set(role["outcomes"]) == {"unauthorised"}
    assert role["seconds"] is None
    labels = 'role="evaluator",model="openai:first",outcome="unauthorised"'
    assert f"viva_llm_calls_total{{{labels}}} {role['calls']}" in metrics


async def test_calls_that_served_nobody_are_counted(
    settings: Settings, double: ProviderDouble
) -> None:
    async with serving(settings, double) as (client, calls):
        interview = await begin(client, questions=2)
        account = await calls.open("local", interview_id=interview["id"], mask=str)
        for call in (a_call(), a_call(abandoned=True), a_call(abandoned=True)):
            account.book(call)
        performance = (await client.get("/api/v1/performance")).json()

    by_role = performance["language_models"]["by_role"]
    assert sum(role["thrown_away"] for role in by_role) == 2


async def test_deleted_interviews_stay_in_the_sums_of_their_owner(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(HITS)
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=2)
        await play(client, interview)
        path = f"/api/v1/interviews/{interview['id']}"
        before = (await client.get(f"{path}/performance")).json()
        await client.delete(path)
        gone = await client.get(f"{path}/performance")
        total = (await client.get("/api/v1/performance")).json()

    assert gone.status_code == 404
    assert total["language_models"]["calls"] == before["language_models"]["calls"] > 0
    assert total["interview_id"] is None


async def test_an_interviews_budget_counts_over_restarts(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(HITS)
    limits = settings.model_copy(update={"llm_budget_tokens": 10})
    async with serving(limits, double, budget=Budget(tokens=10)) as (client, calls):
        interview = await begin(client, questions=3)
        account = await calls.open("local", interview_id=interview["id"], mask=str)
        account.book(a_call())

    async with serving(limits, double, budget=Budget(tokens=10)) as (client, _):
        path = f"/api/v1/interviews/{interview['id']}"
        await play(client, interview)
        report = await report_of(client, interview)
        performance = (await client.get(f"{path}/performance")).json()

    assert report["final"]
    assert {entry["scorer"] for entry in report["answers"]} == {OFFLINE}
    assert double.conversation.requests == []
    assert performance["language_models"]["budget"]["is_spent"]


async def test_a_users_daily_budget_counts_over_interviews_and_restarts(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(HITS)
    limits = settings.model_copy(update={"llm_daily_budget_tokens": 10})
    async with serving(limits, double, daily_budget=Budget(tokens=10)) as (client, _):
        await play(client, await begin(client, questions=2))
    asked = len(double.conversation.requests)

    async with serving(limits, double, daily_budget=Budget(tokens=10)) as (client, _):
        interview = await begin(client, questions=2)
        await play(client, interview)
        report = await report_of(client, interview)
        performance = (await client.get("/api/v1/performance")).json()

    assert report["final"]
    assert {entry["scorer"] for entry in report["answers"]} == {OFFLINE}
    assert len(double.conversation.requests) == asked > 0
    assert performance["language_models"]["budget"]["is_spent"]


async def test_somebody_elses_interview_has_no_performance(client: httpx.AsyncClient) -> None:
    response = await client.get("/api/v1/interviews/nobodys/performance")

    assert response.status_code == 404
    assert response.json()["code"] == "interview_not_found"


def test_percentiles_are_values_that_were_measured() -> None:
    measured = durations([0.4, 0.1, 0.3, 0.2])

    assert measured is not None
    assert (measured.count, measured.min, measured.max) == (4, 0.1, 0.4)
    assert (measured.p50, measured.p95, measured.p99) == (0.2, 0.4, 0.4)
    assert measured.mean == pytest.approx(0.25)
    assert durations([]) is None
