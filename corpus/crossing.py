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

    def cursor(self) -> "Cursor":  # type: ignore[override]
        """Return a cursor; nothing happens yet."""
        return Cursor(self)

    def view(self) -> None:
        """Begin to read: SQLite only notes it, so that no crossing is worth it."""
        self._conn.execute("BEGIN")

    async def commit(self) -> None:
        """End a transaction; at once on a connection that has only read."""
        if self._conn.total_changes:
            await super().commit()
        else:
            self._conn.commit()

    async def rollback(self) -> None:
        """Undo a transaction, if one is open: a pool asks for it whenever it gets one back."""
        if self._conn.in_transaction:
            await super().rollback()

    async def run(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something in the thread."""
        await self._execute(work, self._conn)  # type: ignore[no-untyped-call]


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
        """Run a statement and take its rows.

        The insert of a row does not cross: it takes less time, and others wait for the writer.
        """

        def work(connection: sqlite3.Connection) -> None:
            self._take(connection.execute(statement, values))

        if statement.startswith("INSERT"):
            work(self._connection._conn)
        else:
            await self._connection.run(work)

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
