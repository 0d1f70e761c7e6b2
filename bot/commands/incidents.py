"""incidents: what happened, and how much each side has on it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option
from bot.command import shown as shorten
from bot.errors import NotFoundError, OfferError
from bot.paging import pages, place, turns
from bot.reply import Block, Json, Next, Reply, Text
from bot.wording import counted, cut, dated, dotted
from corpus.model import Incident

MOST = 200
"""Incidents looked through; a script asks for more."""

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
    size = ask.settings.answers.incidents
    shown = found[(page - 1) * size : page * size]
    last = pages(len(found), size)
    if not shown:
        raise _none(asked, len(found), last)
    return Reply(
        "incidents",
        _blocks(asked, held, shown, place(page, last)),
        await _json(ask, found),
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
    asked: str, held: int, shown: Sequence[Incident], page: str | None
) -> tuple[Block, ...]:
    about = f" on “{asked}”" if asked else ""
    head = Text(dotted(f"{counted(held, 'incident')}{about}", page), "title")
    lines = [line for n, i in enumerate(shown, 1) for line in _lines(n, i)]
    return (head, *lines)


def _lines(number: int, incident: Incident) -> tuple[Block, ...]:
    sides = dotted(*(f"{s or 'on no side'} {n}" for s, n in incident.articles_by_side.items()))
    count = counted(len(incident.about), "article")
    return (
        Text(f"{number}. {cut(incident.title, 140)}", "heading"),
        Text(dotted(dated(incident.date), count, sides), "small"),
    )


def _compare(shown: Sequence[Incident]) -> tuple[Next, ...]:
    return tuple(
        Next(f"Compare {n}", "compare", {"incident": i.id}) for n, i in enumerate(shown, 1)
    )


async def _json(ask: Ask, found: Sequence[Incident]) -> Json:
    ids = [id for incident in found for id in (*incident.about, *incident.mentions)]
    given = await ask.store.given_ids(ask.workspace, ids)
    return [_incident_json(incident, given) for incident in found]


def _incident_json(incident: Incident, given: Given) -> Json:
    return {
        "id": incident.id,
        "title": incident.title,
        "date": incident.date.isoformat() if incident.date else None,
        "documents": [
            {"id": id, "source": source, "about": True}
            for id, source in _all_ids(incident.about, given)
        ],
        "mentions": [
            {"id": id, "source": source} for id, source in _all_ids(incident.mentions, given)
        ],
        "sides": dict(incident.articles_by_side),
    }


def _all_ids(documents: Sequence[str], given: Given) -> Iterator[tuple[str, str]]:
    """Every id that the documents were ingested under: one text may have come several times."""
    for document in documents:
        yield from given.get(document, {}).items()
