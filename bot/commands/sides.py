"""sides: the sides of the argument, as this team names them."""

from collections.abc import Sequence
from typing import Annotated, Literal

from bot.ask import Ask
from bot.command import Option, did_you_mean, shown
from bot.exported import free_id
from bot.reply import Block, Next, Reply, Text
from bot.settings import SideSettings
from bot.team import LONGEST_SIDE, MOST_SIDES, side_name
from bot.wording import counted, cut
from corpus.errors import UserError
from corpus.model import Source
from corpus.spelling import fold


async def sides(
    ask: Ask,
    action: Annotated[
        Literal["add", "rename", "remove"] | None, Option("what to do with the side")
    ] = None,
    name: Annotated[str | None, Option("the side's name", "every side")] = None,
    to: Annotated[str | None, Option("the new name; of a side to add or rename")] = None,
    about: Annotated[str | None, Option("what it argues; one line that explains it")] = None,
    sure: Annotated[bool, Option("yes removes without asking again", inner=True)] = False,
) -> Reply:
    """Name the sides of the argument: add, rename or remove one."""
    held = ask.settings.sides
    if action is None:
        return await _listed(ask, held)
    name = name or (to if action == "add" else None)
    if name is None:
        raise UserError(f"Say which side, such as: sides {action} “pro-Kyiv”.")
    if action == "add":
        changed = _added(held, side_name(name), about)
    elif action == "rename":
        side = _one(held, name)
        changed = await _renamed(ask, held, side, side_name(to or side.name), about)
    else:
        side = _one(held, name)
        on_it = await _sources_on(ask, side.name)
        if on_it and not sure:
            return _ask_first(side, len(on_it))
        changed = await _removed(ask, held, side)
    await ask.teams.change(ask.workspace, sides=changed)
    return await _listed(ask, changed)


def _one(held: Sequence[SideSettings], name: str) -> SideSettings:
    found = next((s for s in held if fold(name) in (fold(s.id), fold(s.name))), None)
    if found is None:
        raise UserError(
            f"There is no side “{shown(name)}”.{did_you_mean(name, [s.name for s in held])}"
        )
    return found


def _check_free(held: Sequence[SideSettings], name: str) -> None:
    if any(fold(name) in (fold(side.id), fold(side.name)) for side in held):
        raise UserError(f"There is a side “{shown(name)}” already; choose another name.")


def _added(held: Sequence[SideSettings], name: str, about: str | None) -> tuple[SideSettings, ...]:
    _check_free(held, name)
    if len(held) >= MOST_SIDES:
        raise UserError(f"There are {MOST_SIDES} sides already; remove one first.")
    return (*held, SideSettings(free_id(name, {side.id for side in held}), name, about or ""))


async def _renamed(
    ask: Ask, held: Sequence[SideSettings], old: SideSettings, name: str, about: str | None
) -> tuple[SideSettings, ...]:
    """Rename a side, and with it the side of each source that is on it."""
    others = [side for side in held if side is not old]
    _check_free(others, name)
    await _move(ask, old.name, name)
    new = SideSettings(old.id, name, old.about if about is None else about)
    return tuple(new if side is old else side for side in held)


async def _removed(
    ask: Ask, held: Sequence[SideSettings], old: SideSettings
) -> tuple[SideSettings, ...]:
    """Remove a side; its sources are on none."""
    await _move(ask, old.name, None)
    return tuple(side for side in held if side is not old)


def _ask_first(side: SideSettings, sources: int) -> Reply:
    """Say what goes with a side before it is removed: its sources are placed one by one."""
    said = f"{counted(sources, 'source')} on it would be on no side, and not compared as one."
    return Reply(
        "sides",
        (Text(f"Remove the side {side.name}?", "title"), Text(said)),
        {"name": side.name, "sources": sources},
        (
            Next("Remove it", "sides", {"action": "remove", "name": side.name, "sure": "yes"}),
            Next("Keep it", "sides"),
        ),
    )


async def _sources_on(ask: Ask, side: str) -> list[Source]:
    return [source for source, _ in await ask.store.sources(ask.workspace) if source.side == side]


async def _move(ask: Ask, old: str, new: str | None) -> None:
    for source in await _sources_on(ask, old) if old != new else ():
        await ask.store.place_source(ask.workspace, source.name, new, source.country)


async def _listed(ask: Ask, held: Sequence[SideSettings]) -> Reply:
    on = [source.side for source, count in await ask.store.sources(ask.workspace) if count]
    blocks: list[Block] = [Text(counted(len(held), "side"), "title")]
    for side in held:
        blocks.append(Text(side.name, "heading"))
        blocks += [Text(side.about)] if side.about else []
        blocks.append(Text(counted(on.count(side.name), "source"), "small"))
    return Reply(
        "sides",
        tuple(blocks),
        [{"id": s.id, "name": s.name, "about": s.about} for s in held],
        _steps(held),
        items=len(held),
    )


def _steps(held: Sequence[SideSettings]) -> tuple[Next, ...]:
    return (
        Next("Add a side…", "sides", {"action": "add"}, ("to", "about")),
        *map(_change, held),
        *map(_remove, held),
        Next("Sources", "source"),
        Next("Back to setup", "setup"),
    )


def _change(side: SideSettings) -> Next:
    now = {"action": "rename", "name": side.name, "to": side.name, "about": side.about}
    return Next(f"Change: {cut(side.name, LONGEST_SIDE)}", "sides", now, ("to", "about"))


def _remove(side: SideSettings) -> Next:
    asked = {"action": "remove", "name": side.name}
    return Next(f"Remove: {cut(side.name, LONGEST_SIDE)}", "sides", asked)
