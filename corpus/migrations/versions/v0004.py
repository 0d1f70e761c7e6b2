"""What is watched in which channel; direct messages are no longer kept under a member's id."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table of watches; drop records of use whose workspace names a member."""
    op.create_table(
        "watches",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("incident", sa.Text, nullable=False),
        sa.Column("hours", sa.Float, nullable=False),
        sa.Column("told", sa.JSON, nullable=False),
        sa.Column("told_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "place", "incident"),
        sqlite_with_rowid=False,
    )
    for table in ("feedback", "answers"):
        op.execute(f"DELETE FROM {table} WHERE workspace GLOB 'dm-[0-9]*'")  # noqa: S608
