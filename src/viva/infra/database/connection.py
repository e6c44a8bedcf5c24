"""A connection to SQLite whose statements take one trip to its thread.

aiosqlite makes four: for the cursor, the statement, its rows, and the cursor's end. A turn has two
dozen statements, and each trip wakes two threads.
"""

import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import aiosqlite

T = TypeVar("T")

# Only read by SQLAlchemy where a result is fetched in pieces, which nothing here is.
_ARRAY_SIZE: Final = 1


class SQLiteConnection(aiosqlite.Connection):
    """What SQLAlchemy takes for an aiosqlite connection."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            partial(sqlite3.connect, path, check_same_thread=False), iter_chunk_size=_ARRAY_SIZE
        )
        self._thread.daemon = True

    def cursor(self) -> "Cursor":  # type: ignore[override]
        return Cursor(self)

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """Have the connection's thread do this, in its turn."""
        done: T = await self._execute(work, self._conn)  # type: ignore[no-untyped-call]
        return done


class Cursor:
    """Runs a statement and has all of its rows when that is done."""

    def __init__(self, connection: SQLiteConnection) -> None:
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = _ARRAY_SIZE
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> None:
        await self._run(lambda cursor: cursor.execute(statement, parameters))

    async def executemany(self, statement: str, parameters: Sequence[Sequence[Any]]) -> None:
        await self._run(lambda cursor: cursor.executemany(statement, parameters))

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []

    async def _run(self, execute: Callable[[sqlite3.Cursor], object]) -> None:
        def work(connection: sqlite3.Connection) -> tuple[sqlite3.Cursor, list[Any]]:
            cursor = connection.cursor()
            execute(cursor)
            return cursor, cursor.fetchall()

        cursor, self._rows = await self._connection.run(work)
        self.description = cursor.description
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
