"""search: the passages that answer."""

from datetime import date
from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option, shown
from bot.errors import OfferError
from bot.excerpts import around, of_passage
from bot.reply import Excerpt, Json, Next, Reply, Text, evidence_json
from bot.wording import counted, dotted
from corpus.search import Hit

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
    await lookup.some_articles(ask)
    named, sided = await lookup.source(ask, source), await lookup.side(ask, side)
    sources = await lookup.sources_within(ask, named, sided)
    hits = await ask.search.passages(
        ask.workspace, asked, limit=DEPTH, sources=sources, since=since, until=until
    )
    if not hits:
        raise await _nothing(ask, asked)
    return await _reply(
        ask, asked, hits, page, {"source": named, "side": sided, "since": since, "until": until}
    )


async def _nothing(ask: Ask, asked: str) -> OfferError:
    held = sum(count for _, count in await ask.store.sources(ask.workspace))
    where = f"in the {counted(held, 'article')} here"
    return OfferError(
        f"Nothing found {where} about “{shown(asked)}”. Try fewer words, or look at the incidents.",
        (Next("Incidents", "incidents"),),
    )


async def _reply(
    ask: Ask, asked: str, hits: list[Hit], page: int, limits: dict[str, str | date | None]
) -> Reply:
    sinking = await ask.usage.sinking(ask.workspace, asked)
    size = ask.settings.answers.results
    articles = {
        a.document.id: a
        for a in await ask.store.articles(
            ask.workspace, list(dict.fromkeys(h.document for h in hits))
        )
    }
    found = [
        of_passage(articles[hit.document], hit.span, asked, sinking)
        for hit in hits
        if hit.document in articles
    ]
    ordered = sinking.order(found, lambda e: e.item or "")
    on_page = ordered[(page - 1) * size : page * size]
    more = {name: str(value) for name, value in limits.items() if value}
    more_pages = (Next("More", "search", {"words": asked, **more, "page": page + 1}),)
    return Reply(
        "search",
        (
            Text(dotted(f"“{shown(asked, 80)}”", f"page {page}" if page > 1 else None), "title"),
            *on_page,
        ),
        {
            "query": asked,
            "page": page,
            "found": len(ordered),
            "passages": [_json(e) for e in on_page],
        },
        around(on_page) + (more_pages if len(ordered) > page * size else ()),
        items=len(on_page),
        feedback=bool(on_page),
    )


def _json(excerpt: Excerpt) -> Json:
    return {"evidence": evidence_json(excerpt.evidence), "marks": [list(m) for m in excerpt.mark]}
