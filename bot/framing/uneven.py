"""Decide whether sentences of a kind are more frequent on one side than on another, and firmly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.framing.dealings import as_far
from bot.framing.statistics import FALSE, as_uneven, leave_one_out, shrunk
from bot.framing.telling import Told

FEW = 0.01
"""Of all ways to deal the sentences anew, the share that may come out as uneven."""

KINDS = 5
"""Kinds of words that are looked at so, hedges and judging words among them: each has a part of
the chance that any of them parts by accident."""

TIMES = 2.0
"""How many times as frequent the sentences have to be, at the least."""


@dataclass(frozen=True, slots=True)
class Share:
    """Sentences of a kind in one article, out of all those in the outlet's own voice."""

    marked: int
    total: int


def uneven(sides: Sequence[Sequence[Share]]) -> bool:
    """Tell whether two sides differ, and still do with any one article left out.

    Not a claim about the sides at large: a guard that two halves of one text seldom pass.
    """
    return any(True for _ in _differing(sides))


def firmly_uneven(told: Told, sides: Sequence[Sequence[Share]]) -> bool:
    """Tell whether two sides that differ are told freely, or part as articles dealt seldom do.

    Sentences of one article are of one hand: what counts is how the articles part.
    """
    return any(
        told.freely(i, j) or as_far(*(_counts(sides[at]) for at in (i, j))) <= FALSE / KINDS
        for i, j in _differing(sides)
    )


def rates(told: Told, sides: Sequence[Sequence[Share]]) -> str:
    """Say how many of 100 sentences each side has of the kind, in a fixed order.

    Beside it the same drawn towards what all share, as one article more like all would draw it.
    """
    read = [share for side in sides for share in side if share.total]
    marked, total = _sum(read)
    held = [(side.name, *_sum(own)) for side, own in zip(told.coverage.sides, sides, strict=True)]
    counted = sorted(each for each in held if each[2])
    seen = [f"{name} {100 * a / n:.0f} ({a} of {n})" for name, a, n in counted]
    common, more = marked / total, total / len(read)
    drawn = [f"{name} {100 * shrunk(a, n, common, more):.0f}" for name, a, n in counted]
    return (
        f"Of 100 sentences in the outlets' own voice: {'; '.join(seen)}. "
        f"With one more article each, like all of them together: {'; '.join(drawn)}."
    )


def _counts(shares: Sequence[Share]) -> list[tuple[int, int]]:
    return [(share.marked, share.total) for share in shares]


def _differing(sides: Sequence[Sequence[Share]]) -> Iterator[tuple[int, int]]:
    for i, j in combinations(range(len(sides)), 2):
        if _differ(sides[i], sides[j]):
            yield i, j


def _differ(one: Sequence[Share], other: Sequence[Share]) -> bool:
    if not one or not other or not _uneven(one, other):
        return False
    without_one = leave_one_out(one, lambda rest: _apart(rest, other)) if len(one) > 1 else []
    without_other = leave_one_out(other, lambda rest: _apart(one, rest)) if len(other) > 1 else []
    return all([*without_one, *without_other])


def _uneven(one: Sequence[Share], other: Sequence[Share]) -> bool:
    return _apart(one, other) and as_uneven(*_sum(one), *_sum(other)) <= FEW


def _apart(one: Sequence[Share], other: Sequence[Share]) -> bool:
    """Tell whether one side has many times as much: all that is asked of fewer sentences."""
    less, more = sorted(_share(shares) for shares in (one, other))
    return more >= TIMES * less and more != less


def _share(shares: Sequence[Share]) -> float:
    marked, total = _sum(shares)
    return marked / total if total else 0.0


def _sum(shares: Sequence[Share]) -> tuple[int, int]:
    return sum(s.marked for s in shares), sum(s.total for s in shares)
