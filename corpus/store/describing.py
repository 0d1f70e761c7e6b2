"""Describe an incident by its own articles: a plain title, its days, its people and places."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.schema import (
    MACHINE,
    documents,
    fingerprints,
    incident_documents,
    incidents,
    names,
    quotations,
    terms,
)
from corpus.titles import Headline, Named, chief, full_title, plainest

MONTH = timedelta(days=27)
"""From the first to the last day of a month at least."""


async def describe(connection: AsyncConnection, key: int) -> None:
    """Give an incident what its own articles say of it; a title that an admin gave stays."""
    held = await _headlines(connection, key)
    if not held:
        return
    first, until = days_of([row.span for row in held], [row.published for row in held])
    weights = await _weights(connection, key)
    people = chief(await _named(connection, key, "person"), len(held), weights)
    places = chief(await _named(connection, key, "place"), len(held), weights)
    listed = {"people": [n.form for n in people], "places": [n.form for n in places]}
    own = incidents.update().where(incidents.c.key == key)
    await connection.execute(own.values(date=first, until=until, **listed))
    title = plainest([Headline(*row[:3]) for row in held if row.title], weights)
    if title:
        machine = own.where(incidents.c.titled_by == MACHINE)
        speaking = await _bystanders(connection, key)
        in_it = [each for each in people if each.entity not in speaking]
        await connection.execute(machine.values(title=full_title(title, in_it, places)))


def _own(key: int) -> sa.Select[Any]:
    """Select the documents about an incident that are of its own workspace."""
    return (
        sa.select(incident_documents.c.document)
        .join(incidents, incidents.c.key == incident_documents.c.incident)
        .where(incidents.c.key == key, incident_documents.c.about)
        .where(incidents.c.workspace == incident_documents.c.workspace)
    )


async def _headlines(connection: AsyncConnection, key: int) -> list[Any]:
    wanted = (
        sa.select(
            documents.c.title,
            documents.c.language,
            documents.c.published,
            fingerprints.c.fingerprint["span"].as_string().label("span"),
        )
        .join(fingerprints, fingerprints.c.document == documents.c.key, isouter=True)
        .where(documents.c.key.in_(_own(key)))
        .order_by(documents.c.key)
    )
    return list((await connection.execute(wanted)).all())


def days_of(
    spans: Sequence[str | None], published: Sequence[date | None]
) -> tuple[date | None, date | None]:
    """Return the day, or first and last day, that most articles tell, else the first report's.

    A month that no more than half of the articles tell is background to a report with a date.
    """
    told = Counter(_days(span) for span in spans if span)
    begun = min((day for day in published if day), default=None)
    if begun:
        told = Counter({d: n for d, n in told.items() if d[1] - d[0] < MONTH or 2 * n > len(spans)})
    if told:
        first, last = min(told, key=lambda days: (-told[days], _off(days, begun), days))
        return first, last if last > first else None
    return begun, None


def _off(days: tuple[date, date], begun: date | None) -> tuple[int, int]:
    """Say how long a time is, and how far it ended from the first report."""
    return (days[1] - days[0]).days, abs((days[1] - (begun or days[1])).days)


def _days(span: str) -> tuple[date, date]:
    first, _, last = span.partition("/")
    return date.fromisoformat(first), date.fromisoformat(last)


async def _bystanders(connection: AsyncConnection, key: int) -> set[str]:
    """Return whom half of the articles that name them quote: who speaks of it need not be in it.

    Somebody whose words of long ago one article of five recalls is still whom it happened to.
    """
    speaker = quotations.c.speaker_entity.label("entity")
    quoting = sa.select(speaker, quotations.c.document).where(
        quotations.c.document.in_(_own(key)),
        speaker.is_not(None),
        quotations.c.within_start.is_(None),
    )
    naming = sa.select(names.c.entity, names.c.document).where(
        names.c.document.in_(_own(key)), names.c.kind == "person"
    )
    quoted, named = await _each(connection, quoting), await _each(connection, naming)
    return {entity for entity, articles in quoted.items() if 2 * articles >= named[entity]}


async def _each(connection: AsyncConnection, pairs: sa.Select[Any]) -> Counter[str]:
    """Count the documents of each entity."""
    return Counter(row.entity for row in await connection.execute(pairs.distinct()))


async def _named(connection: AsyncConnection, key: int, kind: str) -> list[Named]:
    wanted = sa.select(names.c.entity, names.c.longest, names.c.count).where(
        names.c.document.in_(_own(key)), names.c.kind == kind
    )
    return [Named(*row) for row in await connection.execute(wanted)]


async def _weights(connection: AsyncConnection, key: int) -> dict[str, float]:
    """Return how much the articles tell of each token."""
    weight = sa.func.sum(terms.c.weight)
    wanted = sa.select(terms.c.term, weight).where(terms.c.document.in_(_own(key)))
    return {term: told for term, told in await connection.execute(wanted.group_by(terms.c.term))}
