"""watch: be told in this channel when something is new on an incident."""

from typing import Annotated

from bot import lookup
from bot import watches as kept
from bot.ask import Ask
from bot.command import Option
from bot.reply import Next, Reply, Text
from bot.watching import known, often
from bot.wording import counted
from corpus.errors import UserError
from corpus.model import Incident


async def watch(
    ask: Ask,
    incident: Annotated[
        str, Option("what happened, in a few words, such as alexeyev shooting", "incidents")
    ],
    hours: Annotated[
        int | None,
        Option("this channel gets at most one message in so many hours", least=1, most=168),
    ] = None,
) -> Reply:
    """Tell this channel of a silent side that reports, a new claim, a contradiction."""
    meant = await lookup.incident(ask, incident, "watch")
    await _check_room(ask, meant)
    now = await known(ask, meant)
    every = await ask.watches.begin(ask.workspace, ask.place, meant.id, now, hours)
    return Reply(
        "watch",
        (
            Text(f"Watching: {lookup.titled(meant)}", "title"),
            Text(_told(ask.place, every)),
        ),
        {"incident": {"id": meant.id, "title": meant.title}, "hours": every},
        (
            Next("Compare", "compare", {"incident": meant.id}),
            Next("Stop watching", "unwatch", {"incident": meant.id}),
            Next("All that is watched", "watches"),
            *(() if ask.place else (Next("What is new", "updates"),)),
        ),
        items=1,
    )


async def _check_room(ask: Ask, incident: Incident) -> None:
    """Raise UserError where as much is watched as may be, and not this incident."""
    held = await ask.watches.at(ask.workspace, ask.place)
    if len(held) >= kept.MOST and incident.id not in {each.incident for each in held}:
        raise UserError(
            f"{counted(kept.MOST, 'incident')} are watched here already; unwatch one first."
        )


def _told(place: str, every: float) -> str:
    """Say when one is told what is new; where nothing can be posted, by asking."""
    if not place:
        return "Ask “updates” for a side that reports at last, a new claim or a contradiction."
    what = "when a side that was silent reports, and of a new claim or contradiction"
    return f"This channel is told {what}: {often(every)}."
