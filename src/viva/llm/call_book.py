"""Every request to a language model is written down, beside the work that it was made for.

Rows wait in memory for a moment and go to the database in one transaction of their own; what
waits when the process is killed is lost, and with it at most a second's worth of a budget.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError

from viva.infra.database.engine import Database
from viva.infra.telemetry.clock import Clock
from viva.llm.accounts import Account, ModelCall, Spending
from viva.llm.call_table import add_calls, call_values, sum_spending, throw_away
from viva.llm.meters import ModelMeters
from viva.llm.prompts import Mask

PAUSE_SECONDS = 0.5
MOST_WAITING = 10_000
_REMEMBERED = 5_000

log = structlog.get_logger()


class CallBook:
    """Opens accounts that know what was spent before, and writes down what they book.

    Args:
        sleep: Waits until enough calls may have come together; a test passes its own.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.meters = ModelMeters()
        self._database = database
        self._clock = clock
        self._sleep = sleep
        self._waiting: list[dict[str, Any]] = []
        self._discarded: set[str] = set()
        self._writing: asyncio.Task[None] | None = None
        self._lock = asyncio.Lock()
        self._by_interview: OrderedDict[str, Spending] = OrderedDict()
        self._by_owner: dict[str, tuple[date, Spending]] = {}

    async def open(self, owner_id: str, *, interview_id: str | None, mask: Mask) -> Account:
        """An account of an interview; without one, of a single piece of work such as a document.

        The first of an interview, and of an owner's day, reads the database.
        """
        await self._recall(owner_id, interview_id)
        spent = Spending() if interview_id is None else self._by_interview[interview_id]
        return Account(
            mask=mask,
            record=partial(self._record, owner_id, interview_id),
            discard=self._discard,
            spent=spent,
            spent_today=partial(self._today, owner_id),
        )

    async def flush(self) -> None:
        """Write down what waits. What cannot be written waits on, up to a limit."""
        async with self._lock:
            calls, self._waiting = self._waiting, []
            discarded, self._discarded = self._discarded, set()
            if not calls and not discarded:
                return
            try:
                async with self._database.write() as session:
                    if calls:
                        await add_calls(session, calls)
                    thrown_away = await throw_away(session, discarded) if discarded else []
            except SQLAlchemyError as error:
                log.error("calls_not_written", count=len(calls), error=type(error).__name__)
                self._waiting = [*calls, *self._waiting]
                self._discarded |= discarded
                self._drop_what_is_too_much()
                return
        for role, model in thrown_away:
            self.meters.thrown_away(role, model)

    async def aclose(self) -> None:
        """Write down what waits and stop; cancelled only where no statement is under way."""
        async with self._lock:
            if self._writing is not None:
                self._writing.cancel()
        await self.flush()

    async def _recall(self, owner_id: str, interview_id: str | None) -> None:
        if not self._knows_today(owner_id):
            day = self._day()
            since = datetime(day.year, day.month, day.day, tzinfo=UTC)
            spent = await self._read(owner_id=owner_id, since=since)
            if not self._knows_today(owner_id):
                self._by_owner[owner_id] = (day, spent)
        if interview_id is None:
            return
        if interview_id not in self._by_interview:
            spent = await self._read(interview_id=interview_id)
            self._by_interview.setdefault(interview_id, spent)
        self._by_interview.move_to_end(interview_id)
        while len(self._by_interview) > _REMEMBERED:
            self._by_interview.popitem(last=False)

    async def _read(
        self,
        *,
        interview_id: str | None = None,
        owner_id: str | None = None,
        since: datetime | None = None,
    ) -> Spending:
        await self.flush()
        async with self._database.read() as session:
            return await sum_spending(
                session, interview_id=interview_id, owner_id=owner_id, since=since
            )

    def _day(self) -> date:
        return self._clock().astimezone(UTC).date()

    def _knows_today(self, owner_id: str) -> bool:
        known = self._by_owner.get(owner_id)
        return known is not None and known[0] == self._day()

    def _today(self, owner_id: str) -> Spending:
        """The owner's spending of the day; one that begins while accounts are open is new."""
        if not self._knows_today(owner_id):
            self._by_owner[owner_id] = (self._day(), Spending())
        return self._by_owner[owner_id][1]

    def _record(self, owner_id: str, interview_id: str | None, call: ModelCall) -> None:
        self.meters.called(call)
        log.info(
            "model_called",
            role=call.role,
            model=str(call.model),
            prompt=call.prompt_version,
            outcome=call.outcome,
            prompt_tokens=call.usage.prompt_tokens,
            output_tokens=call.usage.output_tokens,
            cost_usd=None if call.cost_usd is None else str(call.cost_usd),
            seconds=round(call.seconds, 3),
        )
        values = call_values(call, at=self._clock(), owner_id=owner_id, interview_id=interview_id)
        self._waiting.append(values)
        self._drop_what_is_too_much()
        self._write_soon()

    def _discard(self, call_id: str) -> None:
        self._discarded.add(call_id)
        self._write_soon()

    def _drop_what_is_too_much(self) -> None:
        lost = len(self._waiting) - MOST_WAITING
        if lost > 0:
            del self._waiting[:lost]
            self.meters.lost(lost)

    def _write_soon(self) -> None:
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_later())

    async def _write_later(self) -> None:
        while self._waiting or self._discarded:
            await self._sleep(PAUSE_SECONDS)
            await self.flush()
