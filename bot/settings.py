"""The settings: config/*.toml and the environment, checked once at start."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from bot.command import nearest
from corpus.errors import UserError
from corpus.model import Source

VARIABLES = ("PARALLAX_DATA", "PARALLAX_CONFIG")


@dataclass(frozen=True, slots=True)
class Limits:
    """What is taken in: the largest file, the longest question in characters.

    Also how many questions an hour of one member and of one workspace; 0 does not bound those.
    """

    file_megabytes: int = 20
    question_characters: int = 300
    member_hourly: int = 120
    workspace_hourly: int = 6000


@dataclass(frozen=True, slots=True)
class Answers:
    """How much one answer shows before "more"."""

    findings: int = 5
    quotations: int = 5
    results: int = 5
    incidents: int = 8


@dataclass(frozen=True, slots=True)
class UsageSettings:
    """How long a record of use is kept, and what a workspace has after it was left, in days.

    Nothing older is kept; 0 keeps a record of use for good.
    """

    keep_days: int = 90
    grace_days: int = 30


@dataclass(frozen=True, slots=True)
class SideSettings:
    """One side of the argument, as the team names and explains it."""

    id: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class NarrativeSettings:
    """A story as the team defines it: sentences that tell it, and some that do not.

    `mirror` is the id of the story that another side tells of the same thing.
    """

    id: str
    statement: str
    mirror: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    @property
    def telling(self) -> tuple[str, ...]:
        """The statement and the examples."""
        return (self.statement, *self.examples)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the operator has decided, and where the data lives."""

    data: Path
    config: Path
    limits: Limits = field(default_factory=Limits)
    answers: Answers = field(default_factory=Answers)
    usage: UsageSettings = field(default_factory=UsageSettings)
    sides: tuple[SideSettings, ...] = ()
    sources: tuple[Source, ...] = ()
    narratives: tuple[NarrativeSettings, ...] = ()
    discord_token: str = field(default="", repr=False)

    def side(self, name: str | None) -> str | None:
        """Return the side's name, given its id or its name in any case; else `name` as it is."""
        wanted = _key(name or "")
        return next((s.name for s in self.sides if wanted in (s.id, _key(s.name))), name or None)


