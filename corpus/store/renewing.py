"""Put what analysis finds today in the place of what an earlier analysis found."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus import codec
from corpus.model import ANALYSIS, Annotations, Document
from corpus.schema import documents, impressions, names, outbox, quotations, texts
from corpus.store.adding import name_rows, quotation_rows
from corpus.store.reading import read_documents
from corpus.store.statements import same

_OUTDATED = texts.c.analysis < ANALYSIS


async def count(connection: AsyncConnection) -> int:
    """Count the documents that an earlier analysis annotated."""
    counted = await connection.execute(sa.select(sa.func.count()).where(_OUTDATED))
    return counted.scalar_one()


async def pending(connection: AsyncConnection, limit: int) -> dict[int, Document]:
    """Return documents, by key, that an earlier analysis annotated, oldest first."""
    some = sa.select(texts.c.document).where(_OUTDATED).order_by(texts.c.document).limit(limit)
    keys = list((await connection.execute(some)).scalars())
    rows = await connection.execute(sa.select(documents).where(documents.c.key.in_(keys)))
    return await read_documents(connection, rows)


async def put(
    connection: AsyncConnection, key: int, document: Document, found: Annotations | None
) -> None:
    """Store what was found anew; nothing of a document that left, or that breaks the analysis.

    The index takes the document up again, the models look at it anew, its workspace is stamped.
    """
    held = texts.update().where(texts.c.document == key)
    if not (await connection.execute(held.values(analysis=ANALYSIS))).rowcount or found is None:
        return
    await connection.execute(held.values(annotations=codec.encode(found)))
    anew = {quotations: quotation_rows(key, found), names: name_rows(key, document, found)}
    for table in (*anew, impressions):
        await connection.execute(table.delete().where(table.c.document == key))
        if rows := anew.get(table):
            await connection.execute(table.insert(), rows)
    change = {"workspace": document.workspace, "document": document.id, "kind": "add"}
    await connection.execute(outbox.delete().where(*same(outbox, change)))
    await connection.execute(outbox.insert(), change)
    await connection.execute(documents.update().where(documents.c.key == key).values(key=key))
