"""Look names up: who is called so, in which documents, on which incidents."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.fullnames import full_name
from corpus.model import NameKind
from corpus.readings import spelled_by_ear
from corpus.schema import documents, incident_documents, names
from corpus.spelling import bare, fold, full_key, name_key, words
from corpus.store.statements import portions, seen


@dataclass(frozen=True, slots=True)
class Named:
    """One name in one document: how often it stands there, and its longest form."""

    document: str
    source: str
    entity: str
    kind: NameKind
    count: int
    longest: str


async def named(connection: AsyncConnection, workspace: str, name: str) -> list[Named]:
    """Read where anybody or anything of this name's key is named, the newest document first.

    Of people that is everybody of the surname: who is meant is for the caller to judge.
    """
    read = {name_key(reading) for reading in spelled_by_ear(full_name(bare(name)).surname)}
    keys = {name_key(name), full_key(name), " ".join(words(name)), *read} - {""}
    surnames = {key.partition(" ")[0] for key in (name_key(name), *read)} - {""}
    in_full = _begun(f"{key} " for key in surnames)
    wanted = (
        _names(workspace)
        .where(sa.or_(names.c.entity.in_(sorted(keys | surnames)), *in_full))
        .order_by(documents.c.published.desc().nulls_last(), documents.c.key.desc())
    )
    return [_named(row) for row in await connection.execute(wanted)]


async def begun(
    connection: AsyncConnection, workspace: str, typed: str, limit: int
) -> list[tuple[str, int]]:
    """Return the longest forms of the names that begin so, or with a word that does.

    Each with the number of documents that have it.
    """
    last = (typed.split() or [""])[-1]
    keys = {fold(last), name_key(last)} - {""}
    if not keys:
        return await _commonest(connection, workspace, sa.true(), limit)
    return await _commonest(connection, workspace, sa.or_(*_begun(keys)), limit)


def _begun(keys: Iterable[str]) -> list[sa.ColumnElement[bool]]:
    return [
        sa.and_(names.c.entity >= key, names.c.entity < key + "\U0010ffff") for key in sorted(keys)
    ]


async def _commonest(
    connection: AsyncConnection, workspace: str, bound: sa.ColumnElement[bool], limit: int
) -> list[tuple[str, int]]:
    """Return one form for each name, that of the most documents first."""
    many = sa.func.count(names.c.document.distinct())
    wanted = (
        sa.select(sa.func.max(names.c.longest), many)
        .join(documents, documents.c.key == names.c.document)
        .where(bound, seen(documents, workspace), names.c.kind != "group")
        .group_by(names.c.entity)
        .order_by(many.desc(), names.c.entity)
        .limit(limit)
    )
    found: dict[str, int] = {}
    for name, count in await connection.execute(wanted):
        found.setdefault(name, count)
    return list(found.items())


def _names(workspace: str) -> sa.Select[Any]:
    return (
        sa.select(names, names.c["count"].label("times"), documents.c.id, documents.c.source)
        .join(documents, documents.c.key == names.c.document)
        .where(seen(documents, workspace))
    )


def _named(row: sa.Row[Any]) -> Named:
    return Named(row.id, row.source, row.entity, row.kind, row.times, row.longest)


async def incidents_of(
    connection: AsyncConnection, workspace: str, ids: Sequence[str]
) -> dict[int, int]:
    """Count, for each incident's key, how many of these documents are about it."""
    counted: dict[int, int] = defaultdict(int)
    for some in portions(ids):
        wanted = (
            sa.select(incident_documents.c.incident, sa.func.count())
            .join(documents, documents.c.key == incident_documents.c.document)
            .where(documents.c.id.in_(some), seen(documents, workspace))
            .where(incident_documents.c.about, seen(incident_documents, workspace))
            .group_by(incident_documents.c.incident)
        )
        for key, count in await connection.execute(wanted):
            counted[key] += count
    return counted
