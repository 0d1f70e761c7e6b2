"""Find what is new on the incidents watched in a channel, and say it in one short answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.ask import Ask
from bot.columns import layout
from bot.comparing import differences
from bot.framing.news import News, Told, news, told_of
from bot.lookup import titled
from bot.reply import Block, Excerpt, Json, Next, Reply, Text, evidence_json
from bot.watches import Watch
from bot.wording import counted
from corpus.model import Article, Incident

SHOWN = 3
"""News of one incident in a message; the rest is counted."""

BEGIN = "Choose an incident and watch it: what is new on it is then told here."
"""How to begin where nothing is watched."""

SENTENCES = 2
"""Sentences shown of one thing that is new."""

WATCHED = Text("New on an incident that is watched in this channel.", "small")
"""Why a message comes that nobody asked for."""

HEADS = {"side": "First report of a side", "claim": "New", "contradiction": "Contradiction"}


@dataclass(frozen=True, slots=True)
class Fresh:
    """What is new on one watched incident."""

    watch: Watch
    incident: Incident
    news: tuple[News, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What a channel is to be told, and what it knows once it was told.

    `ended` are watches whose incident is no more.
    """

    fresh: tuple[Fresh, ...]
    known: tuple[tuple[Watch, Told], ...]
    ended: tuple[Watch, ...]


async def known(ask: Ask, incident: Incident) -> Told:
    """Return what one knows who was shown all of an incident now."""
    return told_of(*await _compared(ask, incident))


async def _compared(ask: Ask, incident: Incident) -> tuple[list[Article], tuple[Any, ...]]:
    articles = await ask.store.articles(ask.workspace, incident.about)
    laid = await layout(ask, incident, None, None)
    return articles, await differences(ask, laid.coverage) if laid.has_two() else ()


async def digest(ask: Ask, watched: Sequence[Watch]) -> Digest:
    """Look for news on what is watched; only incidents with new articles are compared."""
    fresh: list[Fresh] = []
    now: list[tuple[Watch, Told]] = []
    ended: list[Watch] = []
    for watch in watched:
        incident = await ask.store.incident(ask.workspace, watch.incident)
        if incident is None:
            ended.append(watch)
        elif not watch.told.documents.issuperset(incident.about):
            articles, findings = await _compared(ask, incident)
            now.append((watch, told_of(articles, findings)))
            if found := news(watch.told, articles, findings):
                fresh.append(Fresh(watch, incident, found))
    return Digest(tuple(fresh), tuple(now), tuple(ended))


def told(fresh: Sequence[Fresh]) -> Reply:
    """Say what is new, an incident after the other, each thing with its sentences."""
    blocks: list[Block] = []
    for each in fresh:
        blocks += [Text(titled(each.incident), "title"), WATCHED, *_blocks(each.news)]
    return Reply(
        "updates",
        tuple(blocks),
        [_json(each) for each in fresh],
        tuple(_actions(fresh)),
        items=sum(len(each.news) for each in fresh),
    )


def _blocks(found: Sequence[News]) -> Iterator[Block]:
    for each in found[:SHOWN]:
        yield Text(f"{HEADS[each.kind]}: {each.point}", "heading")
        whose = each.kind != "side"  # which a heading with the side's name has said
        cited = each.evidence[:SENTENCES]
        yield from (Excerpt(one, one.side if whose else None) for one in cited)
    if len(found) > SHOWN:
        yield Text(f"And {len(found) - SHOWN:,} more; compare shows them.", "small")


def _actions(fresh: Sequence[Fresh]) -> Iterator[Next]:
    many = len(fresh) > 1
    for label, command in (("Compare", "compare"), ("Stop watching", "unwatch")):
        for each in fresh:
            named = f"{label}: {each.incident.title}" if many else label
            yield Next(named, command, {"incident": each.incident.id})


def _json(fresh: Fresh) -> Json:
    return {
        "incident": {"id": fresh.incident.id, "title": fresh.incident.title},
        "news": [
            {
                "kind": new.kind,
                "key": new.key,
                "point": new.point,
                "evidence": [evidence_json(cited) for cited in new.evidence],
            }
            for new in fresh.news
        ],
    }


def often(hours: float) -> str:
    """Say how often a channel is told at most."""
    return f"at most one message in {counted(round(hours), 'hour')}"
