"""A listener who understands chunks of words, and what candidates send."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx

from viva.speech.schemas import Heard, SpokenDelivery, Transcript, Word

SPOKEN = "I measured first and then I added an index so the orders became fast again for all"


def chunks_of(text: str, words_per_chunk: int = 3) -> list[bytes]:
    words = text.split()
    return [
        " ".join(words[i : i + words_per_chunk]).encode()
        for i in range(0, len(words), words_per_chunk)
    ]


def heard(text: str | None, *, draft: bool = True) -> Heard:
    """Each word takes half a second."""
    words = tuple(Word(w, 0.5 * i, 0.5 * i + 0.4) for i, w in enumerate((text or "").split()))
    transcript = None
    if text is not None:
        transcript = Transcript(text=text, words=words, engine="fake", draft=draft)
    return Heard(
        transcript=transcript,
        delivery=SpokenDelivery(
            words_per_minute=120.0,
            talk_seconds=0.5 * len(words),
            pauses=0,
            longest_pause_seconds=0.0,
            time_to_first_word=0.0 if words else None,
            fillers=0,
            pitch_variation=None,
        ),
        seconds=0.5 * len(words),
    )


@dataclass
class FakeSpeech:
    """Opens listeners; `deaf` ones have no engine, `broken` ones fail half-way."""

    deaf: bool = False
    broken: int = 0
    opened: list["FakeListening"] = field(default_factory=list)
    hold: asyncio.Event | None = None
    is_finishing: asyncio.Event = field(default_factory=asyncio.Event)

    def listen(self, language: str = "en") -> "FakeListening":
        listening = FakeListening(self)
        self.opened.append(listening)
        return listening


class FakeListening:
    def __init__(self, speech: FakeSpeech) -> None:
        self._speech = speech
        self.fed: list[str] = []
        self.is_closed = False

    async def feed(self, chunk: bytes) -> str | None:
        if self._speech.broken > 0:
            self._speech.broken -= 1
            raise RuntimeError("the engine broke")
        self.fed.append(chunk.decode())
        return self._text or None

    async def finish(self, *, claimed_seconds: float | None = None) -> Heard:
        self._speech.is_finishing.set()
        if self._speech.hold is not None:
            await self._speech.hold.wait()
        return heard(None if self._speech.deaf else self._text)

    async def aclose(self) -> None:
        self.is_closed = True

    @property
    def _text(self) -> str:
        return " ".join(part for part in self.fed if part.strip())


class Speaker:
    """A candidate with a microphone, at one turn."""

    def __init__(self, client: httpx.AsyncClient, interview: dict[str, Any]) -> None:
        self.client = client
        self.interview_id = interview["id"]
        self.turn_id = interview["question"]["turn_id"]
        self.answers = f"/api/v1/interviews/{self.interview_id}/answers"

    @property
    def audio(self) -> str:
        return f"{self.answers}/{self.turn_id}/audio"

    async def send_chunk(
        self, n: int, content: bytes, *, take: int = 1, media_type: str = "audio/webm;codecs=opus"
    ) -> httpx.Response:
        return await self.client.put(
            f"{self.audio}/{n}",
            params={"take": take},
            content=content,
            headers={"Content-Type": media_type},
        )

    async def send_chunks(self, text: str = SPOKEN, *, take: int = 1) -> int:
        """How many there were."""
        chunks = chunks_of(text)
        for n, content in enumerate(chunks):
            response = await self.send_chunk(n, content, take=take)
            assert response.status_code == 200, response.text
        return len(chunks)

    async def post(self, *, accept: str = "application/json", **body: Any) -> httpx.Response:
        body = {"turn_id": self.turn_id, **body}
        return await self.client.post(self.answers, json=body, headers={"Accept": accept})

    async def speak(self, text: str = SPOKEN, *, take: int = 1, **body: Any) -> httpx.Response:
        """Record an answer and send it."""
        count = await self.send_chunks(text, take=take)
        return await self.post(recording={"take": take, "chunks": count}, **body)
