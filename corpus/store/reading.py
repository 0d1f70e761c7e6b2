"""Read documents, articles and sources, as one workspace sees them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus import codec
from corpus.model import OPERATOR, Annotations, Article, Document, Impressions, Language, Source
from corpus.schema import documents, impressions, links, sources, texts
from corpus.store.statements import WHOSE, portions, seen, visible
from corpus.store.values import Headline, Report, Telling

Sources = Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Written:
    """An article as it was read from its rows, its annotations still to be decoded."""

    document: Document
    source: Source
    annotations: bytes
    impressions: bytes | None

    def article(self) -> Article:
        """Decode what was found."""
        made = self.impressions and _decoded_impressions(self.impressions)
        return Article(self.document, self.source, _decoded(self.annotations), made or None)


@lru_cache(maxsize=500)
def _decoded(written: bytes) -> Annotations:
    """Decode annotations, or take them as they were decoded a moment ago."""
    return codec.decode(written)


@lru_cache(maxsize=500)
def _decoded_impressions(written: bytes) -> Impressions:
    return codec.decode_impressions(written)


def forget_decoded() -> None:
    """Let go of all that was decoded."""
    _decoded.cache_clear()
    _decoded_impressions.cache_clear()


async def read_stamp(connection: AsyncConnection, workspace: str) -> tuple[int, ...]:
    """Read the stamps of a workspace and of the operator, whose rows it sees."""
    found = await connection.exec_driver_sql(_STAMPS, (workspace, OPERATOR))
    return tuple(stamp for (stamp,) in found)


_STAMPS = "SELECT stamp FROM stamps WHERE workspace IN (?, ?) ORDER BY workspace"


async def documents_by_id(
    connection: AsyncConnection, workspace: str, ids: Iterable[str]
) -> dict[str, sa.Row[Any]]:
    """Find documents by id, or by the id that another telling of them was given."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, sa.Row[Any]] = {}
    for some in portions(wanted):
        own = await connection.execute(_BY_ID, {"workspace": workspace, "ids": some})
        found |= {row.id: row for row in own}
        if missing := [id for id in some if id not in found]:
            found |= await _by_other_id(connection, workspace, missing)
    return found


_BY_ID = sa.select(documents).where(
    documents.c.workspace.in_(WHOSE), documents.c.id.in_(sa.bindparam("ids", expanding=True))
)


async def _by_other_id(
    connection: AsyncConnection, workspace: str, ids: list[str]
) -> dict[str, sa.Row[Any]]:
    told = (
        sa.select(documents, links.c.given)
        .join(links, links.c.document == documents.c.key)
        .where(visible(links, workspace), seen(documents, workspace), links.c.given.in_(ids))
    )
    return {row.given: row for row in await connection.execute(told)}


async def read_written(
    connection: AsyncConnection, workspace: str, ids: Sequence[str]
) -> list[Written]:
    """Read articles in the order of `ids`, each once, without those that are not there."""
    found = await documents_by_id(connection, workspace, ids)
    rows = list({row.key: row for id in ids if (row := found.get(id))}.values())
    known = await effective_sources(connection, workspace)
    held = await _texts(connection, _WHOLE, [row.key for row in rows])
    return [_written(row, held[row.key], known) for row in rows if row.key in held]


async def read_documents(
    connection: AsyncConnection, rows: Iterable[sa.Row[Any]]
) -> dict[int, Document]:
    """Read the documents that belong to document rows, by key, without annotations."""
    by_key = {row.key: row for row in rows}
    held = await _texts(connection, _TEXT, list(by_key))
    return {key: _document(by_key[key], text) for key, text in held.items()}


_TEXT = sa.select(texts.c.document, texts.c.text, texts.c.aside).where(
    texts.c.document.in_(sa.bindparam("keys", expanding=True))
)
_MADE = sa.select(impressions.c.content).where(impressions.c.document == texts.c.document)
_WHOLE = _TEXT.add_columns(texts.c.annotations, _MADE.scalar_subquery().label("impressions"))


async def _texts(
    connection: AsyncConnection, wanted: sa.Select[Any], keys: Sequence[int]
) -> dict[int, sa.Row[Any]]:
    found: dict[int, sa.Row[Any]] = {}
    for some in portions(keys):
        rows = await connection.execute(wanted, {"keys": some})
        found |= {row.document: row for row in rows}
    return found


def _written(row: sa.Row[Any], held: sa.Row[Any], known: Sources) -> Written:
    return Written(
        _document(row, held), source_of(known, row.source), held.annotations, held.impressions
    )


def _document(row: sa.Row[Any], held: sa.Row[Any]) -> Document:
    return Document(
        id=row.id,
        source=row.source,
        text=held.text,
        workspace=row.workspace,
        url=row.url,
        title=row.title,
        published=row.published,
        language=row.language,
        aside=codec.asides(held.aside),
    )


