"""Texts: by which analysis they were annotated."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the number; what is held was annotated before there were numbers, and is 0."""
    number = sa.Column("analysis", sa.Integer, nullable=False, server_default="0")
    op.add_column("texts", number)
    op.create_index("ix_texts_analysis", "texts", ["analysis"])
