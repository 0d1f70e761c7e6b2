"""watches: what is watched, and in which channels."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.ask import Ask
from bot.lookup import titled
from bot.reply import Block, Json, Named, Next, Reply, Text
from bot.watches import Watch
from bot.watching import BEGIN, often
from bot.wording import counted


async def watches(ask: Ask) -> Reply:
    """List the incidents that are watched, here and in other channels."""
    held = await ask.watches.all(ask.workspace)
    incidents = {each.incident: await _title(ask, each.incident) for each in held}
    here = [each for each in held if each.place == ask.place]
    stop = (
        Next(f"Stop watching {n}", "unwatch", {"incident": w.incident})
        for n, w in enumerate(here, 1)
    )
    return Reply(
        "watches",
        (*_here(here, incidents), *_elsewhere(ask.place, held)),
        [_json(each, incidents[each.incident]) for each in held],
        (*stop, Next("What is new", "updates") if here else Next("Incidents", "incidents")),
        items=len(held),
    )


def _here(here: Sequence[Watch], titles: Mapping[str, str]) -> Iterator[Text]:
    """Say what is watched in this channel, and how often it is told."""
    count = counted(len(here), "incident") if here else "Nothing is"
    yield Text(f"{count} watched here", "title")
    for number, each in enumerate(here, 1):
        yield Text(f"{number}. {titles[each.incident]}", "heading")
    yield Text(f"{often(here[0].hours).capitalize()}." if here else BEGIN, "small")


async def _title(ask: Ask, id: str) -> str:
    incident = await ask.store.incident(ask.workspace, id)
    return titled(incident) if incident else "an incident that is no more"


def _elsewhere(place: str, held: list[Watch]) -> list[Block]:
    counts: defaultdict[str, int] = defaultdict(int)
    for each in held:
        counts[each.place] += each.place != place
    ids = tuple(id for id, count in counts.items() if count)
    return [Named("Also watched in", "channels", ids)] if ids else []


def _json(watch: Watch, title: str) -> Json:
    incident = {"id": watch.incident, "title": title}
    return {"place": watch.place, "incident": incident, "hours": watch.hours}
