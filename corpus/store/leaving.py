"""Take things out of the store, and tell the index what came and went."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.model import OPERATOR
from corpus.schema import (
    answers,
    decisions,
    documents,
    feedback,
    incident_changes,
    incident_documents,
    incidents,
    links,
    outbox,
    settings,
    sources,
    stamps,
    watches,
)
from corpus.store.grouping import drop_empty
from corpus.store.values import Outgoing

OWNED = (
    feedback,
    answers,
    decisions,
    incident_changes,
    incident_documents,
    incidents,
    links,
    settings,
    sources,
    watches,
    stamps,
)
"""What a workspace leaves behind beside its documents, children first, stamps last."""


async def remove(connection: AsyncConnection, workspace: str, document: str) -> bool:
    """Take out one of the workspace's own documents with all that was found in it."""
    own = (documents.c.workspace == workspace, documents.c.id == document)
    key = (await connection.execute(sa.select(documents.c.key).where(*own))).scalar()
    if key is None:
        return False
    touched = sa.select(incident_documents.c.incident).where(incident_documents.c.document == key)
    emptied = list((await connection.execute(touched)).scalars())
    await _announce(connection, sa.and_(*own))
    await connection.execute(documents.delete().where(documents.c.key == key))
    theirs = sa.true() if workspace == OPERATOR else decisions.c.workspace == workspace
    await connection.execute(decisions.delete().where(theirs, decisions.c.document == document))
    await drop_empty(connection, emptied)
    return True


async def forget(connection: AsyncConnection, workspace: str) -> int:
    """Take out all that belongs to a workspace; return how many documents that were."""
    own = documents.c.workspace == workspace
    await _announce(connection, own)
    gone = await connection.execute(documents.delete().where(own))
    for table in OWNED:
        await connection.execute(table.delete().where(table.c.workspace == workspace))
    return gone.rowcount


async def workspaces(connection: AsyncConnection) -> list[str]:
    """Return the workspaces that have anything."""
    held = sa.union(*(sa.select(table.c.workspace) for table in (documents, *OWNED)))
    return sorted((await connection.execute(held)).scalars())


async def _announce(connection: AsyncConnection, leaving: sa.ColumnElement[bool]) -> None:
    """Tell the index that documents leave; that they came is of no use any more."""
    own = sa.select(sa.literal(1)).where(
        leaving, documents.c.workspace == outbox.c.workspace, documents.c.id == outbox.c.document
    )
    await connection.execute(outbox.delete().where(own.exists()))
    rows = sa.select(documents.c.workspace, documents.c.id, sa.literal("remove")).where(leaving)
    await connection.execute(outbox.insert().from_select(["workspace", "document", "kind"], rows))


async def changes(connection: AsyncConnection, after: int, limit: int) -> list[Outgoing]:
    """Return the changes after `after`, in their order."""
    wanted = sa.select(outbox).where(outbox.c.seq > after).order_by(outbox.c.seq).limit(limit)
    rows = await connection.execute(wanted)
    return [Outgoing(row.seq, row.workspace, row.document, row.kind) for row in rows]


async def last_change(connection: AsyncConnection) -> int:
    """Return the place of the last change, even if it has been dropped since."""
    wanted = "SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"
    return (await connection.exec_driver_sql(wanted)).scalar() or 0


async def drop_removals(connection: AsyncConnection, upto: int) -> None:
    """Drop the names of documents that left, once the index has let go of them too.

    That documents came is kept: an index made anew begins with it.
    """
    gone = (outbox.c.seq <= upto, outbox.c.kind == "remove")
    await connection.execute(outbox.delete().where(*gone))
