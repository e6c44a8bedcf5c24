"""Bringing the database to the version that this code expects."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from viva.errors import ConfigurationError

SCHEMA_REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006")
"""Every revision this code knows, oldest first; the last one is what it expects."""


_HAS_VERSION = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"


class DatabaseNewerError(ConfigurationError):
    code = "database_newer"
    title = "The database is newer than this program"


def current_revision(path: Path) -> str | None:
    """The revision of the database at `path`; None for a new or missing file.

    Raises:
        DatabaseNewerError: The revision is not one that this code knows.
    """
    if not path.exists():
        return None
    with closing(sqlite3.connect(path)) as connection:
        try:
            if connection.execute(_HAS_VERSION).fetchone() is None:
                return None
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.DatabaseError as error:
            raise ConfigurationError(
                f"{path} is not a Viva database."
                " Move it away or set VIVA_DATA_DIR to another folder."
            ) from error
    revision = None if row is None else str(row[0])
    if revision is not None and revision not in SCHEMA_REVISIONS:
        raise DatabaseNewerError(
            f"The database at {path} has schema {revision}, made by a newer Viva than this one"
            f" (schema {SCHEMA_REVISIONS[-1]}). Run the newer Viva, or set VIVA_DATA_DIR to"
            " another folder."
        )
    return revision


def needs_migration(path: Path) -> bool:
    """Whether `migrate` has something to do. Raises as `current_revision`."""
    return current_revision(path) != SCHEMA_REVISIONS[-1]


def copy_before_migration(path: Path, *, now: datetime) -> Path | None:
    """Copy an existing database beside itself; None when there is nothing to keep."""
    revision = current_revision(path)
    if revision is None:
        return None
    copy = path.with_name(f"{path.stem}-{revision}-{now:%Y%m%dT%H%M%S}.db")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
