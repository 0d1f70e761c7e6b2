"""Keep incidents: place documents in them, and let them go on under their ids as they change."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from time import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.incidents import NEW, Assignment, Group
from corpus.model import Document
from corpus.recalling import Mention
from corpus.schema import (
    MACHINE,
    documents,
    incident_changes,
    incident_documents,
    incidents,
)
from corpus.store.describing import describe
from corpus.store.statements import same, visible

Row = dict[str, Any]

HOPS = 20
"""Merges followed from an old id to the incident that answers for it now."""


async def place(
    connection: AsyncConnection, document: Document, key: int, given: str, incident: Assignment
) -> None:
    """Put a new document into the incidents that it is about or mentions."""
    workspace = document.workspace
    changed, about = await _regroup(connection, workspace, incident)
    if about is None:
        about = await _about(connection, workspace, given, incident)
    if about is not None:
        await _join(connection, workspace, key, about)
        changed.add(about)
    for each in await _theirs(connection, workspace, changed):
        await describe(connection, each)
    for mention in incident.mentions:
        await _mention(connection, workspace, key, mention, about)


async def _theirs(connection: AsyncConnection, workspace: str, keys: set[int]) -> list[int]:
    """Return which incidents are the workspace's own: its articles describe no others.

    An incident of the operator's that were written again, unchanged, would be news to all.
    """
    own = incidents.c.key.in_(keys), incidents.c.workspace == workspace
    return list((await connection.execute(sa.select(incidents.c.key).where(*own))).scalars())


async def _regroup(
    connection: AsyncConnection, workspace: str, incident: Assignment
) -> tuple[set[int], int | None]:
    """Let groups become what they are by now; return what changed, and where the new one goes."""
    changed, about = set[int](), None
    for group in incident.groups:
        into = await _incident_of(connection, workspace, group, incident)
        held = {each: into for each in group.keys if each != NEW}
        changed |= {into, *await put(connection, workspace, held, MACHINE)}
        if NEW in group.keys:
            about = into
    return changed, about


async def _incident_of(
    connection: AsyncConnection, workspace: str, group: Group, incident: Assignment
) -> int:
    if group.incident is not None:
        held = await key_of(connection, workspace, group.incident)
        if held is not None:
            return held
    first = min(key for key in group.keys if key != NEW)
    wanted = sa.select(documents.c.id, documents.c.title).where(documents.c.key == first)
    row = (await connection.execute(wanted)).one()
    return await found(connection, workspace, row.id, row.title or incident.title, None)


async def _about(
    connection: AsyncConnection, workspace: str, document: str, incident: Assignment
) -> int | None:
    if incident.about is not None:
        held = await key_of(connection, workspace, incident.about)
        if held is not None:
            return held
    elif not incident.founds:
        return None
    return await found(connection, workspace, document, incident.title, incident.happened)


async def found(
    connection: AsyncConnection, workspace: str, document: str, title: str, day: date | None
) -> int:
    """Make an incident with the id that this document gives it, or its next one if that is taken.

    An id that another incident answers for by now is its own again.
    """
    for n in range(HOPS):
        id = founded_id(workspace, f"{document} {n}" if n else document)
        held = await _held(connection, workspace, id)
        if held is None:
            row = {"id": id, "workspace": workspace, "title": title, "titled_by": MACHINE}
            made = incidents.insert().returning(incidents.c.key).values(**row, date=day)
            key: int = (await connection.execute(made)).scalar_one()
            return key
        if held.merged_into is not None:
            again = incidents.update().where(incidents.c.key == held.key)
            await connection.execute(again.values(merged_into=None, titled_by=MACHINE, title=title))
            return int(held.key)
    raise RuntimeError(f"no id is free for the incident of {document}")


def founded_id(workspace: str, document: str) -> str:
    """Return the id of the incident that an article founds: it stays, whatever joins."""
    return "i" + sha256(f"{workspace}\n{document}".encode()).hexdigest()[:9]


async def _held(connection: AsyncConnection, workspace: str, id: str) -> sa.Row[Any] | None:
    wanted = sa.select(incidents).where(visible(incidents, workspace), incidents.c.id == id)
    return (await connection.execute(wanted)).first()


async def key_of(connection: AsyncConnection, workspace: str, id: str) -> int | None:
    """Return the key of the incident with this id, or of the one that answers for it now."""
    for _ in range(HOPS):
        row = await _held(connection, workspace, id)
        if row is None or row.merged_into is None:
            return row and row.key
        id = row.merged_into
    return None


async def _join(connection: AsyncConnection, workspace: str, document: int, incident: int) -> None:
    row = {"incident": incident, "document": document, "workspace": workspace}
    await connection.execute(incident_documents.delete().where(*same(incident_documents, row)))
    await connection.execute(incident_documents.insert(), {**row, "about": True, "set_by": MACHINE})


async def _mention(
    connection: AsyncConnection, workspace: str, document: int, mention: Mention, about: int | None
) -> None:
    other = await key_of(connection, workspace, mention.incident)
    row = {"incident": other, "document": document, "workspace": workspace}
    told = sa.select(sa.literal(1)).where(*same(incident_documents, row))
    held = (await connection.execute(told)).first()
    if other in (None, about) or held:
        return
    spans = [[span.start, span.end] for span in mention.passages]
    made = {**row, "about": False, "set_by": MACHINE, "passages": spans}
    await connection.execute(incident_documents.insert(), made)


async def put(
    connection: AsyncConnection,
    workspace: str,
    wanted: Mapping[int, int],
    by: str,
    *,
    recorded: bool = True,
) -> set[int]:
    """Put documents, by key, into incidents, by key; return the incidents that they left.

    The machine moves nothing that an admin set. An incident that is left by all is answered
    for by the one that took most of them, which takes over what mentioned it.
    """
    rows = {row.document: row for row in await _rows_about(connection, workspace, wanted)}
    moved = {
        document: row.incident
        for document, row in rows.items()
        if row.incident != wanted[document] and not (by == MACHINE != row.set_by)
    }
    for document, left in moved.items():
        await _move(connection, workspace, document, left, wanted[document])
    if by != MACHINE:
        for document in wanted.keys() - rows.keys():
            await _join(connection, workspace, document, wanted[document])
        await _set_by(connection, workspace, wanted, by)
    for left in set(moved.values()):
        went = Counter(wanted[document] for document, was in moved.items() if was == left)
        await _close(connection, workspace, left, went.most_common(1)[0][0])
    if recorded:
        before = {document: (left, rows[document].set_by) for document, left in moved.items()}
        await _record_moves(connection, workspace, before, wanted, by)
    return set(moved.values())


async def _rows_about(
    connection: AsyncConnection, workspace: str, keys: Iterable[int]
) -> list[sa.Row[Any]]:
    wanted = sa.select(incident_documents).where(
        incident_documents.c.document.in_(list(keys)),
        incident_documents.c.workspace == workspace,
        incident_documents.c.about,
    )
    return list(await connection.execute(wanted))


async def _move(
    connection: AsyncConnection, workspace: str, document: int, left: int, into: int
) -> None:
    own = (
        incident_documents.c.document == document,
        incident_documents.c.workspace == workspace,
    )
    mentioned = (*own, incident_documents.c.incident == into)
    await connection.execute(incident_documents.delete().where(*mentioned))
    held = (*own, incident_documents.c.incident == left)
    await connection.execute(incident_documents.update().where(*held).values(incident=into))


async def _set_by(
    connection: AsyncConnection, workspace: str, wanted: Mapping[int, int], by: str
) -> None:
    own = (
        incident_documents.c.document.in_(list(wanted)),
        incident_documents.c.workspace == workspace,
        incident_documents.c.about,
    )
    await connection.execute(incident_documents.update().where(*own).values(set_by=by))


async def _close(connection: AsyncConnection, workspace: str, left: int, into: int) -> None:
    """Let `into` answer for an incident that its own workspace has no article about any more."""
    about = (incident_documents.c.incident == left, incident_documents.c.about)
    own = sa.select(sa.literal(1)).where(*about, incident_documents.c.workspace == workspace)
    if (await connection.execute(own)).first():
        return
    taken = incident_documents.alias()
    there = sa.exists().where(
        taken.c.incident == into,
        taken.c.document == incident_documents.c.document,
        taken.c.workspace == incident_documents.c.workspace,
    )
    rest = incident_documents.c.incident == left
    await connection.execute(incident_documents.delete().where(rest, there))
    await connection.execute(incident_documents.update().where(rest).values(incident=into))
    answers = sa.select(incidents.c.id).where(incidents.c.key == into).scalar_subquery()
    gone = incidents.update().where(incidents.c.key == left)
    await connection.execute(gone.values(merged_into=answers))


async def _record_moves(
    connection: AsyncConnection,
    workspace: str,
    before: Mapping[int, tuple[int, str]],
    wanted: Mapping[int, int],
    by: str,
) -> None:
    """Write into the history which documents came to an incident, from where, and by whom set."""
    for into in {wanted[document] for document in before}:
        came = [[each, *was] for each, was in before.items() if wanted[each] == into]
        await record(connection, workspace, into, by, "moved", {"documents": came})


async def record(
    connection: AsyncConnection, workspace: str, incident: int, by: str, what: str, detail: Row
) -> None:
    """Write into an incident's history what was done to it."""
    row = {"incident": incident, "workspace": workspace, "at": time(), "by": by, "what": what}
    await connection.execute(incident_changes.insert(), {**row, "detail": detail})


async def drop_empty(connection: AsyncConnection, keys: Iterable[int]) -> None:
    """Drop those of the incidents that their own workspace has no document in any more."""
    own = incident_documents.c.workspace == incidents.c.workspace
    filled = sa.exists().where(incident_documents.c.incident == incidents.c.key, own)
    await connection.execute(incidents.delete().where(incidents.c.key.in_(list(keys)), ~filled))
