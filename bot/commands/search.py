"""search: the passages that answer."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from bot import lookup, whose
from bot.ask import Ask
from bot.command import Option, shown
from bot.errors import NotFoundError
from bot.excerpts import around, item_of, of_passage, span_of
from bot.missing import said
from bot.paging import beyond, pages, place, turns
from bot.reply import Excerpt, Json, Next, Reply, Text, evidence_json
from bot.sinking import Sinking
from bot.wording import counted, dotted
from corpus.search import Hit

Limits = dict[str, str | date | None]

DEPTH = 60
"""Passages ranked before paging."""


async def search(
    ask: Ask,
    words: Annotated[str, Option("what to look for; a phrase in quotation marks is taken whole")],
    source: Annotated[str | None, Option("only this source", "sources")] = None,
    side: Annotated[str | None, Option("only this side", "sides")] = None,
    since: Annotated[date | None, Option("published on this day or later")] = None,
    until: Annotated[date | None, Option("published on this day or earlier")] = None,
    page: Annotated[int, Option("which page", least=1)] = 1,
) -> Reply:
    """Find the passages that answer, in any spelling and in three languages."""
    asked = lookup.worded(words, "search peace talks")
    whose.in_order(since, until)
    named, sided = await whose.source(ask, source), await whose.side(ask, side)
    sources = await whose.sources_within(ask, named, sided)
    hits = await ask.search.passages(
        ask.workspace, asked, limit=DEPTH, sources=sources, since=since, until=until
    )
    lacking = await ask.search.missing(
        ask.workspace, asked, sources=sources, since=since, until=until
    )
    limits = {"source": named, "side": sided, "since": since, "until": until}
    if not hits:
        await lookup.some_articles(ask)
        raise await _nothing(ask, asked, limits, said(lacking))
    return await _reply(ask, asked, hits, page, limits, lacking)


async def _nothing(ask: Ask, asked: str, limits: Limits, lacking: str) -> NotFoundError:
    held = await ask.store.count_articles(ask.workspace)
    within = [f"{name} {value}" for name, value in limits.items() if value]
    all_of = Next("Search all articles", "search", {"words": asked})
    return NotFoundError(
        f"Nothing found in the {counted(held, 'article')} here about "
        f"{dotted(f'“{shown(asked)}”', *within)}. {lacking and lacking + ' '}"
        "Try other words, or look at the incidents.",
        (*((all_of,) if within else ()), Next("Incidents", "incidents")),
    )


async def _reply(
    ask: Ask,
    asked: str,
    hits: list[Hit],
    page: int,
    limits: Limits,
    lacking: tuple[str, ...],
) -> Reply:
    sinking = await ask.usage.sinking(ask.workspace, asked)
    size = ask.settings.answers.results
    ordered = sinking.order(hits, lambda hit: _judged(hit, sinking))
    on_page = await _excerpts(ask, asked, ordered[(page - 1) * size : page * size], sinking)
    again = {"words": asked} | {name: str(value) for name, value in limits.items() if value}
    last = pages(len(ordered), size)
    head = Text(dotted(f"“{shown(asked, 80)}”", place(page, last)), "title")
    note = Text(f"{said(lacking)} These passages are the nearest.", "small")
    return Reply(
        "search",
        (head, *((note,) if lacking and on_page else ()), *on_page, *beyond(page, last)),
        {
            "query": asked,
            "page": page,
            "found": len(ordered),
            "missing": [*lacking],
            "passages": [_json(e) for e in on_page],
        },
        around(on_page) + turns("search", again, page, last),
        items=len(on_page),
        feedback=bool(on_page),
    )


async def _excerpts(ask: Ask, asked: str, hits: Sequence[Hit], sinking: Sinking) -> list[Excerpt]:
    articles = await ask.store.articles(ask.workspace, [hit.document for hit in hits])
    held = {article.document.id: article for article in articles}
    return [
        of_passage(held[hit.document], hit.span, asked, sinking)
        for hit in hits
        if hit.document in held
    ]


def _judged(hit: Hit, sinking: Sinking) -> str:
    """Name the item that members spoke of, if it is a part of this passage."""
    judged = (span_of(item) for item in (*sinking.factors, *sinking.reports))
    inside = (j for j in judged if j and j[0] == hit.document and hit.span.holds(j[1]))
    return next((item_of(document, span) for document, span in inside), "")


def _json(excerpt: Excerpt) -> Json:
    return {"evidence": evidence_json(excerpt.evidence), "marks": [list(m) for m in excerpt.mark]}
