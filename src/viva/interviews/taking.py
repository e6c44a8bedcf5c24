"""Taking a turn: from a written answer to the next question, stored in one transaction."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from viva.evaluation.schemas import Evaluation
from viva.infra.database.engine import Database
from viva.infra.jobs.jobs import Jobs
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.ids import new_id
from viva.interviews import repository
from viva.interviews.asking import AskingService
from viva.interviews.errors import InterviewNotFoundError, TurnBusyError, TurnClosedError
from viva.interviews.events import Event, EventSignal, NumberedEvent, turn_events
from viva.interviews.live_turns import LiveTurn
from viva.interviews.models import InterviewRow, TurnRow
from viva.interviews.recordings.transcripts import find_heard
from viva.interviews.schemas import InterviewStatus
from viva.interviews.scoring import Scoring, ScoringService
from viva.interviews.service import CLOSING_JOB, InterviewService
from viva.interviews.turn_rules import TalkSoFar
from viva.interviews.views import TurnResult, view_question
from viva.questions.model_interviewer import Screen
from viva.questions.schemas import Question

_ATTEMPTS = 3


class NextQuestion(Protocol):
    """The turn graph, as this module sees it."""

    async def next_question(self, talk: TalkSoFar, screen: Screen | None) -> Question | None: ...


@dataclass(frozen=True, slots=True)
class TakenTurn:
    """What a turn led to, and the events that say so."""

    result: TurnResult
    events: Sequence[NumberedEvent]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A turn at work: what was said, its score to come, and the screen of the next question.

    `heard` says what was understood of a spoken answer.
    """

    interview: InterviewRow
    talk: TalkSoFar
    heard: Sequence[Event]
    scoring: Scoring | None
    live: LiveTurn


