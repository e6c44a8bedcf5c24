"""The life of a turn: an answer is written down, then the turn is taken in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol
from weakref import WeakValueDictionary

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from viva.evaluation.schemas import Evaluation
from viva.infra.database.engine import Database
from viva.infra.jobs.jobs import Jobs
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.ids import new_id
from viva.infra.telemetry.logs import frames
from viva.interviews import repository
from viva.interviews.answers import WrittenAnswer, check_body, write_down
from viva.interviews.errors import (
    InterviewNotFoundError,
    TurnAlreadyAnsweredError,
    TurnBusyError,
    TurnClosedError,
)
from viva.interviews.events import (
    Event,
    EventSignal,
    NumberedEvent,
    asked_again_events,
    status_event,
    turn_events,
)
from viva.interviews.models import InterviewRow, TurnRow
from viva.interviews.replacements import replace_answer
from viva.interviews.schemas import InterviewStatus, TurnRecord
from viva.interviews.scoring import Scoring, ScoringService
from viva.interviews.service import CLOSING_JOB, InterviewService
from viva.interviews.turn_rules import TurnRequest
from viva.interviews.views import (
    Answer,
    AnswerAction,
    TurnResult,
    view_question,
)
from viva.questions.schemas import Question

log = structlog.get_logger()

_ATTEMPTS = 3


class NextQuestion(Protocol):
    """The turn graph, as this module sees it."""

    async def next_question(self, request: TurnRequest) -> Question | None: ...


@dataclass(frozen=True, slots=True)
class TakenTurn:
    """What a turn led to, and the events that say so."""

    result: TurnResult
    events: Sequence[NumberedEvent]


class TurnService:
    """Takes turns, one at a time per interview."""

    def __init__(  # noqa: PLR0913 - one argument per collaborator
        self,
        *,
        database: Database,
        interviews: InterviewService,
        graph: Callable[[], Awaitable[NextQuestion]],
        scoring: ScoringService,
        jobs: Jobs,
        signal: EventSignal,
        clock: Clock,
        checkpoints: Checkpoints,
    ) -> None:
        self._database = database
        self._interviews = interviews
        self._graph = graph
        self._scoring = scoring
        self._jobs = jobs
        self._signal = signal
        self._clock = clock
        self._checkpoints = checkpoints
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def answer(self, owner_id: str, interview_id: str, answer: Answer) -> TakenTurn:
        """Write the answer down, then take the turn; the same body again gets the same result.

        Raises:
            AnswerEmptyError, AnswerTooLongError, AnswerInvalidError: Nothing is stored.
            TurnAlreadyAnsweredError: Another answer to this question stands.
            TurnClosedError: The question is no longer open.
            InterviewNotFoundError, TurnNotFoundError: It does not exist, or not for this owner.
        """
        check_body(answer)
        async with self._lock(interview_id):
            written = await self._write_down(owner_id, interview_id, answer)
            self._checkpoints.reached("turn.answer_written")
            return await self._follow(interview_id, written)

    async def hear(self, owner_id: str, interview_id: str, answer: Answer) -> TakenTurn:
        """As `answer`, for speech, which may go on after a pause that looked like its end.

        A longer version of what was said replaces it while the next question is unanswered, and
        that question is withdrawn; a shorter version gets what the longer one led to.

        Raises: as `answer`.
        """
        try:
            return await self.answer(owner_id, interview_id, answer)
        except TurnAlreadyAnsweredError:
            async with self._lock(interview_id):
                async with self._database.write() as session:
                    written = await replace_answer(
                        session, owner_id, interview_id, answer, now=self._clock()
                    )
                self._checkpoints.reached("turn.answer_replaced")
                return await self._follow(interview_id, written)

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

    async def _follow(self, interview_id: str, written: WrittenAnswer) -> TakenTurn:
        """What a written answer leads to, or led to before."""
        if written.outcome is not None:
            return await self._stored(interview_id, written)
        if written.request is not None:
            return await self._ask_again(written)
        return await self._take(interview_id, written.turn.id)

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
            await self._take(interview_id, turn.id)

    def _lock(self, interview_id: str) -> asyncio.Lock:
        lock = self._locks.get(interview_id)
        if lock is None:
            lock = self._locks[interview_id] = asyncio.Lock()
        return lock

    async def _write_down(self, owner_id: str, interview_id: str, answer: Answer) -> WrittenAnswer:
        try:
            async with self._database.write() as session:
                return await write_down(session, owner_id, interview_id, answer, now=self._clock())
        except TurnAlreadyAnsweredError:
            # The answer that stands may have led to nothing yet, because of a failure.
            await self._take_up(interview_id)
            raise

    async def _stored(self, interview_id: str, written: WrittenAnswer) -> TakenTurn:
        async with self._database.read() as session:
            events = await repository.find_events_of_turn(session, interview_id, written.turn)
        return TakenTurn(TurnResult.model_validate_json(written.outcome or ""), events)

    async def _ask_again(self, written: WrittenAnswer) -> TakenTurn:
        """The same question once more, or in other words; the turn stays open."""
        interview, turn = written.interview, written.turn
        question = repository.load_question(turn.question)
        view = view_question(turn.id, turn.number, question)
        if written.request is AnswerAction.REPHRASE:
            view = view.model_copy(update={"text": question.rephrased or question.text})
        result = TurnResult(
            turn_id=turn.id,
            evaluation=None,
            question=view,
            status=InterviewStatus.IN_PROGRESS,
        )
        events = asked_again_events(result)
        async with self._database.write() as session:
            stored = await repository.append_events(session, interview, events)
        if not stored:
            raise TurnBusyError
        self._signal.notify(interview.id)
        return TakenTurn(result, _numbered(interview, events))

    async def _take(self, interview_id: str, turn_id: str) -> TakenTurn:
        async with self._database.read() as session:
            interview = await self._get(session, interview_id)
            turns = await repository.list_turns(session, interview_id)
            context = await self._interviews.get_context(session, interview_id)
        if interview.current_turn_id != turn_id:
            return await self._taken_elsewhere(interview, turn_id)
        request = TurnRequest(context=context, earlier=tuple(turns[:-1]), current=turns[-1])
        scoring = self._scoring.begin(request.current)
        question = await (await self._graph()).next_question(request)
        self._checkpoints.reached("turn.question_chosen")
        for _ in range(_ATTEMPTS):
            evaluation = scoring.result() if scoring is not None and scoring.done() else None
            taken = await self._store(interview, request.current, evaluation, question)
            if taken is not None:
                await self._go_on(interview_id, request.current, taken.result, scoring, question)
                return taken
            # An earlier answer's score was stored in the meantime, or another process was faster.
            async with self._database.read() as session:
                interview = await self._get(session, interview_id)
            if interview.current_turn_id != turn_id:
                return await self._taken_elsewhere(interview, turn_id)
        raise TurnBusyError

    async def _get(self, session: AsyncSession, interview_id: str) -> InterviewRow:
        interview = await repository.find_interview(session, interview_id)
        if interview is None:
            raise InterviewNotFoundError
        return interview

    async def _go_on(
        self,
        interview_id: str,
        current: TurnRecord,
        result: TurnResult,
        scoring: Scoring | None,
        question: Question | None,
    ) -> None:
        """What follows when a turn is stored: its score, the next question, the end."""
        if result.evaluation is not None:
            self._scoring.stored(interview_id, current)
        elif scoring is not None:
            self._scoring.store_later(interview_id, current, scoring)
        if question is not None:
            self._scoring.prepare(question)
            return
        await self._jobs.enqueue(CLOSING_JOB, interview_id)
        self._checkpoints.reached("turn.closing_enqueued")

    async def _store(
        self,
        interview: InterviewRow,
        current: TurnRecord,
        evaluation: Evaluation | None,
        question: Question | None,
    ) -> TakenTurn | None:
        """Everything the turn led to, in one transaction; None when somebody was faster."""
        following = None if question is None else self._next_turn(interview, current, question)
        result = TurnResult(
            turn_id=current.turn_id,
            evaluation=evaluation,
            question=None
            if following is None or question is None
            else view_question(following.id, following.number, question),
            status=InterviewStatus.COMPLETING if following is None else InterviewStatus.IN_PROGRESS,
        )
        events = turn_events(result)
        async with self._database.write() as session:
            stored = await repository.append_events(
                session,
                interview,
                events,
                status=result.status,
                asked=interview.asked if following is None else following.number,
                current_turn_id=None if following is None else following.id,
            )
            if not stored:
                return None
            await repository.update_turn(
                session,
                current.turn_id,
                evaluation=None if evaluation is None else repository.dump_evaluation(evaluation),
                outcome=result.model_dump_json(),
                outcome_event_id=interview.last_event_id + 1,
            )
            if following is not None:
                session.add(following)
        self._checkpoints.reached("turn.stored")
        self._signal.notify(interview.id)
        return TakenTurn(result, _numbered(interview, events))

    def _next_turn(
        self, interview: InterviewRow, current: TurnRecord, question: Question
    ) -> TurnRow:
        return TurnRow(
            id=new_id(),
            interview_id=interview.id,
            owner_id=interview.owner_id,
            number=current.number + 1,
            question_id=question.id,
            question=repository.dump_question(question),
            asked_at=self._clock(),
        )

    async def _taken_elsewhere(self, interview: InterviewRow, turn_id: str) -> TakenTurn:
        async with self._database.read() as session:
            found = await repository.find_with_turn(
                session, interview.id, turn_id, owner_id=interview.owner_id
            )
        turn = None if found is None else found[1]
        if turn is None or turn.outcome is None:
            raise TurnClosedError
        return await self._stored(interview.id, WrittenAnswer(turn.outcome, None, interview, turn))

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
        self._signal.notify(interview_id)


def _numbered(interview: InterviewRow, events: Sequence[Event]) -> list[NumberedEvent]:
    return [
        NumberedEvent(interview.last_event_id + 1 + index, event)
        for index, event in enumerate(events)
    ]
