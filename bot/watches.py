"""What is watched where: kept in SQLite, with what each channel was told already."""

from collections.abc import Sequence
from dataclasses import dataclass
from time import time
from typing import Any

import sqlalchemy as sa

from bot.framing.news import Told
from corpus.database import Database
from corpus.schema import watches

HOURS = 6.0
"""Between two messages to a channel, where nobody said otherwise."""

MOST = 20
"""Incidents watched in one channel."""


@dataclass(frozen=True, slots=True)
class Watch:
    """An incident that is watched in a channel; `place` is the platform's id of it."""

    workspace: str
    place: str
    incident: str
    hours: float
    told: Told
    told_at: float


class Watches:
    """The watches in one database; nothing in them names a member."""

    def __init__(self, database: Database) -> None:
        """Use the table of `database`."""
        self._database = database

    async def at(self, workspace: str, place: str) -> list[Watch]:
        """Return what is watched in a channel."""
        wanted = sa.select(watches).where(*_there(workspace, place)).order_by(watches.c.incident)
        async with self._database.read() as connection:
            return [_watch(row) for row in await connection.execute(wanted)]

    async def all(self, workspace: str) -> list[Watch]:
        """Return what is watched in a workspace, by channel."""
        wanted = sa.select(watches).where(watches.c.workspace == workspace)
        async with self._database.read() as connection:
            rows = await connection.execute(wanted.order_by(watches.c.place, watches.c.incident))
            return [_watch(row) for row in rows]

    async def begin(
        self, workspace: str, place: str, incident: str, told: Told, hours: float | None
    ) -> float:
        """Watch an incident; return the hours between messages, one number for the channel."""
        held = await self.at(workspace, place)
        kept = hours or (held[0].hours if held else HOURS)
        row = {
            "workspace": workspace,
            "place": place,
            "incident": incident,
            "hours": kept,
            "told": _json(told),
            "told_at": max((watch.told_at for watch in held), default=0.0),
        }
        there = _there(workspace, place)
        async with self._database.write() as connection:
            await connection.execute(watches.delete().where(*there, watches.c.incident == incident))
            await connection.execute(watches.insert().values(row))
            await connection.execute(watches.update().where(*there).values(hours=kept))
        return kept

    async def end(self, workspace: str, place: str, incident: str | None = None) -> int:
        """Stop watching an incident in a channel, or all of them; return how many."""
        there = _there(workspace, place)
        which = there if incident is None else (*there, watches.c.incident == incident)
        async with self._database.write() as connection:
            return (await connection.execute(watches.delete().where(*which))).rowcount

    async def due(self, now: float | None = None) -> list[tuple[str, str]]:
        """Return the channels, as workspace and place, whose last message is long enough ago."""
        last = sa.func.max(watches.c.told_at) + 3600 * sa.func.max(watches.c.hours)
        wanted = (
            sa.select(watches.c.workspace, watches.c.place)
            .group_by(watches.c.workspace, watches.c.place)
            .having(last <= (time() if now is None else now))
        )
        async with self._database.read() as connection:
            return [(row.workspace, row.place) for row in await connection.execute(wanted)]

    async def remember(self, told: Sequence[tuple[Watch, Told]], at: float | None = None) -> None:
        """Note what a channel now knows; `at` is when a message told it, if one did."""
        async with self._database.write() as connection:
            for watch, known in told:
                row: dict[str, Any] = {"told": _json(known)}
                row |= {} if at is None else {"told_at": at}
                there = _there(watch.workspace, watch.place)
                mine = watches.update().where(*there, watches.c.incident == watch.incident)
                await connection.execute(mine.values(row))


def _there(workspace: str, place: str) -> tuple[sa.ColumnElement[bool], ...]:
    return watches.c.workspace == workspace, watches.c.place == place


def _json(told: Told) -> dict[str, list[str]]:
    return {
        "documents": sorted(told.documents),
        "sides": sorted(told.sides),
        "findings": sorted(told.findings),
    }


def _watch(row: Any) -> Watch:
    told = Told(*(frozenset(row.told[name]) for name in ("documents", "sides", "findings")))
    return Watch(row.workspace, row.place, row.incident, row.hours, told, row.told_at)
