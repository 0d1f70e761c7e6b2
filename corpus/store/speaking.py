"""Look speakers up: whose name is spelled so, begins so, or nearly."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.samename import same_name
from corpus.schema import documents, quotations
from corpus.spelling import full_key, name_key
from corpus.store.statements import MANY, seen

BEGUN, NEAR = 3, 2
"""Letters of a name's key by which those that begin alike, or nearly, are looked up."""


async def under(
    connection: AsyncConnection, workspace: str, names: Iterable[str]
) -> dict[str, list[str]]:
    """Return, for each name in any spelling, the keys under which its bearers are quoted."""
    keys = {name: {key for key in (name_key(name), full_key(name)) if key} for name in names}
    held = await _quoted_under(
        connection, workspace, {key for each in keys.values() for key in each}
    )
    return {
        name: sorted(
            entity
            for entity, spelled in held
            if any(entity == key or entity.startswith(f"{key} ") for key in ours)
            and (spelled is None or same_name(spelled, name))
        )
        for name, ours in keys.items()
    }


async def _quoted_under(
    connection: AsyncConnection, workspace: str, keys: Iterable[str]
) -> list[tuple[str, str | None]]:
    """Read the speakers whose key is one of these, or begins with one: key and name."""
    entity, keys = quotations.c.speaker_entity, sorted(keys)
    begins = [sa.and_(entity > f"{key} ", entity < f"{key}!") for key in keys]
    wanted = (
        sa.select(entity, quotations.c.speaker_name)
        .join(documents, documents.c.key == quotations.c.document)
        .where(seen(documents, workspace), sa.or_(entity.in_(keys), *begins))
        .distinct()
    )
    return [(key, name) for key, name in await connection.execute(wanted)]


async def begun(
    connection: AsyncConnection, workspace: str, typed: str, sure: float
) -> list[tuple[str, int]]:
    """Return the speakers of whom a name begins as typed: fullest name, and quotations.

    A name that is not finished may have another key than when it is: its beginning is looked up.
    """
    key = name_key(typed)
    named = await _beginning(connection, workspace, key[:BEGUN], sure)
    return _counted(
        {
            entity: names
            for entity, names in named.items()
            if entity.startswith(key) or any(typed.casefold() in name.casefold() for name in names)
        }
    )


async def alike(
    connection: AsyncConnection, workspace: str, typed: str, sure: float
) -> list[tuple[str, int]]:
    """Return the speakers whose key has the same first letters: fullest name, and quotations."""
    return _counted(await _beginning(connection, workspace, name_key(typed)[:NEAR], sure))


async def _beginning(
    connection: AsyncConnection, workspace: str, begins: str, sure: float
) -> dict[str, Counter[str]]:
    """Read the names of the speakers whose key begins so, by key, with how often."""
    entity = quotations.c.speaker_entity
    wanted = (
        sa.select(entity, quotations.c.speaker_name, sa.func.count())
        .join(documents, documents.c.key == quotations.c.document)
        .where(seen(documents, workspace), entity >= begins, entity < f"{begins}\U0010ffff")
        .where(quotations.c.confidence >= sure, quotations.c.speaker_name.is_not(None))
        .group_by(entity, quotations.c.speaker_name)
        .limit(MANY)
    )
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for key, name, count in await connection.execute(wanted) if begins else ():
        named[key][name] += count
    return named


def _counted(named: Mapping[str, Counter[str]]) -> list[tuple[str, int]]:
    told = [(max(names, key=len), names.total()) for names in named.values()]
    return sorted(told, key=lambda each: (-each[1], each[0]))
