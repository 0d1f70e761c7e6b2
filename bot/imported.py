"""Read a team's sides and sources back from the files that they were exported as."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.command import Upload, shown
from bot.exported import exported
from bot.settings import Settings, load
from bot.team import MOST_SIDES, side_name
from bot.wording import listed
from corpus.errors import UserError
from corpus.model import Source

NAMES = ("sides.toml", "sources.toml")
"""What a team may change in a file: limits have a form, all else is the operator's."""

LARGEST = 100_000
"""Bytes of such a file: a thousand sources."""


def imported(upload: Upload, settings: Settings, sources: Sequence[Source]) -> Settings:
    """Return the settings with one file read anew, the other as it would be exported.

    A source names its side by the side's id, so a side that is called otherwise in the file
    takes its sources along. What `load` refuses in a file is refused here in the same words.
    """
    if upload.name not in NAMES:
        raise UserError(f"{shown(upload.name)} is not read here; {listed(NAMES)} are.")
    if len(upload.content) > LARGEST:
        raise UserError(f"{upload.name} is larger than {LARGEST // 1000} KB; give a shorter one.")
    with tempfile.TemporaryDirectory() as folder:
        for file in exported(settings, sources):
            (Path(folder) / file.name).write_bytes(file.content)
        (Path(folder) / upload.name).write_bytes(upload.content)
        read = _read(settings.data, Path(folder))
    if len(read.sides) > MOST_SIDES:
        raise UserError(
            f"{upload.name} has {len(read.sides)} sides; {MOST_SIDES} are the most; take some out."
        )
    for side in read.sides:
        side_name(side.name)
    return read


def _read(data: Path, folder: Path) -> Settings:
    try:
        return load(data, folder, environment={})
    except UserError as error:
        raise UserError(str(error).replace(f"{folder}/", "")) from None
