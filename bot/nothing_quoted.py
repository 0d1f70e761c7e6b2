"""Say why no quotation was found, in how many articles, and what may be meant."""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from bot import whose
from bot.ask import Ask
from bot.bearers import bearers
from bot.command import shown
from bot.errors import NotFoundError
from bot.excerpts import SURE
from bot.missing import said
from bot.reply import Next
from bot.wanted import Wanted
from bot.wording import counted, listed
from corpus.samename import is_cyrillic
from corpus.spelling import fold, name_key

ALIKE = 74
"""How alike, of 100, a misspelt surname is to the one that is meant."""

FEW, MOST = 3, 5
"""Names that are offered for a misspelt one, and words of a name; names that are offered in all."""


async def nothing(ask: Ask, wanted: Wanted) -> NotFoundError:
    """Say what was looked for, where, and which steps are left."""
    here = await ask.store.count_articles(ask.workspace)
    within = await ask.store.count_within(ask.workspace, wanted.bounds())
    where = "" if within == here else f"{within:,} of "
    found = f"No quotation found in {where}the {counted(here, 'article')} here: {wanted.said()}."
    if not within:
        found = f"None of the {counted(here, 'article')} here is within bounds: {wanted.said()}."
    near, gone = await meant(ask, wanted), await lacking(ask, wanted)
    told = (found, await _named(ask, wanted), did_you_mean(near), said(gone))
    steps = (*offered(wanted, near, gone), *_steps(wanted))
    return NotFoundError(" ".join(filter(None, told)), steps)


async def lacking(ask: Ask, wanted: Wanted) -> tuple[str, ...]:
    """Return the words of the topic that stand nowhere within bounds."""
    if not wanted.topic:
        return ()
    sources = await whose.sources_within(ask, wanted.source, wanted.side)
    return await ask.search.missing(
        ask.workspace, wanted.topic, sources=sources, since=wanted.since, until=wanted.until
    )


async def meant(ask: Ask, wanted: Wanted) -> list[str]:
    """Return who is quoted whose name is nearly one that was asked for and is not quoted."""
    typed = [wanted.speaker] if wanted.speaker else await lacking(ask, wanted)
    if wanted.speaker and await ask.store.speaking(ask.workspace, [wanted.speaker]):
        return []
    found: dict[str, tuple[float, int, str]] = {}
    for name in typed[:FEW]:
        surname = name.split()[-1]
        for quoted, _ in await ask.store.speakers_like(ask.workspace, surname, SURE):
            like = fuzz.ratio(fold(surname), fold(quoted.split()[-1]))
            if like >= ALIKE and is_cyrillic(quoted) == is_cyrillic(surname):
                told = (like, len(quoted), quoted)
                found[name_key(quoted)] = max(told, found.get(name_key(quoted), told))
    return [quoted for _, _, quoted in sorted(found.values(), reverse=True)[:FEW]]


def did_you_mean(near: Sequence[str]) -> str:
    """Ask whether one of these is meant; "" if there is none."""
    return f"Did you mean {listed(map(shown, near), 'or')}?" if near else ""


def offered(wanted: Wanted, near: Sequence[str], gone: Sequence[str]) -> tuple[Next, ...]:
    """Offer what those say who may be meant, on what was asked but the words that are nowhere."""
    topic = " ".join(word for word in wanted.topic.split() if word not in gone)
    asked = [replace(wanted, speaker=name, topic=topic) for name in near[:MOST]]
    return tuple(Next(f"By {shown(one.speaker or '')}", "quote", one.arguments()) for one in asked)


async def _named(ask: Ask, wanted: Wanted) -> str:
    """Say in how many articles somebody is named who is quoted in none."""
    name = wanted.speaker or wanted.topic
    if not name or len(name.split()) > FEW or await ask.store.speaking(ask.workspace, [name]):
        return ""
    found = bearers(await ask.store.named(ask.workspace, name), name)
    if len(found) != 1:
        return ""
    many = counted(len(found[0].documents), "article")
    return f"{shown(found[0].name)} is named in {many}, and quoted in none."


def _steps(wanted: Wanted) -> list[Next]:
    words = wanted.query()
    steps = [Next("Search the articles", "search", {"words": words})] if words else []
    if wanted.speaker and wanted.topic:
        by_all = Next(f"All by {wanted.speaker}", "quote", {"speaker": wanted.speaker})
        steps = [by_all, *steps]
    elif wanted.speaker:
        about = replace(wanted, speaker=None, topic=wanted.speaker)
        steps = [Next(f"On {wanted.speaker}", "quote", about.arguments()), *steps]
    everywhere = Wanted(wanted.topic, wanted.speaker, kind=wanted.kind)
    if everywhere.query() and everywhere != wanted:
        steps = [Next("In all articles", "quote", everywhere.arguments()), *steps]
    return steps