class TurnTaking:
    """Takes the open turn of an interview; the caller sees to it that nobody else does."""

    def __init__(  # noqa: PLR0913 - one argument per collaborator
        self,
        *,
        database: Database,
        interviews: InterviewService,
        graph: Callable[[], Awaitable[NextQuestion]],
        asking: AskingService | None,
        scoring: ScoringService,
        jobs: Jobs,
        signal: EventSignal,
        clock: Clock,
        checkpoints: Checkpoints,
    ) -> None:
        self._database = database
        self._interviews = interviews
        self._graph = graph
        self._asking = asking
        self._scoring = scoring
        self._jobs = jobs
        self._signal = signal
        self._clock = clock
        self._checkpoints = checkpoints

    async def take(
        self, interview_id: str, turn_id: str, *, waited_for: bool, voice: Screen | None = None
    ) -> TakenTurn:
        """Find the next question, show it and store the turn.

        Models are asked only where somebody waits for the question. A `voice` is told what is
        shown.

        Raises:
            TurnClosedError: The turn is not the open one.
        """
        graph = await self._graph()
        async with self._signal.order(interview_id):
            step = await self._begin(interview_id, turn_id, voice)
            if step is None:
                return await self.find_taken(interview_id, turn_id)
            try:
                step.live.hear(step.heard)
                screen = step.live if waited_for else None
                question = await graph.next_question(step.talk, screen)
                self._checkpoints.reached("turn.question_chosen")
                taken = await self._store(step, question)
            finally:
                self._signal.hide(interview_id)
        self._signal.notify(interview_id)
        if taken is None:
            return await self.find_taken(interview_id, turn_id)
        await self._go_on(step, question, taken.result)
        return taken

    async def find_taken(self, interview_id: str, turn_id: str) -> TakenTurn:
        """What a turn led to when it was taken.

        Raises:
            TurnClosedError: It was not.
        """
        async with self._database.read() as session:
            interview = await self._get(session, interview_id)
            found = await repository.find_with_turn(
                session, interview_id, turn_id, owner_id=interview.owner_id
            )
            turn = None if found is None else found[1]
            if turn is None or turn.outcome is None:
                raise TurnClosedError
            events = await repository.find_events_of_turn(session, interview_id, turn)
        return TakenTurn(TurnResult.model_validate_json(turn.outcome), events)

    def end(self, interview_id: str) -> None:
        """Nothing more is asked: what models prepare is not wanted."""
        if self._asking is not None:
            self._asking.drop(interview_id)

    async def _begin(self, interview_id: str, turn_id: str, voice: Screen | None) -> _Step | None:
        """None when the turn is not open any more."""
        async with self._database.read() as session:
            interview = await self._get(session, interview_id)
            turns = await repository.list_turns(session, interview_id)
            context = await self._interviews.get_context(session, interview_id)
            heard = await find_heard(session, turn_id)
        if interview.current_turn_id != turn_id:
            return None
        talk = TalkSoFar(
            owner_id=interview.owner_id,
            interview_id=interview_id,
            context=context,
            turns=tuple(turns),
        )
        live = LiveTurn(
            self._signal,
            interview_id,
            answered=turn_id,
            asked=new_id(),
            after=interview.last_event_id,
            voice=voice,
        )
        scoring = self._scoring.begin(talk.current)
        return _Step(interview=interview, talk=talk, heard=heard, scoring=scoring, live=live)

    async def _get(self, session: AsyncSession, interview_id: str) -> InterviewRow:
        interview = await repository.find_interview(session, interview_id)
        if interview is None:
            raise InterviewNotFoundError
        return interview

    async def _store(self, step: _Step, question: Question | None) -> TakenTurn | None:
        """Store the turn; None when another process took it."""
        interview = step.interview
        for _ in range(_ATTEMPTS):
            taken = await self._try_to_store(interview, step, question)
            if taken is not None:
                return taken
            async with self._database.read() as session:
                interview = await self._get(session, step.talk.interview_id)
            if interview.current_turn_id != step.talk.current.turn_id:
                return None
        raise TurnBusyError

    async def _try_to_store(
        self, interview: InterviewRow, step: _Step, question: Question | None
    ) -> TakenTurn | None:
        """Everything the turn led to, in one transaction; None when somebody was faster."""
        current = step.talk.current
        following = None if question is None else self._next_turn(step, question)
        evaluation = _evaluation(step)
        result = TurnResult(
            turn_id=current.turn_id,
            evaluation=evaluation,
            question=None
            if following is None or question is None
            else view_question(following.id, following.number, question),
            status=InterviewStatus.COMPLETING if following is None else InterviewStatus.IN_PROGRESS,
        )
        events = turn_events(result, step.live.shown)
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
        return TakenTurn(result, numbered(interview, events))

    def _next_turn(self, step: _Step, question: Question) -> TurnRow:
        return TurnRow(
            id=step.live.shown.turn_id,
            interview_id=step.talk.interview_id,
            owner_id=step.talk.owner_id,
            number=step.talk.current.number + 1,
            question_id=question.id,
            question=repository.dump_question(question),
            asked_at=self._clock(),
        )

    async def _go_on(self, step: _Step, question: Question | None, result: TurnResult) -> None:
        """What follows when a turn is stored: its score, the next questions, the end."""
        talk = step.talk
        if result.evaluation is not None:
            self._scoring.stored(talk.interview_id, talk.current)
        elif step.scoring is not None:
            self._scoring.store_later(talk.interview_id, talk.current, step.scoring)
        if question is not None:
            self._scoring.prepare(question)
            if self._asking is not None:
                turn_id = step.live.shown.turn_id
                self._asking.prepare(talk.followed_by(turn_id, question, now=self._clock()))
            return
        self.end(talk.interview_id)
        await self._jobs.enqueue(CLOSING_JOB, talk.interview_id)
        self._checkpoints.reached("turn.closing_enqueued")


def numbered(interview: InterviewRow, events: Sequence[Event]) -> list[NumberedEvent]:
    """Events as they are stored behind those that the interview has."""
    return [
        NumberedEvent(interview.last_event_id + 1 + index, event)
        for index, event in enumerate(events)
    ]


def _evaluation(step: _Step) -> Evaluation | None:
    """The score, if it is there and its event can still come before the question's."""
    if step.scoring is None or not step.scoring.done() or step.live.shown.has_begun:
        return None
    return step.scoring.result()
