"""Count at the size of news: shrinkage, leave-one-out and exact regrouping."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import comb, log, sqrt
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

ENOUGH = 4
"""Articles a side from which on chance can be reckoned with at all; below, no p-value."""

SOME = 2
"""Articles that make a group; one article is itself, whatever is dealt."""

RARE = 0.005
"""The share of regroupings that may be as uneven: ten lenses look at many marks, and any of them
may come out."""

FALSE = 0.05
"""The share of false discoveries among the marks that are told because they are rare by chance."""

STEPS = 100
"""How finely the share of articles that have a mark is tried out."""


def shrunk(count: float, total: float, base: float, strength: float) -> float:
    """Pull a rate towards `base` as if `strength` more units had been seen at that rate.

    The posterior mean of a Gamma-Poisson rate (Efron and Morris 1973): few words move little.
    """
    return (count + strength * base) / (total + strength) if total + strength else base


def interval(count: int, of: int) -> tuple[float, float]:
    """Return where a share of `count` in `of` may lie, in 0..1, at 95 % (Wilson 1927).

    Of nothing, anywhere.
    """
    if not of:
        return 0.0, 1.0
    share, z2 = count / of, 1.96**2
    middle = (share + z2 / (2 * of)) / (1 + z2 / of)
    half = sqrt(z2 * (share * (1 - share) + z2 / (4 * of)) / of) / (1 + z2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


def rarest(chances: Iterable[float]) -> float:
    """Return the chance up to which marks are told, so that a share FALSE of them is in error.

    The false discovery rate over all marks that were looked at (Benjamini and Hochberg 1995);
    0 where none is rare enough.
    """
    ranked = sorted(chances)
    passed = [p for rank, p in enumerate(ranked, 1) if p <= FALSE * rank / len(ranked)]
    return max(passed, default=0.0)


def rarest_of(marks: Iterable[tuple[int, int, int, int]]) -> float:
    """Return `rarest` for marks given as (in one, of one, in the other, of the other).

    A mark in so few or so many articles that no dealing could be rare is not counted among those
    looked at: it could not have been told (Gilbert 2005, for tests of counts).
    """
    could = [mark for mark in marks if _rarest_possible(*mark) <= FALSE]
    return rarest(as_uneven(*mark) for mark in could)


def _rarest_possible(in_one: int, one: int, in_other: int, other: int) -> float:
    marked = in_one + in_other
    most, fewest = min(marked, one), max(0, marked - other)
    return min(as_uneven(k, one, marked - k, other) for k in (most, fewest))


def leave_one_out(values: Sequence[T], measure: Callable[[Sequence[T]], R]) -> list[R]:
    """Measure again with each value left out in turn."""
    return [measure([*values[:i], *values[i + 1 :]]) for i in range(len(values))]


@lru_cache(maxsize=4096)
def as_uneven(in_one: int, one: int, in_other: int, other: int) -> float:
    """Return the share of regroupings at least as uneven as the one seen.

    `one + other` whole units (articles, sentences), `in_one + in_other` of them marked, are
    dealt anew into groups of the same sizes, all ways counted: the exact permutation test
    for marks (Fisher 1935). Symmetric in the two groups.
    """
    marked, total = in_one + in_other, one + other
    if not one or not other:
        return 1.0
    seen = abs(in_one * other - in_other * one)
    ways = sum(
        comb(marked, k) * comb(total - marked, one - k)
        for k in range(max(0, marked - other), min(marked, one) + 1)
        if abs(k * other - (marked - k) * one) >= seen
    )
    return ways / comb(total, one)


def shows(count: int, of: int, of_others: int, freely: bool, rare: float = RARE) -> bool:
    """Tell whether a mark in `count` of `of` articles, and in none of the others, is to be shown.

    Told freely, most of one side are enough: it is told with its counts, as what it is. Else, from
    four articles a side on, so many have to carry it that few regroupings (a share of `rare`) are
    as uneven. Of fewer, two articles of two share much that two others lack, whatever they are.
    """
    if freely:
        return 2 * count > of and of_others > 0
    return min(of, of_others) >= ENOUGH and as_uneven(count, of, 0, of_others) <= rare


def is_no_accident(one: int, other: int) -> bool:
    """Tell whether all of one group and none of the other part so seldom by chance.

    For one mark that was named beforehand, in groups drawn from one kind of articles, however many
    of that kind have it: the unconditional exact test (Barnard 1945) at its two extremes. Three
    articles against three are enough, and two against four.
    """
    shares = (n / STEPS for n in range(1, STEPS))
    chance = max(p**one * (1 - p) ** other + p**other * (1 - p) ** one for p in shares)
    return min(one, other) >= SOME and chance <= FALSE


def log_odds(
    one: Mapping[str, int],
    other: Mapping[str, int],
    prior: Mapping[str, int],
    strength: float,
    only: Collection[str] | None = None,
) -> dict[str, float]:
    """Return a z-score a word: above 0 the first text prefers it, below 0 the second.

    Log-odds ratio with an informative Dirichlet prior: Monroe, Colaresi and Quinn (2008),
    "Fightin' Words", Political Analysis 16(4), equations 15, 16, 18, 19 and 22. `prior` counts
    words of a background text; they weigh as much as `strength` words in all. `only` names the
    words whose score is wanted.
    """
    background = sum(prior.values())
    if len(prior) < 2 or not background or strength <= 0:
        return {}
    sums = sum(one.values()) + strength, sum(other.values()) + strength
    scores = {}
    for word in sorted(prior.keys() & (one.keys() | other.keys() if only is None else set(only))):
        alpha = strength * prior[word] / background
        first, second = one.get(word, 0) + alpha, other.get(word, 0) + alpha
        odds = log(first / (sums[0] - first)) - log(second / (sums[1] - second))
        scores[word] = odds / sqrt(1 / first + 1 / second)
    return scores
