"""quote: who said what, in which words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Annotated

from bot import lookup, whose
from bot.ask import Ask
from bot.command import Option, shown
from bot.errors import NotFoundError
from bot.excerpts import (
    around,
    as_told,
    called,
    cue_of,
    gathered,
    item_of,
    of_quotations,
    speaker_named,
)
from bot.missing import said
from bot.paging import beyond, pages, place, turns
from bot.quotation_order import by_all, by_one, on_topic
from bot.reply import Json, Next, Reply, Text, evidence_json
from bot.sinking import Sinking
from bot.wanted import Kind, Wanted, kind_named
from bot.wording import counted, dotted
from corpus.errors import UserError
from corpus.store import HeldQuotation

DEPTH = 100
"""Quotations ranked before paging."""

RARE = 5
"""How many times deeper a kind of speaker is looked for."""

MOST_WORDS = 8
"""A longer question is a topic; no speaker is looked for in it."""

BESIDE = 12
"""Passages on a topic, in whose articles a speaker is looked for who has no word of it."""


async def quote(
    ask: Ask,
    topic: Annotated[
        str | None, Option("what it is about, a speaker may be among the words")
    ] = None,
    speaker: Annotated[str | None, Option("who said it, in any spelling", "speakers")] = None,
    source: Annotated[str | None, Option("only as printed by this source", "sources")] = None,
    side: Annotated[str | None, Option("only as printed on this side", "sides")] = None,
    incident: Annotated[str | None, Option("only on this incident", "incidents")] = None,
    since: Annotated[date | None, Option("published on this day or later")] = None,
    until: Annotated[date | None, Option("published on this day or earlier")] = None,
    kind: Annotated[Kind | None, Option("only by speakers of this kind")] = None,
    page: Annotated[int, Option("which page", least=1)] = 1,
) -> Reply:
    """Find quotations: word for word, with the speaker and the source."""
    if not any((topic, speaker, source, side, incident, since, until, kind)):
        raise UserError("Say whose words or on what, such as: quote lavrov negotiations.")
    named = await _wanted(ask, topic, speaker, source, side, incident)
    wanted = replace(named, since=since, until=until, kind=kind or named.kind)
    found, note = await _found(ask, wanted), ""
    if not found and wanted.speaker and wanted.topic:
        found = await _beside_topic(ask, wanted)
        note = (
            f"No words of theirs have “{shown(wanted.topic, 60)}” in them: these stand beside it."
        )
    if not found:
        await lookup.some_articles(ask)
        raise await _nothing(ask, wanted)
    if lacking := await _lacking(ask, wanted):
        note = f"{said(lacking)} These quotations are the nearest."
    sinking = await ask.usage.sinking(ask.workspace, wanted.query())
    ordered = sinking.order(found, lambda q: item_of(q.evidence.document, q.evidence.span))
    return _reply(wanted, gathered(ordered), sinking, page, ask.settings.answers.quotations, note)


async def _wanted(
    ask: Ask,
    topic: str | None,
    speaker: str | None,
    source: str | None,
    side: str | None,
    incident: str | None,
) -> Wanted:
    wanted = Wanted(
        lookup.worded(topic, "quote lavrov negotiations") if topic else "",
        lookup.worded(speaker, "quote speaker:lavrov") if speaker else None,
        await whose.source(ask, source),
        await whose.side(ask, side),
        await lookup.incident(ask, incident, "quote") if incident else None,
    )
    if kind := kind_named(wanted.speaker or wanted.topic):
        on = wanted.topic if wanted.speaker else ""
        return replace(wanted, speaker=None, topic=on, kind=kind)
    if wanted.speaker:
        return await _source_named(ask, wanted)
    return await _speaker_among(ask, wanted) if wanted.topic else wanted


async def _source_named(ask: Ask, wanted: Wanted) -> Wanted:
    """Read "quotes from the Post" as what the Post prints, where nobody of that name speaks."""
    if wanted.source or await _speaking(ask, [wanted.speaker or ""]):
        return wanted
    try:
        return replace(wanted, speaker=None, source=await whose.source(ask, wanted.speaker))
    except UserError:
        return wanted


async def _speaker_among(ask: Ask, wanted: Wanted) -> Wanted:
    """Tell the speaker from the topic: the longest run of words that names one who speaks."""
    asked = wanted.topic.split()
    if '"' in wanted.topic or "“" in wanted.topic or len(asked) > MOST_WORDS:
        return wanted
    runs = sorted(combinations(range(len(asked) + 1), 2), key=lambda r: (r[0] - r[1], r[0]))
    names = {" ".join(asked[start:end]): (start, end) for start, end in runs if end - start <= 3}
    known = await _speaking(ask, list(names))
    name = next((name for name in names if name in known), None)
    if name is None:
        return wanted
    start, end = names[name]
    topic = _ABOUT.sub("", " ".join([*asked[:start], *asked[end:]]))
    return replace(wanted, topic=topic, speaker=name)


_ABOUT = re.compile(
    r"^(?:(?:said|says|say)\s+)?(?:(?:on|about|of|over|regarding|о|об|про|щодо)(?:\s+|$))?", re.I
)
"""What joins a speaker to a topic: Zelensky on the dam."""


async def _speaking(ask: Ask, names: Sequence[str]) -> set[str]:
    long = [name for name in names if len(name) > 2 and any(c.isalpha() for c in name)]
    return await ask.store.speaking(ask.workspace, long) if long else set()


async def _found(
    ask: Ask, wanted: Wanted, within: Sequence[str] | None = None
) -> list[HeldQuotation]:
    if wanted.topic:
        return on_topic(await _on_topic(ask, wanted), wanted.topic)
    found = await ask.store.quotations_by(ask.workspace, wanted.bounds(), DEPTH)
    if within is not None:  # the articles that tell most of it first
        found = [held for held in found if held.evidence.document in within]
        found.sort(key=lambda held: within.index(held.evidence.document))
    return by_one(found) if wanted.speaker else by_all(found)


async def _on_topic(ask: Ask, wanted: Wanted) -> list[HeldQuotation]:
    hits = await ask.search.quotations(
        ask.workspace,
        wanted.topic,
        limit=DEPTH * (RARE if wanted.kind else 1),
        speaker=wanted.speaker,
        sources=await whose.sources_within(ask, wanted.source, wanted.side),
        documents=wanted.incident.about if wanted.incident else None,
        since=wanted.since,
        until=wanted.until,
    )
    found = await ask.store.quotations(ask.workspace, hits)
    return [each for each in found if wanted.kind in (None, each.quotation.speaker.kind)]


async def _beside_topic(ask: Ask, wanted: Wanted) -> list[HeldQuotation]:
    """Find what a speaker says in the articles that tell of the topic in the outlet's words."""
    if await ask.search.missing(ask.workspace, wanted.topic):
        return []
    sources = await whose.sources_within(ask, wanted.source, wanted.side)
    about = wanted.incident.about if wanted.incident else None
    passages = await ask.search.passages(
        ask.workspace, wanted.topic, limit=BESIDE, sources=sources, documents=about
    )
    there = list(dict.fromkeys(hit.document for hit in passages))
    return await _found(ask, replace(wanted, topic=""), there) if there else []


