"""setup: what this team decides: where answers show, who may ingest, how much and how long."""

from typing import Annotated, Any, Literal

from bot.ask import Ask
from bot.command import NONE, Option, Upload
from bot.exported import exported
from bot.imported import imported
from bot.reply import Block, Json, Named, Next, Reply, Table, Text
from bot.settings import Settings
from bot.team import Ingesters, Team
from bot.wording import counted, listed
from corpus.errors import UserError

PLACES = ("channels", "ingest", "groups")
USE = ("member_hourly", "server_hourly", "keep_days")


async def setup(
    ask: Ask,
    channels: Annotated[
        str | None,
        Option("where answers are seen by all; none chosen: in every channel", pick="channels"),
    ] = None,
    ingest: Annotated[Ingesters | None, Option("who may add articles")] = None,
    groups: Annotated[str | None, Option("roles that may add articles too", pick="groups")] = None,
    member_hourly: Annotated[
        int | None, Option("questions of one member in an hour; 0 does not bound them", most=10_000)
    ] = None,
    server_hourly: Annotated[
        int | None, Option("questions of all in an hour; 0 does not bound them", most=100_000)
    ] = None,
    keep_days: Annotated[
        int | None, Option("days that a record of use is kept", least=1, most=3650)
    ] = None,
    export: Annotated[Literal["toml"] | None, Option("all of it as files of settings")] = None,
    file: Annotated[
        Upload | None, Option("sides.toml or sources.toml, exported and changed, to read back")
    ] = None,
) -> Reply:
    """Decide where answers show, who may add articles, limits, and how long usage is kept."""
    _check_days(ask.settings, keep_days)
    said = {
        "channels": _ids(channels),
        "ingest": ingest,
        "groups": _ids(groups),
        "member_hourly": member_hourly,
        "workspace_hourly": server_hourly,
        "keep_days": keep_days,
    }
    changed = {name: value for name, value in said.items() if value is not None}
    await ask.teams.change(ask.workspace, **changed)
    if file:
        await _imported(ask, file)
    team = await ask.teams.read(ask.workspace)
    if export:
        return await _exported(ask, team)
    return await _shown(ask, team)


def _check_days(settings: Settings, days: int | None) -> None:
    most = settings.usage.keep_days
    if days and most and days > most:
        kept = counted(most, "day")
        raise UserError(f"Whoever runs Parallax keeps usage for {kept} at most; choose fewer.")


def _ids(picked: str | None) -> tuple[str, ...] | None:
    if picked is None:
        return None
    return tuple(part for part in picked.split() if part != NONE)


async def _shown(ask: Ask, team: Team) -> Reply:
    settings = team.over(ask.settings)
    held = [source for source, count in await ask.store.sources(ask.workspace) if count]
    rows = [
        ("Sides", listed(side.name for side in settings.sides) or "none yet"),
        ("Sources", _placed(len(held), sum(bool(s.side) for s in held))),
        ("Articles added by", _who(team)),
        ("Questions", _questions(settings)),
        ("Record of use", _kept(settings)),
    ]
    rows += [] if team.channels else [("Answers for all in", "every channel")]
    blocks = (Text("Setup", "title"), Table(("", ""), tuple(rows)), *_groups(team), *_where(team))
    return Reply("setup", blocks, _json(team, settings), _steps(team, settings))


def _placed(held: int, placed: int) -> str:
    return f"{counted(held, 'source')}, {placed:,} of them on a side" if held else "none yet"


def _who(team: Team) -> str:
    return "everyone" if team.ingest == "everyone" else "those who manage this server"


def _groups(team: Team) -> list[Block]:
    told = team.groups and team.ingest != "everyone"
    return [Named("Added by these too", "groups", team.groups)] if told else []


def _where(team: Team) -> list[Block]:
    if not team.channels:
        return []
    return [
        Named("Answers for all in", "channels", team.channels),
        Text("Elsewhere only the one who asks sees an answer.", "small"),
    ]


def _questions(settings: Settings) -> str:
    limits = settings.limits
    mine = f"{limits.member_hourly:,} an hour" if limits.member_hourly else "not bounded"
    ours = f"{limits.workspace_hourly:,} an hour" if limits.workspace_hourly else "not bounded"
    return f"of one member {mine}, of all together {ours}"


def _kept(settings: Settings) -> str:
    days = settings.usage.keep_days
    return f"kept for {counted(days, 'day')}" if days else "kept until it is erased"


def _steps(team: Team, settings: Settings) -> tuple[Next, ...]:
    places: dict[str, Any] = {"ingest": team.ingest}
    places |= {"channels": " ".join(team.channels)} if team.channels else {}
    places |= {"groups": " ".join(team.groups)} if team.groups else {}
    use = {
        "member_hourly": settings.limits.member_hourly,
        "server_hourly": settings.limits.workspace_hourly,
        "keep_days": settings.usage.keep_days,
    }
    return (
        Next("Sides", "sides"),
        Next("Sources", "source"),
        Next("Channels and people…", "setup", places, PLACES),
        Next("Limits and record…", "setup", use, USE),
        Next("As files", "setup", {"export": "toml"}),
    )


async def _imported(ask: Ask, file: Upload) -> None:
    """Take sides and sources as a file has them, all or nothing of it."""
    held = [source for source, _ in await ask.store.sources(ask.workspace)]
    read = await ask.think(imported, file, ask.settings, held)
    known = {s.name: (s.side, s.country) for s in held}
    await ask.teams.change(ask.workspace, sides=read.sides)
    for source in read.sources:
        if known.get(source.name) != (source.side, source.country):
            await ask.store.place_source(ask.workspace, source.name, source.side, source.country)


async def _exported(ask: Ask, team: Team) -> Reply:
    held = [source for source, _ in await ask.store.sources(ask.workspace)]
    files = exported(team.over(ask.settings), held)
    said = (
        "Change sides.toml or sources.toml and give it back with setup and its option file. "
        "All of them in a folder, given as --config, start Parallax with the same elsewhere."
    )
    return Reply(
        "setup",
        (Text("Settings as files", "title"), Text(said), *files),
        {"files": [{"name": file.name, "text": file.content.decode()} for file in files]},
        (Next("Back to setup", "setup"),),
    )


def _json(team: Team, settings: Settings) -> Json:
    return {
        "sides": [{"name": side.name, "about": side.about} for side in settings.sides],
        "channels": list(team.channels),
        "ingest": team.ingest,
        "groups": list(team.groups),
        "member_hourly": settings.limits.member_hourly,
        "server_hourly": settings.limits.workspace_hourly,
        "keep_days": settings.usage.keep_days,
    }
