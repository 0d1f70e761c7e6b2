"""The tables of the database, for the corpus and for what is kept of its use.

Columns called `at` and `added_at` hold seconds since 1970 (UTC). A document's `key` and a
quotation's `id` are never given out again, so an index that lags behind cannot mix up two.
Every row that belongs to somebody carries its workspace.
"""

import sqlalchemy as sa

from corpus.migrations import NAMES

ADMIN, MACHINE = "admin", "machine"
"""By whom an incident is titled, or a document set into it."""

metadata = sa.MetaData(naming_convention=NAMES)


def _document(primary_key: bool = False) -> sa.Column[int]:
    """Point to a document's key; the row goes when the document goes."""
    key = sa.ForeignKey("documents.key", ondelete="CASCADE")
    return sa.Column("document", sa.Integer, key, nullable=False, primary_key=primary_key)


def _incident(primary_key: bool = False) -> sa.Column[int]:
    """Point to an incident's key; the row goes when the incident goes."""
    key = sa.ForeignKey("incidents.key", ondelete="CASCADE")
    return sa.Column("incident", sa.Integer, key, nullable=False, primary_key=primary_key)


def _workspace(primary_key: bool = False) -> sa.Column[str]:
    return sa.Column("workspace", sa.Text, nullable=False, primary_key=primary_key)


sources = sa.Table(
    "sources",
    metadata,
    _workspace(primary_key=True),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("side", sa.Text),
    sa.Column("country", sa.Text),
)

documents = sa.Table(
    "documents",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    _workspace(),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("published", sa.Date),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("text_hash", sa.Text, nullable=False),
    sa.Column("added_at", sa.Float, nullable=False),
    sa.UniqueConstraint("workspace", "id"),
    sa.Index("ix_documents_id", "id"),
    sa.Index("ix_documents_workspace_source", "workspace", "source", "published"),
    sa.Index("ix_documents_workspace_text_hash", "workspace", "text_hash"),
    sa.Index("ix_documents_workspace_published", "workspace", "published"),
    sqlite_autoincrement=True,
)

