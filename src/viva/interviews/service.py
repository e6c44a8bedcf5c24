"""The life of an interview: begun, read, listed, ended, deleted. Turns are taken in `turns`."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from viva.documents.service import DocumentService
from viva.infra.database.engine import Database
from viva.infra.database.idempotency import (
    KeyedRequest,
    find_resource,
    fingerprint,
    remember,
)
from viva.infra.database.pages import ALL_ROWS, split_page
from viva.infra.telemetry.checkpoints import Checkpoints
from viva.infra.telemetry.clock import Clock
from viva.infra.telemetry.ids import new_id
from viva.interviews import planning, repository
from viva.interviews.asking import AskingService
from viva.interviews.context import ContextCache, InterviewContext, dump_context
from viva.interviews.errors import InterviewNotFoundError
from viva.interviews.events import EventSignal, NumberedEvent, question_events, status_event
from viva.interviews.models import ContextRow, InterviewRow, TurnRow
from viva.interviews.recordings.erasure import RecordingErasure
from viva.interviews.recordings.repository import spoken_answers
from viva.interviews.schemas import ALL, InterviewRecord, InterviewStatus, Wanted
from viva.interviews.scoring import ScoringService
from viva.interviews.turn_rules import TalkSoFar, choice_request
from viva.interviews.views import (
    InterviewPage,
    InterviewSummary,
    InterviewView,
    NewInterview,
    Progress,
    QuestionView,
    view_question,
)
from viva.matching.schemas import InterviewKind
from viva.questions.choosers import Choosers
from viva.questions.schemas import Question

CLOSING_JOB = "complete"
_SCOPE = "interviews"
_RECORD = TypeAdapter(InterviewRecord)


class InterviewService:
    """Use cases around whole interviews; each writes in one transaction."""

    def __init__(  # noqa: PLR0913 - one argument per collaborator
        self,
        *,
        database: Database,
        documents: DocumentService,
        choosers: Choosers,
        scoring: ScoringService,
        asking: AskingService | None,
        signal: EventSignal,
        contexts: ContextCache,
        erasure: RecordingErasure,
        clock: Clock,
        checkpoints: Checkpoints,
    ) -> None:
        self._database = database
        self._documents = documents
        self._choosers = choosers
        self._scoring = scoring
        self._asking = asking
        self._signal = signal
        self._contexts = contexts
        self._erasure = erasure
        self._clock = clock
        self._checkpoints = checkpoints

    async def create(
        self,
        owner_id: str,
        wishes: NewInterview,
        *,
        idempotency_key: str | None = None,
        seed: int | None = None,
    ) -> InterviewView:
        """Begin an interview; its first question is in the result.

        A `seed` makes every choice repeatable; by default each interview has its own.

        Raises:
            AppError: The wishes cannot be met; see `viva.interviews.errors`.
        """
        planning.check_wishes(wishes)
        chooser = self._choosers.get(wishes.pack)
        keyed = None
        if idempotency_key is not None:
            request = fingerprint(wishes.model_dump_json().encode())
            keyed = KeyedRequest(
                owner_id=owner_id, scope=_SCOPE, key=idempotency_key, request=request
            )
        async with self._database.read() as session:
            known = await self._find_known(session, keyed)
            seen = await repository.seen_question_ids(session, owner_id)
        if known is not None:
            return await self.get(owner_id, known)
        found = await planning.load_documents(self._documents, owner_id, wishes)
        interview_id = new_id()
        context = planning.compose_context(
            wishes,
            found,
            seen=seen,
            seed=planning.seed_from(interview_id) if seed is None else seed,
        )
        question = chooser.choose(choice_request(context))
        row = InterviewRow(
            id=interview_id,
            owner_id=owner_id,
            kind=wishes.kind,
            candidate_name=planning.candidate_name(wishes, found),
            job_title=planning.job_title(wishes, found),
            total_questions=context.brief.questions,
        )
        async with self._database.write() as session:
            known = await self._find_known(session, keyed)
            if known is None:
                turn = await self._store_new(session, row, context, question)
                await remember(session, keyed, row.id, now=self._clock())
        if known is not None:
            return await self.get(owner_id, known)
        self._contexts.put(interview_id, context)
        self._scoring.prepare(question)
        if self._asking is not None:
            self._asking.prepare(
                _talk(row, context).followed_by(turn.id, question, now=turn.asked_at)
            )
        self._checkpoints.reached("interview.created")
        return view_interview(row, context, view_question(turn.id, 1, question))

    async def get(self, owner_id: str, interview_id: str) -> InterviewView:
        """Raises InterviewNotFoundError when there is none, or it is somebody else's."""
        async with self._database.read() as session:
            found = await repository.find_with_open_turn(session, interview_id, owner_id=owner_id)
            if found is None:
                raise InterviewNotFoundError
            context = await self.get_context(session, interview_id)
        row, turn = found
        question = None
        if turn is not None:
            question = view_question(turn.id, turn.number, repository.load_question(turn.question))
        return view_interview(row, context, question)

    async def list(
        self, owner_id: str, wanted: Wanted = ALL, *, cursor: str | None, limit: int
    ) -> InterviewPage:
        async with self._database.read() as session:
            rows = await repository.list_interviews(
                session, owner_id, wanted, before=cursor, limit=limit + 1
            )
        page, next_cursor = split_page(rows, limit=limit)
        return InterviewPage(items=[_summary(row) for row in page], next_cursor=next_cursor)

    async def delete(self, owner_id: str, interview_id: str) -> None:
        """Delete an interview with its answers, recordings, events and report."""
        async with self._database.write() as session:
            if not await repository.remove_interview(session, owner_id, interview_id):
                raise InterviewNotFoundError
            await self._erasure.doom_interview(session, owner_id, interview_id)
        await self._erasure.sweep()
        self._contexts.drop(interview_id)
        if self._asking is not None:
            self._asking.drop(interview_id)
        self._signal.notify(interview_id)

    async def list_ids(self, owner_id: str) -> Sequence[str]:
        """All interviews of a user, the newest first."""
        async with self._database.read() as session:
            rows = await repository.list_interviews(
                session, owner_id, ALL, before=None, limit=ALL_ROWS
            )
        return [row.id for row in rows]

    async def export_user(self, owner_id: str) -> Sequence[Any]:
        """All interviews of a user with their answers, JSON-ready, the newest first."""
        return [
            _RECORD.dump_python(await self.get_record(interview_id), mode="json")
            for interview_id in await self.list_ids(owner_id)
        ]

    async def erase_user(self, owner_id: str) -> None:
        for interview_id in await self.list_ids(owner_id):
            await self.delete(owner_id, interview_id)

    async def events_after(
        self, owner_id: str, interview_id: str, after: int
    ) -> Sequence[NumberedEvent]:
        async with self._database.read() as session:
            if await repository.find_interview(session, interview_id, owner_id=owner_id) is None:
                raise InterviewNotFoundError
            return await repository.list_events(session, interview_id, after=after)

    async def get_record(self, interview_id: str) -> InterviewRecord:
        """The whole interview with the turns that were answered or skipped, for reports."""
        async with self._database.read() as session:
            row = await repository.find_interview(session, interview_id)
            if row is None:
                raise InterviewNotFoundError
            context = await self.get_context(session, interview_id)
            turns = await repository.list_turns(session, interview_id)
            spoken = await spoken_answers(session, interview_id)
        return InterviewRecord(
            id=row.id,
            owner_id=row.owner_id,
            status=InterviewStatus(row.status),
            kind=InterviewKind(row.kind),
            candidate_name=row.candidate_name,
            job_title=row.job_title,
            created_at=row.created_at,
            started_at=row.started_at,
            completed_at=row.completed_at,
            brief=context.brief,
            asked_questions=row.asked,
            total_questions=row.total_questions,
            turns=tuple(
                replace(turn, spoken=spoken.get(turn.turn_id))
                for turn in turns
                if turn.answered_at is not None
            ),
        )

    async def get_context(self, session: AsyncSession, interview_id: str) -> InterviewContext:
        """The context, from memory where it is known."""
        context = self._contexts.find(interview_id)
        if context is None:
            context = await repository.get_context(session, interview_id)
            self._contexts.put(interview_id, context)
        return context

    async def finish(self, interview_id: str, *, final_score: float | None) -> None:
        """The last step of the closing job; does nothing when it was done before."""
        async with self._database.write() as session:
            row = await repository.find_interview(session, interview_id)
            if row is None or row.status != InterviewStatus.COMPLETING:
                return
            event = status_event(None, InterviewStatus.COMPLETED)
            session.add(repository.event_row(interview_id, after=row.last_event_id, events=[event]))
            await repository.update_guarded(
                session,
                row,
                status=InterviewStatus.COMPLETED,
                completed_at=self._clock(),
                final_score=final_score,
                last_event_id=row.last_event_id + 1,
            )
        if self._asking is not None:
            self._asking.drop(interview_id)
        self._signal.notify(interview_id)

    async def _store_new(
        self,
        session: AsyncSession,
        row: InterviewRow,
        context: InterviewContext,
        question: Question,
    ) -> TurnRow:
        now = self._clock()
        turn = TurnRow(
            id=new_id(),
            interview_id=row.id,
            owner_id=row.owner_id,
            number=1,
            question_id=question.id,
            question=repository.dump_question(question),
            asked_at=now,
        )
        events = question_events(view_question(turn.id, 1, question))
        row.version = 1
        row.status = InterviewStatus.IN_PROGRESS
        row.asked = 1
        row.current_turn_id = turn.id
        row.last_event_id = len(events)
        row.created_at = now
        row.started_at = now
        session.add(row)
        await session.flush()
        session.add(ContextRow(interview_id=row.id, context=dump_context(context)))
        session.add(turn)
        session.add(repository.event_row(row.id, after=0, events=events))
        return turn

    async def _find_known(self, session: AsyncSession, keyed: KeyedRequest | None) -> str | None:
        """The interview that this key began, unless it was deleted since."""
        known = await find_resource(session, keyed)
        if known is None or await repository.find_interview(session, known) is None:
            return None
        return known


def view_interview(
    row: InterviewRow, context: InterviewContext, question: QuestionView | None
) -> InterviewView:
    return InterviewView(
        **_summary(row).model_dump(),
        company=context.company,
        language=context.brief.language,
        minutes_per_answer=context.minutes_per_answer,
        cv_id=context.cv_id,
        job_id=context.job_id,
        brief=context.brief,
        question=question,
        last_event_id=row.last_event_id,
    )


def _talk(row: InterviewRow, context: InterviewContext) -> TalkSoFar:
    """The talk before the first question."""
    return TalkSoFar(owner_id=row.owner_id, interview_id=row.id, context=context, turns=())


def _summary(row: InterviewRow) -> InterviewSummary:
    return InterviewSummary(
        id=row.id,
        status=InterviewStatus(row.status),
        kind=InterviewKind(row.kind),
        candidate_name=row.candidate_name,
        job_title=row.job_title,
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        final_score=row.final_score,
        progress=Progress(asked=row.asked, total=row.total_questions),
    )
