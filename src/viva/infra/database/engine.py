"""SQLite behind SQLAlchemy: many readers, one writer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine

from viva.infra.database.connection import SQLiteConnection

_READERS = 4
_BUSY_TIMEOUT_MS = 10_000


class Database:
    """The two ways in: `read()` for looking, `write()` for one transaction.

    Writers queue for the single writer connection (fair, in order of arrival) instead of
    meeting SQLite's lock; figures are in the decision record on SQLite.
    """

    def __init__(self, path: Path) -> None:
        url = f"sqlite+aiosqlite:///{path}"
        self.path = path

        def connect() -> Any:
            return SQLiteConnection(path)

        self.reader = create_async_engine(
            url,
            pool_size=_READERS,
            max_overflow=0,
            isolation_level="AUTOCOMMIT",
            skip_autocommit_rollback=True,
            hide_parameters=True,
            async_creator=connect,
        )
        self.writer = create_async_engine(
            url,
            pool_size=1,
            max_overflow=0,
            pool_timeout=60,
            hide_parameters=True,
            async_creator=connect,
        )
        _tune(self.reader, "PRAGMA query_only=ON")
        _tune(self.writer, "PRAGMA secure_delete=ON")
        event.listen(self.writer.sync_engine, "begin", _begin_immediate)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A session that sees what is committed; each statement has its own snapshot."""
        async with AsyncSession(self.reader, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """One transaction, committed when the block ends and rolled back when it raises."""
        async with AsyncSession(self.writer, expire_on_commit=False) as session, session.begin():
            yield session

    async def aclose(self) -> None:
        await self.reader.dispose()
        await self.writer.dispose()


def _tune(engine: AsyncEngine, *pragmas: str) -> None:
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "PRAGMA journal_mode=WAL",
            "PRAGMA synchronous=NORMAL",
            "PRAGMA foreign_keys=ON",
            f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MS}",
            *pragmas,
        ):
            cursor.execute(pragma)
        cursor.close()

    event.listen(engine.sync_engine, "connect", on_connect)


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
