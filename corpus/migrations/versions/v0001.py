"""The first shape: sources, documents and what is found in them, incidents, outbox, usage."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables."""
    op.create_table(
        "answers",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("arguments", sa.JSON, nullable=False),
        sa.Column("shown", sa.JSON, nullable=False),
        sa.Column("actions", sa.JSON, nullable=False),
        sa.Column("outcome", sa.Text, nullable=False),
        sa.Column("items", sa.Integer, nullable=False),
        sa.Column("milliseconds", sa.Float, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_answers_at", "answers", ["at"])
    op.create_index("ix_answers_workspace_at", "answers", ["workspace", "at"])
    op.create_index("ix_answers_workspace_member", "answers", ["workspace", "member"])
    op.create_table(
        "documents",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text_hash", sa.Text, nullable=False),
        sa.Column("added_at", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("workspace", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_documents_id", "documents", ["id"])
    op.create_index("ix_documents_workspace_published", "documents", ["workspace", "published"])
    op.create_index(
        "ix_documents_workspace_source", "documents", ["workspace", "source", "published"]
    )
    op.create_index("ix_documents_workspace_text_hash", "documents", ["workspace", "text_hash"])
    op.create_table(
        "incidents",
        sa.Column("key", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("titled_by", sa.Text, nullable=False),
        sa.Column("date", sa.Date),
        sa.Column("merged_into", sa.Text),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("workspace", "id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incidents_workspace_date", "incidents", ["workspace", "date"])
    op.create_table(
        "outbox",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "settings",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("workspace", "key"),
    )
    op.create_table(
        "sources",
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("side", sa.Text),
        sa.Column("country", sa.Text),
        sa.PrimaryKeyConstraint("workspace", "name"),
    )
    op.create_table(
        "bands",
        sa.Column("band", sa.BigInteger, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("band", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bands_document", "bands", ["document"])
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("member", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("item", sa.Text),
        sa.Column("why", sa.Text),
        sa.Column("state", sa.Text),
        sa.Column("at", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["answer"], ["answers.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_answer", "feedback", ["answer"])
    op.create_index("ix_feedback_workspace_item", "feedback", ["workspace", "item"])
    op.create_index("ix_feedback_workspace_member", "feedback", ["workspace", "member"])
    op.create_index("ix_feedback_workspace_verdict", "feedback", ["workspace", "verdict", "at"])
    op.create_table(
        "fingerprints",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("fingerprint", sa.JSON, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "incident_changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("incident", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.Column("undone_at", sa.Float),
        sa.ForeignKeyConstraint(["incident"], ["incidents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_incident_changes_incident", "incident_changes", ["incident"])
    op.create_index("ix_incident_changes_workspace", "incident_changes", ["workspace"])
    op.create_table(
        "incident_documents",
        sa.Column("incident", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("about", sa.Boolean, nullable=False),
        sa.Column("set_by", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["incident"], ["incidents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("incident", "document", "workspace"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_incident_documents_document", "incident_documents", ["document"])
    op.create_table(
        "links",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("workspace", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("given", sa.Text, nullable=False),
        sa.Column("address", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("added_at", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "workspace", "source", "url", "given"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_links_workspace_address", "links", ["workspace", "address"])
    op.create_index("ix_links_workspace_given", "links", ["workspace", "given"])
    op.create_index("ix_links_workspace_source", "links", ["workspace", "source"])
    op.create_table(
        "names",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("entity", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("longest", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "entity", "kind"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_names_entity", "names", ["entity"])
    op.create_table(
        "quotations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("speaker_start", sa.Integer),
        sa.Column("speaker_end", sa.Integer),
        sa.Column("speaker_kind", sa.Text, nullable=False),
        sa.Column("speaker_name", sa.Text),
        sa.Column("speaker_entity", sa.Text),
        sa.Column("speaker_role", sa.Text),
        sa.Column("cue_start", sa.Integer),
        sa.Column("cue_end", sa.Integer),
        sa.Column("cue_class", sa.Text, nullable=False),
        sa.Column("sentence_start", sa.Integer, nullable=False),
        sa.Column("sentence_end", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quotations_document", "quotations", ["document", "place"])
    op.create_index("ix_quotations_speaker_entity", "quotations", ["speaker_entity"])
    op.create_table(
        "terms",
        sa.Column("term", sa.Text, nullable=False),
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("weight", sa.Float, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("term", "document"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_terms_document", "terms", ["document"])
    op.create_table(
        "texts",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("annotations", sa.LargeBinary, nullable=False),
        sa.Column("aside", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
