"""Stamps that still named a member: those of direct messages kept under the member's number."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Drop them; the workspaces of today's direct messages have longer names, of a hash."""
    op.execute(
        "DELETE FROM stamps WHERE workspace GLOB 'dm-[0-9]*' AND length(workspace) < 27 "
        "AND substr(workspace, 4) NOT GLOB '*[^0-9]*'"
    )
