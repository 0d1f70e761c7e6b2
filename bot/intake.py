"""Articles on their way in: uploads become readings, sides get the team's names."""

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bot.command import Upload, nearest, shown
from bot.settings import Settings
from corpus.errors import UserError
from corpus.readers import Given, Reading, Refusal, read

MEGABYTE = 1_000_000


def sided(readings: Iterable[Reading | Refusal], settings: Settings) -> Iterator[Reading | Refusal]:
    """Give each source the side's name as sides.toml has it; other names stay as they are."""
    for reading in readings:
        if isinstance(reading, Reading):
            source = replace(reading.source, side=settings.side(reading.source.side))
            yield Reading(reading.document, source)
        else:
            yield reading


def known_side(name: str | None, settings: Settings, held: Iterable[str]) -> str | None:
    """Return the side's name, or refuse one that neither sides.toml nor the store knows."""
    given = settings.side(name)
    known = dict.fromkeys([*(side.name for side in settings.sides), *held])
    if given is None or given in known:
        return given
    near = nearest(given, known)
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    file = settings.config / "sides.toml"
    raise UserError(f"There is no side “{shown(given)}”. {hint}Sides are named in {file}.")


def uploaded(upload: Upload, given: Given, settings: Settings) -> list[Reading | Refusal]:
    """Read a file that came with a request."""
    name = Path(upload.name.replace("\\", "/")).name or "upload.txt"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"upload{''.join(Path(name).suffixes[-1:])}"
        file.write_bytes(upload.content)
        found = list(read(file, given, limit=limit(settings)))
    return [_as_named(reading, str(file), name) for reading in found]


def _as_named(reading: Reading | Refusal, path: str, name: str) -> Reading | Refusal:
    if isinstance(reading, Refusal):
        return replace(reading, where=reading.where.replace(path, name))
    return reading


def limit(settings: Settings) -> int:
    """Return the largest file taken in, in bytes."""
    return settings.limits.file_megabytes * MEGABYTE
