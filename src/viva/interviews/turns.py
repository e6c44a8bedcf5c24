"""The life of a turn: an answer is written down, then the turn is taken."""

import asyncio
from weakref import WeakValueDictionary

import structlog

from viva.infra.database.engine import Database
from viva.infra.jobs.jobs import Jobs
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.logs import frames
from viva.interviews import repository
from viva.interviews.answers import WrittenAnswer, check_body, write_down
from viva.interviews.errors import (
    InterviewNotFoundError,
    TurnAlreadyAnsweredError,
    TurnBusyError,
)
from viva.interviews.events import (
    EventSignal,
    asked_again_events,
    status_event,
)
from viva.interviews.replacements import replace_answer
from viva.interviews.schemas import InterviewStatus
from viva.interviews.service import CLOSING_JOB
from viva.interviews.taking import TakenTurn, TurnTaking, numbered
from viva.interviews.views import (
    Answer,
    AnswerAction,
    TurnResult,
    view_question,
)
from viva.questions.model_interviewer import Screen
from viva.questions.rephrasing import in_other_words

log = structlog.get_logger()


class TurnService:
    """Takes turns, one at a time per interview."""

    def __init__(
        self,
        *,
        database: Database,
        taking: TurnTaking,
        jobs: Jobs,
        signal: EventSignal,
        clock: Clock,
        checkpoints: Checkpoints,
    ) -> None:
        self._database = database
        self._taking = taking
        self._jobs = jobs
        self._signal = signal
        self._clock = clock
        self._checkpoints = checkpoints
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._under_way: set[asyncio.Task[TakenTurn]] = set()

    def begin(self, owner_id: str, interview_id: str, answer: Answer) -> asyncio.Task[TakenTurn]:
        """As `answer`, at work; a caller who hangs up does not stop the turn half-way."""
        task = asyncio.create_task(self.answer(owner_id, interview_id, answer))
        self._under_way.add(task)
        task.add_done_callback(self._forget)
        return task

    async def answer(
        self,
        owner_id: str,
        interview_id: str,
        answer: Answer,
        *,
        voice: Screen | None = None,
        body_hash: str | None = None,
    ) -> TakenTurn:
        """Write the answer down, then take the turn; the same body again gets the same result.

        A `voice` is told the next question while it is written, if this call takes the turn.
        `body_hash` stands for the body where that is no text.

        Raises:
            AnswerEmptyError, AnswerTooLongError, AnswerInvalidError: Nothing is stored.
            TurnAlreadyAnsweredError: Another answer to this question stands.
            TurnClosedError: The question is no longer open.
            InterviewNotFoundError, TurnNotFoundError: It does not exist, or not for this owner.
        """
        check_body(answer)
        async with self._lock(interview_id):
            written = await self._write_down(owner_id, interview_id, answer, body_hash)
            self._checkpoints.reached("turn.answer_written")
            return await self._follow(interview_id, written, voice)

    async def hear(
        self, owner_id: str, interview_id: str, answer: Answer, *, voice: Screen | None = None
    ) -> TakenTurn:
        """As `answer`, for speech, which may go on after a pause that looked like its end.

        A longer version of what was said replaces it while the next question is unanswered, and
        that question is withdrawn; a shorter version gets what the longer one led to.

        Raises: as `answer`.
        """
        try:
            return await self.answer(owner_id, interview_id, answer, voice=voice)
        except TurnAlreadyAnsweredError:
            async with self._lock(interview_id):
                async with self._database.write() as session:
                    written = await replace_answer(
                        session, owner_id, interview_id, answer, now=self._clock()
                    )
                self._checkpoints.reached("turn.answer_replaced")
                return await self._follow(interview_id, written, voice)

    async def complete(self, owner_id: str, interview_id: str) -> None:
        """Close the interview; the open question is dropped. Safe to repeat."""
        async with self._lock(interview_id):
            async with self._database.read() as session:
                row = await repository.find_interview(session, interview_id, owner_id=owner_id)
            if row is None:
                raise InterviewNotFoundError
            await self._try_to_take_up(interview_id)
            if row.status == InterviewStatus.IN_PROGRESS:
                await self._close(interview_id)
        await self._jobs.enqueue(CLOSING_JOB, interview_id)

    async def recover(self) -> None:
        """Take up what an earlier process left: written answers, and interviews to close."""
        async with self._database.read() as session:
            untaken = await repository.list_ids_with_untaken_answer(session)
        for interview_id in untaken:
            async with self._lock(interview_id):
                await self._try_to_take_up(interview_id)
        async with self._database.read() as session:
            completing = await repository.list_ids_by_status(session, InterviewStatus.COMPLETING)
        for interview_id in completing:
            log.info("closing_taken_up", interview_id=interview_id)
            await self._jobs.enqueue(CLOSING_JOB, interview_id)

    async def aclose(self) -> None:
        """Wait for the turns that callers began and left."""
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _follow(
        self, interview_id: str, written: WrittenAnswer, voice: Screen | None
    ) -> TakenTurn:
        """What a written answer leads to, or led to before."""
        if written.outcome is not None:
            return await self._taking.find_taken(interview_id, written.turn.id)
        if written.request is not None:
            return await self._ask_again(written)
        return await self._taking.take(interview_id, written.turn.id, waited_for=True, voice=voice)

    async def _try_to_take_up(self, interview_id: str) -> None:
        """As `_take_up`; one interview that cannot go on must stop neither others nor its end."""
        try:
            await self._take_up(interview_id)
        except Exception as error:  # noqa: BLE001 - the answer stays written down
            log.error("turn_not_taken_up", interview_id=interview_id, error=frames(error))

    async def _take_up(self, interview_id: str) -> None:
        """Take the open turn if its answer is written down but led to nothing yet."""
        async with self._database.read() as session:
            turn = await repository.find_untaken_turn(session, interview_id)
        if turn is not None:
            log.info("turn_taken_up", interview_id=interview_id, turn_id=turn.id)
            await self._taking.take(interview_id, turn.id, waited_for=False)

    def _lock(self, interview_id: str) -> asyncio.Lock:
        lock = self._locks.get(interview_id)
        if lock is None:
            lock = self._locks[interview_id] = asyncio.Lock()
        return lock

    async def _write_down(
        self, owner_id: str, interview_id: str, answer: Answer, body_hash: str | None
    ) -> WrittenAnswer:
        now = self._clock()
        try:
            async with self._database.write() as session:
                return await write_down(
                    session, owner_id, interview_id, answer, now=now, body_hash=body_hash
                )
        except TurnAlreadyAnsweredError:
            # The answer that stands may have led to nothing yet, because of a failure.
            await self._take_up(interview_id)
            raise

    async def _ask_again(self, written: WrittenAnswer) -> TakenTurn:
        """The same question once more, or in other words; the turn stays open."""
        turn = written.turn
        question = repository.load_question(turn.question)
        view = view_question(turn.id, turn.number, question)
        if written.request is AnswerAction.REPHRASE:
            view = view.model_copy(update={"text": in_other_words(question)})
        result = TurnResult(
            turn_id=turn.id,
            evaluation=None,
            question=view,
            status=InterviewStatus.IN_PROGRESS,
        )
        events = asked_again_events(result)
        async with self._database.write() as session:
            # What is heard of a recording may have been told since the answer was looked at.
            interview = await repository.find_interview(session, written.interview.id)
            if interview is None or interview.current_turn_id != turn.id:
                raise TurnBusyError
            await repository.append_events(session, interview, events)
        self._signal.notify(interview.id)
        return TakenTurn(result, numbered(interview, events))

    async def _close(self, interview_id: str) -> None:
        async with self._database.write() as session:
            row = await repository.find_interview(session, interview_id)
            if row is None or row.status != InterviewStatus.IN_PROGRESS:
                return
            event = status_event(row.current_turn_id, InterviewStatus.COMPLETING)
            await repository.append_events(
                session, row, [event], status=InterviewStatus.COMPLETING, current_turn_id=None
            )
        self._checkpoints.reached("complete.committed")
        self._taking.end(interview_id)
        self._signal.notify(interview_id)

    def _forget(self, task: asyncio.Task[TakenTurn]) -> None:
        self._under_way.discard(task)
        # Nobody may be left to hear of an error, and asyncio would complain.
        if not task.cancelled():
            task.exception()