async def _lacking(ask: Ask, wanted: Wanted) -> tuple[str, ...]:
    """Return the words of the topic that stand nowhere within bounds."""
    if not wanted.topic:
        return ()
    sources = await whose.sources_within(ask, wanted.source, wanted.side)
    return await ask.search.missing(
        ask.workspace, wanted.topic, sources=sources, since=wanted.since, until=wanted.until
    )


async def _nothing(ask: Ask, wanted: Wanted) -> NotFoundError:
    held = await ask.store.count_articles(ask.workspace)
    where = f"in the {counted(held, 'article')} here"
    words = wanted.query()
    actions = (Next("Search the articles", "search", {"words": words}),) if words else ()
    if wanted.speaker and wanted.topic:
        on_all = Next(f"All by {wanted.speaker}", "quote", {"speaker": wanted.speaker})
        actions = (on_all, *actions)
    everywhere = Wanted(wanted.topic, wanted.speaker, kind=wanted.kind)
    if everywhere.query() and everywhere != wanted:
        actions = (Next("In all articles", "quote", everywhere.arguments()), *actions)
    lacking = said(await _lacking(ask, wanted))
    return NotFoundError(f"No quotation found {where}: {wanted.said()}. {lacking}".strip(), actions)


def _reply(
    wanted: Wanted,
    found: Sequence[HeldQuotation],
    sinking: Sinking,
    page: int,
    size: int,
    note: str,
) -> Reply:
    on_page = found[(page - 1) * size : page * size]
    excerpts = of_quotations(on_page, sinking)
    last = pages(len(found), size)
    head = Text(dotted("Quotations", wanted.said(), place(page, last)), "title")
    notes = [Text(note, "warning")] if note and excerpts else []
    told = {
        "query": wanted.query(),
        "speaker": wanted.speaker,
        "topic": wanted.topic,
        "page": page,
        "pages": last,
        "found": len(found),
        "quotations": [_json(held) for held in on_page],
    }
    return Reply(
        "quote",
        (head, *notes, *excerpts, *beyond(page, last)),
        told,
        around(excerpts) + turns("quote", wanted.arguments(), page, last),
        items=len(excerpts),
        feedback=bool(excerpts),
    )


def _json(held: HeldQuotation) -> Json:
    quotation = held.quotation
    return {
        "id": held.id,
        "kind": quotation.kind,
        "speaker": speaker_named(quotation.speaker, quotation.confidence),
        "called": called(held),
        "speaker_kind": quotation.speaker.kind,
        "role": quotation.speaker.role,
        "as_told": as_told(held),
        "cue": cue_of(held),
        "cue_class": quotation.cue_class,
        "confidence": quotation.confidence,
        "evidence": evidence_json(held.evidence),
        "sentence": evidence_json(held.sentence),
    }
