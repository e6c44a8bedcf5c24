"""Somebody who speaks over the WebSocket of an application in this process, and doubles."""

import asyncio
import json
from collections.abc import AsyncGenerator
from types import TracebackType
from typing import Any, Self

from fastapi import FastAPI

from tests.interviews.recordings.fakes import heard
from viva.speech.schemas import BYTES_PER_SECOND, Heard

VOICE, SILENCE = b"\x10\x10", b"\x00\x00"
_PATIENCE_SECONDS = 10


def said(seconds: float) -> bytes:
    return VOICE * int(seconds * BYTES_PER_SECOND / 2)


def silence(seconds: float) -> bytes:
    return SILENCE * int(seconds * BYTES_PER_SECOND / 2)


class ScriptedEars:
    """Hears any sound that is not silent, at once; finds every end finished, or none."""

    def __init__(self, *, finished: bool = True) -> None:
        self.finished = finished

    async def hear(self, pcm: bytes) -> bool:
        return any(pcm[-2:])

    async def seems_finished(self, pcm: bytes) -> bool:
        return self.finished

    async def aclose(self) -> None: ...


class ScriptedListening:
    """Understands one word of `text` with each half second; nothing where all is silent."""

    def __init__(self, text: str) -> None:
        self._words = text.split()
        self.sound = b""
        self.is_closed = False

    async def feed(self, chunk: bytes) -> str | None:
        self.sound += chunk
        return self._text() or None

    async def finish(self, *, claimed_seconds: float | None = None) -> Heard:
        return heard(" ".join(self._words) if any(self.sound) else "")

    async def aclose(self) -> None:
        self.is_closed = True

    def _text(self) -> str:
        return " ".join(self._words[: int(len(self.sound) / BYTES_PER_SECOND * 2)])


class ScriptedVoice:
    """Speaks each text as a second of sound, and remembers it."""

    def __init__(self) -> None:
        self.spoken: list[str] = []

    async def stream(
        self, text: str, *, voice: str | None = None, speed: float | None = None
    ) -> AsyncGenerator[tuple[int, bytes], None]:
        self.spoken.append(text)
        yield 16_000, said(1.0)


class Caller:
    """One connection; `sound` is what was heard of the question so far."""

    def __init__(self, app: FastAPI, interview_id: str, **headers: str) -> None:
        self._app = app
        self._path = f"/api/v1/interviews/{interview_id}/voice"
        self._headers = {"host": "127.0.0.1:8000", **headers}
        self._to_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._from_app: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._task: asyncio.Task[None] | None = None
        self.sound = 0

    async def __aenter__(self) -> Self:
        scope = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "scheme": "ws",
            "path": self._path,
            "raw_path": self._path.encode(),
            "query_string": b"",
            "root_path": "",
            "headers": [(k.encode(), v.encode()) for k, v in self._headers.items()],
            "client": ("127.0.0.1", 50_000),
            "server": ("127.0.0.1", 8_000),
            "subprotocols": [],
            "state": {},
            "extensions": {"websocket.http.response": {}},
        }
        self._to_app.put_nowait({"type": "websocket.connect"})
        self._task = asyncio.create_task(
            self._app(scope, self._to_app.get, self._from_app.put)  # type: ignore[arg-type]
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.hang_up()

    async def hang_up(self) -> None:
        self._to_app.put_nowait({"type": "websocket.disconnect", "code": 1006})
        if self._task is not None:
            await asyncio.wait_for(self._task, _PATIENCE_SECONDS)

    def say(self, kind: str, **more: Any) -> None:
        text = json.dumps({"type": kind, **more})
        self._to_app.put_nowait({"type": "websocket.receive", "text": text})

    def speak(self, pcm: bytes) -> None:
        """In pieces of 40 ms, as fast as they can be heard."""
        for at in range(0, len(pcm), 1_280):
            piece = pcm[at : at + 1_280]
            self._to_app.put_nowait({"type": "websocket.receive", "bytes": piece})

    async def raw(self) -> dict[str, Any]:
        return await asyncio.wait_for(self._from_app.get(), _PATIENCE_SECONDS)

    async def next(self, kind: str, **expected: Any) -> dict[str, Any]:
        """The next message of this kind with these values; others are passed over."""
        while True:
            event = await self.raw()
            if event["type"] == "websocket.close":
                raise AssertionError(f"closed with {event['code']} before {kind}")
            if event.get("bytes"):
                self.sound += len(event["bytes"])
            elif event.get("text"):
                message: dict[str, Any] = json.loads(event["text"])
                if message["type"] == kind and expected.items() <= message.items():
                    return message

    async def next_sound(self) -> None:
        """Wait for sound of the question; messages are passed over."""
        while not (event := await self.raw()).get("bytes"):
            assert event["type"] != "websocket.close"

    async def start(self) -> dict[str, Any]:
        """The question that is open."""
        self.say("start")
        ready = await self.next("ready")
        question: dict[str, Any] = ready["question"]
        return question

    async def closed(self) -> int:
        while True:
            event = await self.raw()
            if event["type"] == "websocket.close":
                code: int = event["code"]
                return code
