"""The tables of recordings; the sound itself lies in blobs."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from viva.infra.database.base import Base, UtcTime


class RecordingRow(Base):
    """The last take of a turn.

    `answer_chunks` marks it as sent as the answer, `deleted_at` its sound as gone; `heard` is the
    JSON of what was heard in the first `heard_chunks` chunks.
    """

    __tablename__ = "recordings"
    __table_args__ = (
        Index("recordings_by_interview", "interview_id"),
        Index("recordings_by_expiry", "expires_at"),
    )

    turn_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))
    owner_id: Mapped[str] = mapped_column(String(36))
    take: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(100))
    answer_chunks: Mapped[int | None]
    body_hash: Mapped[str | None] = mapped_column(String(64))
    claimed_seconds: Mapped[float | None]
    heard: Mapped[str | None] = mapped_column(Text)
    heard_chunks: Mapped[int | None]
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcTime)


class RecordingChunkRow(Base):
    """A chunk whose bytes are safe in a blob."""

    __tablename__ = "recording_chunks"

    turn_id: Mapped[str] = mapped_column(
        ForeignKey("recordings.turn_id", ondelete="CASCADE"), primary_key=True
    )
    take: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int] = mapped_column(primary_key=True)
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))


class DoomedBlobsRow(Base):
    """Blobs that nothing refers to any more, below this prefix; gone once they are deleted."""

    __tablename__ = "doomed_blobs"

    prefix: Mapped[str] = mapped_column(String(300), primary_key=True)
    doomed_at: Mapped[datetime] = mapped_column(UtcTime)
