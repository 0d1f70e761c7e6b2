"""Stamps: what a workspace is shown of the corpus is as it was while its stamp is."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SHOWN = (
    "documents",
    "feedback",
    "incident_documents",
    "incidents",
    "links",
    "settings",
    "sources",
)
"""Tables that answers are made from, each with a column `workspace`."""

STAMP = """
CREATE TRIGGER {table}_{event}_stamps AFTER {event} ON {table} BEGIN
  INSERT INTO stamps (workspace, stamp) VALUES ({row}.workspace, random())
  ON CONFLICT (workspace) DO UPDATE SET stamp = excluded.stamp;
END
"""


def upgrade() -> None:
    """Stamp a workspace anew whenever a row of its own comes, changes or goes."""
    op.create_table(
        "stamps",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("stamp", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("workspace"),
    )
    for table in SHOWN:
        for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
            op.execute(STAMP.format(table=table, event=event, row=row))
