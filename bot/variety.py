"""Order what was found so that one speaker, one source or one sentence does not fill a page."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from heapq import heappop, heapreplace
from typing import TypeVar

T = TypeVar("T")

RANK = 6
"""How fast worth falls with rank: the second is worth six sevenths of the first."""


def varied(ranked: Sequence[T], marks: Callable[[T], Iterable[tuple[str, float]]]) -> list[T]:
    """Order things again, the best first, so that what has been shown counts for less.

    `marks` names what a thing shares with others, each with how much of its worth is left (from
    0 to 1) for each thing before it that has it too. This is maximal marginal relevance
    (Carbonell and Goldstein 1998) over ranks, with shared marks for likeness. What a thing is
    worth only falls, so that only the best so far is ever weighed again (Minoux 1978).
    """
    told = [tuple(marks(thing)) for thing in ranked]
    left = [(-RANK / (place + RANK), place) for place in range(len(ranked))]
    seen: Counter[str] = Counter()
    order: list[T] = []
    while left:
        held, place = left[0]
        worth = -RANK / (place + RANK) * _fresh(told[place], seen)
        if worth > held:
            heapreplace(left, (worth, place))
            continue
        heappop(left)
        seen.update(mark for mark, _ in told[place])
        order.append(ranked[place])
    return order


def by_turns(things: Sequence[T], whose: Callable[[T], str]) -> list[T]:
    """Let all have their turn: the first of each, then the second of each, and so on."""
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int]] = []
    for place, thing in enumerate(things):
        turns.append((seen[whose(thing)], place))
        seen[whose(thing)] += 1
    return [things[place] for _, place in sorted(turns)]


def _fresh(marks: Iterable[tuple[str, float]], seen: Counter[str]) -> float:
    worth = 1.0
    for mark, share in marks:
        worth *= share ** seen[mark]
    return worth
