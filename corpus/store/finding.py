"""Find incidents by words, names and dates, and read them as one workspace sees them."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.fingerprints import rarity
from corpus.model import Incident, Span
from corpus.schema import documents, incident_documents, incidents, links, terms
from corpus.spelling import words
from corpus.store.grouping import key_of
from corpus.store.reading import effective_sources
from corpus.store.statements import MANY, portions, seen, seen_by_any, visible

LIKE_THE_BEST = 0.5
"""An incident is found if it has this share of what the best has of the words asked for."""
BEGUN = 3
"""Letters of a word not yet finished, from which words that begin so are looked up."""


async def newest(connection: AsyncConnection, workspace: str, limit: int) -> list[int]:
    """Return the keys of incidents, the newest first and those without a date last."""
    wanted = (
        sa.select(incidents.c.key)
        .where(visible(incidents, workspace), _covered(workspace))
        .order_by(incidents.c.date.desc().nulls_last(), incidents.c.key.desc())
        .limit(limit)
    )
    return list((await connection.execute(wanted)).scalars())


def _covered(workspace: str) -> sa.ColumnElement[bool]:
    """Tell whether a document that the workspace may see is about the incident."""
    return sa.exists().where(
        incident_documents.c.incident == incidents.c.key,
        incident_documents.c.about,
        seen(incident_documents, workspace),
    )


async def count(connection: AsyncConnection, workspace: str) -> int:
    """Count the incidents that a document is about which the workspace may see."""
    held = visible(incidents, workspace)
    wanted = sa.select(sa.func.count()).select_from(incidents).where(held, _covered(workspace))
    return (await connection.execute(wanted)).scalar_one()


async def matching(
    connection: AsyncConnection, workspace: str, asked: str, limit: int
) -> list[int]:
    """Return the keys of the incidents that have most of the words asked for, best first.

    The rarer a word in news at large, the more it counts; among equals, that incident is
    first whose articles are most about those words.
    """
    wanted = list(dict.fromkeys(words(asked)))
    shared = await _shared(connection, workspace, _THESE, {"terms": wanted})
    if wanted and not any(wanted[-1] in told for told in shared.values()):
        _merge(shared, await _begun(connection, workspace, wanted[-1]))
    scores = {key: _Score.of(told) for key, told in shared.items()}
    best = max((score.covered for score in scores.values()), default=0.0)
    found = [key for key, score in scores.items() if score.covered >= LIKE_THE_BEST * best]
    return sorted(found, key=lambda key: (scores[key].rank, key), reverse=True)[:limit]


@dataclass(frozen=True, slots=True)
class _Score:
    """How much of what was asked for an incident has, and how much it is about it."""

    covered: float
    weight: float

    @classmethod
    def of(cls, told: Mapping[str, float]) -> "_Score":
        return cls(sum(rarity(term) + 0.1 for term in told), sum(told.values()))

    @property
    def rank(self) -> tuple[float, float]:
        return round(self.covered, 6), self.weight


async def _begun(
    connection: AsyncConnection, workspace: str, word: str
) -> dict[int, dict[str, float]]:
    """Look up the words that begin like one not yet finished, as if they were that word."""
    if len(word) < BEGUN:
        return {}
    begun = {"first": word, "after": word + "\U0010ffff"}
    found = await _shared(connection, workspace, _BEGINNING, begun)
    return {key: {word: max(told.values())} for key, told in found.items()}


def _merge(into: dict[int, dict[str, float]], more: dict[int, dict[str, float]]) -> None:
    for key, told in more.items():
        into.setdefault(key, {}).update(told)


async def _shared(
    connection: AsyncConnection, workspace: str, wanted: sa.Select[Any], given: dict[str, Any]
) -> dict[int, dict[str, float]]:
    """Return for each incident its terms among those looked up, with their mean weight."""
    found: dict[int, dict[str, float]] = defaultdict(dict)
    held = await connection.execute(wanted, {"workspace": workspace, **given})
    for key, term, total in held:
        found[key][term] = total
    return await _averaged(connection, workspace, found)


_TOLD = (
    sa.select(incident_documents.c.incident, terms.c.term, sa.func.sum(terms.c.weight))
    .join(terms, terms.c.document == incident_documents.c.document)
    .where(incident_documents.c.about, seen_by_any(incident_documents))
    .group_by(incident_documents.c.incident, terms.c.term)
)
_THESE = _TOLD.where(terms.c.term.in_(sa.bindparam("terms", expanding=True)))
_BEGINNING = _TOLD.where(
    terms.c.term >= sa.bindparam("first"), terms.c.term < sa.bindparam("after")
)


async def _averaged(
    connection: AsyncConnection, workspace: str, found: dict[int, dict[str, float]]
) -> dict[int, dict[str, float]]:
    given = {"workspace": workspace, "keys": list(found)[:MANY]}
    many = {key: count for key, count in await connection.execute(_COUNTED, given)}
    return {
        key: {term: total / many.get(key, 1) for term, total in told.items()}
        for key, told in found.items()
    }


_COUNTED = (
    sa.select(incident_documents.c.incident, sa.func.count())
    .where(incident_documents.c.about, seen_by_any(incident_documents))
    .where(incident_documents.c.incident.in_(sa.bindparam("keys", expanding=True)))
    .group_by(incident_documents.c.incident)
)


async def keys_of(connection: AsyncConnection, workspace: str, id: str) -> list[int]:
    """Return the key of the incident with this id, or that answers for it, if it may be seen."""
    key = await key_of(connection, workspace, id)
    wanted = sa.select(incidents.c.key).where(incidents.c.key == key, _covered(workspace))
    return list((await connection.execute(wanted)).scalars())


async def keys_with(connection: AsyncConnection, workspace: str, document: str) -> list[int]:
    """Return the keys of the incidents that a document is about, then of those it mentions."""
    wanted = (
        sa.select(incident_documents.c.incident)
        .join(documents, documents.c.key == incident_documents.c.document)
        .where(visible(documents, workspace), documents.c.id == document)
        .where(seen(incident_documents, workspace))
        .order_by(incident_documents.c.about.desc(), incident_documents.c.incident)
    )
    return list((await connection.execute(wanted)).scalars())


async def read_incidents(
    connection: AsyncConnection, workspace: str, keys: Sequence[int]
) -> list[Incident]:
    """Read incidents in the order of their keys, with the documents that may be seen."""
    rows: dict[int, sa.Row[Any]] = {}
    told: dict[int, list[sa.Row[Any]]] = defaultdict(list)
    tellers: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for portion in portions(keys):
        some = {"workspace": workspace, "keys": portion}
        rows |= {row.key: row for row in await connection.execute(_HELD, some)}
        for row in await connection.execute(_DOCUMENTS, some):
            told[row.incident].append(row)
        for row in await connection.execute(_TELLERS, some):
            tellers[row.incident].append((row.id, row.source))
    sides = {
        name: source.side or ""
        for name, source in (await effective_sources(connection, workspace)).items()
    }
    return [_incident(rows[key], told[key], tellers[key], sides) for key in keys if key in rows]


_KEYS = incident_documents.c.incident.in_(sa.bindparam("keys", expanding=True))
_HELD = sa.select(incidents).where(
    seen_by_any(incidents), incidents.c.key.in_(sa.bindparam("keys", expanding=True))
)
_DOCUMENTS: sa.Select[Any] = (
    sa.select(
        incident_documents.c.incident,
        incident_documents.c.about,
        incident_documents.c.passages,
        documents.c.id,
        documents.c.source,
    )
    .join(documents, documents.c.key == incident_documents.c.document)
    .where(_KEYS, seen_by_any(incident_documents), seen_by_any(documents))
    .order_by(documents.c.published, documents.c.key)
)
_TELLERS: sa.Select[Any] = (
    sa.select(incident_documents.c.incident, documents.c.id, links.c.source)
    .join(links, links.c.document == incident_documents.c.document)
    .join(documents, documents.c.key == incident_documents.c.document)
    .where(_KEYS, incident_documents.c.about)
    .where(seen_by_any(incident_documents), seen_by_any(links))
    .distinct()
)
"""Who published the texts about incidents: one text may have come from many."""


async def read_ids(connection: AsyncConnection, keys: Sequence[int]) -> list[str]:
    """Read the ids of incidents in the order of their keys, which are the workspace's to see."""
    found = await connection.execute(_IDS, {"keys": list(keys[:MANY])})
    ids = {key: id for key, id in found}
    return [ids[key] for key in keys if key in ids]


_IDS = sa.select(incidents.c.key, incidents.c.id).where(
    incidents.c.key.in_(sa.bindparam("keys", expanding=True))
)


def _incident(
    row: sa.Row[Any],
    told: Sequence[sa.Row[Any]],
    tellers: Sequence[tuple[str, str]],
    sides: Mapping[str, str],
) -> Incident:
    about = [each for each in told if each.about]
    others = sorted({source for _, source in tellers})
    sources = tuple(dict.fromkeys((*(each.source for each in about), *others)))
    on_sides = {(each.id, sides.get(each.source, "")) for each in about}
    on_sides |= {(id, sides.get(source, "")) for id, source in tellers if sides.get(source)}
    return Incident(
        id=row.id,
        title=row.title,
        date=row.date,
        until=row.until,
        people=tuple(row.people),
        places=tuple(row.places),
        about=tuple(each.id for each in about),
        mentions=tuple(each.id for each in told if not each.about),
        articles_by_side=dict(Counter(side for _, side in sorted(on_sides))),
        passages={each.id: _spans(each.passages) for each in told if not each.about},
        sources=sources,
        sources_by_side=dict(Counter(sides.get(source, "") for source in sources)),
    )


def _spans(written: Sequence[Sequence[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in written)
