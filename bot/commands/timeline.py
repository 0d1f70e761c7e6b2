"""timeline: how an incident was covered over time, and who reported it first."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option
from bot.reply import Block, Json, Next, Reply, Table, Text
from bot.timeline_picture import NO_SIDE, SOURCES, side_of, timeline_picture
from bot.wording import counted, dated, dotted
from corpus.errors import UserError
from corpus.model import Incident
from corpus.store import Report


async def timeline(
    ask: Ask,
    incident: Annotated[
        str, Option("what happened in a few words, or a link to an article", "incidents", long=True)
    ],
) -> Reply:
    """Show when the sides covered an incident, and each source's first report."""
    meant = await lookup.incident(ask, incident, "timeline")
    reports = await ask.store.reports(ask.workspace, meant.about)
    told = [report for report in reports if report.published]
    if not told:
        raise UserError(
            f"None of the {counted(len(meant.about), 'article')} here on this incident "
            "has a date; ingest them with the option published."
        )
    sides = await _sides(ask, told)
    picture = await ask.think(timeline_picture, told, firsts(told), sides)
    return Reply(
        "timeline",
        (*_head(meant, reports, told), picture, _table(told)),
        _json(meant, reports, told),
        (Next("Compare", "compare", {"incident": meant.id}),),
        items=len(firsts(told)),
    )


async def _sides(ask: Ask, told: Sequence[Report]) -> list[str]:
    """Return every side that is held here, also one that tells nothing; no side last."""
    held = await ask.store.sides(ask.workspace)
    return held + ([NO_SIDE] if any(side_of(report) == NO_SIDE for report in told) else [])


def firsts(told: Sequence[Report]) -> list[Report]:
    """Return the first report of each source, of reports that come by day."""
    first: dict[str, Report] = {}
    for report in told:
        first.setdefault(report.source, report)
    return list(first.values())


def _head(
    incident: Incident, reports: Sequence[Report], told: Sequence[Report]
) -> tuple[Block, ...]:
    sources = len({report.source for report in reports})
    without = len(reports) - len(told)
    undated = f"{without} without a date not drawn" if without else None
    more = len(firsts(told)) - SOURCES
    left = f"{counted(more, 'later source')} not drawn" if more > 0 else None
    counts = f"{counted(len(reports), 'report')} from {counted(sources, 'source')} held here"
    return (Text(lookup.titled(incident), "title"), Text(dotted(counts, undated, left), "small"))


def _table(told: Sequence[Report]) -> Table:
    rows = tuple(
        (report.source, side_of(report), dated(report.published)) for report in firsts(told)
    )
    return Table(("Source", "Side", "First report"), rows[:SOURCES])


def _json(incident: Incident, reports: Sequence[Report], told: Sequence[Report]) -> Json:
    by_day: dict[str, Counter[str]] = {}
    for report in told:
        if report.published:
            by_day.setdefault(report.published.isoformat(), Counter())[report.side or ""] += 1
    return {
        "incident": {
            "id": incident.id,
            "title": incident.title,
            "date": incident.date.isoformat() if incident.date else None,
        },
        "days": [{"date": day, "sides": dict(sides)} for day, sides in by_day.items()],
        "first": [_report_json(report) for report in firsts(told)],
        "undated": len(reports) - len(told),
    }


def _report_json(report: Report) -> Json:
    return {
        "source": report.source,
        "side": report.side,
        "date": report.published.isoformat() if report.published else None,
        "document": report.document,
    }
