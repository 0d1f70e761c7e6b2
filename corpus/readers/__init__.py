"""The ways in: files, folders and indexes to Readings and Refusals.

Each reader is one file with `SUFFIXES` and `read(path, given, limit)`; READERS lists them.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UserError
from corpus.readers import feed, html, index, jsonl, text
from corpus.readers.dates import parse_date
from corpus.readers.decoding import LIMIT
from corpus.readers.given import Given, Reading, Refusal

__all__ = [
    "LIMIT",
    "READERS",
    "Given",
    "Reading",
    "Refusal",
    "how_many",
    "parse_date",
    "read",
    "read_index",
]

DEEPEST = 20
"""Folders below this many others are not looked into."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A way in: the ends of file names it takes, and how it reads such a file."""

    suffixes: tuple[str, ...]
    read: Callable[[Path, Given, int], Iterator[Reading | Refusal]]


READERS = (
    Reader(text.SUFFIXES, text.read),
    Reader(html.SUFFIXES, html.read),
    Reader(jsonl.SUFFIXES, jsonl.read),
    Reader(feed.SUFFIXES, feed.read),
)

_PASSED_BY = (".", "README")
"""What is hidden in a folder, and what tells of it, is no article; nor is a program."""

_NOTHING_SAID = Given()


def read(
    path: Path, given: Given = _NOTHING_SAID, *, limit: int = LIMIT
) -> Iterator[Reading | Refusal]:
    """Yield every article of a file, or of all files of a folder; what fails is a Refusal."""
    try:
        if path.is_dir():
            yield from _folder(path, given, limit)
        else:
            yield from _reader(path).read(path, given, limit)
    except UserError as error:
        yield Refusal(str(path), str(error))
    except (OSError, ValueError) as error:
        yield Refusal(str(path), _unopened(error))


def read_index(
    path: Path, given: Given = _NOTHING_SAID, *, limit: int = LIMIT
) -> Iterator[Reading | Refusal]:
    """Yield the article of each row of an index CSV; a bad row costs that row."""
    try:
        for row in index.rows(path, given, limit):
            yield from [row] if isinstance(row, Refusal) else read(row.file, row.given, limit=limit)
    except (UserError, csv.Error) as error:
        yield Refusal(str(path), str(error))
    except (OSError, ValueError) as error:
        yield Refusal(str(path), _unopened(error))


def how_many(path: Path) -> int | None:
    """Count the articles that a file or folder may hold, without opening any; None is unsure."""
    files = list(_files(path)) if path.is_dir() else [path]
    several = (*jsonl.SUFFIXES, *feed.SUFFIXES)
    sure = not any(isinstance(f, Path) and f.name.lower().endswith(several) for f in files)
    return len(files) if sure else None


def _folder(folder: Path, given: Given, limit: int) -> Iterator[Reading | Refusal]:
    empty = True
    for path in _files(folder):
        empty = False
        if isinstance(path, Refusal):
            yield path
        else:
            yield from read(path, given, limit=limit)
    if empty:
        raise UserError("there is nothing to read in it; name a folder that holds articles.")


def _files(folder: Path, depth: int = 0) -> Iterator[Path | Refusal]:
    """Walk a folder in order of names; what is hidden or a link to a folder is passed by."""
    if depth > DEEPEST:
        yield Refusal(str(folder), "it lies too deep; name the folder itself.")
        return
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        yield Refusal(str(folder), _unopened(error))
        return
    for path in inside:
        if path.name.startswith(_PASSED_BY) or path.suffix in (".py", ".toml"):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():
            yield from _files(path, depth + 1)


def _reader(path: Path) -> Reader:
    if not path.exists():
        raise FileNotFoundError
    if not path.is_file():
        raise UserError("it is no ordinary file; name one that holds an article.")
    name = path.name.lower()
    for reader in READERS:
        if name.endswith(reader.suffixes):
            return reader
    if name.endswith(".csv"):
        raise UserError("it is a table; if it lists articles, give it with --index.")
    known = " ".join(suffix for reader in READERS for suffix in reader.suffixes)
    raise UserError(f"its kind is not read here; save the article as one of {known}.")


def _unopened(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check its name."
    if isinstance(error, PermissionError):
        return "it may not be read; change its permissions, or copy it."
    reason = getattr(error, "strerror", None) or str(error)
    return f"it cannot be opened ({reason}); check its name."
