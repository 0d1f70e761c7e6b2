"""Take an article in: tell whether it is known, and write all rows of a new one."""

from collections import defaultdict
from dataclasses import dataclass, replace
from time import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus import codec
from corpus.identity import NEAR, address, kept_text, likeness, made_id, signature, text_hash
from corpus.model import OPERATOR, Annotations, Document, Quotation, Source, Span
from corpus.nametable import is_oblique
from corpus.schema import (
    bands,
    documents,
    links,
    names,
    outbox,
    quotations,
    sources,
    texts,
)
from corpus.store.reading import effective_sources
from corpus.store.statements import same, visible
from corpus.store.values import Added, IdTakenError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Identity:
    """What an article is known by; it takes a millisecond, so it is made off the writer."""

    kept: str
    hash: str
    bands: tuple[int, ...]
    address: str | None


def identity(document: Document) -> Identity:
    """Make what an article is known by."""
    kept = kept_text(document)
    return Identity(kept, text_hash(kept), signature(kept), address(document.url))


async def find(connection: AsyncConnection, document: Document, own: Identity) -> Added | None:
    """Find the document that this article is, or is one more telling of, if it is held."""
    if document.id and (row := await _same_id(connection, document)):
        if await _likeness(connection, row, own) < NEAR:
            raise IdTakenError(
                f"the id {document.id} is another article's here; give this one an id of its own."
            )
        return Added(row.id, "known", "id")
    if own.address and (row := await _same_address(connection, document.workspace, own.address)):
        return Added(row.id, "known", "link")
    if row := await _same_text(connection, document.workspace, own):
        return Added(row.id, "known", "text")
    return None


async def _same_id(connection: AsyncConnection, document: Document) -> sa.Row[Any] | None:
    """Find what has this id already, so that nobody ever sees two documents under one id.

    The operator's documents are seen everywhere, so their ids must be free everywhere.
    """
    everywhere = document.workspace == OPERATOR
    seen = sa.true() if everywhere else visible(documents, document.workspace)
    told = sa.true() if everywhere else visible(links, document.workspace)
    own = sa.select(documents).where(seen, documents.c.id == document.id)
    other = _linked().where(seen, told, links.c.given == document.id)
    return await _first(connection, own) or await _first(connection, other)


async def _first(connection: AsyncConnection, wanted: sa.Select[Any]) -> sa.Row[Any] | None:
    row: sa.Row[Any] | None
    row = (await connection.execute(wanted.order_by(documents.c.key).limit(1))).first()
    return row


async def _same_address(
    connection: AsyncConnection, workspace: str, place: str
) -> sa.Row[Any] | None:
    wanted = _linked().where(visible(links, workspace), links.c.address == place)
    return await _first(connection, wanted.where(visible(documents, workspace)))


async def _same_text(
    connection: AsyncConnection, workspace: str, own: Identity
) -> sa.Row[Any] | None:
    seen = visible(documents, workspace)
    equal = sa.select(documents).where(seen, documents.c.text_hash == own.hash)
    if row := await _first(connection, equal):
        return row
    banded = sa.select(bands.c.document).where(bands.c.band.in_(own.bands))
    like = sa.select(documents).where(seen, documents.c.key.in_(banded)).order_by(documents.c.key)
    for row in (await connection.execute(like)).all():
        if await _likeness(connection, row, own) >= NEAR:
            return row
    return None


async def _likeness(connection: AsyncConnection, row: sa.Row[Any], own: Identity) -> float:
    if row.text_hash == own.hash:
        return 1.0
    wanted = sa.select(texts.c.text, texts.c.aside).where(texts.c.document == row.key)
    held = (await connection.execute(wanted)).one()
    asides = codec.asides(held.aside)
    return likeness(kept_text(Document("", "", held.text, aside=asides)), own.kept)


def _linked() -> sa.Select[Any]:
    return sa.select(documents).join(links, links.c.document == documents.c.key)


async def known(connection: AsyncConnection, document: Document, own: Identity) -> Added | None:
    """Find the document that this article is, and remember this telling of it."""
    held = await find(connection, document, own)
    if held:
        await _link(connection, document, own, held.id)
    return held


async def _link(connection: AsyncConnection, document: Document, own: Identity, known: str) -> None:
    """Remember a telling of the document `known`, in the teller's workspace."""
    key = sa.select(documents.c.key).where(
        visible(documents, document.workspace), documents.c.id == known
    )
    row = link_row(document, own, (await connection.execute(key)).scalar_one())
    told = same(links, {column: row[column] for column in _LINK_KEY})
    if not (await connection.execute(sa.select(sa.literal(1)).where(*told))).first():
        await connection.execute(links.insert(), row)


