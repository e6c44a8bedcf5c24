"""Recordings of spoken answers."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_ID = sa.String(36)
_TIME = sa.String(27)


def upgrade() -> None:
    op.create_table(
        "recordings",
        sa.Column("turn_id", _ID, primary_key=True),
        sa.Column(
            "interview_id",
            _ID,
            sa.ForeignKey("interviews.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("take", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.Column("answer_chunks", sa.Integer),
        sa.Column("body_hash", sa.String(64)),
        sa.Column("claimed_seconds", sa.Double),
        sa.Column("heard", sa.Text),
        sa.Column("heard_chunks", sa.Integer),
        sa.Column("expires_at", _TIME, nullable=False),
        sa.Column("deleted_at", _TIME),
    )
    op.create_index("recordings_by_interview", "recordings", ["interview_id"])
    op.create_index("recordings_by_expiry", "recordings", ["expires_at"])
    op.create_table(
        "recording_chunks",
        sa.Column(
            "turn_id",
            _ID,
            sa.ForeignKey("recordings.turn_id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("take", sa.Integer, primary_key=True),
        sa.Column("n", sa.Integer, primary_key=True),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )
    op.create_table(
        "doomed_blobs",
        sa.Column("prefix", sa.String(300), primary_key=True),
        sa.Column("doomed_at", _TIME, nullable=False),
    )
