"""What a team has decided for its own workspace, in its own words: kept in SQLite."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

import sqlalchemy as sa

from bot.command import NONE, shown
from bot.settings import Settings, SideSettings
from corpus.database import Database
from corpus.errors import UserError
from corpus.schema import settings as table

LEFT = "left_at"
"""The key under which stands when a workspace was left, in seconds since 1970."""

MOST_SIDES = 12
"""Sides of a team; more are no sides."""

LONGEST_SIDE = 60
"""Characters of a side's name."""

Ingesters = Literal["managers", "everyone"]


@dataclass(frozen=True, slots=True)
class Team:
    """A team's choices; None leaves what the operator's files say.

    `channels` are the places where answers are seen by all, everywhere if there are none;
    `groups` are those that may ingest beside those who manage the workspace.
    """

    sides: tuple[SideSettings, ...] | None = None
    channels: tuple[str, ...] = ()
    ingest: Ingesters = "managers"
    groups: tuple[str, ...] = ()
    keep_days: int | None = None
    member_hourly: int | None = None
    workspace_hourly: int | None = None

    def over(self, settings: Settings) -> Settings:
        """Return the operator's settings with the team's choices over them."""
        limits = _chosen(self, settings.limits, "member_hourly", "workspace_hourly")
        usage = _chosen(self, settings.usage, "keep_days")
        sides = settings.sides if self.sides is None else self.sides
        return replace(settings, limits=limits, usage=usage, sides=sides)

    def lets_ingest(self, groups: Sequence[str]) -> bool:
        """Tell whether a member of these groups may ingest, though they do not manage."""
        return self.ingest == "everyone" or bool(set(self.groups) & set(groups))

    def seen_by_all(self, within: Sequence[str]) -> bool:
        """Tell whether answers are for all in a place, given it and what it is part of."""
        return not self.channels or bool(set(self.channels) & set(within))


def _chosen(team: Team, section: Any, *names: str) -> Any:
    said = {name: getattr(team, name) for name in names}
    return replace(section, **{name: value for name, value in said.items() if value is not None})


def side_name(name: str) -> str:
    """Return a side's name on one line, or say why it can be none."""
    plain = " ".join(shown(name, LONGEST_SIDE + 1).split())
    if plain.casefold() == NONE:
        raise UserError(f"“{NONE}” means no side; choose another name.")
    if not any(c.isalnum() for c in plain) or len(plain) > LONGEST_SIDE:
        raise UserError(f"A side's name has letters, and at most {LONGEST_SIDE} of them.")
    return plain


class Teams:
    """The choices of all teams in one database."""

    def __init__(self, database: Database) -> None:
        """Use the table of `database`."""
        self._database = database

    async def read(self, workspace: str) -> Team:
        """Return what a workspace has decided."""
        wanted = sa.select(table.c.key, table.c.value).where(table.c.workspace == workspace)
        async with self._database.read() as connection:
            held = {key: value for key, value in await connection.execute(wanted)}
        return Team(**{f.name: _read(f.name, held[f.name]) for f in fields(Team) if f.name in held})

    async def change(self, workspace: str, **said: Any) -> None:
        """Note what a workspace has decided; None takes a choice back."""
        async with self._database.write() as connection:
            for key, value in said.items():
                same = (table.c.workspace == workspace, table.c.key == key)
                await connection.execute(table.delete().where(*same))
                if value is not None:
                    row = {"workspace": workspace, "key": key, "value": _written(value)}
                    await connection.execute(table.insert().values(row))

    async def keep_days(self) -> dict[str, int]:
        """Return how long the workspaces that said so keep their usage, in days."""
        wanted = sa.select(table.c.workspace, table.c.value).where(table.c.key == "keep_days")
        async with self._database.read() as connection:
            return {workspace: days for workspace, days in await connection.execute(wanted)}

    async def left(self, before: float) -> list[str]:
        """Return the workspaces that were left before this time."""
        wanted = sa.select(table.c.workspace, table.c.value).where(table.c.key == LEFT)
        async with self._database.read() as connection:
            return [name for name, at in await connection.execute(wanted) if at < before]


def _read(name: str, value: Any) -> Any:
    if name == "sides":
        return tuple(SideSettings(**side) for side in value)
    return tuple(value) if isinstance(value, list) else value


def _written(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(v) if isinstance(v, SideSettings) else v for v in value]
    return value
