"""Questions by language models: prepared while a candidate answers, else written while they wait.

Rules decide what each question is about, and when a follow-up is due. What is prepared lives in
memory alone: a restart costs a call, and no question.
"""

import asyncio
from collections import OrderedDict
from contextlib import aclosing
from typing import Protocol

import structlog

from viva.infra.telemetry.logs import frames
from viva.interviews.context import InterviewContext
from viva.interviews.desks import Desk, suits
from viva.interviews.masks import mask_for
from viva.interviews.turn_rules import Foreseen, TalkSoFar, foresee
from viva.llm.accounts import Account
from viva.llm.prompts import Mask
from viva.questions.choosers import Choosers
from viva.questions.interview_prompt import Exchange, gather_material
from viva.questions.model_interviewer import ModelInterviewer, Screen, Talk
from viva.questions.schemas import Question, Section

log = structlog.get_logger()

_WRITTEN = frozenset({Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR})
_MOST_DESKS = 500
_MOST_MISSED = 2
# Nobody reads a question in less; for who skips it at once no call is made in vain.
_HEAD_START_SECONDS = 0.2


class OpenAccount(Protocol):
    """Who keeps the accounts of interviews."""

    async def __call__(self, owner_id: str, *, interview_id: str | None, mask: Mask) -> Account: ...


class AskingService:
    """Has models write the questions between opening and closing, two calls each at the most.

    Args:
        most: Of so many interviews something is kept; of those left longest ago nothing.
    """

    def __init__(
        self,
        *,
        interviewer: ModelInterviewer,
        choosers: Choosers,
        open_account: OpenAccount,
        most: int = _MOST_DESKS,
    ) -> None:
        self._interviewer = interviewer
        self._choosers = choosers
        self._open_account = open_account
        self._most = most
        self._desks: OrderedDict[str, Desk] = OrderedDict()

    def __contains__(self, interview_id: str) -> bool:
        """Whether anything is kept for an interview."""
        return interview_id in self._desks

    def prepare(self, talk: TalkSoFar) -> None:
        """Begin to prepare what may come after the last turn, which is open."""
        if talk.context.pack is not None or not self._interviewer.is_available():
            return
        desk = self._desk(talk.interview_id)
        if desk.task is None or desk.task.done():
            desk.task = asyncio.create_task(self._prepare(desk, talk))

    async def ask(self, talk: TalkSoFar, foreseen: Foreseen, screen: Screen) -> Question:
        """The question that is asked; that of the rules where no model's is there in time."""
        plan = foreseen.plan
        if not _is_written(plan, talk.context):
            return plan
        desk = self._desk(talk.interview_id)
        found = desk.take(foreseen, talk.asked)
        if found is not None:
            return found
        desk.stop()
        if not self._interviewer.is_available() or not desk.may_call(len(talk.turns) + 1):
            return plan
        try:
            told = await self._told(desk, talk, is_open=False)
            missed = _missed(talk, foreseen)
            return await self._interviewer.ask(told, foreseen.order, missed, screen) or plan
        except Exception as error:  # noqa: BLE001 - the rules have a question
            log.error("asking_failed", error=frames(error))
            return plan

    async def settle(self, interview_id: str) -> None:
        """Wait for what is being prepared, for who would rather wait than have it written anew."""
        desk = self._desks.get(interview_id)
        if desk is not None and desk.task is not None:
            await asyncio.wait([desk.task])

    def drop(self, interview_id: str) -> None:
        """Nothing more is asked in this interview, or it has been left."""
        desk = self._desks.pop(interview_id, None)
        if desk is not None:
            desk.clear()

    async def aclose(self) -> None:
        tasks = [desk.task for desk in self._desks.values() if desk.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for interview_id in [*self._desks]:
            self.drop(interview_id)

    async def _prepare(self, desk: Desk, talk: TalkSoFar) -> None:
        await asyncio.sleep(_HEAD_START_SECONDS)
        try:
            plans = self._plan(desk, talk)
            if plans and desk.may_call(len(talk.turns) + 1):
                told = await self._told(desk, talk, is_open=True)
                async with aclosing(self._interviewer.prepare(told, plans)) as written:
                    async for prepared in written:
                        desk.put(prepared)
        except Exception as error:  # noqa: BLE001 - a question is found without it
            log.error("preparing_failed", error=frames(error))

    def _plan(self, desk: Desk, talk: TalkSoFar) -> list[Question]:
        """What is missing for the answers that may come."""
        plans: list[Question] = []
        for foreseen in foresee(talk, self._choosers.get(talk.context.pack)):
            if not _is_written(foreseen.plan, talk.context):
                continue
            planned = any(suits(plan, foreseen, talk.asked[-1]) for plan in plans)
            if not planned and not desk.has(foreseen, talk.asked):
                plans.append(foreseen.order)
        return plans

    async def _told(self, desk: Desk, talk: TalkSoFar, *, is_open: bool) -> Talk:
        if desk.account is None:
            desk.account = await self._open_account(
                talk.owner_id,
                interview_id=talk.interview_id,
                mask=mask_for(talk.context.candidate_name),
            )
        if desk.material is None:
            desk.material = gather_material(talk.context.brief, talk.context.documents)
        exchanges = [Exchange(turn.question, desk.tell(turn)) for turn in talk.turns]
        if is_open:
            exchanges[-1] = Exchange(talk.turns[-1].question, None, is_open=True)
        return Talk(material=desk.material, exchanges=tuple(exchanges), account=desk.account)

    def _desk(self, interview_id: str) -> Desk:
        desk = self._desks.setdefault(interview_id, Desk())
        self._desks.move_to_end(interview_id)
        while len(self._desks) > self._most:
            self.drop(next(iter(self._desks)))
        return desk


def _missed(talk: TalkSoFar, foreseen: Foreseen) -> list[str]:
    points = {point.id: point.text for point in talk.asked[-1].key_points}
    return [points[name] for name in foreseen.answer.missed if name in points][:_MOST_MISSED]


def _is_written(plan: Question, context: InterviewContext) -> bool:
    """Follow-ups stand in the questions already; a pack that was wished for is asked as it is."""
    return plan.section in _WRITTEN and plan.follow_up_of is None and context.pack is None
