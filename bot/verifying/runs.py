"""Find runs of words in others: one after the other, with room between, or the longest there is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise


def chains(
    runs: Sequence[Sequence[str]], stored: Sequence[str], room: int
) -> Iterator[list[range]]:
    """Yield where all runs stand, each at most `room` words behind the one before it.

    From the last run back, those places are kept from which the rest can be reached, so that
    each is looked at once, however many runs there are.
    """
    *before, last = [_places(run, stored) for run in runs]
    reached, steps = last, list[dict[int, int]]()
    for run, places in zip(reversed(runs[:-1]), reversed(before), strict=True):
        steps.append(_steps(places, len(run), reached, room))
        reached = [*steps[-1]]
    free = 0
    for start in reached:
        if start >= free:
            starts = list(accumulate(reversed(steps), lambda at, step: step[at], initial=start))
            free = starts[-1] + len(runs[-1])
            yield [range(at, at + len(run)) for at, run in zip(starts, runs, strict=True)]


def _steps(places: Sequence[int], size: int, onward: Sequence[int], room: int) -> dict[int, int]:
    """Return from which places, in order, which of those onward is the nearest within room."""
    ends = ((place, bisect_left(onward, place + size)) for place in places)
    return {
        place: onward[n]
        for place, n in ends
        if n < len(onward) and onward[n] <= place + size + room
    }


def _places(run: Sequence[str], stored: Sequence[str]) -> list[int]:
    """Return all places where a run of words begins in others."""
    hay, needle = _joined(stored), _joined(run)
    starts = list(accumulate((len(word) + 1 for word in stored), initial=0))
    found, at = [], hay.find(needle)
    while at >= 0:
        found.append(bisect_left(starts, at))
        at = hay.find(needle, at + 1)
    return found


def _joined(words: Sequence[str]) -> str:
    return "\n" + "".join(f"{word}\n" for word in words)


def longest(asked: Sequence[str], stored: Sequence[str]) -> Iterator[tuple[range, range]]:
    """Yield, from left to right, the longest runs of two asked words or more that stand there."""
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, pair in enumerate(pairwise(stored)):
        pairs[pair].append(place)
    at = 0
    while at < len(asked) - 1:
        size, places = 2, pairs.get((asked[at], asked[at + 1]), [])
        while further := _further(places, size, asked[at + size : at + size + 1], stored):
            size, places = size + 1, further
        if places:
            yield range(at, at + size), range(places[0], places[0] + size)
        at += size if places else 1


def _further(
    places: Sequence[int], size: int, word: Sequence[str], stored: Sequence[str]
) -> list[int]:
    """Return the places where a word goes on what stands there so far; none if there is none."""
    return [at for at in places if word and stored[at + size : at + size + 1] == word]
