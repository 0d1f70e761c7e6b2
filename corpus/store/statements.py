"""Bind statements to what a workspace may see, and to as many keys as one of them takes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import sqlalchemy as sa

from corpus.model import OPERATOR

Key = TypeVar("Key", int, str)

MANY = 10_000
"""Ids in one statement; SQLite takes three times as many."""


def visible(table: sa.FromClause, workspace: str) -> sa.ColumnElement[bool]:
    """Bind a query to what a workspace may see: the operator's rows and its own."""
    return table.c.workspace.in_(sorted({workspace, OPERATOR}))


def seen(table: sa.FromClause, workspace: str) -> sa.ColumnElement[bool]:
    """Bind a query in the same way, where its rows are reached by a key.

    The planner would else begin with the workspace's index, that is with nearly all rows.
    """
    return sa.func.coalesce(table.c.workspace, "").in_(sorted({workspace, OPERATOR}))


WHOSE: tuple[Any, ...] = (sa.bindparam("workspace"), OPERATOR)
"""Whose rows those are, in a statement that is made once for all workspaces: it costs half."""


def seen_by_any(table: sa.FromClause) -> sa.ColumnElement[bool]:
    """Bind such a statement as `seen` does."""
    return sa.func.coalesce(table.c.workspace, "").in_(WHOSE)


def same(table: sa.Table, row: Mapping[str, Any]) -> list[sa.ColumnElement[bool]]:
    """Bind a statement to the rows that have all these values."""
    return [table.c[name] == value for name, value in row.items()]


def portions(keys: Sequence[Key]) -> Iterator[list[Key]]:
    """Yield keys, as many at a time as one statement takes."""
    for at in range(0, len(keys), MANY):
        yield list(keys[at : at + MANY])
