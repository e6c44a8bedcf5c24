"""Speech-to-text by a service that speaks as OpenAI does; it writes once all is said."""

import asyncio
from math import inf
from typing import Any

from pydantic import BaseModel, Field, ValidationError

from viva.speech.encoding import wav_header
from viva.speech.errors import TranscriptionUnavailableError
from viva.speech.hosted import HostedClient, HostedFailure
from viva.speech.preparation import prepare
from viva.speech.schemas import SAMPLE_RATE, Sound, Transcript, Word
from viva.speech.services import Service

_LONGEST_TEXT = 20_000
_MOST_WORDS = 10_000


class _TimedWord(BaseModel):
    word: str
    start: float
    end: float


class _Reply(BaseModel):
    text: str = Field(max_length=_LONGEST_TEXT)
    words: list[_TimedWord] | None = Field(None, max_length=_MOST_WORDS)


class HostedTranscriber:
    """Sends whole recordings as WAV; by any number of callers at once."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._client = HostedClient(service)

    @property
    def name(self) -> str:
        return self._service.name

    @property
    def draft(self) -> bool:
        return False

    @property
    def keeps_fillers(self) -> bool:
        return False

    @property
    def description(self) -> str:
        return self._service.description

    @property
    def is_local(self) -> bool:
        return self._service.is_own

    def find_problem(self) -> str | None:
        return None

    async def open(self, language: str) -> "HostedSession":
        return HostedSession(self, language)

    async def transcribe(self, sound: Sound, language: str = "en") -> Transcript:
        prepared = await asyncio.to_thread(prepare, sound)
        if prepared is None:
            return self._transcript(_Reply(text="", words=[]), language, later_by=0.0)
        voice, cut = prepared
        pcm = voice.pcm
        try:
            content = await self._client.post(
                "/audio/transcriptions",
                files={
                    "file": ("answer.wav", wav_header(SAMPLE_RATE, len(pcm)) + pcm, "audio/wav")
                },
                data=self._fields(language),
            )
            reply = _Reply.model_validate_json(content)
        except (HostedFailure, ValidationError) as error:
            raise TranscriptionUnavailableError(
                f"{self.name} did not turn the recording into text."
            ) from error
        return self._transcript(reply, language, later_by=cut)

    def _transcript(self, reply: _Reply, language: str, *, later_by: float) -> Transcript:
        words = [word for word in reply.words or () if 0 <= word.start <= word.end < inf]
        return Transcript(
            text=reply.text.strip(),
            words=tuple(
                Word(word.word.strip(), word.start + later_by, word.end + later_by)
                for word in words
            ),
            engine=self.name,
            draft=self.draft,
            language=language.partition("-")[0],
        )

    async def warm(self) -> None:
        """Nothing is slow here."""

    async def aclose(self) -> None:
        await self._client.aclose()

    def _fields(self, language: str) -> dict[str, Any]:
        fields = {"model": self._service.model, "language": language.partition("-")[0]}
        if "whisper" not in self._service.model:
            # Other models refuse to give the times of words.
            return {**fields, "response_format": "json"}
        return {
            **fields,
            "response_format": "verbose_json",
            "timestamp_granularities[]": "word",
        }


class HostedSession:
    """Keeps the sound until the end."""

    def __init__(self, transcriber: HostedTranscriber, language: str) -> None:
        self._transcriber = transcriber
        self._language = language
        self._pcm = bytearray()

    async def feed(self, pcm: bytes) -> str | None:
        self._pcm += pcm
        return None

    async def finish(self) -> Transcript:
        return await self._transcriber.transcribe(Sound.from_pcm(bytes(self._pcm)), self._language)

    async def aclose(self) -> None:
        self._pcm.clear()
