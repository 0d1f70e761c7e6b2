"""stats: what is held here and how it is used."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from bot.ask import Ask
from bot.reply import Bars, Block, Reply, Table, Text
from bot.stats_picture import pictured, uses
from bot.wording import counted, cut, dotted

MOST = 12
"""Commands listed."""

COUNTED = ("article", "source", "incident")
"""What is counted of the corpus."""


async def stats(ask: Ask) -> Reply:
    """Count what is held here, what was asked, and whether it helped."""
    corpus = await _held(ask)
    usage = await ask.usage.counts(ask.workspace)
    missed = await ask.usage.not_found(ask.workspace)
    drawn = await ask.think(pictured, usage)
    line = dotted(*(counted(corpus[f"{what}s"], what) for what in COUNTED))
    blocks: list[Block] = [Text("What is here", "title"), Text(line)]
    blocks += [drawn] if drawn else []
    blocks += [*_used(usage), *_thought(usage), *_missed(missed)]
    told = {"corpus": corpus, **usage, "not_found": [{"words": w, "count": n} for w, n in missed]}
    return Reply("stats", tuple(blocks), told, items=1)


async def _held(ask: Ask) -> dict[str, Any]:
    """Count what is held, and how far the index has come."""
    held = await ask.store.sources(ask.workspace)
    return {
        "articles": sum(count for _, count in held),
        "sources": sum(1 for _, count in held if count),
        "incidents": await ask.store.count_incidents(ask.workspace),
        "index": asdict(await ask.search.progress()),
    }


def _missed(missed: Sequence[tuple[str, int]]) -> tuple[Table, ...]:
    rows = tuple((cut(asked, 60), counted(count, "time")) for asked, count in missed)
    return (Table(("", ""), rows, "Asked and not found"),) if rows else ()


def _used(usage: dict[str, Any]) -> tuple[Block, ...]:
    """One row a command: how often it was asked, and within what time it was answered."""
    used = uses(usage)[:MOST]
    if not used:
        return ()
    rows = tuple((u.command, f"{u.count:,}", _time(u.median), _time(u.p95)) for u in used)
    missed = dotted(*(f"{use.command} {use.missed:,}" for use in used if use.missed))
    return (
        Table(
            ("command", "times", "half", "95 of 100"),
            rows,
            "How often asked, and how soon answered",
        ),
        *((Text(f"Without an answer: {missed}", "small"),) if missed else ()),
    )


def _time(milliseconds: int) -> str:
    return f"{milliseconds} ms" if milliseconds < 1000 else f"{milliseconds / 1000:.1f} s"


def _thought(usage: dict[str, Any]) -> tuple[Bars, ...]:
    given = usage["feedback"]
    total = sum(given.values())
    order = ("useful", "useless", "wrong")
    bars = tuple((name, given[name], total) for name in order if name in given)
    return (Bars(bars, "What members thought"),) if bars else ()
