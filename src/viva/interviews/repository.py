"""Reading and writing interviews; whatever serves a user is scoped by the owner."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from viva.evaluation.schemas import Evaluation
from viva.interviews.context import InterviewContext, load_context
from viva.interviews.events import Event, NumberedEvent
from viva.interviews.models import (
    CallEventRow,
    ContextRow,
    EventRow,
    InterviewRow,
    TurnRow,
    WithdrawnTurnRow,
)
from viva.interviews.schemas import (
    OVER,
    AskedQuestion,
    InterviewStatus,
    TurnRecord,
    Wanted,
)
from viva.questions.schemas import Question

_QUESTION = TypeAdapter(Question)
_EVALUATION = TypeAdapter(Evaluation)


def dump_question(question: Question) -> str:
    return _QUESTION.dump_json(question).decode()


def load_question(text: str) -> Question:
    return _QUESTION.validate_json(text)


def dump_evaluation(evaluation: Evaluation) -> str:
    return _EVALUATION.dump_json(evaluation).decode()


def to_json(evaluation: Evaluation) -> Any:
    """The evaluation as JSON-ready values."""
    return _EVALUATION.dump_python(evaluation, mode="json")


async def find_interview(
    session: AsyncSession, interview_id: str, *, owner_id: str | None = None
) -> InterviewRow | None:
    """The interview; without `owner_id` for the server's own work only."""
    statement = select(InterviewRow).where(InterviewRow.id == interview_id)
    if owner_id is not None:
        statement = statement.where(InterviewRow.owner_id == owner_id)
    return await session.scalar(statement)


async def find_with_open_turn(
    session: AsyncSession, interview_id: str, *, owner_id: str
) -> tuple[InterviewRow, TurnRow | None] | None:
    statement = (
        select(InterviewRow, TurnRow)
        .outerjoin(TurnRow, TurnRow.id == InterviewRow.current_turn_id)
        .where(InterviewRow.id == interview_id, InterviewRow.owner_id == owner_id)
    )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else (row[0], row[1])


async def find_untaken_turn(session: AsyncSession, interview_id: str) -> TurnRow | None:
    """The open turn, if an answer to it is written down."""
    statement = (
        select(TurnRow)
        .join(InterviewRow, InterviewRow.current_turn_id == TurnRow.id)
        .where(InterviewRow.id == interview_id, TurnRow.body_hash.is_not(None))
    )
    return await session.scalar(statement)


async def find_with_turn(
    session: AsyncSession, interview_id: str, turn_id: str, *, owner_id: str
) -> tuple[InterviewRow, TurnRow | None] | None:
    statement = (
        select(InterviewRow, TurnRow)
        .outerjoin(TurnRow, and_(TurnRow.interview_id == InterviewRow.id, TurnRow.id == turn_id))
        .where(InterviewRow.id == interview_id, InterviewRow.owner_id == owner_id)
    )
    row = (await session.execute(statement)).one_or_none()
    return None if row is None else (row[0], row[1])


async def find_following_open_turn(
    session: AsyncSession, interview: InterviewRow, turn: TurnRow
) -> TurnRow | None:
    """The turn after this one, if it is open and nobody has answered it."""
    statement = select(TurnRow).where(
        TurnRow.id == interview.current_turn_id,
        TurnRow.number == turn.number + 1,
        TurnRow.body_hash.is_(None),
    )
    return await session.scalar(statement)


async def was_withdrawn(session: AsyncSession, interview_id: str, turn_id: str) -> bool:
    row = await session.get(WithdrawnTurnRow, turn_id)
    return row is not None and row.interview_id == interview_id


async def find_with_questions(
    session: AsyncSession, interview_id: str, *, owner_id: str
) -> tuple[InterviewRow, list[AskedQuestion]] | None:
    """The interview with every question that was asked, in order."""
    statement = (
        select(InterviewRow, TurnRow.id, TurnRow.number, TurnRow.question)
        .join(TurnRow, TurnRow.interview_id == InterviewRow.id)
        .where(InterviewRow.id == interview_id, InterviewRow.owner_id == owner_id)
        .order_by(TurnRow.number)
    )
    rows = (await session.execute(statement)).all()
    if not rows:
        return None
    asked = [
        AskedQuestion(turn_id=turn_id, number=number, question=load_question(question))
        for _, turn_id, number, question in rows
    ]
    return rows[0][0], asked


async def note_call_event(
    session: AsyncSession, interview_id: str, key: str, *, now: datetime
) -> bool:
    """Remember an event of a call; false when it came before."""
    statement = (
        insert(CallEventRow)
        .values(interview_id=interview_id, key=key, received_at=now)
        .on_conflict_do_nothing()
        .returning(CallEventRow.key)
    )
    return (await session.execute(statement)).first() is not None


async def list_interviews(
    session: AsyncSession, owner_id: str, wanted: Wanted, *, before: str | None, limit: int
) -> list[InterviewRow]:
    statement = select(InterviewRow).where(InterviewRow.owner_id == owner_id)
    if before is not None:
        statement = statement.where(InterviewRow.id < before)
    if wanted.kind is not None:
        statement = statement.where(InterviewRow.kind == wanted.kind)
    if wanted.finished is not None:
        over = InterviewRow.status.in_(OVER)
        statement = statement.where(over if wanted.finished else ~over)
    if wanted.text is not None:
        named = (InterviewRow.job_title, InterviewRow.candidate_name)
        statement = statement.where(
            or_(*(c.icontains(wanted.text, autoescape=True) for c in named))
        )
    rows = await session.scalars(statement.order_by(InterviewRow.id.desc()).limit(limit))
    return list(rows)


