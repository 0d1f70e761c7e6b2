"""What autocomplete offers for a parameter."""

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

from bot.ask import Ask
from bot.command import Parameter, Suggest, nearest
from bot.excerpts import SURE
from bot.wording import counted, cut, dated, dotted
from corpus.model import Incident

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
        return _plain(parameter.choices, typed)
    suggest = parameter.option.suggest
    return await _SUGGESTERS[suggest](ask, typed) if suggest else []


async def _incidents(ask: Ask, typed: str) -> list[Choice]:
    found = await ask.store.incidents(ask.workspace, typed, MOST)
    return [Choice(_told(i.title, _about(i)), i.id) for i in found]


async def _watched(ask: Ask, typed: str) -> list[Choice]:
    """The incidents that are watched where somebody types."""
    held = await ask.watches.at(ask.workspace, ask.place)
    found = [await ask.store.incident(ask.workspace, each.incident) for each in held]
    named = {i.title: i for i in found if i}
    fitting = [named[title] for title in _named(named, typed)]
    return [Choice(_told(i.title, _about(i)), i.id) for i in fitting]


async def _articles(ask: Ask, typed: str) -> list[Choice]:
    """Complete a list of ids one article at a time."""
    done, joint, last = typed.rpartition(",")
    return [
        Choice(
            _told(each.title or each.id, dotted(cut(each.source, 40), dated(each.published))),
            f"{done}{joint}{each.id}"[:LABEL],
        )
        for each in await ask.store.titled(ask.workspace, last, MOST)
    ]


async def _sources(ask: Ask, typed: str) -> list[Choice]:
    held = await ask.store.sources(ask.workspace)
    return _fitting({s.name: dotted(s.side, counted(n, "article")) for s, n in held}, typed)


async def _sides(ask: Ask, typed: str) -> list[Choice]:
    return _fitting(await _sources_by_side(ask), typed)


async def _every_side(ask: Ask, typed: str) -> list[Choice]:
    named = [side.name for side in ask.settings.sides]
    return _plain([*named, *await ask.store.sides(ask.workspace)], typed)


async def _columns(ask: Ask, typed: str) -> list[Choice]:
    """Complete “A and B” one column at a time; what is told of one would seem to be of both."""
    held = [(source, n) for source, n in await ask.store.sources(ask.workspace) if n]
    told = {s.name: dotted(s.side, counted(n, "article")) for s, n in held}
    known = await _sources_by_side(ask) | told
    done, joint, rest = typed.rpartition(" and ")
    if not done:
        return _fitting(known, typed)
    both = (f"{done}{joint}{name}" for name in _named([n for n in known if n != done], rest))
    return [Choice(cut(each, LABEL), each[:LABEL]) for each in both]


async def _sources_by_side(ask: Ask) -> dict[str, str]:
    """Return each side with how many sources that have anything are on it."""
    held = Counter(source.side for source, n in await ask.store.sources(ask.workspace) if n)
    return {s: counted(held[s], "source") for s in await ask.store.sides(ask.workspace)}


async def _speakers(ask: Ask, typed: str) -> list[Choice]:
    found = await ask.store.speakers(ask.workspace, typed, MOST, SURE)
    return [Choice(_told(name, counted(count, "quotation")), name[:LABEL]) for name, count in found]


async def _names(ask: Ask, typed: str) -> list[Choice]:
    begun = await ask.store.names_begun(ask.workspace, typed, MOST)
    return [Choice(_told(name, counted(n, "article")), name[:LABEL]) for name, n in begun]


async def _commands(ask: Ask, typed: str) -> list[Choice]:
    return _plain([command.name for command in ask.commands], typed)


def _fitting(known: Mapping[str, str], typed: str) -> list[Choice]:
    """Offer the names that fit, each with what is told of it."""
    return [Choice(_told(name, known[name]), name[:LABEL]) for name in _named(known, typed)]


def _plain(names: Iterable[str], typed: str) -> list[Choice]:
    """Offer the names that fit, of which nothing is to be told."""
    fitting = _named(dict.fromkeys(names), typed)
    return [Choice(name[:LABEL], name[:LABEL]) for name in fitting]


def _named(names: Iterable[str], typed: str) -> list[str]:
    """Names that hold what was typed, in their order; when none does, the most like it."""
    names = list(names)
    holding = [name for name in names if typed.casefold().strip() in name.casefold()]
    return (holding or nearest(typed, names, limit=5))[:MOST]


def _about(incident: Incident) -> str:
    count = counted(len(incident.about), "article")
    return dotted(dated(incident.date), count)


def _told(name: str, about: str) -> str:
    """Return a name with what is told of it, the name cut where both do not fit."""
    return f"{cut(name, LABEL - len(about) - 3)} · {about}"


_SUGGESTERS: dict[Suggest, Callable[[Ask, str], Awaitable[list[Choice]]]] = {
    "incidents": _incidents,
    "watched": _watched,
    "articles": _articles,
    "sources": _sources,
    "sides": _sides,
    "every side": _every_side,
    "speakers": _speakers,
    "names": _names,
    "columns": _columns,
    "commands": _commands,
}
