"""sources: who is read here, and on which side."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from bot import lookup, whose
from bot.ask import Ask
from bot.command import Option
from bot.reply import Next, Reply, Text
from bot.wording import counted, dotted
from corpus.model import Source

Held = tuple[Source, int]
"""A source, and how many articles of it are held."""


async def sources(
    ask: Ask,
    side: Annotated[str | None, Option("only the sources on this side", "sides")] = None,
) -> Reply:
    """List the sources, their sides and how many articles of each are held."""
    wanted = await whose.side(ask, side)
    await lookup.some_articles(ask)
    found = [
        (source, count)
        for source, count in await ask.store.sources(ask.workspace)
        if count and wanted in (None, source.side)
    ]
    by_side = _by_side(found)
    change = (Next("Change sides", "source"),) if ask.admin else ()
    return Reply(
        "sources",
        (Text(_title(found, wanted), "title"), *chain.from_iterable(map(_lines, by_side))),
        [_json(source, count) for group in by_side for source, count in group],
        (Next("Incidents", "incidents"), *change),
        items=len(found),
    )


def _by_side(found: list[Held]) -> list[list[Held]]:
    """Group sources by side in the order of the alphabet, on no side last; most articles first."""
    groups: defaultdict[str, list[Held]] = defaultdict(list)
    for source, count in sorted(found, key=lambda held: (-held[1], held[0].name)):
        groups[source.side or ""].append((source, count))
    return [groups[side] for side in sorted(groups, key=lambda side: (not side, side.casefold()))]


def _title(found: list[Held], side: str | None) -> str:
    held = sum(count for _, count in found)
    where = f" on {side}" if side else ""
    return f"{counted(len(found), 'source')}{where}, {counted(held, 'article')}"


def _lines(group: list[Held]) -> Iterator[Text]:
    """The sources of one side, under its name and how much it has."""
    held = sum(count for _, count in group)
    yield Text(group[0][0].side or "on no side", "heading")
    yield Text(dotted(counted(len(group), "source"), counted(held, "article")), "small")
    for source, count in group:
        yield Text(dotted(source.name, counted(count, "article")))


def _json(source: Source, count: int) -> dict[str, str | int | None]:
    return {"name": source.name, "side": source.side, "country": source.country, "articles": count}
