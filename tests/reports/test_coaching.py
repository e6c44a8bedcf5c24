"""Coaching beside an interview: whatever models do, each text says who wrote it."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.evaluation.questions import CONFLICT, GOOD, STORY
from tests.factories import answer, begin, play
from tests.interviews.test_judging import report_of, serving
from tests.llm.fakes import Ledger
from tests.llm.test_faults import WRITE_FAULTS, models_of
from tests.providers.replies import Reply, Request
from tests.providers.server import ProviderDouble
from tests.reports.coaches import coach, is_for_a_coach, judge_and_coach, shown
from tests.reports.records import HASHING, record, turn
from viva.interviews.schemas import InterviewRecord
from viva.llm.accounts import Account
from viva.llm.language_models import LanguageModels
from viva.llm.options import Budget
from viva.llm.prompts import Mask
from viva.nlp.skills import SkillVocabulary
from viva.reports.builder import build_report
from viva.reports.coach.model_coach import ModelCoach
from viva.reports.coaching import CoachingService
from viva.settings import Settings

AUTHOR = "model:openai:first+coach@1"
TURNS = (turn(1, HASHING, GOOD), turn(2, CONFLICT, STORY), turn(3, HASHING, GOOD))
RECORD = record(*TURNS)
FAULTS = {
    **{name: fault for name, (fault, _) in WRITE_FAULTS.items()},
    "slow first token": Reply(first_token_seconds=60),
}


def for_coaches(double: ProviderDouble) -> list[Request]:
    return [request for request in double.conversation.requests if is_for_a_coach(request)]


def service(
    models: LanguageModels,
    *,
    found: InterviewRecord = RECORD,
    seconds: float = 5.0,
    ledger: Ledger | None = None,
) -> CoachingService:
    async def get_record(_interview_id: str) -> InterviewRecord:
        return found

    async def open_account(owner_id: str, *, interview_id: str | None, mask: Mask) -> Account:
        assert (owner_id, interview_id) == (found.owner_id, found.id)
        return replace((ledger or Ledger()).account(), mask=mask)

    return CoachingService(
        coach=ModelCoach(models, SkillVocabulary.load()),
        get_record=get_record,
        open_account=open_account,
        closing_seconds=seconds,
    )


async def test_the_report_has_the_models_words_and_says_so(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(judge_and_coach(coach()))
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=3)
        await play(client, interview)
        report = await report_of(client, interview)
        markdown = await client.get(f"/api/v1/interviews/{interview['id']}/report.md")

    assert report["final"]
    assert AUTHOR in {entry["feedback_by"] for entry in report["answers"]}
    for entry in report["answers"]:
        assert entry["feedback_by"] in (AUTHOR, "rules")
        assert entry["model_answer_by"] in (AUTHOR, "rules")
        assert entry["worked"] or entry["next_steps"]
        assert entry["authors"]
    assert "by openai:first." in markdown.text
    assert len(for_coaches(double)) <= 2


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
async def test_whatever_fails_the_rules_words_stand_under_their_name(
    fault: Reply, settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(judge_and_coach(fault))
    async with serving(settings, double, "openai:first,anthropic:second") as (client, _):
        interview = await begin(client, questions=2)
        await play(client, interview)
        report = await report_of(client, interview)

    assert for_coaches(double)
    assert report["final"]
    assert [entry["feedback_by"] for entry in report["answers"]] == ["rules", "rules"]
    assert [entry["model_answer_by"] for entry in report["answers"]] == ["rules", "rules"]
    assert all(entry["model_answer"] and entry["worked"] for entry in report["answers"])
    assert report["answers"][0]["authors"] == "Feedback and stronger answer by Viva's rules."


async def test_an_answer_without_content_costs_no_call(
    settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(judge_and_coach(coach()))
    async with serving(settings, double) as (client, _):
        interview = await begin(client, questions=1)
        await answer(client, interview, interview["question"]["turn_id"], "I do not know.")
        report = await report_of(client, interview)

    assert for_coaches(double) == []
    assert report["answers"][0]["feedback_by"] == "rules"


async def test_two_judged_answers_are_taught_by_one_call_while_the_interview_goes_on(
    double: ProviderDouble,
) -> None:
    double.conversation.use(coach())
    async with models_of(double, "openai:first") as models:
        coaching = service(models)
        for one in TURNS:
            coaching.judged(RECORD.id, one.turn_id)
        taught = await coaching.finish(RECORD)

    assert [*taught] == [one.turn_id for one in TURNS]
    assert sorted(len(shown(request.prompt)) for request in double.conversation.requests) == [1, 2]


async def test_a_score_that_changed_is_taught_anew(double: ProviderDouble) -> None:
    double.conversation.use(coach())
    async with models_of(double, "openai:first") as models:
        first = record(*TURNS[:2])
        coaching = service(models, found=first)
        for one in first.turns:
            coaching.judged(first.id, one.turn_id)
        judged = TURNS[1].evaluation
        assert judged is not None
        later = replace(TURNS[1], evaluation=replace(judged, scorer="model:openai:first"))
        taught = await coaching.finish(record(TURNS[0], later))

    assert [*taught] == [TURNS[0].turn_id, TURNS[1].turn_id]
    assert [len(shown(one.prompt)) for one in double.conversation.requests] == [2, 1]


async def test_the_closing_job_does_not_wait_for_ever(double: ProviderDouble) -> None:
    def reply(request: Request) -> Reply:
        return Reply(hang=True) if "colleague" in request.prompt else coach()(request)

    double.conversation.use(reply)
    async with models_of(double, "openai:first") as models:
        split = record(TURNS[0], TURNS[2], TURNS[1])
        async with asyncio.timeout(1.9):
            taught = await service(models, seconds=1.0).finish(split)

    assert [*taught] == [TURNS[0].turn_id, TURNS[2].turn_id]


async def test_without_budget_the_rules_words_stand(double: ProviderDouble) -> None:
    double.conversation.use(coach())
    ledger = Ledger()
    async with models_of(double, "openai:first", budget=Budget(usd=Decimal(0))) as models:
        taught = await service(models, ledger=ledger).finish(RECORD)

    assert taught == {}
    assert double.conversation.requests == []
    assert build_report(RECORD, final=True, taught=taught) == build_report(RECORD, final=True)


async def test_the_candidates_name_is_not_sent(double: ProviderDouble) -> None:
    double.conversation.use(coach())
    named = turn(1, HASHING, GOOD.replace("A hash function", "As Kim says, a hash function"))
    async with models_of(double, "openai:first") as models:
        await service(models).finish(record(named, name="Kim Example"))

    (request,) = double.conversation.requests
    assert "Kim" not in request.prompt


async def test_the_next_step_of_the_whole_is_that_of_its_answer(double: ProviderDouble) -> None:
    double.conversation.use(coach())
    weak = turn(1, HASHING, f"{GOOD.split('. ')[0]}.")
    async with models_of(double, "openai:first") as models:
        taught = await service(models).finish(record(weak))

    report = build_report(record(weak), final=True, taught=taught)
    assert report.answers[0].feedback_by == AUTHOR
    assert report.overall.next_step == f"Question 1: {report.answers[0].next_steps[0]}"
