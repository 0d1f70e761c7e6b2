"""Quotations: within whose content one is told."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; of what is held nothing was found within another's content."""
    op.add_column("quotations", sa.Column("within_start", sa.Integer))
    op.add_column("quotations", sa.Column("within_end", sa.Integer))
