"""source: on which side this team reads a source, and where it is from."""

from typing import Annotated

from bot import lookup, whose
from bot.ask import Ask
from bot.command import NONE, Option, shown
from bot.intake import known_side
from bot.reply import Next, Reply, Table, Text
from bot.wording import counted, cut
from corpus.model import Source


async def source(
    ask: Ask,
    name: Annotated[str | None, Option("which source", "sources")] = None,
    side: Annotated[
        str | None, Option("the side you read it on; none is on no side", "every side")
    ] = None,
    country: Annotated[str | None, Option("the country it is from")] = None,
) -> Reply:
    """Say on which side you read a source; without a name, list them to choose from."""
    named = await whose.source(ask, name)
    if named is None:
        return await _listed(ask)
    held = next(s for s, _ in await ask.store.sources(ask.workspace) if s.name == named)
    if side is None and country is None:
        return _one(held)
    on = await _side(ask, side) if side else held.side
    where = shown(country) if country else held.country
    await ask.store.place_source(ask.workspace, named, on, where)
    return _one(Source(named, on, where))


async def _side(ask: Ask, side: str) -> str | None:
    if side.casefold() == NONE:
        return None
    return known_side(side, ask.settings, await ask.store.sides(ask.workspace))


def _one(held: Source) -> Reply:
    said = (("Side", held.side or "on no side"), ("Country", held.country or "not said"))
    blocks = (Text(held.name, "title"), Table(("", ""), said))
    told = {"name": held.name, "side": held.side, "country": held.country}
    return Reply("source", blocks, told, (_change(held, "Change…"), Next("Sources", "source")))


def _change(held: Source, label: str) -> Next:
    given = {"name": held.name, "side": held.side or NONE, "country": held.country}
    return Next(label, "source", given, ("side", "country"))


async def _listed(ask: Ask) -> Reply:
    await lookup.some_articles(ask)
    held = [(s, count) for s, count in await ask.store.sources(ask.workspace) if count]
    held.sort(key=lambda each: (each[0].side is not None, each[0].side or "", each[0].name))
    rows = tuple((s.name, s.side or "on no side", counted(n, "article")) for s, n in held)
    return Reply(
        "source",
        (
            Text(f"{counted(len(held), 'source')}: on which side do you read them?", "title"),
            Table(("", "", ""), rows),
        ),
        [{"name": s.name, "side": s.side, "country": s.country} for s, _ in held],
        (*(_change(s, f"Change: {cut(s.name, 60)}") for s, _ in held), Next("Sides", "sides")),
        items=len(held),
    )
