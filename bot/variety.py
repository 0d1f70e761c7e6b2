"""Order what was found so that one speaker, one source or one sentence does not fill a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T")

RANK = 6
"""How fast worth falls with rank: the second is worth six sevenths of the first."""


def varied(ranked: Sequence[T], marks: Callable[[T], Iterable[tuple[str, float]]]) -> list[T]:
    """Order things again, the best first, so that what has been shown counts for less.

    `marks` names what a thing shares with others, each with how much of its worth is left (from
    0 to 1) for each thing before it that has it too. This is maximal marginal relevance
    (Carbonell and Goldstein 1998) over ranks, with shared marks for likeness.
    """
    left = {place: RANK / (place + RANK) for place in range(len(ranked))}
    told = [tuple(marks(thing)) for thing in ranked]
    seen: Counter[str] = Counter()
    order: list[T] = []
    while left:
        best = max(left, key=lambda place: (left[place] * _fresh(told[place], seen), -place))
        del left[best]
        seen.update(mark for mark, _ in told[best])
        order.append(ranked[best])
    return order


def _fresh(marks: Iterable[tuple[str, float]], seen: Counter[str]) -> float:
    worth = 1.0
    for mark, share in marks:
        worth *= share ** seen[mark]
    return worth
