"""The application with ears, a voice and a listener that do what a test says."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import httpx
import pytest
from fastapi import FastAPI

from tests.factories import ANSWER
from tests.interviews.conversation.caller import ScriptedEars, ScriptedListening, ScriptedVoice
from viva.app import create_app
from viva.infra.jobs.inline import InlineJobs
from viva.interviews.conversation.conversations import Conversations
from viva.interviews.conversation.parts import Parts
from viva.interviews.conversation.pauses import PauseLimits
from viva.settings import Settings


@dataclass
class Doubles:
    ears: ScriptedEars = field(default_factory=ScriptedEars)
    voice: ScriptedVoice = field(default_factory=ScriptedVoice)
    text: str = ANSWER
    heard: list[ScriptedListening] = field(default_factory=list)

    async def open_ears(self) -> ScriptedEars:
        return self.ears

    def listen(self, language: str) -> ScriptedListening:
        self.heard.append(ScriptedListening(self.text))
        return self.heard[-1]


@pytest.fixture
def doubles() -> Doubles:
    return Doubles()


def with_doubles(app: FastAPI, doubles: Doubles) -> None:
    services = app.state.services
    parts = Parts(
        interviews=services.interviews,
        recordings=services.recordings,
        signal=services.signal,
        speech=doubles.voice,
        listen=doubles.listen,
        open_ears=doubles.open_ears,
        limits=PauseLimits(finished=0.5, longest=3.0, answer=30.0),
        piece_seconds=0.5,
        times=services.conversations.times,
    )
    services.conversations = Conversations(parts, at_once=2, problem=None)


@pytest.fixture
async def app(settings: Settings, doubles: Doubles) -> AsyncIterator[FastAPI]:
    app = create_app(settings, jobs=InlineJobs())
    async with app.router.lifespan_context(app):
        with_doubles(app, doubles)
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client
