"""Arrange incidents by hand: merge, split, move, rename, and undo what was done last."""

from collections.abc import Mapping, Sequence
from time import time
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from corpus.errors import UserError
from corpus.schema import ADMIN, MACHINE, documents, incident_changes, incident_documents, incidents
from corpus.store.describing import describe
from corpus.store.grouping import found, key_of, put, record


async def merge(connection: AsyncConnection, workspace: str, id: str, into: str) -> None:
    """Put all articles about one incident into another, which answers for it from now on."""
    left, taking = await _own(connection, workspace, id), await _own(connection, workspace, into)
    if left == taking:
        raise UserError("These are one incident already.")
    await _put(connection, workspace, await _about(connection, workspace, left), taking)


async def split(connection: AsyncConnection, workspace: str, id: str, ids: Sequence[str]) -> str:
    """Put some of the articles about an incident into one of their own; return its id."""
    left = await _own(connection, workspace, id)
    held = await _about(connection, workspace, left)
    leaving = [key for each in ids if (key := await _document(connection, workspace, each)) in held]
    if not leaving or len(leaving) == len(held):
        raise UserError("Name some of the articles about this incident, but not all of them.")
    row = await _row(connection, documents, leaving[0])
    made = await found(connection, workspace, row.id, row.title or row.id, row.published)
    staying = [key for key in held if key not in leaving]
    await _put(connection, workspace, leaving, made)
    await _put(connection, workspace, staying, left)
    return str((await _row(connection, incidents, made)).id)


async def move(connection: AsyncConnection, workspace: str, document: str, into: str) -> None:
    """Put one article into another incident."""
    taking = await _own(connection, workspace, into)
    await _put(connection, workspace, [await _document(connection, workspace, document)], taking)


async def rename(connection: AsyncConnection, workspace: str, id: str, title: str) -> None:
    """Give an incident a title that stays."""
    key = await _own(connection, workspace, id)
    row = await _row(connection, incidents, key)
    detail = {"title": row.title, "titled_by": row.titled_by}
    await record(connection, workspace, key, ADMIN, "renamed", detail)
    await _titled(connection, key, title, ADMIN)


async def undo(connection: AsyncConnection, workspace: str, id: str) -> str | None:
    """Undo what was done last to an incident; return what that was, or None.

    What the machine did stays undone: the articles are the admin's from then on.
    """
    key = await _own(connection, workspace, id)
    wanted = sa.select(incident_changes).where(
        incident_changes.c.workspace == workspace,
        incident_changes.c.incident == key,
        incident_changes.c.undone_at.is_(None),
    )
    last = (await connection.execute(wanted.order_by(incident_changes.c.id.desc()))).first()
    if last is None:
        return None
    if last.what == "renamed":
        await _titled(connection, key, last.detail["title"], last.detail["titled_by"])
    else:
        await _put_back(connection, workspace, last)
    done = incident_changes.update().where(incident_changes.c.id == last.id)
    await connection.execute(done.values(undone_at=time()))
    await describe(connection, key)
    return str(last.what)


async def _put_back(connection: AsyncConnection, workspace: str, change: sa.Row[Any]) -> None:
    """Return articles to the incidents they came from, which answer for themselves again."""
    back = {document: left for document, left, _ in change.detail["documents"]}
    held = await _still_there(connection, back)
    again = incidents.update().where(incidents.c.key.in_(list(held.values())))
    await connection.execute(again.values(merged_into=None))
    left = await put(connection, workspace, held, ADMIN, recorded=False)
    if change.by == ADMIN:
        for document, _, set_by in change.detail["documents"]:
            own = (
                incident_documents.c.document == document,
                incident_documents.c.workspace == workspace,
                incident_documents.c.about,
            )
            before = incident_documents.update().where(*own)
            await connection.execute(before.values(set_by=set_by))
    for key in {*held.values(), *left}:
        await describe(connection, key)


async def _still_there(connection: AsyncConnection, back: Mapping[int, int]) -> dict[int, int]:
    """Keep those whose article and whose incident have not been taken out since."""
    there = sa.select(incidents.c.key).where(incidents.c.key.in_(list(back.values())))
    keys = set((await connection.execute(there)).scalars())
    return {document: key for document, key in back.items() if key in keys}


async def _put(connection: AsyncConnection, workspace: str, keys: Sequence[int], into: int) -> None:
    left = await put(connection, workspace, dict.fromkeys(keys, into), ADMIN)
    for key in {into, *left}:
        await describe(connection, key)


async def _own(connection: AsyncConnection, workspace: str, id: str) -> int:
    """Return the key of an incident that this workspace may arrange."""
    key = await key_of(connection, workspace, id)
    if key is None:
        raise UserError("There is no such incident here; see incidents.")
    if (await _row(connection, incidents, key)).workspace != workspace:
        raise UserError("This incident is the operator's; only who runs Parallax can arrange it.")
    return key


async def _document(connection: AsyncConnection, workspace: str, id: str) -> int:
    wanted = sa.select(documents.c.key).where(
        documents.c.workspace == workspace, documents.c.id == id
    )
    key: int | None = (await connection.execute(wanted)).scalar()
    if key is None:
        raise UserError("There is no such article of your own here; choose one that is suggested.")
    return key


async def _about(connection: AsyncConnection, workspace: str, incident: int) -> list[int]:
    wanted = sa.select(incident_documents.c.document).where(
        incident_documents.c.incident == incident,
        incident_documents.c.workspace == workspace,
        incident_documents.c.about,
    )
    return list((await connection.execute(wanted.order_by("document"))).scalars())


async def _row(connection: AsyncConnection, table: sa.Table, key: int) -> sa.Row[Any]:
    return (await connection.execute(sa.select(table).where(table.c.key == key))).one()


async def _titled(connection: AsyncConnection, key: int, title: str, by: str) -> None:
    own = incidents.update().where(incidents.c.key == key)
    await connection.execute(own.values(title=title, titled_by=by))
    if by == MACHINE:
        await describe(connection, key)