async def effective_sources(connection: AsyncConnection, workspace: str) -> dict[str, Source]:
    """Return the sources by name; what a workspace says of one itself holds there."""
    held = await connection.execute(_SOURCES, {"workspace": workspace})
    rows = sorted(held, key=lambda row: row.workspace == workspace)
    return {row.name: Source(row.name, row.side, row.country, row.workspace) for row in rows}


_SOURCES = sa.select(sources).where(sources.c.workspace.in_(WHOSE))


def source_of(known: Sources, name: str) -> Source:
    """Return the source of a name, on no side if it was never described."""
    return known.get(name) or Source(name)


async def any_held(connection: AsyncConnection, workspace: str) -> bool:
    """Tell whether there is a document at all."""
    return (await connection.execute(_ANY, {"workspace": workspace})).scalar() is not None


_ANY = sa.select(documents.c.key).where(documents.c.workspace.in_(WHOSE)).limit(1)


async def count_by_source(connection: AsyncConnection, workspace: str) -> dict[str, int]:
    """Count the documents of each source."""
    counted = (
        sa.select(documents.c.source, sa.func.count())
        .where(visible(documents, workspace))
        .group_by(documents.c.source)
    )
    return {name: count for name, count in await connection.execute(counted)}


async def count_by_language(connection: AsyncConnection, workspace: str) -> dict[Language, int]:
    """Count the documents of each language."""
    counted = (
        sa.select(documents.c.language, sa.func.count())
        .where(visible(documents, workspace))
        .group_by(documents.c.language)
    )
    return {language: count for language, count in await connection.execute(counted)}


async def read_id_at(connection: AsyncConnection, workspace: str, place: str) -> str | None:
    """Read the id of the document that was published at an address."""
    wanted = (
        sa.select(documents.c.id)
        .join(links, links.c.document == documents.c.key)
        .where(visible(links, workspace), links.c.address == place)
        .where(seen(documents, workspace))
        .order_by(documents.c.key)
        .limit(1)
    )
    return (await connection.execute(wanted)).scalar()


async def read_tellings(connection: AsyncConnection, workspace: str, key: int) -> list[Telling]:
    """Read where else, and by whom, a document's text was published; the first one first."""
    wanted = (
        sa.select(links)
        .where(seen(links, workspace), links.c.document == key)
        .order_by(links.c.added_at, links.c.source, links.c.url)
    )
    return [
        Telling(row.source, row.url or None, row.title, row.published, row.given or None)
        for row in await connection.execute(wanted)
    ]


async def read_given_ids(
    connection: AsyncConnection, workspace: str, ids: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Read every id that each document was given, its own first, with who published it so."""
    rows = await documents_by_id(connection, workspace, ids)
    given = {row.key: {row.id: str(row.source)} for row in rows.values()}
    for some in portions(list(given)):
        told = sa.select(links.c.document, links.c.given, links.c.source).where(
            seen(links, workspace), links.c.document.in_(some), links.c.given != ""
        )
        for row in await connection.execute(told.order_by(links.c.added_at, links.c.given)):
            given[row.document].setdefault(row.given, row.source)
    return {id: given[row.key] for id, row in rows.items()}


async def read_titled(
    connection: AsyncConnection, workspace: str, typed: str, limit: int
) -> list[Headline]:
    """Read the headlines of the workspace's own articles whose title or id holds the words."""
    told = (documents.c.id, documents.c.title, documents.c.source, documents.c.published)
    wanted = sa.select(*told).where(documents.c.workspace == workspace)
    if typed.strip():
        holds = [documents.c[name].icontains(typed.strip(), autoescape=True) for name in _CALLED]
        wanted = wanted.where(sa.or_(*holds))
    newest = wanted.order_by(documents.c.published.desc(), documents.c.key.desc()).limit(limit)
    rows = await connection.execute(newest)
    return [Headline(row.id, row.title or "", row.source, row.published) for row in rows]


_CALLED = ("id", "title")


async def read_reports(
    connection: AsyncConnection, workspace: str, ids: Sequence[str]
) -> list[Report]:
    """Read by whom and when each document's text was published, whoever told it, by day."""
    rows = await documents_by_id(connection, workspace, ids)
    known = await effective_sources(connection, workspace)
    id_of = {row.key: row.id for row in rows.values()}
    told = {(row.id, row.source): row.published for row in rows.values()}
    for some in portions(list(id_of)):
        wanted = sa.select(links.c.document, links.c.source, links.c.published).where(
            seen(links, workspace), links.c.document.in_(some)
        )
        for row in await connection.execute(wanted.order_by(links.c.added_at, links.c.source)):
            told.setdefault((id_of[row.document], row.source), row.published)
    reports = [
        Report(id, source, source_of(known, source).side, published)
        for (id, source), published in told.items()
    ]
    return sorted(reports, key=lambda r: (r.published is None, r.published or 0, r.source))


def names_on_side(known: Sources, side: str) -> list[str]:
    """Return the names of the sources on a side."""
    return [source.name for source in known.values() if source.side == side]
