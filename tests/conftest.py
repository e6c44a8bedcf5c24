"""Fixtures that every test may use."""

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from tests.providers.replies import Reply
from tests.providers.server import ProviderDouble, provider_double
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.migrations.upgrade import upgrade_database
from viva.settings import Settings, variables_of


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests come last: Playwright keeps an event loop running once it has begun."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated database without rows, to be copied."""
    path = tmp_path_factory.mktemp("database") / "viva.db"
    upgrade_database(path)
    return path


@pytest.fixture
def settings(tmp_path: Path, empty_database: Path) -> Settings:
    """Settings with a data folder of their own, a migrated database, and no model to load."""
    folder = tmp_path / "data"
    folder.mkdir()
    settings = Settings(data_dir=folder, scorer="lexical", speech_warm=False)
    shutil.copy(empty_database, settings.database_path)
    return settings


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """A client of the whole application, in process, with jobs that run at once."""
    app = create_app(settings, jobs=InlineJobs())
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1:8000"
        ) as client:
            yield client


@pytest.fixture(scope="session")
def running_double() -> Iterator[ProviderDouble]:
    with provider_double() as double:
        yield double


@pytest.fixture
def double(running_double: ProviderDouble) -> ProviderDouble:
    """Language models of three wires, with nothing asked so far; see `double.conversation`."""
    running_double.conversation.requests.clear()
    running_double.conversation.use(Reply())
    return running_double


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see neither the caller's settings, keys of providers among them, nor a .env file."""
    for field in Settings.model_fields:
        for variable in variables_of(field):
            monkeypatch.delenv(variable, raising=False)
