"""Decide whether sentences of a kind are firmly more frequent on one side than on another."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.framing.statistics import as_uneven, leave_one_out

FIRM = 0.01
"""Of all ways to deal the sentences anew, the share that may come out as uneven."""

TIMES = 2.0
"""How many times as frequent the sentences have to be, at the least."""


@dataclass(frozen=True, slots=True)
class Share:
    """Sentences of a kind in one article, out of all those in the outlet's own voice."""

    marked: int
    total: int


def firmly_uneven(sides: Sequence[Sequence[Share]]) -> bool:
    """Tell whether two sides differ firmly, and still do with any one article left out.

    Not a claim about the sides at large: a guard that two halves of one text seldom pass.
    """
    return any(_differ(one, other) for one, other in combinations(sides, 2))


def _differ(one: Sequence[Share], other: Sequence[Share]) -> bool:
    if not one or not other or not _uneven(one, other):
        return False
    without_one = leave_one_out(one, lambda rest: _still(rest, other)) if len(one) > 1 else []
    without_other = leave_one_out(other, lambda rest: _still(one, rest)) if len(other) > 1 else []
    return all([*without_one, *without_other])


def _uneven(one: Sequence[Share], other: Sequence[Share]) -> bool:
    (a, n), (b, m) = _sum(one), _sum(other)
    return _apart(a / n if n else 0, b / m if m else 0) and as_uneven(a, n, b, m) <= FIRM


def _still(one: Sequence[Share], other: Sequence[Share]) -> bool:
    """Tell whether the difference is still there; fewer sentences cannot be as firm."""
    (a, n), (b, m) = _sum(one), _sum(other)
    return _apart(a / n if n else 0, b / m if m else 0)


def _apart(one: float, other: float) -> bool:
    return max(one, other) >= TIMES * min(one, other) and one != other


def _sum(shares: Sequence[Share]) -> tuple[int, int]:
    return sum(s.marked for s in shares), sum(s.total for s in shares)
