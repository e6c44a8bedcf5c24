"""Coaching beside an interview: answers that are judged are taught, a few by one call.

What a model wrote lives in memory until the report is built. After a restart the closing job asks
again for what the report lacks.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import structlog

from viva.errors import NotFoundError
from viva.evaluation.schemas import Evaluation
from viva.infra.telemetry.logs import frames
from viva.interviews.masks import mask_for
from viva.interviews.schemas import InterviewRecord, TurnRecord
from viva.llm.accounts import Account
from viva.llm.prompts import Mask
from viva.reports.coach.lessons import Lesson, lesson_of
from viva.reports.coach.model_coach import ModelCoach
from viva.reports.coach.teaching import Teaching

CLOSING_SECONDS = 30.0
_AT_ONCE = 2
_MOST_DESKS = 500

log = structlog.get_logger()

GetRecord = Callable[[str], Awaitable[InterviewRecord]]


class OpenAccount(Protocol):
    """Who keeps the accounts of interviews."""

    async def __call__(self, owner_id: str, *, interview_id: str | None, mask: Mask) -> Account: ...


# An answer as it stood when a model was asked about it.
_Version = tuple[str | None, Evaluation | None]


@dataclass(slots=True)
class _Desk:
    """What is known of one interview's answers; `waiting` are turns that are judged.

    `asked` are those that a call is about, or was.
    """

    account: Account | None = None
    waiting: list[str] = field(default_factory=list)
    asked: dict[str, _Version] = field(default_factory=dict)
    taught: dict[str, Teaching] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def lacks(self, turn: TurnRecord) -> bool:
        return self.asked.get(turn.turn_id) != _version(turn)

    def ask(self, turns: Sequence[TurnRecord]) -> None:
        for turn in turns:
            self.asked[turn.turn_id] = _version(turn)
            self.taught.pop(turn.turn_id, None)

    def give_up(self, turns: Sequence[TurnRecord]) -> None:
        for turn in turns:
            self.asked.pop(turn.turn_id, None)


class CoachingService:
    """Has models write feedback and stronger answers, within a bounded time.

    Args:
        get_record: An interview with its answers.
        closing_seconds: Longest wait of the closing job for all answers of an interview.
    """

    def __init__(
        self,
        *,
        coach: ModelCoach,
        get_record: GetRecord,
        open_account: OpenAccount,
        closing_seconds: float = CLOSING_SECONDS,
    ) -> None:
        self._coach = coach
        self._get_record = get_record
        self._open_account = open_account
        self._closing_seconds = closing_seconds
        self._desks: OrderedDict[str, _Desk] = OrderedDict()

    def judged(self, interview_id: str, turn_id: str) -> None:
        """An answer has the score that it is likely to keep: teach it, with the next one."""
        desk = self._desk(interview_id)
        if turn_id not in desk.waiting:
            desk.waiting.append(turn_id)
        if len(desk.waiting) >= _AT_ONCE:
            wanted, desk.waiting = desk.waiting, []
            self._begin(desk, self._teach_judged(desk, interview_id, wanted))

    async def finish(self, record: InterviewRecord) -> Mapping[str, Teaching]:
        """What the report shows, by turn; waits a bounded time for what is not there yet."""
        desk = self._desk(record.id)
        try:
            async with asyncio.timeout(self._closing_seconds):
                while desk.tasks:
                    await asyncio.wait([*desk.tasks])
                await self._teach_rest(desk, record)
        except TimeoutError:
            log.warning("coaching_cut_short", interview_id=record.id)
        finally:
            self._drop(record.id)
        return {
            turn.turn_id: desk.taught[turn.turn_id]
            for turn in record.turns
            if turn.turn_id in desk.taught and not desk.lacks(turn)
        }

    async def aclose(self) -> None:
        """Stop; the closing job asks again for what is not taught."""
        tasks = [task for desk in self._desks.values() for task in desk.tasks]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _teach_rest(self, desk: _Desk, record: InterviewRecord) -> None:
        left = [turn for turn in record.turns if desk.lacks(turn)]
        chunks = [left[i : i + _AT_ONCE] for i in range(0, len(left), _AT_ONCE)]
        async with asyncio.TaskGroup() as group:
            for chunk in chunks:
                group.create_task(self._try_to_teach(desk, record, chunk))

    async def _teach_judged(self, desk: _Desk, interview_id: str, wanted: Sequence[str]) -> None:
        try:
            record = await self._get_record(interview_id)
        except NotFoundError:
            return
        turns = [turn for turn in record.turns if turn.turn_id in wanted and desk.lacks(turn)]
        await self._try_to_teach(desk, record, turns)

    async def _try_to_teach(
        self, desk: _Desk, record: InterviewRecord, turns: Sequence[TurnRecord]
    ) -> None:
        try:
            await self._teach(desk, record, turns)
        except Exception as error:  # noqa: BLE001 - the rules' words stand
            log.error("coaching_failed", error=frames(error))

    async def _teach(
        self, desk: _Desk, record: InterviewRecord, turns: Sequence[TurnRecord]
    ) -> None:
        if not turns or not self._coach.is_available():
            return
        desk.ask(turns)
        lessons = await asyncio.to_thread(_lessons, turns)
        if not lessons:
            return
        taught = await self._coach.teach(lessons, await self._account(desk, record))
        if taught is None:
            desk.give_up(turns)
        else:
            asked = {turn.turn_id for turn in turns if not desk.lacks(turn)}
            desk.taught.update({turn: taught[turn] for turn in asked & taught.keys()})

    async def _account(self, desk: _Desk, record: InterviewRecord) -> Account:
        if desk.account is None:
            desk.account = await self._open_account(
                record.owner_id, interview_id=record.id, mask=mask_for(record.candidate_name)
            )
        return desk.account

    def _begin(self, desk: _Desk, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        desk.tasks.add(task)
        task.add_done_callback(desk.tasks.discard)

    def _desk(self, interview_id: str) -> _Desk:
        desk = self._desks.setdefault(interview_id, _Desk())
        self._desks.move_to_end(interview_id)
        while len(self._desks) > _MOST_DESKS:
            self._drop(next(iter(self._desks)))
        return desk

    def _drop(self, interview_id: str) -> None:
        desk = self._desks.pop(interview_id, None)
        for task in desk.tasks if desk is not None else ():
            task.cancel()


def _lessons(turns: Sequence[TurnRecord]) -> list[Lesson]:
    found = map(lesson_of, turns)
    return [lesson for lesson in found if lesson is not None]


def _version(turn: TurnRecord) -> _Version:
    return turn.answer, turn.evaluation
