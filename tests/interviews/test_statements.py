"""What a turn costs in SQL statements."""

from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx
import pytest
from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.factories import answer, begin
from viva.app import create_app
from viva.infra.database.engine import Database
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.scoring import ScoringService
from viva.settings import Settings


@dataclass
class Counted:
    """Reads of the reader; statements of each transaction of the writer."""

    reads: list[str] = field(default_factory=list)
    transactions: list[list[str]] = field(default_factory=list)


@contextmanager
def counting(database: Database) -> Iterator[Counted]:
    counted = Counted()

    def on_execute(engine: AsyncEngine) -> None:
        @event.listens_for(engine.sync_engine, "before_cursor_execute")
        def note(_c: object, _cursor: object, statement: str, *_: object) -> None:
            if engine is database.reader:
                counted.reads.append(statement)
            elif statement.startswith("BEGIN"):
                counted.transactions.append([])
            else:
                counted.transactions[-1].append(statement)

    on_execute(database.reader)
    on_execute(database.writer)
    yield counted


@pytest.fixture
async def counted_client(
    settings: Settings,
) -> AsyncIterator[tuple[httpx.AsyncClient, Database, ScoringService]]:
    app = create_app(settings, jobs=InlineJobs())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            yield client, app.state.resources.database, app.state.services.scoring


async def test_a_turn_costs_three_reads_and_one_write_besides_writing_the_answer_down(
    counted_client: tuple[httpx.AsyncClient, Database, ScoringService],
) -> None:
    client, database, scoring = counted_client
    interview = await begin(client)
    result = await answer(client, interview, interview["question"]["turn_id"])
    await scoring.find(interview["id"], result["turn_id"])

    with counting(database) as counted:
        await answer(client, interview, result["question"]["turn_id"])

    # A score that comes after its turn has a transaction of its own.
    written_down, turn = counted.transactions[:2]
    assert len(counted.reads) <= 3
    assert [s.split()[0] for s in written_down] == ["SELECT", "UPDATE"]
    assert not any(s.startswith("SELECT") for s in turn)
