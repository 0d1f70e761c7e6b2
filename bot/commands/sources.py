"""sources: who is read here, and on which side."""

from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option
from bot.reply import Next, Reply, Table, Text
from bot.wording import counted
from corpus.model import Source


async def sources(
    ask: Ask,
    side: Annotated[str | None, Option("only the sources on this side", "sides")] = None,
) -> Reply:
    """List the sources, their sides and how many articles of each are held."""
    wanted = await lookup.side(ask, side)
    await lookup.some_articles(ask)
    found = [
        (source, count)
        for source, count in await ask.store.sources(ask.workspace)
        if count and wanted in (None, source.side)
    ]
    found.sort(key=lambda entry: (entry[0].side is None, entry[0].side or "", -entry[1]))
    return Reply(
        "sources",
        (Text(_title(found, wanted), "title"), _table(found)),
        [_json(source, count) for source, count in found],
        (Next("Incidents", "incidents"),),
        items=len(found),
    )


def _title(found: list[tuple[Source, int]], side: str | None) -> str:
    held = sum(count for _, count in found)
    where = f" on {side}" if side else ""
    return f"{counted(len(found), 'source')}{where}, {counted(held, 'article')}"


def _table(found: list[tuple[Source, int]]) -> Table:
    rows = tuple((s.name, s.side or "on no side", str(count)) for s, count in found)
    return Table(("source", "side", "articles"), rows)


def _json(source: Source, count: int) -> dict[str, str | int | None]:
    return {"name": source.name, "side": source.side, "country": source.country, "articles": count}
