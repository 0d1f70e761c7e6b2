"""Read quotations: by their ids or places, or within bounds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.model import Annotations, Article, Document, Quotation, Span, Speaker, SpeakerKind, cite
from corpus.schema import documents, incident_documents, incidents, quotations
from corpus.store import speaking
from corpus.store.reading import (
    Sources,
    documents_by_id,
    effective_sources,
    names_on_side,
    read_documents,
    source_of,
)
from corpus.store.statements import MANY, portions, seen, visible
from corpus.store.values import HeldQuotation, Place

Key = int | Place


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which quotations are asked for; None does not bound. A speaker may be spelled anyhow."""

    speaker: str | None = None
    source: str | None = None
    side: str | None = None
    incident: str | None = None
    since: date | None = None
    until: date | None = None
    kind: SpeakerKind | None = None


async def read_quotations(
    connection: AsyncConnection, workspace: str, keys: Sequence[Key]
) -> list[HeldQuotation]:
    """Read quotations in the order asked for, without those that are not there."""
    ids = await _ids(connection, workspace, [key for key in keys if not isinstance(key, int)])
    wanted = [key if isinstance(key, int) else ids.get((key.document, key.index)) for key in keys]
    rows: dict[int, sa.Row[Any]] = {}
    known = [id for id in wanted if id is not None]
    for some in portions(known):
        found = _seen(workspace).where(quotations.c.id.in_(some))
        rows |= {row.id: row for row in await connection.execute(found)}
    return await _held(connection, workspace, [rows[id] for id in known if id in rows])


async def _ids(
    connection: AsyncConnection, workspace: str, places: Sequence[Place]
) -> dict[tuple[str, int], int]:
    """Return the ids of quotations that are known by document and place."""
    held = await documents_by_id(connection, workspace, [place.document for place in places])
    names = {row.key: name for name, row in held.items()}
    wanted = sa.select(quotations.c.document, quotations.c.place, quotations.c.id)
    at_all = wanted.where(quotations.c.document.in_(list(names)[:MANY]))
    return {(names[key], place): id for key, place, id in await connection.execute(at_all)}


async def find_quotations(
    connection: AsyncConnection, workspace: str, bounds: Bounds, limit: int
) -> list[HeldQuotation]:
    """Read quotations within the bounds, the newest first; what is only a term is none."""
    known = await effective_sources(connection, workspace)
    within = [*_shown(bounds), *_within(workspace, bounds, known)]
    if bounds.speaker is not None:
        entities = await speaking.under(connection, workspace, [bounds.speaker])
        within.append(quotations.c.speaker_entity.in_(entities[bounds.speaker]))
    elif bounds.incident is None:
        within.append(_newest(workspace, bounds, known, limit))
    wanted = _seen(workspace).where(*within).order_by(*_NEWEST_FIRST, quotations.c.place)
    rows = (await connection.execute(wanted.limit(limit))).all()
    return await _held(connection, workspace, rows)


_NEWEST_FIRST = (documents.c.published.desc().nulls_last(), documents.c.key.desc())


def _seen(workspace: str) -> sa.Select[Any]:
    return (
        sa.select(quotations)
        .join(documents, documents.c.key == quotations.c.document)
        .where(seen(documents, workspace))
    )


def _shown(bounds: Bounds) -> list[sa.ColumnElement[bool]]:
    """Leave out what is only a term, and speakers of another kind."""
    shown: list[sa.ColumnElement[bool]] = [quotations.c.kind != "term"]
    return [*shown, quotations.c.speaker_kind == bounds.kind] if bounds.kind else shown


def _within(workspace: str, bounds: Bounds, known: Sources) -> list[sa.ColumnElement[bool]]:
    within: list[sa.ColumnElement[bool]] = []
    if bounds.source is not None:
        within.append(documents.c.source == bounds.source)
    if bounds.side is not None:
        within.append(documents.c.source.in_(names_on_side(known, bounds.side)))
    if bounds.since is not None:
        within.append(documents.c.published >= bounds.since)
    if bounds.until is not None:
        within.append(documents.c.published <= bounds.until)
    if bounds.incident is not None:
        within.append(documents.c.key.in_(_about(workspace, bounds.incident)))
    return within


