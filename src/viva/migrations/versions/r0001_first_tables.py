"""First tables: documents, interviews with their turns and events, reports, idempotency keys."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.String(36)
_TIME = sa.String(27)


def upgrade() -> None:
    _create_documents()
    _create_interviews()
    _create_turns_and_events()
    op.create_table(
        "reports",
        _interview_id(primary_key=True),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("report", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("owner_id", _ID, primary_key=True),
        sa.Column("scope", sa.String(32), primary_key=True),
        sa.Column("key", sa.String(255), primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("resource_id", _ID, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
    )


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("filename", sa.String(255)),
        sa.Column("parsed", sa.Text, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.UniqueConstraint("owner_id", "kind", "fingerprint"),
    )
    op.create_index("documents_by_owner", "documents", ["owner_id", "id"])


def _create_interviews() -> None:
    op.create_table(
        "interviews",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("candidate_name", sa.String(200)),
        sa.Column("job_title", sa.String(200)),
        sa.Column("total_questions", sa.Integer, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("current_turn_id", _ID),
        sa.Column("last_event_id", sa.Integer, nullable=False),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("started_at", _TIME),
        sa.Column("completed_at", _TIME),
        sa.Column("final_score", sa.Double),
    )
    op.create_index("interviews_by_owner", "interviews", ["owner_id", "id"])
    op.create_index("interviews_by_status", "interviews", ["status"])
    op.create_table(
        "interview_contexts",
        _interview_id(primary_key=True),
        sa.Column("context", sa.Text, nullable=False),
    )


def _create_turns_and_events() -> None:
    op.create_table(
        "turns",
        sa.Column("id", _ID, primary_key=True),
        _interview_id(),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("question_id", sa.String(200), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("asked_at", _TIME, nullable=False),
        sa.Column("body_hash", sa.String(64)),
        sa.Column("answer", sa.Text),
        sa.Column("skipped", sa.Boolean, nullable=False),
        sa.Column("answered_at", _TIME),
        sa.Column("evaluation", sa.Text),
        sa.Column("outcome", sa.Text),
        sa.Column("outcome_event_id", sa.Integer),
        sa.UniqueConstraint("interview_id", "number"),
    )
    op.create_index("turns_by_owner_question", "turns", ["owner_id", "question_id"])
    op.create_table(
        "interview_events",
        _interview_id(primary_key=True),
        sa.Column("first_id", sa.Integer, primary_key=True),
        sa.Column("last_id", sa.Integer, nullable=False),
        sa.Column("events", sa.Text, nullable=False),
    )


def _interview_id(*, primary_key: bool = False) -> sa.Column[str]:
    reference = sa.ForeignKey("interviews.id", ondelete="CASCADE")
    return sa.Column("interview_id", _ID, reference, primary_key=primary_key, nullable=False)
