"""The server is killed with -9 while an answer is spoken and when it is sent."""

import asyncio
import json
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.server import ServerProcess
from viva.speech.building import build_speech
from viva.speech.options import SpeechOptions

TEXT = "I measured the time first, then I added an index."
CHUNK_BYTES = 24_000
WAV_HEADER_BYTES = 44
RATE = 22_050


@pytest.fixture(scope="module")
def chunks() -> list[bytes]:
    """A spoken answer as a WAV file in pieces."""

    async def speak() -> bytes:
        speech = build_speech(SpeechOptions(transcribers="none", synthesisers="espeak-ng"))
        try:
            return b"".join([piece async for piece in speech.synthesise(TEXT)])
        finally:
            await speech.aclose()

    sound = asyncio.run(speak())
    return [sound[at : at + CHUNK_BYTES] for at in range(0, len(sound), CHUNK_BYTES)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[ServerProcess]:
    server = ServerProcess(tmp_path / "data", VIVA_SCORER="lexical", VIVA_SPEECH_WARM="false")
    yield server
    server.stop()


class Page:
    """A candidate's page, which keeps its chunks until the server has them."""

    def __init__(self, server: ServerProcess) -> None:
        self._server = server
        self._client = httpx.Client(base_url=server.url, timeout=60)
        body = {"role": "Backend engineer", "questions": 1}
        self.interview = self._client.post("/api/v1/interviews", json=body).json()
        self.turn_id = self.interview["question"]["turn_id"]
        self.path = f"/api/v1/interviews/{self.interview['id']}"

    def send(self, n: int, chunk: bytes) -> int | None:
        """The status; null if the server died over it."""
        url = f"{self.path}/answers/{self.turn_id}/audio/{n}"
        try:
            return self._client.put(
                url, content=chunk, headers={"Content-Type": "audio/wav"}
            ).status_code
        except httpx.TransportError:
            assert self._server.wait_for_death() == -signal.SIGKILL
            return None

    def post(self, **body: Any) -> httpx.Response | None:
        body = {"turn_id": self.turn_id, **body}
        try:
            return self._client.post(f"{self.path}/answers", json=body)
        except httpx.TransportError:
            assert self._server.wait_for_death() == -signal.SIGKILL
            return None

    def sound(self) -> bytes:
        return self._client.get(f"{self.path}/answers/{self.turn_id}/audio").content

    def recording(self) -> dict[str, Any]:
        found = self._client.get(f"{self.path}/answers/{self.turn_id}/recording")
        recording: dict[str, Any] = found.json()
        return recording

    def await_final_transcript(self) -> dict[str, Any]:
        """What the answer was understood as, once the server has gone on by itself."""
        with self._client.stream("GET", f"{self.path}/events") as stream:
            lines = stream.iter_lines()
            for line in lines:
                if line == "event: transcript.final":
                    payload: dict[str, Any] = json.loads(next(lines).removeprefix("data: "))
                    return payload
        raise AssertionError("the answer never came")

    def close(self) -> None:
        self._client.close()


def test_no_sound_and_no_answer_is_lost_when_the_server_is_killed(
    server: ServerProcess, chunks: list[bytes]
) -> None:
    half = len(chunks) // 2
    server.start(VIVA_CRASH_AT="")
    page = Page(server)
    statuses = [page.send(n, chunk) for n, chunk in enumerate(chunks[:half])]
    server.kill()
    server.start(VIVA_CRASH_AT="recording.sent")
    kept = page.recording()
    statuses += [page.send(n, chunk) for n, chunk in enumerate(chunks)][half:]
    died_over = page.post(recording={"chunks": len(chunks)})
    server.start(VIVA_CRASH_AT="")

    final = page.await_final_transcript()
    again = page.post(recording={"chunks": len(chunks)})
    sound = page.sound()
    page.close()

    assert (kept["chunks"], kept["missing"], died_over) == (half, [], None)
    assert statuses == [200] * len(chunks)
    assert sound == b"".join(chunks)
    seconds = (len(sound) - WAV_HEADER_BYTES) / 2 / RATE
    assert final["turn_id"] == page.turn_id
    assert final["transcript"]["seconds"] == pytest.approx(seconds, abs=0.2)
    assert final["transcript"]["words"][-1]["end"] > seconds / 2
    assert again is not None
    assert (again.status_code, again.json()["turn_id"]) == (200, page.turn_id)