def _about(workspace: str, incident: str) -> sa.Select[Any]:
    return (
        sa.select(incident_documents.c.document)
        .join(incidents, incidents.c.key == incident_documents.c.incident)
        .where(incidents.c.id == incident, incident_documents.c.about)
        .where(visible(incidents, workspace), seen(incident_documents, workspace))
    )


def _newest(workspace: str, bounds: Bounds, known: Sources, most: int) -> sa.ColumnElement[bool]:
    """Look at the newest documents that quote only: they hold all that can be shown."""
    ordered = (
        sa.select(documents.c.key)
        .where(visible(documents, workspace), *_within(workspace, bounds, known))
        .order_by(*_NEWEST_FIRST)
        .limit(_ALL)
        .subquery()
    )
    quotes = sa.exists().where(quotations.c.document == ordered.c.key, *_shown(bounds))
    return quotations.c.document.in_(sa.select(ordered.c.key).where(quotes).limit(most))


_ALL = 10**9
"""A limit that is none: with it SQLite sorts first, and looks for quotations until it has some."""


async def count_within(connection: AsyncConnection, workspace: str, bounds: Bounds) -> int:
    """Count the documents within bounds, whoever speaks in them."""
    known = await effective_sources(connection, workspace)
    within = _within(workspace, bounds, known)
    counted = sa.select(sa.func.count()).select_from(documents)
    found = await connection.execute(counted.where(seen(documents, workspace), *within))
    return int(found.scalar_one())


async def _held(
    connection: AsyncConnection, workspace: str, rows: Iterable[sa.Row[Any]]
) -> list[HeldQuotation]:
    rows = list(rows)
    keys = list({row.document for row in rows})[:MANY]
    wanted = sa.select(documents).where(documents.c.key.in_(keys), seen(documents, workspace))
    held = await read_documents(connection, await connection.execute(wanted))
    known = await effective_sources(connection, workspace)
    tellers = await _tellers(connection, rows)
    return [_cited(row, held[row.document], known, tellers) for row in rows if row.document in held]


Tellers = dict[tuple[int, Span], Quotation]
"""Quotations by document and content, such as others are told within."""


async def _tellers(connection: AsyncConnection, rows: Sequence[sa.Row[Any]]) -> Tellers:
    """Read the quotations that second-hand ones among the rows are told within."""
    told = [row for row in rows if row.within_start is not None]
    if not told:
        return {}
    wanted = sa.select(quotations).where(
        quotations.c.document.in_({row.document for row in told}),
        quotations.c.start.in_({row.within_start for row in told}),
    )
    found = await connection.execute(wanted)
    return {(row.document, Span(row.start, row.end)): _quotation(row) for row in found}


def _cited(row: sa.Row[Any], document: Document, known: Sources, tellers: Tellers) -> HeldQuotation:
    article = Article(document, source_of(known, document.source), Annotations())
    quotation = _quotation(row)
    return HeldQuotation(
        row.id,
        cite(article, quotation.span),
        cite(article, quotation.sentence),
        quotation,
        tellers.get((row.document, quotation.within)) if quotation.within else None,
    )


def _quotation(row: sa.Row[Any]) -> Quotation:
    speaker = Speaker(
        span=_span(row.speaker_start, row.speaker_end),
        kind=row.speaker_kind,
        name=row.speaker_name,
        entity=row.speaker_entity,
        role=row.speaker_role,
    )
    return Quotation(
        span=Span(row.start, row.end),
        kind=row.kind,
        speaker=speaker,
        cue=_span(row.cue_start, row.cue_end),
        cue_class=row.cue_class,
        sentence=Span(row.sentence_start, row.sentence_end),
        confidence=row.confidence,
        within=_span(row.within_start, row.within_end),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)
