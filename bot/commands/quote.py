"""quote: who said what, in which words."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated

from bot import lookup, quoted_whom, whose
from bot.ask import Ask
from bot.command import Option, shown
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
from bot.framing.alignment import says_something
from bot.missing import said
from bot.nothing_quoted import did_you_mean, lacking, meant, nothing, offered
from bot.paging import beyond, pages, place, turns
from bot.quotation_order import by_all, by_one, namesakes, on_topic
from bot.reply import Json, Next, Reply, Text, evidence_json
from bot.sinking import Sinking
from bot.wanted import Kind, Wanted
from bot.wording import dotted, listed
from corpus.errors import UserError
from corpus.spelling import words
from corpus.store import HeldQuotation

DEPTH = 100
"""Quotations ranked before paging."""

RARE = 5
"""How many times deeper a kind of speaker is looked for."""

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
    whose.in_order(since, until)
    named = await quoted_whom.wanted(ask, topic, speaker, source, side, incident)
    wanted = replace(named, since=since, until=until, kind=kind or named.kind)
    found, note = await _found(ask, wanted), ""
    if not found and wanted.speaker and wanted.topic:
        found = await _beside_topic(ask, wanted)
        note = (
            f"No words of theirs have “{shown(wanted.topic, 60)}” in them: these stand beside it."
        )
    if not found:
        await lookup.some_articles(ask)
        raise await nothing(ask, wanted)
    others = namesakes(found) if wanted.speaker else []
    if gone := await lacking(ask, wanted):
        others = [] if wanted.speaker else await meant(ask, wanted)
        note = f"{said(gone)} {did_you_mean(others) or 'These quotations are the nearest.'}"
    elif others:
        many = f"“{shown(wanted.speaker or '')}” is {len(others)} people here"
        note = " ".join(filter(None, (note, f"{many}: {listed(others)}.")))
    sinking = await ask.usage.sinking(ask.workspace, wanted.query())
    ordered = sinking.order(found, lambda q: item_of(q.evidence.document, q.evidence.span))
    size = ask.settings.answers.quotations
    return _reply(
        wanted, gathered(ordered), sinking, page, size, note, offered(wanted, others, gone)
    )


async def _found(
    ask: Ask, wanted: Wanted, within: Sequence[str] | None = None
) -> list[HeldQuotation]:
    if wanted.topic:
        return on_topic(await _on_topic(ask, wanted), wanted.topic)
    found = await ask.store.quotations_by(ask.workspace, wanted.bounds(), DEPTH)
    if not found and wanted.speaker and within is None:  # not a name; perhaps a role
        return by_one(await _in_role(ask, wanted, wanted.speaker))
    if within is not None:  # the articles that tell most of it first
        found = [held for held in found if held.evidence.document in within]
        found.sort(key=lambda held: within.index(held.evidence.document))
    return by_one(found) if wanted.speaker else by_all(found)


async def _in_role(ask: Ask, wanted: Wanted, role: str) -> list[HeldQuotation]:
    """Find what is said by those whom the articles call so: “the foreign minister”."""
    telling = any(map(says_something, role.split()))
    if not telling or await ask.store.speaking(ask.workspace, [role]):
        return []
    asked = {*words(role)}
    found = await _on_topic(ask, wanted)
    return [held for held in found if asked <= {*words(_told_of(held))}]


def _told_of(held: HeldQuotation) -> str:
    speaker = held.quotation.speaker
    return " ".join(filter(None, (speaker.name, speaker.role, called(held))))


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


def _reply(
    wanted: Wanted,
    found: Sequence[HeldQuotation],
    sinking: Sinking,
    page: int,
    size: int,
    note: str,
    others: Sequence[Next],
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
        around(excerpts) + tuple(others) + turns("quote", wanted.arguments(), page, last),
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
