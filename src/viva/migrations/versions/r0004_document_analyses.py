"""Documents: whether an analysis by a language model is to come."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column(
        "documents",
        sa.Column("analysis_pending", sa.Boolean, nullable=False, server_default=sa.false()),
    )
    op.create_index("documents_pending", "documents", ["analysis_pending"])
