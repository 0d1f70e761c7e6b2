"""Ingest from the command line: files, folders and an index, with a progress bar."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from bot.app import App
from bot.commands.ingest import summarised
from bot.intake import known_side, limit, sided
from bot.reply import Reply, Text
from bot.wording import listed
from corpus.ingest import Summary, ingest
from corpus.readers import Given, Reading, Refusal, how_many, read, read_index


@dataclass(frozen=True, slots=True)
class Intake:
    """What is to be ingested, and what was said of all of it."""

    paths: tuple[Path, ...] = ()
    given: Given = field(default_factory=Given)
    index: Path | None = None


async def take_in(app: App, intake: Intake, console: Console | None = None) -> Reply:
    """Ingest files, folders and an index; what is refused costs nothing else."""
    workspace = intake.given.workspace
    before = await app.store.sides(workspace)
    known_side(intake.given.side, app.settings, before)
    summary = await _ingested(app, intake, console)
    named = {side.name for side in app.settings.sides}
    new = set(await app.store.sides(workspace)) - {*before, *named}
    notes = (*_new_sides(sorted(new)), *(_BY_WORDS if summary.added else ()))
    reply = summarised(summary)
    return replace(reply, blocks=(*reply.blocks, *notes))


async def _ingested(app: App, intake: Intake, console: Console | None) -> Summary:
    """Take all of it in, and show how far it has come."""
    readings = sided(_readings(app, intake), app.settings)
    with _bar(console) as bar:
        task = bar.add_task("reading and understanding", total=_expected(intake))

        def tell(done: int, _: int | None) -> None:
            bar.update(task, completed=done)

        return await ingest(
            readings, app.store, app.search, workspace=intake.given.workspace, progress=tell
        )


_BY_WORDS = (
    Text(
        "They are found and compared by their words from now on; `parallax index`, or the bot as it"
        " runs, makes the vectors by which the same is found in other words.",
        "small",
    ),
)


def _new_sides(sides: list[str]) -> tuple[Text, ...]:
    """Say which sides are new, since a slip in a table makes a side of its own."""
    named = f"New here, and not in sides.toml: {listed(sides)}."
    return (Text(named, "small"),) if sides else ()


def _expected(intake: Intake) -> int | None:
    """Count what is to come, if that can be told without reading it."""
    counts = [how_many(path) for path in intake.paths]
    if intake.index or None in counts:
        return None
    return sum(count or 0 for count in counts)


def _readings(app: App, intake: Intake) -> Iterator[Reading | Refusal]:
    most = limit(app.settings)
    listed = read_index(intake.index, intake.given, limit=most) if intake.index else iter(())
    found = (read(path, intake.given, limit=most) for path in intake.paths)
    return chain(listed, chain.from_iterable(found))


def _bar(console: Console | None) -> Progress:
    """A bar where somebody watches, else nothing."""
    watched = console is not None and console.file.isatty()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True, disable=not watched)
