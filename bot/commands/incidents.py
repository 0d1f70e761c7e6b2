"""incidents: what happened, and how much each side has on it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option
from bot.command import shown as shorten
from bot.errors import NotFoundError, OfferError
from bot.paging import pages, place, turns
from bot.reply import Block, Json, Next, Reply, Text
from bot.wording import counted, cut, dated, dotted, listed
from corpus.model import Incident

MOST = 200
"""Incidents looked through; a script asks for more."""

Here = Mapping[str, int]
"""How many sources with articles are held of each side."""

Given = Mapping[str, Mapping[str, str]]
"""By document: each id it was ingested under, and from which source."""


async def incidents(
    ask: Ask,
    words: Annotated[str | None, Option("a person, a place, a date or words of the title")] = None,
    page: Annotated[int, Option("which page", least=1)] = 1,
    most: Annotated[int, Option("how many to look through", least=1)] = MOST,
) -> Reply:
    """List the incidents held here, newest first, with articles by side."""
    asked = lookup.worded(words, "incidents moscow") if words else ""
    await lookup.some_articles(ask)
    found = await ask.store.incidents(ask.workspace, asked, most)
    held = len(found) if asked else await ask.store.count_incidents(ask.workspace)
    here = await _here(ask)
    size = ask.settings.answers.incidents
    shown = found[(page - 1) * size : page * size]
    last = pages(len(found), size)
    if not shown:
        raise _none(asked, len(found), last)
    return Reply(
        "incidents",
        _blocks(asked, held, shown, place(page, last), here),
        await _json(ask, found, here),
        _compare(shown) + turns("incidents", {"words": asked}, page, last),
        items=len(shown),
        feedback=bool(shown),
    )


def _none(asked: str, held: int, pages: int) -> OfferError:
    every = (Next("All incidents", "incidents"),)
    if held:
        filled = f"{counted(held, 'incident')} fill {counted(pages, 'page')}"
        return OfferError(f"There is no such page; {filled}.", every)
    said = f"No incident here fits “{shorten(asked)}”. Try a place or a person."
    return NotFoundError(said, every)


def _blocks(
    asked: str, held: int, shown: Sequence[Incident], page: str | None, here: Here
) -> tuple[Block, ...]:
    about = f" on “{asked}”" if asked else ""
    head = Text(dotted(f"{counted(held, 'incident')}{about}", page), "title")
    lines = [line for n, i in enumerate(shown, 1) for line in _lines(n, i, here)]
    return (head, *lines)


def _lines(number: int, incident: Incident, here: Here) -> tuple[Block, ...]:
    articles = counted(len(incident.about), "article")
    sources = counted(sum(incident.sources_by_side.values()), "source")
    blind = blind_spot(incident, here)
    return (
        Text(f"{number}. {cut(incident.title, 140)}", "heading"),
        Text(dotted(_when(incident), f"{articles} from {sources}"), "small"),
        Text(dotted(*_sides(incident)), "small"),
        *((Text(blind, "small"),) if blind else ()),
    )


def _sides(incident: Incident) -> Iterator[str]:
    """Count the articles of each side in the order of the alphabet, those on no side last."""
    counts = incident.articles_by_side
    for side in sorted(incident.sources_by_side, key=lambda side: (not side, side.casefold())):
        yield f"{side or 'on no side'} {counts.get(side, 0):,}"


def _when(incident: Incident) -> str:
    return " to ".join(dated(day) for day in (incident.date, incident.until) if day)


def blind_spot(incident: Incident, here: Here) -> str | None:
    """Say that one side alone covers an incident, of those with sources here."""
    covering = [side for side in incident.sources_by_side if side]
    silent = sorted(side for side in here if side and side not in covering)
    if len(covering) != 1 or not silent:
        return None
    return (
        f"Blind spot: only {covering[0]}; nothing found among the "
        f"{counted(sum(here[side] for side in silent), 'source')} held here of {listed(silent)}."
    )


async def _here(ask: Ask) -> Here:
    """Count the sources with articles here by side."""
    held = await ask.store.sources(ask.workspace)
    return Counter(source.side or "" for source, count in held if count)


def _compare(shown: Sequence[Incident]) -> tuple[Next, ...]:
    return tuple(
        Next(f"Compare {n}", "compare", {"incident": i.id}) for n, i in enumerate(shown, 1)
    )


async def _json(ask: Ask, found: Sequence[Incident], here: Here) -> Json:
    ids = [id for incident in found for id in (*incident.about, *incident.mentions)]
    given = await ask.store.given_ids(ask.workspace, ids)
    return [_incident_json(incident, given, here) for incident in found]


def _incident_json(incident: Incident, given: Given, here: Here) -> Json:
    return {
        "id": incident.id,
        "title": incident.title,
        "date": incident.date.isoformat() if incident.date else None,
        "documents": [
            {"id": id, "source": source, "about": True}
            for id, source in _all_ids(incident.about, given)
        ],
        "mentions": [
            {"id": id, "source": source, "passages": _passages(incident, id)}
            for id, source in _all_ids(incident.mentions, given)
        ],
        "sides": dict(incident.articles_by_side),
        "until": incident.until.isoformat() if incident.until else None,
        "people": list(incident.people),
        "places": list(incident.places),
        "sources": dict(incident.sources_by_side),
        "blind_spot": blind_spot(incident, here) is not None,
    }


def _passages(incident: Incident, id: str) -> Json:
    return [{"start": span.start, "end": span.end} for span in incident.passages.get(id, ())]


def _all_ids(documents: Sequence[str], given: Given) -> Iterator[tuple[str, str]]:
    """Every id that the documents were ingested under: one text may have come several times."""
    for document in documents:
        yield from given.get(document, {}).items()
