"""The database: one writer, many readers, times in UTC, migrations."""

import asyncio
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

import viva.documents.models
import viva.infra.database.idempotency
import viva.interviews.models
import viva.interviews.recordings.models
import viva.llm.call_table
import viva.reports.models  # noqa: F401 - tables register themselves
from viva.errors import ConfigurationError
from viva.infra.database import migrations
from viva.infra.database.base import Base, UtcTime
from viva.infra.database.connection import SQLiteConnection
from viva.infra.database.engine import Database
from viva.infra.database.migrations import DatabaseNewerError
from viva.migrations import versions
from viva.migrations.upgrade import upgrade_database
from viva.resources import migrate_database
from viva.settings import Settings

T = TypeVar("T")
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


async def test_fifty_writers_at_once_all_commit(tmp_path: Path) -> None:
    database = Database(tmp_path / "viva.db")
    async with database.write() as session:
        await session.execute(text("CREATE TABLE numbers (n INTEGER)"))

    async def add(number: int) -> None:
        async with database.write() as session:
            await session.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number})

    await asyncio.gather(*(add(number) for number in range(50)))

    async with database.read() as session:
        found = await session.execute(text("SELECT count(DISTINCT n) FROM numbers"))
        assert found.scalar_one() == 50
    await database.aclose()


async def test_a_failing_block_leaves_nothing_behind(tmp_path: Path) -> None:
    database = Database(tmp_path / "viva.db")
    async with database.write() as session:
        await session.execute(text("CREATE TABLE numbers (n INTEGER)"))

    async def fail() -> None:
        async with database.write() as session:
            await session.execute(text("INSERT INTO numbers VALUES (1)"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()

    async with database.read() as session:
        assert (await session.execute(text("SELECT count(*) FROM numbers"))).scalar_one() == 0
    await database.aclose()


async def test_a_statement_with_its_rows_takes_one_trip_to_the_connections_thread(
    tmp_path: Path,
) -> None:
    trips: list[object] = []

    class Counting(SQLiteConnection):
        async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
            trips.append(work)
            return await super().run(work)

    connection = Counting(tmp_path / "viva.db")
    await connection
    cursor = connection.cursor()
    await cursor.execute("CREATE TABLE numbers (n INTEGER UNIQUE)")
    await cursor.executemany("INSERT INTO numbers VALUES (?)", [(1,), (2,)])
    await cursor.execute("UPDATE numbers SET n = n + 10 RETURNING n")
    changed, count = await cursor.fetchall(), cursor.rowcount
    await cursor.execute("SELECT n FROM numbers WHERE n > ?", (11,))
    found = await cursor.fetchall()
    await connection.close()

    assert (changed, count, found) == ([(11,), (12,)], 2, [(12,)])
    assert cursor.description[0][0] == "n"
    assert len(trips) == 4


async def test_a_cancelled_block_leaves_nothing_behind_and_the_next_one_works(
    tmp_path: Path,
) -> None:
    database = Database(tmp_path / "viva.db")
    async with database.write() as session:
        await session.execute(text("CREATE TABLE numbers (n INTEGER)"))
    added = asyncio.Event()

    async def add(number: int, *, wait: bool) -> None:
        async with database.write() as session:
            await session.execute(text("INSERT INTO numbers VALUES (:n)"), {"n": number})
            added.set()
            if wait:
                await asyncio.Event().wait()

    adding = asyncio.create_task(add(1, wait=True))
    await added.wait()
    adding.cancel()
    await asyncio.wait([adding])
    await add(2, wait=False)

    async with database.read() as session:
        assert [*await session.scalars(text("SELECT n FROM numbers"))] == [2]
    await database.aclose()


async def test_readers_cannot_write(tmp_path: Path) -> None:
    database = Database(tmp_path / "viva.db")
    async with database.write() as session:
        await session.execute(text("CREATE TABLE numbers (n INTEGER)"))

    with pytest.raises(OperationalError, match="readonly"):
        async with database.read() as session:
            await session.execute(text("INSERT INTO numbers VALUES (1)"))

    await database.aclose()


def test_times_are_kept_in_utc_whatever_zone_they_come_in() -> None:
    column = UtcTime()
    dialect = create_engine("sqlite://").dialect
    local = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))

    stored = column.process_bind_param(local, dialect)

    assert stored == "2026-11-21T09:30:00.000000Z"
    assert column.process_result_value(stored, dialect) == NOW


def test_the_migrations_make_the_tables_that_the_code_expects(empty_database: Path) -> None:
    engine = create_engine(f"sqlite:///{empty_database}")

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)

    engine.dispose()
    assert differences == []


def test_every_revision_is_known_to_the_start() -> None:
    folder = Path(versions.__file__).parent
    found = sorted(
        match.group(1)
        for file in folder.glob("r*.py")
        if (match := re.search(r'^revision = "(\w+)"', file.read_text(), re.MULTILINE))
    )

    assert tuple(found) == migrations.SCHEMA_REVISIONS


def test_a_new_database_is_made_without_a_copy(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)

    changed = migrate_database(settings, lambda: upgrade_database(settings.database_path))

    assert changed
    assert [file.name for file in tmp_path.glob("*.db")] == ["viva.db"]
    assert not migrations.needs_migration(settings.database_path)


def test_a_database_of_a_newer_viva_is_refused_and_left_alone(settings: Settings) -> None:
    with closing(sqlite3.connect(settings.database_path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()

    with pytest.raises(DatabaseNewerError, match="newer Viva"):
        migrate_database(settings, lambda: pytest.fail("must not migrate"))


def test_an_older_database_is_copied_before_it_is_migrated(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "SCHEMA_REVISIONS", (*migrations.SCHEMA_REVISIONS, "9999"))
    with closing(sqlite3.connect(settings.database_path)) as connection:
        connection.execute(
            "INSERT INTO idempotency_keys VALUES ('local', 'documents', 'k', 'f', 'd', 't')"
        )
        connection.commit()
    upgraded: list[bool] = []

    migrate_database(settings, lambda: upgraded.append(True), clock=lambda: NOW)

    copy = settings.data_dir / "viva-0006-20261121T093000.db"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT key FROM idempotency_keys").fetchall() == [("k",)]
    assert upgraded == [True]


def test_a_file_that_is_no_database_gets_a_sentence(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path)
    settings.database_path.write_bytes(b"not a database, but long enough to look at" * 50)

    with pytest.raises(ConfigurationError, match="is not a Viva database"):
        migrations.needs_migration(settings.database_path)