async def list_turns(session: AsyncSession, interview_id: str) -> list[TurnRecord]:
    """All turns in order, the open one included."""
    statement = select(TurnRow).where(TurnRow.interview_id == interview_id).order_by(TurnRow.number)
    return [_turn_record(row) for row in await session.scalars(statement)]


async def find_turn_record(session: AsyncSession, turn_id: str) -> TurnRecord | None:
    row = await session.get(TurnRow, turn_id)
    return None if row is None else _turn_record(row)


async def find_scored(
    session: AsyncSession, turn_id: str
) -> tuple[str | None, Evaluation | None] | None:
    """The answer and its evaluation, as far as there are any."""
    statement = select(TurnRow.answer, TurnRow.evaluation).where(TurnRow.id == turn_id)
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    answer, dumped = row
    return answer, None if dumped is None else _EVALUATION.validate_json(dumped)


async def find_evaluation(session: AsyncSession, turn_id: str) -> Evaluation | None:
    statement = select(TurnRow.evaluation).where(TurnRow.id == turn_id)
    dumped = await session.scalar(statement)
    return None if dumped is None else _EVALUATION.validate_json(dumped)


async def get_context(session: AsyncSession, interview_id: str) -> InterviewContext:
    statement = select(ContextRow.context).where(ContextRow.interview_id == interview_id)
    return load_context((await session.scalars(statement)).one())


async def seen_question_ids(session: AsyncSession, owner_id: str) -> frozenset[str]:
    statement = select(TurnRow.question_id).where(TurnRow.owner_id == owner_id).distinct()
    return frozenset(await session.scalars(statement))


async def list_events(
    session: AsyncSession, interview_id: str, *, after: int
) -> list[NumberedEvent]:
    statement = (
        select(EventRow)
        .where(EventRow.interview_id == interview_id, EventRow.last_id > after)
        .order_by(EventRow.first_id)
    )
    return [
        numbered
        for row in await session.scalars(statement)
        for numbered in load_events(row)
        if numbered.id > after
    ]


async def find_events_of_turn(
    session: AsyncSession, interview_id: str, turn: TurnRow
) -> list[NumberedEvent]:
    """The events of the step in which the turn was taken; empty when it was not."""
    row = await session.get(EventRow, (interview_id, turn.outcome_event_id or 0))
    return [] if row is None else load_events(row)


async def list_ids_by_status(session: AsyncSession, status: InterviewStatus) -> Sequence[str]:
    statement = select(InterviewRow.id).where(InterviewRow.status == status)
    return (await session.scalars(statement)).all()


async def list_ids_with_untaken_answer(session: AsyncSession) -> Sequence[str]:
    statement = (
        select(InterviewRow.id)
        .join(TurnRow, TurnRow.id == InterviewRow.current_turn_id)
        .where(
            InterviewRow.status == InterviewStatus.IN_PROGRESS,
            TurnRow.body_hash.is_not(None),
            TurnRow.outcome.is_(None),
        )
    )
    return (await session.scalars(statement)).all()


async def update_guarded(session: AsyncSession, row: InterviewRow, **values: Any) -> bool:
    """Change the interview unless somebody else did since `row` was read."""
    statement = (
        update(InterviewRow)
        .where(InterviewRow.id == row.id, InterviewRow.version == row.version)
        .values(version=row.version + 1, **values)
        .returning(InterviewRow.id)
        .execution_options(synchronize_session=False)
    )
    return (await session.execute(statement)).first() is not None


async def append_events(
    session: AsyncSession, row: InterviewRow, events: Sequence[Event], **values: Any
) -> bool:
    """Add events and change the interview, unless somebody else did since `row` was read."""
    last = row.last_event_id + len(events)
    stored = await update_guarded(session, row, last_event_id=last, **values)
    if stored:
        session.add(event_row(row.id, after=row.last_event_id, events=events))
    return stored


async def update_turn(session: AsyncSession, turn_id: str, **values: Any) -> None:
    await session.execute(
        update(TurnRow)
        .where(TurnRow.id == turn_id)
        .values(**values)
        .execution_options(synchronize_session=False)
    )


async def remove_interview(session: AsyncSession, owner_id: str, interview_id: str) -> bool:
    statement = (
        delete(InterviewRow)
        .where(InterviewRow.id == interview_id, InterviewRow.owner_id == owner_id)
        .returning(InterviewRow.id)
    )
    return (await session.execute(statement)).first() is not None


def event_row(interview_id: str, *, after: int, events: Sequence[Event]) -> EventRow:
    dumped = json.dumps([[event.type, event.payload] for event in events], ensure_ascii=False)
    return EventRow(
        interview_id=interview_id, first_id=after + 1, last_id=after + len(events), events=dumped
    )


def load_events(row: EventRow) -> list[NumberedEvent]:
    return [
        NumberedEvent(row.first_id + index, Event(kind, payload))
        for index, (kind, payload) in enumerate(json.loads(row.events))
    ]


def _turn_record(row: TurnRow) -> TurnRecord:
    return TurnRecord(
        turn_id=row.id,
        number=row.number,
        question=load_question(row.question),
        answer=row.answer,
        skipped=row.skipped,
        evaluation=None if row.evaluation is None else _EVALUATION.validate_json(row.evaluation),
        asked_at=row.asked_at,
        answered_at=row.answered_at,
    )
