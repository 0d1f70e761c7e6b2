"""stats: what is held here and how it is used."""

from dataclasses import asdict
from typing import Any

from bot.ask import Ask
from bot.reply import Bars, Block, Reply, Table, Text
from bot.wording import counted, dotted


async def stats(ask: Ask) -> Reply:
    """Count what is held here, what was asked, and whether it helped."""
    held = await ask.store.sources(ask.workspace)
    incidents = await ask.store.count_incidents(ask.workspace)
    usage = await ask.usage.counts(ask.workspace)
    articles = sum(count for _, count in held)
    corpus: dict[str, Any] = {
        "articles": articles,
        "sources": sum(1 for _, count in held if count),
        "incidents": incidents,
        "index": asdict(await ask.search.progress()),
    }
    line = dotted(
        counted(articles, "article"),
        counted(corpus["sources"], "source"),
        counted(incidents, "incident"),
    )
    blocks: list[Block] = [Text("What is here", "title"), Text(line)]
    blocks += [*_used(usage), *_thought(usage)]
    return Reply("stats", tuple(blocks), {"corpus": corpus, **usage}, items=1)


def _used(usage: dict[str, Any]) -> tuple[Table, ...]:
    rows = tuple(
        (c["command"], c["outcome"], f"{c['count']:,}", f"{c['milliseconds']:,} ms")
        for c in usage["commands"][:12]
    )
    header = ("command", "outcome", "times", "on average")
    return (Table(header, rows, "What was asked here"),) if rows else ()


def _thought(usage: dict[str, Any]) -> tuple[Bars, ...]:
    given = usage["feedback"]
    total = sum(given.values())
    order = ("useful", "useless", "wrong")
    bars = tuple((name, given[name], total) for name in order if name in given)
    return (Bars(bars, "What members thought"),) if bars else ()
