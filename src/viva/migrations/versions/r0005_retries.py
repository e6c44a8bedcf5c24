"""Answers given again after an interview, to compare."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_ID = sa.String(36)


def upgrade() -> None:
    op.create_table(
        "retries",
        sa.Column("id", _ID, primary_key=True),
        sa.Column(
            "interview_id",
            _ID,
            sa.ForeignKey("interviews.id", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("turn_id", _ID, nullable=False),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("body_hash", sa.String(64), nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("evaluation", sa.Text),
        sa.Column("created_at", sa.String(27), nullable=False),
        sa.UniqueConstraint("interview_id", "turn_id", "body_hash"),
    )
