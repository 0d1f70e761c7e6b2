"""Incidents: their span, people and places; the passages where an article mentions one."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns; what is held keeps them empty until an article joins it."""
    op.add_column("incidents", sa.Column("until", sa.Date))
    for name in ("people", "places"):
        listed = sa.Column(name, sa.JSON, nullable=False, server_default="[]")
        op.add_column("incidents", listed)
    passages = sa.Column("passages", sa.JSON, nullable=False, server_default="[]")
    op.add_column("incident_documents", passages)
