"""From what was said to the next question: the work that goes on if the caller hangs up."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

import structlog

from viva.errors import AppError
from viva.infra.telemetry.logs import frames
from viva.interviews.conversation.live_answer import LiveAnswer
from viva.interviews.conversation.parts import Failed, Happening, Parts, Taken, Understood
from viva.interviews.recordings.errors import NothingHeardError
from viva.speech.errors import TranscriptionUnavailableError
from viva.speech.stages import Stage

log = structlog.get_logger()

Tell = Callable[[Happening], None]


class FirstWords:
    """Notes when the first word of the next question is there."""

    def __init__(self) -> None:
        self.seconds: float | None = None
        self._began = monotonic()

    def show(self, text: str) -> None:
        if self.seconds is None:
            self.seconds = monotonic() - self._began

    def clear(self) -> None: ...


class HandingIn:
    """Takes answers; what was begun is ended, whoever hangs up."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._under_way: set[asyncio.Task[None]] = set()

    def begin(self, answer: LiveAnswer, tell: Tell, *, thought_seconds: float | None) -> None:
        """`thought_seconds` went by between the question's end and the first word."""
        task = asyncio.create_task(self._try(answer, tell, thought_seconds))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def aclose(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _try(self, answer: LiveAnswer, tell: Tell, thought_seconds: float | None) -> None:
        turn_id = answer.sound.key.turn_id
        try:
            tell(await self._hand_in(answer, tell, thought_seconds))
        except AppError as error:
            tell(Failed(turn_id, error))
        except Exception as error:  # noqa: BLE001 - the recording stays where it is
            log.error("live_answer_failed", turn_id=turn_id, error=frames(error))
            tell(Failed(turn_id, AppError("Something went wrong here. Say Done once more.")))

    async def _hand_in(
        self, answer: LiveAnswer, tell: Tell, thought_seconds: float | None
    ) -> Taken:
        key, times, began = answer.sound.key, self._parts.times, monotonic()
        ref, heard = await answer.finish()
        times.note(key.interview_id, Stage.STT_FINAL, monotonic() - began)
        if heard.transcript is None:
            raise TranscriptionUnavailableError(
                "What was said is kept, but it cannot be turned into text at the moment. Write"
                " your answer, or press Done again later."
            )
        text = heard.transcript.text
        if not text.strip():
            raise NothingHeardError
        tell(Understood(key.turn_id, text))
        delivery = replace(heard.delivery, time_to_first_word=thought_seconds)
        heard = replace(heard, delivery=delivery)
        recordings, words = self._parts.recordings, FirstWords()
        await recordings.store.keep_heard(key, ref, heard)
        began = monotonic()
        taken = await recordings.answers.begin(key, ref, voice=words)
        seconds = monotonic() - began if words.seconds is None else words.seconds
        times.note(key.interview_id, Stage.LLM_FIRST_TOKEN, seconds, engine="interviewer")
        return Taken(key.turn_id, text, taken)
