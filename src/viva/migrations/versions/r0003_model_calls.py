"""Language models: every request that was made to one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.String(36)


def upgrade() -> None:
    op.create_table(
        "llm_calls",
        sa.Column("id", _ID, primary_key=True),
        sa.Column("at", sa.String(27), nullable=False),
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("interview_id", _ID, sa.ForeignKey("interviews.id", ondelete="SET NULL")),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("provider", sa.String(16), nullable=False),
        sa.Column("model", sa.String(200), nullable=False),
        sa.Column("prompt_version", sa.String(100), nullable=False),
        sa.Column("live", sa.Boolean, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("thrown_away", sa.Boolean, nullable=False),
        sa.Column("prompt_tokens", sa.Integer, nullable=False),
        sa.Column("cached_tokens", sa.Integer, nullable=False),
        sa.Column("cache_write_tokens", sa.Integer, nullable=False),
        sa.Column("output_tokens", sa.Integer, nullable=False),
        sa.Column("tokens_estimated", sa.Boolean, nullable=False),
        sa.Column("cost_nano_usd", sa.BigInteger),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("first_token_seconds", sa.Double),
    )
    op.create_index("llm_calls_by_owner", "llm_calls", ["owner_id", "at"])
    op.create_index("llm_calls_by_interview", "llm_calls", ["interview_id"])
