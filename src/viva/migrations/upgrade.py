"""Runs Alembic; in a module of its own, because Alembic is slow to import and seldom needed."""

from pathlib import Path

from alembic import command
from alembic.config import Config


def upgrade_database(path: Path) -> None:
    """Migrate the SQLite file at `path` to the newest revision."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["url"] = f"sqlite:///{path}"
    command.upgrade(config, "head")
