"""Hosted voice: questions that were withdrawn, and events that were seen."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "withdrawn_turns",
        sa.Column("id", sa.String(36), primary_key=True),
        _interview_id(),
    )
    op.create_table(
        "call_events",
        _interview_id(primary_key=True),
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("received_at", sa.String(27), nullable=False),
    )


def _interview_id(*, primary_key: bool = False) -> sa.Column[str]:
    reference = sa.ForeignKey("interviews.id", ondelete="CASCADE")
    return sa.Column(
        "interview_id", sa.String(36), reference, primary_key=primary_key, nullable=False
    )
