"""Requests are written down beside the work, and what they cost is known over restarts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from tests.llm.fakes import FIRST, USAGE
from viva.infra.database.engine import Database
from viva.infra.telemetry.ids import new_id
from viva.infra.telemetry.metrics import render
from viva.llm import call_book
from viva.llm.accounts import Account, ModelCall
from viva.llm.call_book import CallBook
from viva.llm.errors import Failure
from viva.llm.names import Role
from viva.settings import Settings

INTERVIEW = "interview-1"


@dataclass(slots=True)
class Wall:
    """A clock that a test sets."""

    now: datetime = datetime(2026, 11, 21, 23, 59, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@dataclass(slots=True)
class Pauses:
    """Pauses that end when a test says so."""

    over: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, _seconds: float) -> None:
        await self.over.wait()


def a_call(**changes: Any) -> ModelCall:
    given: dict[str, Any] = {
        "id": new_id(),
        "role": Role.EVALUATOR,
        "model": FIRST,
        "prompt_version": "evaluate@1",
        "live": False,
        "failure": None,
        "abandoned": False,
        "usage": USAGE,
        "cost_usd": Decimal("0.0000135"),
        "first_token_seconds": None,
        "seconds": 0.75,
        **changes,
    }
    return ModelCall(**given)


@asynccontextmanager
async def database_of(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_path)
    async with database.write() as session:
        await session.execute(
            text(
                "INSERT INTO interviews (id, owner_id, version, status, kind, total_questions,"
                " asked, last_event_id, created_at)"
                " VALUES (:id, 'local', 1, 'in_progress', 'mixed', 3, 1, 1, '')"
            ),
            {"id": INTERVIEW},
        )
    yield database
    await database.aclose()


@asynccontextmanager
async def book_of(database: Database, clock: Wall | None = None) -> AsyncIterator[CallBook]:
    """A book that writes when it is told to, and at its end."""
    book = CallBook(database, clock or Wall(), sleep=Pauses())
    yield book
    await book.aclose()


async def account_of(book: CallBook, interview_id: str | None = INTERVIEW) -> Account:
    return await book.open("local", interview_id=interview_id, mask=str)


async def rows_of(database: Database) -> list[dict[str, Any]]:
    async with database.read() as session:
        found = await session.execute(text("SELECT * FROM llm_calls ORDER BY id"))
        return [dict(row) for row in found.mappings()]


async def test_a_call_is_written_down_as_it_went(settings: Settings) -> None:
    call = a_call(failure=Failure.RATE_LIMITED, first_token_seconds=0.25)

    async with database_of(settings) as database:
        async with book_of(database) as book:
            (await account_of(book)).book(call)
        (row,) = await rows_of(database)

    assert row == {
        "id": call.id,
        "at": "2026-11-21T23:59:00.000000Z",
        "owner_id": "local",
        "interview_id": INTERVIEW,
        "role": "evaluator",
        "provider": "openai",
        "model": "first",
        "prompt_version": "evaluate@1",
        "live": 0,
        "outcome": "rate_limited",
        "thrown_away": 0,
        "prompt_tokens": 100,
        "cached_tokens": 0,
        "cache_write_tokens": 0,
        "output_tokens": 10,
        "tokens_estimated": 0,
        "cost_nano_usd": 13_500,
        "seconds": 0.75,
        "first_token_seconds": 0.25,
    }


async def test_booking_writes_nothing_at_once_and_all_together_later(settings: Settings) -> None:
    pauses = Pauses()
    async with database_of(settings) as database:
        book = CallBook(database, Wall(), sleep=pauses)
        account = await account_of(book)
        for _ in range(3):
            account.book(a_call())
        await asyncio.sleep(0)
        at_once = await rows_of(database)

        pauses.over.set()
        await asyncio.wait(asyncio.all_tasks() - {asyncio.current_task()})
        later = await rows_of(database)
        await book.aclose()

    assert (at_once, len(later)) == ([], 3)


async def test_what_an_interview_spent_is_known_after_a_restart(settings: Settings) -> None:
    async with database_of(settings) as database:
        async with book_of(database) as book:
            for _ in range(2):
                (await account_of(book)).book(a_call())
        async with book_of(database) as book:
            account = await account_of(book)
            other = await account_of(book, interview_id=None)
            spent = (account.spent.usd, account.spent.tokens)

    assert spent == (Decimal("0.000027"), 220)
    assert (other.spent.tokens, other.spent_today().tokens) == (0, 220)


async def test_accounts_of_one_interview_spend_from_one_budget(settings: Settings) -> None:
    async with database_of(settings) as database, book_of(database) as book:
        one, other = await asyncio.gather(account_of(book), account_of(book))

        one.book(a_call())

    assert other.spent.tokens == 110
    assert other.spent_today().tokens == 110


async def test_each_day_begins_with_a_budget_of_its_own(settings: Settings) -> None:
    clock = Wall()
    async with database_of(settings) as database, book_of(database, clock) as book:
        account = await account_of(book)
        account.book(a_call())

        clock.now = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
        next_day = account.spent_today().tokens
        account.book(a_call())
        again = await account_of(book)

    assert (next_day, again.spent_today().tokens, again.spent.tokens) == (0, 110, 220)


async def test_a_deleted_interview_leaves_its_calls_without_a_link(settings: Settings) -> None:
    async with database_of(settings) as database:
        async with book_of(database) as book:
            account = await account_of(book)
            account.book(a_call())
            await book.flush()
            async with database.write() as session:
                await session.execute(text("DELETE FROM interviews"))
            account.book(a_call())
        rows = await rows_of(database)

    assert [(row["owner_id"], row["interview_id"]) for row in rows] == [("local", None)] * 2


async def test_calls_that_served_nobody_are_marked(settings: Settings) -> None:
    used, unused, left = a_call(), a_call(), a_call(abandoned=True)
    async with database_of(settings) as database:
        async with book_of(database) as book:
            account = await account_of(book)
            for call in (used, unused, left):
                account.book(call)
            account.discard(unused.id)
            await book.flush()
            account.discard(unused.id)
        rows = await rows_of(database)

    assert {row["id"]: row["thrown_away"] for row in rows} == {
        used.id: 0,
        unused.id: 1,
        left.id: 1,
    }
    metrics = render(book.meters.metrics)
    assert 'viva_llm_thrown_away_total{role="evaluator",model="openai:first"} 2' in metrics
    assert 'outcome="abandoned"} 1' in metrics


async def test_calls_wait_while_the_database_is_away(settings: Settings) -> None:
    async with database_of(settings) as database:
        async with book_of(database) as book:
            account = await account_of(book)
            async with database.write() as session:
                await session.execute(text("ALTER TABLE llm_calls RENAME TO away"))
            account.book(a_call())
            await book.flush()
            async with database.write() as session:
                await session.execute(text("ALTER TABLE away RENAME TO llm_calls"))
        rows = await rows_of(database)

    assert len(rows) == 1


async def test_what_waits_too_long_is_dropped_and_counted(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(call_book, "MOST_WAITING", 2)
    calls = [a_call() for _ in range(3)]
    async with database_of(settings) as database:
        async with book_of(database) as book:
            account = await account_of(book)
            for call in calls:
                account.book(call)
        rows = await rows_of(database)

    assert [row["id"] for row in rows] == [call.id for call in calls[1:]]
    assert "viva_llm_calls_lost_total 1" in render(book.meters.metrics)


async def test_a_price_that_nobody_knows_is_no_price(settings: Settings) -> None:
    async with database_of(settings) as database:
        async with book_of(database) as book:
            (await account_of(book)).book(replace(a_call(), cost_usd=None))
        (row,) = await rows_of(database)

    assert row["cost_nano_usd"] is None
