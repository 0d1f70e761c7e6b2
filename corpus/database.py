"""Open the database: one writer, a few readers, the right pragmas and the present version."""

import asyncio
import json
import os
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.crossing import Connection
from corpus.errors import UserError
from corpus.migrations import HEAD

FILE = "parallax.db"
READERS = 8
PATIENCE = 5.0
"""Seconds to wait for another process to finish writing."""

_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NO_TEXT = "Could not decode to UTF-8"
"""What Python says, without a code, of a text that was written over."""

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)
_PLAIN_JSON = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Database:
    """An open database. `write()` is one transaction, `read()` one view of what is in."""

    path: Path
    _writer: AsyncEngine
    _readers: AsyncEngine
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Take the writer for one transaction: it commits at the end, or leaves nothing."""
        async with self._turn:
            with told(self.path):
                async with self._writer.begin() as connection:
                    yield connection

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Take a reader: it cannot write, and sees one state throughout."""
        with told(self.path, writing=False):
            async with self._readers.begin() as connection:
                yield connection

    async def forget_traces(self) -> bool:
        """Empty the write-ahead log, so that no byte of what was removed is left in it.

        Busy readers are waited for; False says that one was in the way for too long.
        """
        async with self._turn:
            return await asyncio.to_thread(_truncate_log, self.path)

    async def sound(self) -> bool:
        """Look through the whole file for damage; takes seconds when there is much in it."""
        async with self.read() as connection:
            return (await connection.exec_driver_sql("PRAGMA quick_check")).scalar() == "ok"

    async def close(self) -> None:
        """Let go of the file."""
        await self._readers.dispose()
        await self._writer.dispose()

    async def __aenter__(self) -> Self:
        """Use as `async with await open_database(folder) as database`."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close."""
        await self.close()


async def open_database(folder: Path) -> Database:
    """Open the database in `folder`, which is made if need be, and bring it up to date."""
    path = folder / FILE
    await asyncio.to_thread(_prepare, folder, path)
    return Database(
        path,
        _engine(path, 1, "BEGIN IMMEDIATE"),
        _engine(path, READERS, "BEGIN", "PRAGMA query_only=ON"),
    )


@contextmanager
def told(path: Path, *, writing: bool = True) -> Iterator[None]:
    """Say in one sentence what is wrong with the file, where it is the file that is wrong."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence(path, error, writing) or error from error
    except sa.exc.DBAPIError as error:
        raise _sentence(path, error.orig, writing) or error from error
    except json.JSONDecodeError as error:  # we wrote it, so something else wrote over it
        raise _damaged(path) from error


def _sentence(path: Path, error: BaseException | None, writing: bool) -> UserError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest of it says more than we need
    if code in _DAMAGED or str(error).startswith(_NO_TEXT):
        return _damaged(path)
    if code in _LOCKED:
        return UserError(f"Another program holds {path}: wait for it or close it, then try again.")
    if writing and code in _UNWRITABLE:  # to write with a reader is our mistake, not theirs
        return UserError(
            f"{path} cannot be written: choose another folder with --data, or change its rights."
        )
    if code == sqlite3.SQLITE_FULL:
        return UserError(f"The disk that holds {path} is full: make room, then try again.")
    return None


def _damaged(path: Path) -> UserError:
    return UserError(
        f"{path} is damaged: put back a copy, or move it away and ingest the articles again."
    )


def _prepare(folder: Path, path: Path) -> None:
    """Make the folder and the file ready; Alembic is loaded only when the version is old."""
    _make(folder)
    if not _writable(folder, path):
        raise UserError(
            f"{folder} cannot be written: choose another folder with --data, or change its rights."
        )
    with told(path):
        _log_ahead(path)
        if _version(path) != HEAD:
            _carry(path)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise UserError(f"{folder} is not a folder: choose a folder with --data.") from None
    except OSError as error:
        why = error.strerror or "unknown reason"
        raise UserError(
            f"{folder} cannot be made ({why}): choose another folder with --data."
        ) from None


def _writable(folder: Path, path: Path) -> bool:
    return _may(folder, os.W_OK | os.X_OK) and (
        not path.exists() or (path.is_file() and _may(path, os.W_OK))
    )


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _log_ahead(path: Path) -> None:
    """Switch the file to write-ahead logging, which stays with it."""
    deadline = time.monotonic() + PATIENCE
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        while True:
            try:
                connection.execute("PRAGMA journal_mode=WAL").fetchone()
                return
            except sqlite3.OperationalError:
                # SQLite does not wait by itself here, when two open a new file at once.
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.02)


def _version(path: Path) -> str | None:
    """Read the version; None when the file is new."""
    with closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        tables = {
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
        if not tables:
            return None
        if "alembic_version" not in tables:
            raise UserError(
                f"{path} was not made by Parallax: move it away, "
                "or choose another folder with --data."
            )
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return str(row[0]) if row else None


def _carry(path: Path) -> None:
    from corpus.migrations import run  # takes half a second to load

    version = _version(path)
    if version and not run.known(version):
        raise UserError(
            f"{path} was made by a newer Parallax (its version is {version}, ours {HEAD}): "
            "update Parallax, or choose another folder with --data."
        )
    run.migrate(path, PATIENCE)


def _truncate_log(path: Path) -> bool:
    """Move the log into the file, leave it empty, and tell whether that went well."""
    with told(path), closing(sqlite3.connect(path, timeout=PATIENCE)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        busy: int = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        return not busy


def _engine(path: Path, size: int, beginning: str, *pragmas: str) -> AsyncEngine:
    connect = partial(sqlite3.connect, path, PATIENCE, check_same_thread=False)
    engine = create_async_engine(
        sa.URL.create("sqlite+aiosqlite", database=str(path)),
        pool_size=size,
        max_overflow=0,
        pool_timeout=60,
        async_creator=partial(Connection, connect),
        json_serializer=_PLAIN_JSON,
        hide_parameters=True,  # what somebody asked has no place in a log
    )

    sa.event.listen(engine.sync_engine, "connect", partial(_set_up, (*_PRAGMAS, *pragmas)))
    sa.event.listen(engine.sync_engine, "begin", partial(_begin, beginning))
    return engine


def _set_up(pragmas: Sequence[str], connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # BEGIN is ours to say
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(pragma)
    cursor.close()


def _begin(how: str, connection: sa.Connection) -> None:
    ours: Any = connection.connection.driver_connection
    ours.begin(how)


_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA cache_size=-4000",
)