def load(
    data: Path | None = None,
    config: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """Read the settings, or say which file and key is wrong."""
    environment = os.environ if environment is None else environment
    _check_environment(environment)
    folder = config or _path(environment.get("PARALLAX_CONFIG")) or packaged_config()
    if not folder.is_dir():
        raise UserError(f"There is no config folder at {folder}. Give another with --config.")
    _check_files(folder)
    sides = _sides(folder)
    return Settings(
        data=data or _path(environment.get("PARALLAX_DATA")) or default_data(environment),
        config=folder,
        sides=sides,
        sources=_sources(folder, sides),
        narratives=_narratives(folder),
        discord_token=environment.get("DISCORD_TOKEN", "").strip(),
        **_sections(folder),
    )


def packaged_config() -> Path:
    """Return the config that ships with Parallax."""
    return Path(__file__).resolve().parent.parent / "config"


def default_data(environment: Mapping[str, str]) -> Path:
    """Return the data folder when none is named: XDG's place for one user's data."""
    home = environment.get("XDG_DATA_HOME")
    return (Path(home) if home else Path.home() / ".local" / "share") / "parallax"


def _path(value: str | None) -> Path | None:
    return Path(value).expanduser() if value else None


def _check_environment(environment: Mapping[str, str]) -> None:
    """A variable that is nearly one of ours is a slip; any other is not our business."""
    for name in environment:
        if name.startswith("PARALLAX") and name not in VARIABLES:
            near = nearest(name, VARIABLES, limit=1, least=88)
            if near:
                raise UserError(f"The environment has {name}; did you mean {near[0]}?")


def _check_files(folder: Path) -> None:
    """A file that is nearly one of ours is a slip: what it says would go unread."""
    ours = ("parallax.toml", "sides.toml", "sources.toml", "narratives.toml")
    for file in sorted(folder.glob("*.toml")):
        near = nearest(file.stem, [Path(name).stem for name in ours], limit=1, least=80)
        if near and file.name not in (*ours, "names.toml"):
            raise UserError(f"{file} is not read; did you mean {near[0]}.toml?")


def _sections(folder: Path) -> dict[str, Any]:
    file = _file(folder, "parallax.toml")
    kinds = {"limits": Limits, "answers": Answers, "usage": UsageSettings}
    table = _toml(file)
    _check_keys(file, table, list(kinds))
    return {name: _section(file, name, kinds[name], table.get(name, {})) for name in kinds}


def _section(file: Path, name: str, kind: Any, values: Any) -> Any:
    if not isinstance(values, dict):
        raise UserError(f"{file}: {name} is a section; write [{name}] and its keys below.")
    _check_keys(file, values, [f.name for f in fields(kind)], f"{name}.")
    for key, value in values.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise UserError(f"{file}: {name}.{key} is a whole number from 0; {value!r} is not.")
    return kind(**values)


def _sides(folder: Path) -> tuple[SideSettings, ...]:
    file = _file(folder, "sides.toml")
    sides = []
    for id, entry in _tables(file):
        _check_keys(file, entry, ["name", "about"], f"{id}.")
        name, about = (_text(file, id, entry, key) for key in ("name", "about"))
        sides.append(SideSettings(_key(id), name or id, about or ""))
    return tuple(sides)


def _sources(folder: Path, sides: tuple[SideSettings, ...]) -> tuple[Source, ...]:
    file = _file(folder, "sources.toml")
    sources = []
    for name, entry in _tables(file):
        _check_keys(file, entry, ["side", "country"], f"{name}.")
        side, country = (_text(file, name, entry, key) for key in ("side", "country"))
        sources.append(Source(name, _known_side(file, name, side, sides), country))
    return tuple(sources)


def _narratives(folder: Path) -> tuple[NarrativeSettings, ...]:
    file = _file(folder, "narratives.toml")
    entries = _tables(file)
    ids = [_key(id) for id, _ in entries]
    return tuple(_narrative(file, id, entry, ids) for id, entry in entries)


def _narrative(file: Path, id: str, entry: dict[str, Any], ids: list[str]) -> NarrativeSettings:
    _check_keys(file, entry, ["statement", "mirror", "examples", "counter_examples"], f"{id}.")
    statement, mirror = (_text(file, id, entry, key) for key in ("statement", "mirror"))
    if not statement:
        raise UserError(f"{file}: {id} has no statement; say in one sentence what it tells.")
    if mirror is not None and _key(mirror) not in ids:
        raise UserError(f"{file}: {id}.mirror is {mirror!r}, which this file does not have.")
    examples, counter = (_sentences(file, id, entry, k) for k in ("examples", "counter_examples"))
    return NarrativeSettings(_key(id), statement, mirror and _key(mirror), examples, counter)


def _sentences(file: Path, entry: str, values: Mapping[str, Any], key: str) -> tuple[str, ...]:
    listed = values.get(key, [])
    if not isinstance(listed, list) or not all(isinstance(each, str) for each in listed):
        raise UserError(f"{file}: {entry}.{key} is a list of sentences in quotation marks.")
    return tuple(sentence for each in listed if (sentence := each.strip()))


def _known_side(
    file: Path, source: str, side: str | None, sides: tuple[SideSettings, ...]
) -> str | None:
    found = next((s.name for s in sides if _key(side or "") in (s.id, _key(s.name))), None)
    if side is None or found:
        return found
    near = nearest(side, [s.id for s in sides], limit=1)
    hint = f"; did you mean {near[0]}?" if near else "."
    raise UserError(f"{file}: {source} is on side {side!r}, which sides.toml does not have{hint}")


def _file(folder: Path, name: str) -> Path:
    """Return the operator's file, or the packaged one where the folder has none."""
    return folder / name if (folder / name).is_file() else packaged_config() / name


def _toml(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{file} cannot be read: {error}") from None


def _tables(file: Path) -> list[tuple[str, dict[str, Any]]]:
    table = _toml(file)
    for key, entry in table.items():
        if not isinstance(entry, dict):
            raise UserError(f"{file}: {key} stands alone; each entry is a section such as [{key}].")
    return list(table.items())


def _text(file: Path, entry: str, values: Mapping[str, Any], key: str) -> str | None:
    value = values.get(key)
    if value is not None and not isinstance(value, str):
        raise UserError(f"{file}: {entry}.{key} is text in quotation marks; {value!r} is not.")
    return value


def _check_keys(file: Path, table: Mapping[str, Any], known: list[str], prefix: str = "") -> None:
    for key in table:
        if key not in known:
            near = nearest(key, known, limit=1)
            hint = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}."
            raise UserError(f"{file}: unknown key {prefix}{key}; {hint}")


def _key(name: str) -> str:
    return "-".join(name.casefold().split())
