"""From a recording to an answer: written down, listened to, then taken like a typed one."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import structlog

from viva.errors import AppError
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.logs import frames
from viva.interviews.answers import check_body
from viva.interviews.recordings.erasure import RecordingErasure
from viva.interviews.recordings.errors import NothingHeardError
from viva.interviews.recordings.listeners import Listeners
from viva.interviews.recordings.schemas import Recording, RecordingRef, TurnKey
from viva.interviews.recordings.store import RecordingStore
from viva.interviews.recordings.telling import Telling
from viva.interviews.recordings.views import RecordingReview, view_transcript
from viva.interviews.taking import TakenTurn
from viva.interviews.turns import TurnService
from viva.interviews.views import Answer
from viva.questions.model_interviewer import Screen
from viva.speech.errors import TranscriptionUnavailableError
from viva.speech.schemas import Heard, Transcript

log = structlog.get_logger()

T = TypeVar("T")

_LONGEST_WAIT_SECONDS = 60.0


class SpokenAnswers:
    """One recording of a turn is listened to at a time; a twin of a request gets its result."""

    def __init__(
        self,
        *,
        store: RecordingStore,
        erasure: RecordingErasure,
        listeners: Listeners,
        telling: Telling,
        turns: TurnService,
        checkpoints: Checkpoints,
    ) -> None:
        self._store = store
        self._erasure = erasure
        self._listeners = listeners
        self._telling = telling
        self._turns = turns
        self._checkpoints = checkpoints
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._under_way: dict[asyncio.Task[Any], TurnKey | None] = {}

    def begin(
        self, key: TurnKey, ref: RecordingRef, *, voice: Screen | None = None
    ) -> asyncio.Task[TakenTurn]:
        """As `answer`, at work; a caller who hangs up does not stop it half-way."""
        return self._start(self.answer(key, ref, voice=voice), key)

    async def review(self, key: TurnKey, ref: RecordingRef) -> RecordingReview:
        """What is heard in a complete recording; the turn stays open. Safe to repeat.

        Raises: as `answer`.
        """
        async with self._lock(key):
            recording = await self._store.find_complete(key, ref)
            heard, transcript, is_new = await self._hear(key, ref, recording)
            if is_new:
                await self._telling.tell_draft(key, ref.take, heard, transcript)
        return RecordingReview(turn_id=key.turn_id, transcript=view_transcript(heard, transcript))

    async def answer(
        self, key: TurnKey, ref: RecordingRef, *, voice: Screen | None = None
    ) -> TakenTurn:
        """Take the turn with what is said in a complete recording.

        A `voice` is told the next question while it is written.

        Where it cannot be understood the recording stays and the turn is open: the answer may be
        typed.

        Raises:
            NothingHeardError: Nothing was said.
            TranscriptionUnavailableError: No engine could be used.
            AppError: The recording cannot be read, or is not complete, or the turn is closed.
        """
        async with self._lock(key):
            recording = await self._store.send(key, ref)
            try:
                _, transcript, _ = await self._hear(key, ref, recording)
                answer = Answer(turn_id=key.turn_id, text=transcript.text)
                check_body(answer)
            except AppError:
                await self._store.take_back(key, ref)
                raise
            self._checkpoints.reached("recording.heard")
            taken = await self._turns.answer(
                key.owner_id,
                key.interview_id,
                answer,
                voice=voice,
                body_hash=recording.body_hash,
            )
            following = taken.result.question
            if following is not None and following.turn_id == key.turn_id:
                # It was no answer but a request to hear the question again.
                await self._store.take_back(key, ref)
                await self._erasure.erase(key)
            return taken

    async def recover(self) -> None:
        """Go on with the recordings that were sent as answers to an earlier process."""
        for key, ref in await self._store.list_untaken():
            log.info("recording_taken_up", interview_id=key.interview_id, turn_id=key.turn_id)
            self._start(self._try_to_answer(key, ref), key)
        # The start does not wait for a store of blobs; what fails is tried again by the next one.
        self._start(self._erasure.sweep())

    async def settle(self, owner_id: str, interview_id: str) -> None:
        """Wait for the answers of an interview that are listened to, but not for ever."""
        waited_for = [
            task
            for task, key in self._under_way.items()
            if key is not None and (key.owner_id, key.interview_id) == (owner_id, interview_id)
        ]
        if waited_for:
            await asyncio.wait(waited_for, timeout=_LONGEST_WAIT_SECONDS)

    async def aclose(self) -> None:
        """Wait for the answers that callers began and left."""
        if self._under_way:
            await asyncio.wait(self._under_way)
        await self._listeners.aclose()

    async def _hear(
        self, key: TurnKey, ref: RecordingRef, recording: Recording
    ) -> tuple[Heard, Transcript, bool]:
        """What is said, and whether it is known only now."""
        heard, is_new = recording.heard, False
        if heard is None or recording.heard_chunks != ref.chunks:
            heard, is_new = await self._listeners.finish(key, ref), True
        transcript = heard.transcript
        if transcript is None:
            raise TranscriptionUnavailableError(
                "The recording is kept, but it cannot be turned into text at the moment. Write"
                " your answer, or send the recording again later."
            )
        if is_new:
            await self._store.keep_heard(key, ref, heard)
        if not transcript.text.strip():
            raise NothingHeardError
        return heard, transcript, is_new

    async def _try_to_answer(self, key: TurnKey, ref: RecordingRef) -> None:
        try:
            await self.answer(key, ref)
        except AppError as error:
            log.warning("recording_not_taken_up", turn_id=key.turn_id, code=error.code)
        except Exception as error:  # noqa: BLE001 - the recording stays where it is
            log.error("recording_not_taken_up", turn_id=key.turn_id, error=frames(error))

    def _start(self, work: Coroutine[Any, Any, T], key: TurnKey | None = None) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._under_way[task] = key
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: asyncio.Task[Any]) -> None:
        self._under_way.pop(task, None)
        # Nobody may be left to hear of an error, and asyncio would complain.
        if not task.cancelled():
            task.exception()

    def _lock(self, key: TurnKey) -> asyncio.Lock:
        lock = self._locks.get(key.turn_id)
        if lock is None:
            lock = self._locks[key.turn_id] = asyncio.Lock()
        return lock
