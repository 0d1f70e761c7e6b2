"""Read an index: a CSV that tells of each file what its user knows."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UserError
from corpus.readers.decoding import LIMIT, decode, load
from corpus.readers.given import Given, Refusal, told


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the index: where it stands, its file, what is known of it."""

    where: str
    file: Path
    given: Given


def rows(path: Path, given: Given, limit: int = LIMIT) -> Iterator[Row | Refusal]:
    """Yield each row, which wins over `given`; files are looked for beside the index."""
    text = decode(load(path, limit))
    head = text.partition("\n")[0]
    table = csv.DictReader(io.StringIO(text), delimiter=";" if ";" in head else ",")
    if "file" not in _columns(table):
        raise UserError("it has no column “file”; begin it with file,source,side,published.")
    for row in table:
        where = f"{path}, line {table.line_num}"
        try:
            yield Row(where, _file(path, row), told(row, Given()).over(given))
        except UserError as error:
            yield Refusal(where, str(error))


def _columns(table: "csv.DictReader[str]") -> list[str]:
    try:
        table.fieldnames = [name.strip().casefold() for name in table.fieldnames or ()]
    except csv.Error:
        raise UserError("it is not CSV; save the table as CSV in UTF-8.") from None
    return list(table.fieldnames)


def _file(path: Path, row: dict[str, str]) -> Path:
    name = (row.get("file") or "").strip()
    if not name or "\x00" in name:
        raise UserError("its “file” is empty; name a file there, or take the row out.")
    return path.parent / name
