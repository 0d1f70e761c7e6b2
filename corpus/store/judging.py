"""Keep what the learned models make of documents, and what a workspace says of narratives."""

from time import time

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus import codec
from corpus.model import Article, Decision, Impressions, Span
from corpus.schema import decisions, documents, impressions
from corpus.store.reading import read_written
from corpus.store.statements import same


async def pending(
    connection: AsyncConnection, made_by: str, limit: int
) -> list[tuple[int, Article]]:
    """Return articles, by key, that have no impressions of these models yet, oldest first."""
    made = sa.select(impressions.c.document).where(
        impressions.c.document == documents.c.key, impressions.c.made_by == made_by
    )
    wanted = sa.select(documents.c.key, documents.c.workspace, documents.c.id)
    rows = await connection.execute(
        wanted.where(~made.exists()).order_by(documents.c.key).limit(limit)
    )
    return [
        (row.key, written.article())
        for row in rows
        for written in await read_written(connection, row.workspace, [row.id])
    ]


async def put(connection: AsyncConnection, key: int, made_by: str, made: Impressions) -> None:
    """Store impressions in the place of older ones; of a document that left, nothing."""
    await connection.execute(impressions.delete().where(impressions.c.document == key))
    row = sa.select(sa.literal(key), sa.literal(made_by), sa.literal(codec.encode(made)))
    held = row.where(sa.exists().where(documents.c.key == key))
    await connection.execute(
        impressions.insert().from_select(["document", "made_by", "content"], held)
    )


async def decide(connection: AsyncConnection, workspace: str, decision: Decision) -> None:
    """Store a decision in the place of an earlier one on the same sentence."""
    place = {
        "workspace": workspace,
        "narrative": decision.narrative,
        "document": decision.document,
        "start": decision.span.start,
        "end": decision.span.end,
    }
    said = {"text": decision.text, "confirmed": decision.confirmed, "vector": decision.vector}
    await connection.execute(decisions.delete().where(*same(decisions, place)))
    await connection.execute(decisions.insert().values(place | said | {"at": time()}))


async def decided(connection: AsyncConnection, workspace: str) -> list[Decision]:
    """Return a workspace's decisions, oldest first."""
    own = sa.select(decisions).where(decisions.c.workspace == workspace)
    place = (decisions.c.narrative, decisions.c.document, decisions.c.start)
    rows = await connection.execute(own.order_by(decisions.c.at, *place))
    return [
        Decision(
            row.narrative,
            row.document,
            Span(row.start, row.end),
            row.text,
            row.confirmed,
            row.vector,
        )
        for row in rows
    ]
