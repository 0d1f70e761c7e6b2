"""Write a team's settings as the files that Parallax reads them from."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from bot.reply import Attachment
from bot.settings import Settings, SideSettings
from corpus.model import Source

Table = Mapping[str, str | int | None]


def exported(settings: Settings, sources: Sequence[Source]) -> tuple[Attachment, ...]:
    """Return sides.toml, sources.toml and parallax.toml, as `load` takes them."""
    sides = _sides(settings, sources)
    by_name = {side.name: side.id for side in sides}
    said: dict[str, Table] = {
        source.name: {"side": by_name.get(source.side or ""), "country": source.country}
        for source in sources
    }
    ours = {name: asdict(getattr(settings, name)) for name in ("limits", "answers", "usage")}
    return (
        _file("sides.toml", {side.id: {"name": side.name, "about": side.about} for side in sides}),
        _file("sources.toml", said),
        _file("parallax.toml", ours),
    )


def _sides(settings: Settings, sources: Sequence[Source]) -> list[SideSettings]:
    """Return the sides that are named, and those that only a source is on."""
    named = {side.name: side for side in settings.sides}
    ids = {side.id for side in settings.sides}
    for name in sorted({source.side for source in sources if source.side}):
        if name not in named:
            named[name] = SideSettings(free_id(name, ids), name)
            ids.add(named[name].id)
    return list(named.values())


def free_id(name: str, taken: set[str]) -> str:
    """Return an id for a side, from its name, that no other side has."""
    plain = "-".join(name.casefold().split())
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(id for id in (plain, *numbered) if id not in taken)


def _file(name: str, tables: Mapping[str, Table]) -> Attachment:
    text = "\n".join(_section(head, table) for head, table in tables.items())
    return Attachment(name, text.encode(), f"{name}: settings of this team")


def _section(head: str, table: Table) -> str:
    lines = [f"{key} = {_value(value)}" for key, value in table.items() if value not in (None, "")]
    return "\n".join([f"[{_value(head)}]", *lines, ""])


def _value(value: str | int | None) -> str:
    """Write a value; TOML's strings in quotation marks are JSON's, but for DEL."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
