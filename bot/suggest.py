"""What autocomplete offers for a parameter."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.command import Command, Parameter, nearest
from corpus.model import Incident
from corpus.store import Store

MOST = 25
"""Discord shows no more than this; a terminal wants fewer."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value and how to show it."""

    label: str
    value: str


async def choices(
    store: Store,
    workspace: str,
    parameter: Parameter,
    typed: str,
    commands: Sequence[Command],
) -> list[Choice]:
    """Return what fits `typed`, best first."""
    if parameter.choices:
        return _fitting(parameter.choices, typed)
    match parameter.option.suggest:
        case "incidents":
            return [_incident(i) for i in await store.incidents(workspace, typed, MOST)]
        case "sources":
            return _fitting([s.name for s, _ in await store.sources(workspace)], typed)
        case "sides":
            return _fitting(await store.sides(workspace), typed)
        case "columns":
            return _columns(await _all_columns(store, workspace), typed)
        case "commands":
            return _fitting([command.name for command in commands], typed)
        case _:
            return []


async def _all_columns(store: Store, workspace: str) -> list[str]:
    sources = [source.name for source, held in await store.sources(workspace) if held]
    return [*await store.sides(workspace), *sources]


def _columns(known: Sequence[str], typed: str) -> list[Choice]:
    """Complete "A and B" one column at a time."""
    done, joint, rest = typed.rpartition(" and ")
    return [
        Choice(f"{done}{joint}{choice.label}"[:100], f"{done}{joint}{choice.value}"[:100])
        for choice in _fitting([name for name in known if name != done], rest)
    ]


def _fitting(names: Sequence[str], typed: str) -> list[Choice]:
    """Names that hold what was typed, in their order; when none does, the most like it."""
    holding = [name for name in names if typed.casefold().strip() in name.casefold()]
    found = holding or nearest(typed, names, limit=5)
    return [Choice(name[:100], name[:100]) for name in found[:MOST]]


def _incident(incident: Incident) -> Choice:
    count = len(incident.about)
    when = f" · {incident.date:%-d %b %Y}" if incident.date else ""
    tail = f"{when} · {count} article{'' if count == 1 else 's'}"
    title = incident.title
    room = 100 - len(tail)
    return Choice((title if len(title) <= room else f"{title[: room - 1]}…") + tail, incident.id)
