"""Find the incidents that an article may belong to, by the terms that documents tell of."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.fingerprints import Fingerprint
from corpus.incidents import Candidate
from corpus.model import Document
from corpus.schema import ADMIN, documents, fingerprints, incident_documents, incidents, terms
from corpus.spelling import words
from corpus.store.statements import seen, visible

Row = dict[str, Any]

TERMS = 60
"""Terms kept of a document, the heaviest first: what its incident is found by."""
ASKED = 30
"""Terms of an article that are looked up to find candidates."""
READ = 3_000
"""Documents looked at for them, those that share the rarest terms."""
CANDIDATES = 20
MEMBERS = 8
"""Fingerprints that stand for one candidate, the newest first."""
WHOLE = 40
"""Fingerprints of a candidate that is grouped afresh, the newest first."""
DATED = 0.01
"""Weight of the words of a date, enough to be found by."""


async def describe(
    connection: AsyncConnection, document: Document, key: int, print_: Fingerprint
) -> None:
    """Keep what a document tells of: its fingerprint, and the terms it is found by."""
    for table, rows in rows_of(key, document, print_).items():
        if rows:
            await connection.execute(table.insert(), rows)


def rows_of(key: int, document: Document, print_: Fingerprint) -> dict[sa.Table, list[Row]]:
    """Make the rows that say what a document tells of, by table."""
    weights = _terms(document, print_).items()
    return {
        fingerprints: [{"document": key, "fingerprint": asdict(print_)}],
        terms: [{"document": key, "term": term, "weight": weight} for term, weight in weights],
    }


def _terms(document: Document, print_: Fingerprint) -> dict[str, float]:
    told = heaviest(print_, TERMS)
    for word in words(document.title or ""):
        told.setdefault(word, DATED)
    for word in _words_of(print_.day):
        told.setdefault(word, DATED)
    return told


def _words_of(day: date | None) -> list[str]:
    return words(f"{day:%Y-%m-%d} {day.day} {day:%B}") if day else []


def heaviest(print_: Fingerprint, most: int) -> dict[str, float]:
    """Return the terms that say most about an article, names and numbers in every language."""
    told = {**print_.words, **print_.numbers, **print_.names}
    return dict(sorted(told.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


Rows = list[list[sa.Row[Any]]]
"""Of each incident the rows of its articles, the oldest first."""


async def alike(connection: AsyncConnection, workspace: str, print_: Fingerprint) -> Rows:
    """Read the rows of the incidents whose articles share most with this one, likeliest first.

    What `candidates` makes of them takes a while and needs no connection.
    """
    asked = await _rarest(connection, heaviest(print_, ASKED))
    keys = await _alike(connection, workspace, asked) if asked else []
    return await _read(connection, workspace, keys, MEMBERS)


async def whole(connection: AsyncConnection, workspace: str, ids: list[str]) -> Rows:
    """Read incidents again with all their articles, as far as they can be grouped afresh."""
    wanted = sa.select(incidents.c.key).where(
        visible(incidents, workspace), incidents.c.id.in_(ids)
    )
    keys = list((await connection.execute(wanted)).scalars())
    return await _read(connection, workspace, keys, WHOLE)


async def _read(connection: AsyncConnection, workspace: str, keys: list[int], most: int) -> Rows:
    held: dict[int, list[sa.Row[Any]]] = defaultdict(list)
    rows: sa.Result[Any] = await connection.execute(_members(workspace, keys, most))
    for row in rows:
        held[row.key].append(row)
    return [held[key] for key in keys if key in held]


def candidates(rows: Rows, workspace: str) -> list[Candidate]:
    """Make candidates of the rows of incidents; another's and an admin's are fixed."""
    return [
        Candidate(
            of[0].id,
            of[0].title,
            tuple(_read_print(row.fingerprint) for row in of),
            tuple(row.document for row in of),
            any(row.workspace != workspace or row.arranged for row in of),
        )
        for of in rows
    ]


@lru_cache(maxsize=2_000)
def _read_print(written: str) -> Fingerprint:
    return Fingerprint(**json.loads(written))


forget_prints = _read_print.cache_clear


async def _rarest(connection: AsyncConnection, asked: Mapping[str, float]) -> dict[str, float]:
    """Keep the terms that tell most, as long as few documents need to be looked at."""
    counted = (
        sa.select(terms.c.term, sa.func.count().label("count"))
        .where(terms.c.term.in_(list(asked)))
        .group_by(terms.c.term)
        .order_by("count")
    )
    kept, read = dict[str, float](), 0
    for term, count in await connection.execute(counted):
        read += count
        if kept and read > READ:
            break
        kept[term] = asked[term]
    return kept


async def _alike(
    connection: AsyncConnection, workspace: str, asked: Mapping[str, float]
) -> list[int]:
    """Rank incidents by the weights of the terms they share: the best of their articles."""
    weights = sa.case(asked, value=terms.c.term, else_=0.0)
    scored = (
        sa.select(terms.c.document, sa.func.sum(terms.c.weight * weights).label("score"))
        .where(terms.c.term.in_(list(asked)))
        .group_by(terms.c.document)
        .subquery()
    )
    best = sa.func.max(scored.c.score)
    wanted = (
        sa.select(incident_documents.c.incident)
        .join(scored, scored.c.document == incident_documents.c.document)
        .where(seen(incident_documents, workspace), incident_documents.c.about)
        .group_by(incident_documents.c.incident)
        .order_by(best.desc())
        .limit(CANDIDATES)
    )
    return list((await connection.execute(wanted)).scalars())


def _members(workspace: str, keys: list[int], most: int) -> sa.Select[Any]:
    """Ask for the newest articles about each incident, with their fingerprints as text."""
    ranked = _by_age(workspace, keys).subquery()
    written = sa.type_coerce(fingerprints.c.fingerprint, sa.Text).label("fingerprint")
    of = (incidents.c.key, incidents.c.id, incidents.c.title, incidents.c.workspace)
    return (
        sa.select(*of, _by_admin().label("arranged"), ranked.c.document, written)
        .join(ranked, ranked.c.incident == incidents.c.key)
        .join(fingerprints, fingerprints.c.document == ranked.c.document)
        .join(documents, documents.c.key == ranked.c.document)
        .where(ranked.c.age <= most, seen(incidents, workspace), seen(documents, workspace))
        .order_by(ranked.c.document)
    )


def _by_age(workspace: str, keys: list[int]) -> sa.Select[Any]:
    """Ask for the articles about each incident, each with its place from the newest on."""
    age = sa.func.row_number().over(
        partition_by=incident_documents.c.incident, order_by=incident_documents.c.document.desc()
    )
    return (
        sa.select(incident_documents.c.incident, incident_documents.c.document, age.label("age"))
        .where(incident_documents.c.incident.in_(keys), incident_documents.c.about)
        .where(seen(incident_documents, workspace))
    )


def _by_admin() -> sa.ColumnElement[bool]:
    """Tell whether an admin titled an incident, or set one of its documents into it."""
    placed = sa.exists().where(
        incident_documents.c.incident == incidents.c.key, incident_documents.c.set_by == ADMIN
    )
    return (incidents.c.titled_by == ADMIN) | placed
