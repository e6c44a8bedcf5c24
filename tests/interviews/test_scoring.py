"""Scores come beside the interview: nothing waits for them, and none is lost."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.factories import ANSWER, answer, begin
from viva.app import create_app
from viva.evaluation.lexical import LexicalScorer, scoring_item
from viva.evaluation.schemas import Evaluation, ScoringItem
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.scoring import ScoringService
from viva.interviews.views import Answer, NewInterview
from viva.settings import Settings


class HeldBack:
    """A scorer that gives no score until it is let go."""

    version = "held-back-1"

    def __init__(self) -> None:
        self.go = threading.Event()
        self.prepared: list[str] = []
        self.scored: list[str] = []

    def prepare(self, item: ScoringItem) -> None:
        self.prepared.append(item.question)

    def score(self, item: ScoringItem) -> Evaluation:
        self.go.wait()
        self.scored.append(item.question)
        return LexicalScorer().score(item)


class FailingOnce(HeldBack):
    def score(self, item: ScoringItem) -> Evaluation:
        if not self.scored:
            self.scored.append(item.question)
            raise MemoryError
        return super().score(item)


@pytest.fixture
def scorer() -> HeldBack:
    return HeldBack()


@asynccontextmanager
async def serving(
    settings: Settings, scorer: HeldBack
) -> AsyncIterator[tuple[httpx.AsyncClient, ScoringService]]:
    app = create_app(settings, jobs=InlineJobs(), scorer=scorer)
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            yield client, app.state.services.scoring
        scorer.go.set()


async def report_of(client: httpx.AsyncClient, interview: dict[str, Any]) -> dict[str, Any]:
    response = await client.get(f"/api/v1/interviews/{interview['id']}/report")
    report: dict[str, Any] = response.json()
    return report


async def test_the_next_question_does_not_wait_for_the_score(
    settings: Settings, scorer: HeldBack
) -> None:
    async with serving(settings, scorer) as (client, scoring):
        interview = await begin(client, questions=3)
        first = interview["question"]["turn_id"]

        result = await answer(client, interview, first)
        again = await answer(client, interview, first)
        scorer.go.set()
        evaluation = await scoring.find(interview["id"], first)

        assert result["question"]["number"] == 2
        assert result["evaluation"] is None
        assert again == result
        assert evaluation is not None
        assert evaluation.status == "scored"


async def test_a_late_score_comes_as_an_event_of_its_turn(
    settings: Settings, scorer: HeldBack
) -> None:
    async with serving(settings, scorer) as (client, scoring):
        interview = await begin(client, questions=3)
        turn_id = interview["question"]["turn_id"]
        await answer(client, interview, turn_id)
        before = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()

        scorer.go.set()
        await scoring.find(interview["id"], turn_id)
        after = (await client.get(f"/api/v1/interviews/{interview['id']}")).json()

        assert after["last_event_id"] == before["last_event_id"] + 1


async def test_answers_go_on_while_scores_are_stored(settings: Settings, scorer: HeldBack) -> None:
    async with serving(settings, scorer) as (client, _):
        interviews = [await begin(client, questions=4) for _ in range(3)]
        scorer.go.set()

        async def hold(interview: dict[str, Any]) -> None:
            question = interview["question"]
            while question is not None:
                question = (await answer(client, interview, question["turn_id"]))["question"]

        await asyncio.gather(*map(hold, interviews))
        reports = [await report_of(client, interview) for interview in interviews]

    assert [report["overall"]["answers_scored"] for report in reports] == [4, 4, 4]
    assert len(scorer.scored) == 12


async def test_the_report_waits_for_the_scores_that_are_at_work(
    settings: Settings, scorer: HeldBack
) -> None:
    async with serving(settings, scorer) as (client, _):
        interview = await begin(client, questions=3)
        await answer(client, interview, interview["question"]["turn_id"])

        closing = asyncio.create_task(client.post(f"/api/v1/interviews/{interview['id']}/complete"))
        while (await client.get(f"/api/v1/interviews/{interview['id']}")).json()[
            "status"
        ] != "completing":
            pass
        early = await report_of(client, interview)
        once_more = await report_of(client, interview)
        scorer.go.set()
        await closing
        report = await report_of(client, interview)

    assert (early["final"], early["overall"]["answers_scored"]) == (False, 0)
    assert once_more == early
    assert (report["final"], report["overall"]["answers_scored"]) == (True, 1)
    assert len(scorer.scored) == 1


async def test_each_question_is_read_before_it_is_answered(
    settings: Settings, scorer: HeldBack
) -> None:
    async with serving(settings, scorer) as (client, scoring):
        interview = await begin(client, questions=2)
        scorer.go.set()
        result = await answer(client, interview, interview["question"]["turn_id"])
        await answer(client, interview, result["question"]["turn_id"])
        await scoring.find(interview["id"], result["question"]["turn_id"])

    assert scorer.prepared == scorer.scored
    assert len(scorer.prepared) == 2


async def test_a_score_that_failed_is_made_good_at_the_end(settings: Settings) -> None:
    scorer = FailingOnce()
    scorer.go.set()
    async with serving(settings, scorer) as (client, _):
        interview = await begin(client, questions=1)

        await answer(client, interview, interview["question"]["turn_id"])
        report = await report_of(client, interview)

    assert report["answers"][0]["answer"]["text"] == ANSWER
    assert report["answers"][0]["status"] == "scored"


async def test_a_score_for_a_deleted_interview_is_dropped(
    settings: Settings, scorer: HeldBack
) -> None:
    async with serving(settings, scorer) as (client, scoring):
        interview = await begin(client, questions=3)
        turn_id = interview["question"]["turn_id"]
        await answer(client, interview, turn_id)

        await client.delete(f"/api/v1/interviews/{interview['id']}")
        scorer.go.set()

        assert await scoring.find(interview["id"], turn_id) is None


async def test_the_score_of_a_replaced_answer_is_not_stored(
    settings: Settings, scorer: HeldBack
) -> None:
    app = create_app(settings, jobs=InlineJobs(), scorer=scorer)
    async with app.router.lifespan_context(app):
        services = app.state.services
        interview = await services.interviews.create("local", NewInterview(role="Cook"))
        turn_id = interview.question.turn_id
        begun = Answer(turn_id=turn_id, text="In my last team I first measured")
        await services.turns.hear("local", interview.id, begun)

        await services.turns.hear("local", interview.id, Answer(turn_id=turn_id, text=ANSWER))
        scorer.go.set()
        evaluation = await services.scoring.find(interview.id, turn_id)
        seen = await services.interviews.events_after("local", interview.id, 0)
        record = await services.interviews.get_record(interview.id)

    told = [numbered.event for numbered in seen if numbered.event.type == "evaluation"]
    assert evaluation == LexicalScorer().score(scoring_item(record.turns[0].question, ANSWER))
    assert len(scorer.scored) == 2
    assert len(told) == 1
