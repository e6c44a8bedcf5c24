"""The tables of interviews. Values that only Python reads are kept as JSON text."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from viva.infra.database.base import Base, UtcTime


class InterviewRow(Base):
    """`version` guards every change; `last_event_id` counts the events of the interview."""

    __tablename__ = "interviews"
    __table_args__ = (
        Index("interviews_by_owner", "owner_id", "id"),
        Index("interviews_by_status", "status"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    owner_id: Mapped[str] = mapped_column(String(36))
    version: Mapped[int] = mapped_column(default=1)
    status: Mapped[str] = mapped_column(String(16))
    kind: Mapped[str] = mapped_column(String(16))
    candidate_name: Mapped[str | None] = mapped_column(String(200))
    job_title: Mapped[str | None] = mapped_column(String(200))
    total_questions: Mapped[int]
    asked: Mapped[int]
    current_turn_id: Mapped[str | None] = mapped_column(String(36))
    last_event_id: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    started_at: Mapped[datetime | None] = mapped_column(UtcTime)
    completed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    final_score: Mapped[float | None]


class ContextRow(Base):
    """What an interview was made from; written once, never changed."""

    __tablename__ = "interview_contexts"

    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    context: Mapped[str] = mapped_column(Text)


class TurnRow(Base):
    """One question and what became of it.

    `body_hash` marks an answer as written down; `outcome` marks the turn as taken, and
    `outcome_event_id` is the first event that tells of it.
    """

    __tablename__ = "turns"
    __table_args__ = (
        UniqueConstraint("interview_id", "number"),
        Index("turns_by_owner_question", "owner_id", "question_id"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))
    owner_id: Mapped[str] = mapped_column(String(36))
    number: Mapped[int]
    question_id: Mapped[str] = mapped_column(String(200))
    question: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    body_hash: Mapped[str | None] = mapped_column(String(64))
    answer: Mapped[str | None] = mapped_column(Text)
    skipped: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    evaluation: Mapped[str | None] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(Text)
    outcome_event_id: Mapped[int | None]


class EventRow(Base):
    """The events of one step, with ids `first_id` to `last_id`."""

    __tablename__ = "interview_events"

    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    first_id: Mapped[int] = mapped_column(primary_key=True)
    last_id: Mapped[int]
    events: Mapped[str] = mapped_column(Text)


class WithdrawnTurnRow(Base):
    """A question that nobody answered, because more was said about the one before it."""

    __tablename__ = "withdrawn_turns"

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))


class CallEventRow(Base):
    """An event of a hosted voice service that was acted on; the same key again is a replay."""

    __tablename__ = "call_events"

    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    received_at: Mapped[datetime] = mapped_column(UtcTime)