texts = sa.Table(  # apart, so that what looks through documents need not read past them
    "texts",
    metadata,
    _document(primary_key=True),
    sa.Column("annotations", sa.LargeBinary, nullable=False),
    sa.Column("aside", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("analysis", sa.Integer, nullable=False, server_default="0"),  # that found it
    sa.Index("ix_texts_analysis", "analysis"),
)

impressions = sa.Table(  # what the learned models make of a document, in the background
    "impressions",
    metadata,
    _document(primary_key=True),
    sa.Column("made_by", sa.Text, nullable=False),  # those models: others make them anew
    sa.Column("content", sa.LargeBinary, nullable=False),
)

fingerprints = sa.Table(
    "fingerprints",
    metadata,
    _document(primary_key=True),
    sa.Column("fingerprint", sa.JSON, nullable=False),
)

bands = sa.Table(  # parts of a text's signature: near-identical texts share at least one
    "bands",
    metadata,
    sa.Column("band", sa.BigInteger, primary_key=True),
    _document(primary_key=True),
    sa.Index("ix_bands_document", "document"),
    sqlite_with_rowid=False,
)

links = sa.Table(  # every telling of a document, the first one included
    "links",
    metadata,
    _document(primary_key=True),
    _workspace(primary_key=True),
    sa.Column("source", sa.Text, primary_key=True),
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("given", sa.Text, primary_key=True),
    sa.Column("address", sa.Text),  # the url as far as it tells one article from another
    sa.Column("title", sa.Text),
    sa.Column("published", sa.Date),
    sa.Column("added_at", sa.Float, nullable=False),
    sa.Index("ix_links_workspace_given", "workspace", "given"),
    sa.Index("ix_links_workspace_address", "workspace", "address"),
    sa.Index("ix_links_workspace_source", "workspace", "source"),
    sqlite_with_rowid=False,
)

quotations = sa.Table(
    "quotations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _document(),
    sa.Column("place", sa.Integer, nullable=False),  # which of the document's quotations
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
    sa.Column("within_start", sa.Integer),  # the content of whoever says that it was said
    sa.Column("within_end", sa.Integer),
    sa.Index("ix_quotations_document", "document", "place"),
    sa.Index("ix_quotations_speaker_entity", "speaker_entity"),
    sqlite_autoincrement=True,
)

names = sa.Table(
    "names",
    metadata,
    _document(primary_key=True),
    sa.Column("entity", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
    sa.Column("longest", sa.Text, nullable=False),
    sa.Index("ix_names_entity", "entity"),
    sqlite_with_rowid=False,
)

terms = sa.Table(  # what a document tells of: how its incident is found
    "terms",
    metadata,
    sa.Column("term", sa.Text, primary_key=True),
    _document(primary_key=True),
    sa.Column("weight", sa.Float, nullable=False),
    sa.Index("ix_terms_document", "document"),
    sqlite_with_rowid=False,
)

incidents = sa.Table(
    "incidents",
    metadata,
    sa.Column("key", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    _workspace(),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("titled_by", sa.Text, nullable=False),  # machine or admin
    sa.Column("date", sa.Date),
    sa.Column("until", sa.Date),  # the last day of a span, where it is one
    sa.Column("people", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("places", sa.JSON, nullable=False, server_default="[]"),
    sa.Column("merged_into", sa.Text),  # the id that answers for this one now
    sa.UniqueConstraint("workspace", "id"),
    sa.Index("ix_incidents_workspace_date", "workspace", "date"),
    sqlite_autoincrement=True,
)

incident_documents = sa.Table(  # as the workspace of the row sees it
    "incident_documents",
    metadata,
    _incident(primary_key=True),
    _document(primary_key=True),
    _workspace(primary_key=True),
    sa.Column("about", sa.Boolean, nullable=False),
    sa.Column("set_by", sa.Text, nullable=False),  # machine or admin
    sa.Column("passages", sa.JSON, nullable=False, server_default="[]"),  # where it mentions it
    sa.Index("ix_incident_documents_document", "document"),
    sqlite_with_rowid=False,
)

incident_changes = sa.Table(  # what was done to an incident, to be shown and undone
    "incident_changes",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    _incident(),
    _workspace(),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("by", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Column("undone_at", sa.Float),
    sa.Index("ix_incident_changes_incident", "incident"),
    sa.Index("ix_incident_changes_workspace", "workspace"),
    sqlite_autoincrement=True,
)

outbox = sa.Table(  # what the index has still to take up, in this order
    "outbox",
    metadata,
    sa.Column("seq", sa.Integer, primary_key=True),
    _workspace(),
    sa.Column("document", sa.Text, nullable=False),  # its id: the document may be gone
    sa.Column("kind", sa.Text, nullable=False),  # add or remove
    sqlite_autoincrement=True,
)

settings = sa.Table(
    "settings",
    metadata,
    _workspace(primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
)

decisions = sa.Table(  # whether a sentence tells a narrative; of nobody in particular
    "decisions",
    metadata,
    _workspace(primary_key=True),
    sa.Column("narrative", sa.Text, primary_key=True),
    sa.Column("document", sa.Text, primary_key=True),  # its id
    sa.Column("start", sa.Integer, primary_key=True),
    sa.Column("end", sa.Integer, primary_key=True),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("confirmed", sa.Boolean, nullable=False),
    sa.Column("vector", sa.LargeBinary, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sqlite_with_rowid=False,
)

stamps = sa.Table(  # triggers write here when a row changes that answers are made from
    "stamps",
    metadata,
    _workspace(primary_key=True),
    sa.Column("stamp", sa.BigInteger, nullable=False),
)

watches = sa.Table(  # what a channel is told of, and what it was told already
    "watches",
    metadata,
    _workspace(primary_key=True),
    sa.Column("place", sa.Text, primary_key=True),  # the platform's id of the channel
    sa.Column("incident", sa.Text, primary_key=True),
    sa.Column("hours", sa.Float, nullable=False),  # between two messages, at least
    sa.Column("told", sa.JSON, nullable=False),
    sa.Column("told_at", sa.Float, nullable=False),
    sqlite_with_rowid=False,
)

answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    _workspace(),
    sa.Column("member", sa.Text, nullable=False),  # a keyed hash
    sa.Column("command", sa.Text, nullable=False),
    sa.Column("arguments", sa.JSON, nullable=False),
    sa.Column("shown", sa.JSON, nullable=False),
    sa.Column("actions", sa.JSON, nullable=False),
    sa.Column("outcome", sa.Text, nullable=False),
    sa.Column("items", sa.Integer, nullable=False),
    sa.Column("milliseconds", sa.Float, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
    sa.Index("ix_answers_workspace_at", "workspace", "at"),
    sa.Index("ix_answers_workspace_member", "workspace", "member"),
    sa.Index("ix_answers_at", "at"),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("answer", sa.Text, sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False),
    _workspace(),
    sa.Column("member", sa.Text, nullable=False),
    sa.Column("verdict", sa.Text, nullable=False),  # useful, useless or wrong
    sa.Column("item", sa.Text),
    sa.Column("why", sa.Text),
    sa.Column("state", sa.Text),  # of a wrong: waiting, upheld or dismissed
    sa.Column("at", sa.Float, nullable=False),
    sa.Index("ix_feedback_answer", "answer"),
    sa.Index("ix_feedback_workspace_verdict", "workspace", "verdict", "at"),
    sa.Index("ix_feedback_workspace_member", "workspace", "member"),
    sa.Index("ix_feedback_workspace_item", "workspace", "item"),
    sqlite_autoincrement=True,
)
