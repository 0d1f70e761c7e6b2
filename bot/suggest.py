"""What autocomplete offers for a parameter."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.ask import Ask
from bot.command import Parameter, Suggest, nearest
from bot.excerpts import SURE
from bot.wording import counted, cut, dated, dotted
from corpus.model import Incident
from corpus.store import Headline, Store

MOST = 25
"""Discord shows no more than this; a terminal wants fewer."""

LABEL = 100
"""Characters of a label, and of a value."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and how to show it."""

    label: str
    value: str


async def choices(ask: Ask, parameter: Parameter, typed: str) -> list[Choice]:
    """Return what fits `typed`, best first."""
    if parameter.choices:
        return _fitting(parameter.choices, typed)
    suggest = parameter.option.suggest
    return await _SUGGESTERS[suggest](ask, typed) if suggest else []


async def _incidents(ask: Ask, typed: str) -> list[Choice]:
    found = await ask.store.incidents(ask.workspace, typed, MOST)
    return [Choice(_told(i.title, _about(i)), i.id) for i in found]


async def _some_articles(ask: Ask, typed: str) -> list[Choice]:
    found = await ask.store.titled(ask.workspace, typed.rpartition(",")[2], MOST)
    return _articles(found, typed)


async def _every_side(ask: Ask, typed: str) -> list[Choice]:
    named = [side.name for side in ask.settings.sides]
    return _fitting(list(dict.fromkeys([*named, *await ask.store.sides(ask.workspace)])), typed)


async def _names(ask: Ask, typed: str) -> list[Choice]:
    begun = await ask.store.names_begun(ask.workspace, typed, MOST)
    return [Choice(_told(name, counted(n, "article")), name[:LABEL]) for name, n in begun]


async def _either(ask: Ask, typed: str) -> list[Choice]:
    return _completed(await _columns(ask.store, ask.workspace), typed)


async def _commands(ask: Ask, typed: str) -> list[Choice]:
    return _fitting([command.name for command in ask.commands], typed)


async def _watched(ask: Ask, typed: str) -> list[Choice]:
    """The incidents that are watched where somebody types."""
    held = await ask.watches.at(ask.workspace, ask.place)
    found = [await ask.store.incident(ask.workspace, each.incident) for each in held]
    named = {i.title: i for i in found if i}
    fitting = [named[title] for title in _named(list(named), typed)]
    return [Choice(_told(i.title, _about(i)), i.id) for i in fitting]


def _articles(found: Sequence[Headline], typed: str) -> list[Choice]:
    """Complete a list of ids one article at a time."""
    done, joint, _ = typed.rpartition(",")
    return [
        Choice(
            _told(each.title or each.id, dotted(cut(each.source, 40), dated(each.published))),
            f"{done}{joint}{each.id}"[:LABEL],
        )
        for each in found
    ]


async def _columns(store: Store, workspace: str) -> dict[str, str]:
    """Return sides and sources, each with what it has."""
    held = [(source, count) for source, count in await store.sources(workspace) if count]
    sides = [source.side for source, _ in held]
    told = {s: counted(sides.count(s), "source") for s in await store.sides(workspace)}
    return told | {s.name: dotted(s.side, counted(count, "article")) for s, count in held}


def _completed(known: Mapping[str, str], typed: str) -> list[Choice]:
    """Complete "A and B" one column at a time; what is told of one would seem to be of both."""
    done, joint, rest = typed.rpartition(" and ")
    fitting = _named([name for name in known if name != done], rest)
    if not done:
        return [Choice(_told(name, known[name]), name[:LABEL]) for name in fitting]
    both = (f"{done}{joint}{name}" for name in fitting)
    return [Choice(cut(each, LABEL), each[:LABEL]) for each in both]


def _fitting(names: Sequence[str], typed: str) -> list[Choice]:
    return [Choice(name[:LABEL], name[:LABEL]) for name in _named(names, typed)]


def _named(names: Sequence[str], typed: str) -> list[str]:
    """Names that hold what was typed, in their order; when none does, the most like it."""
    holding = [name for name in names if typed.casefold().strip() in name.casefold()]
    return (holding or nearest(typed, names, limit=5))[:MOST]


async def _sources(store: Store, workspace: str, typed: str) -> list[Choice]:
    held = {
        s.name: dotted(s.side, counted(n, "article")) for s, n in await store.sources(workspace)
    }
    return [Choice(_told(name, held[name]), name[:LABEL]) for name in _named(list(held), typed)]


async def _sides(store: Store, workspace: str, typed: str) -> list[Choice]:
    held = [source.side for source, count in await store.sources(workspace) if count]
    return [
        Choice(_told(name, counted(held.count(name), "source")), name[:LABEL])
        for name in _named(await store.sides(workspace), typed)
    ]


async def _speakers(store: Store, workspace: str, typed: str) -> list[Choice]:
    found = await store.speakers(workspace, typed, MOST, SURE)
    return [Choice(_told(name, counted(count, "quotation")), name[:LABEL]) for name, count in found]


def _about(incident: Incident) -> str:
    count = counted(len(incident.about), "article")
    return dotted(dated(incident.date), count)


def _told(name: str, about: str) -> str:
    """Return a name with what is told of it, the name cut where both do not fit."""
    return f"{cut(name, LABEL - len(about) - 3)} · {about}"


_SUGGESTERS: dict[Suggest, Callable[[Ask, str], Awaitable[list[Choice]]]] = {
    "incidents": _incidents,
    "watched": _watched,
    "articles": _some_articles,
    "sources": lambda ask, typed: _sources(ask.store, ask.workspace, typed),
    "sides": lambda ask, typed: _sides(ask.store, ask.workspace, typed),
    "every side": _every_side,
    "speakers": lambda ask, typed: _speakers(ask.store, ask.workspace, typed),
    "names": _names,
    "columns": _either,
    "commands": _commands,
}