_LINK_KEY = ("document", "workspace", "source", "url", "given")


def link_row(document: Document, own: Identity, key: int) -> Row:
    """Make the row of a telling."""
    return {
        "document": key,
        "workspace": document.workspace,
        "source": document.source,
        "url": document.url or "",
        "given": document.id,
        "address": own.address,
        "title": document.title,
        "published": document.published,
        "added_at": time(),
    }


async def insert(
    connection: AsyncConnection, document: Document, own: Identity, annotations: Annotations
) -> tuple[int, str]:
    """Write a new document with all that was found in it; return its key and its id."""
    row = document_row(document, own)
    made = await connection.execute(documents.insert().returning(documents.c.key), row)
    key: int = made.scalar_one()
    named = replace(document, id=row["id"])
    for table, rows in rows_of(key, named, link_row(document, own, key), own, annotations).items():
        if rows:
            await connection.execute(table.insert(), rows)
    return key, named.id


def rows_of(
    key: int, document: Document, telling: Row, own: Identity, annotations: Annotations
) -> dict[sa.Table, list[Row]]:
    """Make the rows that belong to a document's row, by table."""
    text = {
        "document": key,
        "annotations": codec.encode(annotations),
        "aside": codec.listed_asides(document.aside),
        "text": document.text,
        "analysis": annotations.analysis,
    }
    return {
        texts: [text],
        links: [telling],
        bands: [{"document": key, "band": band} for band in own.bands],
        quotations: quotation_rows(key, annotations),
        names: name_rows(key, document, annotations),
        outbox: [{"workspace": document.workspace, "document": document.id, "kind": "add"}],
    }


def document_row(document: Document, own: Identity) -> Row:
    """Make a document's row, with an id from its text if it has none."""
    return {
        "id": document.id or made_id(document.workspace, own.kept),
        "workspace": document.workspace,
        "source": document.source,
        "url": document.url,
        "title": document.title,
        "published": document.published,
        "language": document.language,
        "text_hash": own.hash,
        "added_at": time(),
    }


def quotation_rows(key: int, annotations: Annotations) -> list[Row]:
    """Make a row for each quotation of a document."""
    return [
        {"document": key, "place": place, **_quotation_row(quotation)}
        for place, quotation in enumerate(annotations.quotations)
    ]


def _quotation_row(quotation: Quotation) -> Row:
    speaker = quotation.speaker
    return {
        **_ends("", quotation.span),
        "kind": quotation.kind,
        **_ends("speaker_", speaker.span),
        "speaker_kind": speaker.kind,
        "speaker_name": speaker.name,
        "speaker_entity": speaker.entity,
        "speaker_role": speaker.role,
        **_ends("cue_", quotation.cue),
        "cue_class": quotation.cue_class,
        **_ends("sentence_", quotation.sentence),
        "confidence": quotation.confidence,
        **_ends("within_", quotation.within),
    }


def _ends(what: str, span: Span | None) -> Row:
    return {f"{what}start": span and span.start, f"{what}end": span and span.end}


def name_rows(key: int, document: Document, annotations: Annotations) -> list[Row]:
    """Make a row for each that a document names."""
    spelled: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in annotations.names:
        words = name.span.of(document.text).split()
        spelled[name.entity, name.kind].append(" ".join(words))
    return [
        {
            "document": key,
            "entity": entity,
            "kind": kind,
            "count": len(forms),
            "longest": max(forms, key=_fullness),
        }
        for (entity, kind), forms in spelled.items()
    ]


def _fullness(form: str) -> tuple[int, bool, int]:
    return len(form.split()), not is_oblique(form), len(form)


async def put_source(connection: AsyncConnection, source: Source) -> None:
    """Describe a source in its workspace; what is not said of it stays as it was."""
    held = (await effective_sources(connection, source.workspace)).get(source.name)
    if not is_news(source, held):
        return
    known = held or source
    side, country = source.side or known.side, source.country or known.country
    await replace_source(connection, replace(source, side=side, country=country))


async def replace_source(connection: AsyncConnection, source: Source) -> None:
    """Describe a source in its workspace, in the place of what was said of it there."""
    held = same(sources, {"workspace": source.workspace, "name": source.name})
    await connection.execute(sources.delete().where(*held))
    row = {
        "workspace": source.workspace,
        "name": source.name,
        "side": source.side,
        "country": source.country,
    }
    await connection.execute(sources.insert(), row)


def is_news(source: Source, held: Source | None) -> bool:
    """Tell whether a description of a source says more than is held, or otherwise."""
    return (
        held is None
        or source.side not in (None, held.side)
        or source.country not in (None, held.country)
    )
