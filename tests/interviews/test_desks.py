"""What is prepared and never asked: it is booked as thrown away, and nothing is kept of it."""

from datetime import UTC, datetime

import pytest

from tests.factories import begin
from tests.interviews.test_asking import Served, serving
from tests.llm.fakes import Ledger
from tests.llm.test_faults import models_of
from tests.matching import engineers
from tests.providers.server import ProviderDouble
from tests.questions.interviewers import Interviewer, written
from tests.questions.talks import brief_of, documents_of, play
from viva.interviews.asking import AskingService
from viva.interviews.context import InterviewContext
from viva.interviews.turn_rules import TalkSoFar
from viva.llm.accounts import Account
from viva.llm.names import Role
from viva.llm.prompts import Mask
from viva.matching.schemas import BriefRequest
from viva.nlp.skills import SkillVocabulary
from viva.questions.bank import QuestionBank
from viva.questions.choosers import Choosers
from viva.questions.model_interviewer import ModelInterviewer
from viva.settings import Settings


async def thrown_away(served: Served) -> tuple[int, int]:
    """Calls to the interviewer, and those of them that served nobody."""
    performance = (await served.client.get("/api/v1/performance")).json()
    (role,) = performance["language_models"]["by_role"]
    return role["calls"], role["thrown_away"]


@pytest.mark.parametrize("end", ["complete", "delete", "restart"])
async def test_calls_whose_questions_are_never_asked_are_thrown_away(
    end: str, settings: Settings, double: ProviderDouble
) -> None:
    double.conversation.use(Interviewer())
    async with serving(settings, double) as served:
        interview = await begin(served.client, questions=5)
        await served.settle(interview)
        path = f"/api/v1/interviews/{interview['id']}"
        before = await thrown_away(served)
        if end == "complete":
            await served.client.post(f"{path}/complete")
        if end == "delete":
            await served.client.delete(path)
        assert served.services.asking is not None
        assert (interview["id"] in served.services.asking) == (end == "restart")

    async with serving(settings, double) as served:
        after = await thrown_away(served)

    assert (before, after) == ((1, 0), (1, 1))


async def test_a_call_serves_if_one_of_its_questions_is_asked(
    settings: Settings, double: ProviderDouble
) -> None:
    interviewer = Interviewer()
    double.conversation.use(interviewer)
    async with serving(settings, double) as served:
        interview = await begin(served.client, questions=6)
        asked = {question["text"] for question in await served.play_slowly(interview)}
        counted = await thrown_away(served)

    first, unused = 0, 0
    for order in interviewer.orders:
        count = 2 if "(2)" in order else 1
        texts = {written(first + index).partition("\n")[0] for index in range(count)}
        first += count
        unused += not texts & asked
    assert counted == (len(interviewer.orders), unused)


async def test_of_an_interview_left_long_ago_nothing_is_kept(double: ProviderDouble) -> None:
    double.conversation.use(Interviewer())
    ledger = Ledger()
    discarded: list[str] = []

    async def account_of(owner_id: str, *, interview_id: str | None, mask: Mask) -> Account:
        return ledger.account(discard=discarded.append)

    async with models_of(double, "openai:first", role=Role.INTERVIEWER) as models:
        asking = AskingService(
            interviewer=ModelInterviewer(models),
            choosers=Choosers(QuestionBank.load(), SkillVocabulary.load()),
            open_account=account_of,
            most=1,
        )
        asking.prepare(opened("left"))
        await asking.settle("left")
        asking.prepare(opened("new"))

        kept = [name for name in ("left", "new") if name in asking]
        await asking.aclose()

    assert kept == ["new"]
    assert discarded == [call.id for call in ledger.calls[:1]]


def opened(interview_id: str) -> TalkSoFar:
    """A talk whose first question is open."""
    request = BriefRequest(cv=engineers.BACKEND_PAYMENTS, job=engineers.BACKEND_JOB)
    context = InterviewContext(
        brief=brief_of(request),
        documents=documents_of(request),
        seen=frozenset(),
        seed=0,
        cv_id=None,
        job_id=None,
        company=None,
        minutes_per_answer=None,
        pack=None,
    )
    talk = TalkSoFar(owner_id="local", interview_id=interview_id, context=context, turns=())
    return talk.followed_by("first", play(request)[0], now=datetime.now(UTC))
