"""A connection to SQLite that crosses to its thread and back once a statement."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Self

import aiosqlite


class Connection(aiosqlite.Connection):
    """What aiosqlite gives, without a crossing each to make a cursor, to fetch and to close it."""

    def __init__(self, connector: Callable[[], sqlite3.Connection]) -> None:
        """Connect by `connector`, in a thread that ends with the program."""
        super().__init__(connector, 64)
        self._thread.daemon = True
        self._beginning = ""

    def cursor(self) -> "Cursor":  # type: ignore[override]
        """Return a cursor; nothing happens yet."""
        return Cursor(self)

    def begin(self, how: str) -> None:
        """Begin a transaction by the statement `how`, which crosses with the next one."""
        self._beginning = how

    async def commit(self) -> None:
        """End a transaction; at once on a connection that has only read."""
        self._beginning = ""
        if self._conn.total_changes:
            await super().commit()
        else:
            self._conn.commit()

    async def rollback(self) -> None:
        """Undo a transaction, if one is open: a pool asks for it whenever it gets one back."""
        self._beginning = ""
        if self._conn.in_transaction:
            await super().rollback()

    async def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something in the thread, within the transaction that is to begin."""

        def begun(connection: sqlite3.Connection) -> None:
            if self._beginning:
                connection.execute(self._beginning)
                self._beginning = ""
            work(connection)

        await self._execute(begun, self._conn)  # type: ignore[no-untyped-call]


class Cursor:
    """One statement: it runs and its rows are fetched in one go."""

    description: Any = None
    rowcount = -1
    lastrowid: int | None = None
    arraysize = 1

    def __init__(self, connection: Connection) -> None:
        """Run on `connection`."""
        self._connection = connection
        self._rows: list[Any] = []

    async def __aenter__(self) -> Self:
        """Nothing is to be opened."""
        return self

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Run a statement and take its rows."""
        await self._connection.run(lambda c: self._take(c.execute(statement, values)))

    async def executemany(self, statement: str, values: Sequence[Sequence[Any]]) -> None:
        """Run a statement once for each of the values: of a long article that is many."""
        await self._connection.run(lambda c: self._take(c.executemany(statement, values)))

    def _take(self, done: sqlite3.Cursor) -> None:
        self.description = done.description
        self._rows = done.fetchall() if done.description else []
        self.rowcount, self.lastrowid = done.rowcount, done.lastrowid
        done.close()

    async def fetchall(self) -> list[Any]:
        """Return the rows."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""
