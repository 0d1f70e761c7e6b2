"""Impressions: what the learned models make of a document; decisions on narratives."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

STAMP = """
CREATE TRIGGER {table}_{event}_stamps AFTER {event} ON {table} BEGIN
  INSERT INTO stamps (workspace, stamp) SELECT {whose}
  ON CONFLICT (workspace) DO UPDATE SET stamp = excluded.stamp;
END
"""
OF_DOCUMENT = "workspace, random() FROM documents WHERE key = new.document"
OWN = "{row}.workspace, random() WHERE true"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "impressions",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("made_by", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "decisions",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("narrative", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("confirmed", sa.Boolean, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "narrative", "document", "start", "end"),
        sqlite_with_rowid=False,
    )
    op.execute(STAMP.format(table="impressions", event="insert", whose=OF_DOCUMENT))
    for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
        op.execute(STAMP.format(table="decisions", event=event, whose=OWN.format(row=row)))
