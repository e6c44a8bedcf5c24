"""The application with a listener who understands words, on blobs in memory."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from fastapi import FastAPI

from tests.factories import begin
from tests.interviews.recordings.fakes import FakeSpeech, Speaker
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.recordings.schemas import RecordingLimits
from viva.settings import Settings


@pytest.fixture
def speech() -> FakeSpeech:
    return FakeSpeech()


@pytest.fixture
async def app(settings: Settings, speech: FakeSpeech) -> AsyncIterator[FastAPI]:
    app = create_app(settings, jobs=InlineJobs(), listen=speech.listen)
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client


@pytest.fixture
async def speaker(client: httpx.AsyncClient) -> Speaker:
    return Speaker(client, await begin(client, questions=3))


class Clock:
    """Time that passes only when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_hours(self, hours: float) -> None:
        self.now += timedelta(hours=hours)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limits() -> RecordingLimits:
    return RecordingLimits(
        chunk_max_bytes=100,
        max_bytes=1_000,
        max_chunks=50,
        partial_seconds=5.0,
        retention=timedelta(hours=24),
    )
