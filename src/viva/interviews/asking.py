"""Questions by language models: prepared while a candidate answers, else written while they wait.

Rules decide what each question is about, and when a follow-up is due. What is prepared lives in
memory alone: a restart costs a call, and no question.
"""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from viva.evaluation.judge_phrases import is_an_order
from viva.evaluation.lexical import scoring_item
from viva.evaluation.masking import blind
from viva.infra.telemetry.logs import frames
from viva.interviews.context import InterviewContext
from viva.interviews.masks import mask_for
from viva.interviews.schemas import TurnRecord
from viva.interviews.turn_rules import Foreseen, TalkSoFar, foresee
from viva.llm.accounts import Account
from viva.llm.prompts import Mask
from viva.nlp.sentences import split_sentences
from viva.questions.choosers import Choosers
from viva.questions.interview_prompt import Exchange, Material, bounded, gather_material
from viva.questions.model_interviewer import ModelInterviewer, Screen, Talk
from viva.questions.ranking import is_poor
from viva.questions.schemas import Question, Section
from viva.questions.similarity import is_repeat

log = structlog.get_logger()

_WRITTEN = frozenset({Section.TECHNICAL, Section.BEHAVIOURAL, Section.HR})
_MOST_CALLS = 2
_MOST_DESKS = 500
# A prepared question may miss the level that one answer suggests; the next one makes up for it.
_FURTHEST_LEVEL = 3.0
_MOST_MISSED = 2
_MOST_READY = 6
_HEAD_START_SECONDS = 0.03


class OpenAccount(Protocol):
    """Who keeps the accounts of interviews."""

    async def __call__(self, owner_id: str, *, interview_id: str | None, mask: Mask) -> Account: ...


@dataclass(slots=True, kw_only=True)
class _Desk:
    """What lies ready for one interview; `calls` are by the number of the question to come."""

    account: Account | None = None
    material: Material | None = None
    ready: list[Question] = field(default_factory=list)
    calls: Counter[int] = field(default_factory=Counter)
    task: asyncio.Task[None] | None = None
    told: dict[tuple[str, str], str] = field(default_factory=dict)

    def find(self, foreseen: Foreseen, asked: Sequence[Question]) -> Question | None:
        """A question that suits: best one about the same as the rules', then one of the level."""
        suiting = [
            one
            for one in self.ready
            if _suits(one, foreseen, asked[-1]) and not is_repeat(one, asked)
        ]
        return min(suiting, key=foreseen.distance, default=None)

    def may_call(self, number: int) -> bool:
        if self.calls[number] >= _MOST_CALLS:
            return False
        self.calls[number] += 1
        return True

    def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()

    def tell(self, turn: TurnRecord) -> str | None:
        if turn.answer is None:
            return None
        key = (turn.turn_id, turn.answer)
        if key not in self.told:
            self.told[key] = _telling(turn.question, turn.answer)
        return self.told[key]


class AskingService:
    """Has models write the questions between opening and closing, two calls each at the most."""

    def __init__(
        self, *, interviewer: ModelInterviewer, choosers: Choosers, open_account: OpenAccount
    ) -> None:
        self._interviewer = interviewer
        self._choosers = choosers
        self._open_account = open_account
        self._desks: OrderedDict[str, _Desk] = OrderedDict()

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
        found = desk.find(foreseen, talk.asked)
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
        """The interview is over."""
        desk = self._desks.pop(interview_id, None)
        if desk is not None:
            desk.stop()

    async def aclose(self) -> None:
        tasks = [desk.task for desk in self._desks.values() if desk.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _prepare(self, desk: _Desk, talk: TalkSoFar) -> None:
        # The question that was just found goes out first.
        await asyncio.sleep(_HEAD_START_SECONDS)
        try:
            plans = self._plan(desk, talk)
            if plans and desk.may_call(len(talk.turns) + 1):
                told = await self._told(desk, talk, is_open=True)
                kept = desk.ready
                async with aclosing(self._interviewer.prepare(told, plans)) as prepared:
                    async for questions in prepared:
                        desk.ready = [*kept, *questions][-_MOST_READY:]
        except Exception as error:  # noqa: BLE001 - a question is found without it
            log.error("preparing_failed", error=frames(error))

    def _plan(self, desk: _Desk, talk: TalkSoFar) -> list[Question]:
        """What is missing for the answers that may come."""
        plans: list[Question] = []
        for foreseen in foresee(talk, self._choosers.get(talk.context.pack)):
            if not _is_written(foreseen.plan, talk.context):
                continue
            planned = any(_suits(plan, foreseen, talk.asked[-1]) for plan in plans)
            if not planned and desk.find(foreseen, talk.asked) is None:
                plans.append(foreseen.order)
        return plans

    async def _told(self, desk: _Desk, talk: TalkSoFar, *, is_open: bool) -> Talk:
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

    def _desk(self, interview_id: str) -> _Desk:
        desk = self._desks.setdefault(interview_id, _Desk())
        self._desks.move_to_end(interview_id)
        while len(self._desks) > _MOST_DESKS:
            self.drop(next(iter(self._desks)))
        return desk


def _telling(question: Question, answer: str) -> str:
    """An answer as a model may read it: blind, not too long, without sentences that give orders."""
    item = scoring_item(question, answer)
    text = bounded(blind(item)[0].answer)
    sentences = [sentence.text for sentence in split_sentences(text)]
    return " ".join(one for one in sentences if not is_an_order(item, one))


def _missed(talk: TalkSoFar, foreseen: Foreseen) -> list[str]:
    points = {point.id: point.text for point in talk.asked[-1].key_points}
    return [points[name] for name in foreseen.answer.missed if name in points][:_MOST_MISSED]


def _is_written(plan: Question, context: InterviewContext) -> bool:
    """Follow-ups stand in the questions already; a pack that was wished for is asked as it is."""
    return plan.section in _WRITTEN and plan.follow_up_of is None and context.pack is None


def _suits(question: Question, foreseen: Foreseen, last: Question) -> bool:
    """Whether it can be asked where the rules would ask their plan."""
    _, levels = foreseen.distance(question)
    if question.section != foreseen.plan.section or levels > _FURTHEST_LEVEL:
        return False
    return not is_poor(foreseen.answer) or question.competency != last.competency
