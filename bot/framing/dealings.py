"""Deal whole articles anew, and see how often their sentences part as far as those of two sides."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations
from math import comb
from random import Random

import numpy as np
from numpy.typing import NDArray

DEALINGS = 2_000
"""Dealings that are counted; of more as many are drawn."""

Share = tuple[int, int]
"""Sentences of a kind in one article, out of all that were looked at."""

Numbers = NDArray[np.float64]

ALIKE = 1e-9
"""Rates that differ by less are one."""


def as_far(one: Sequence[Share], other: Sequence[Share]) -> float:
    """Return the share of dealings in which the rates of two groups lie as far apart as those seen.

    The exact permutation test for a difference of pooled rates, whole articles dealt (Fisher
    1935); where there are too many dealings some are drawn (Phipson and Smyth 2010). Symmetric.
    """
    few = min(len(one), len(other))
    counts = np.array(sorted([*one, *other]), dtype=float)
    inside = counts[_dealings(len(counts), few)].sum(axis=1)
    apart = _apart(inside, counts.sum(axis=0) - inside)
    seen = _apart(_sums(one), _sums(other))
    drawn = comb(len(counts), few) > DEALINGS
    return float(((apart >= seen - ALIKE).sum() + drawn) / (len(apart) + drawn))


def _sums(shares: Sequence[Share]) -> Numbers:
    return np.asarray(np.array([shares], dtype=float).sum(axis=1))


def _apart(one: Numbers, other: Numbers) -> Numbers:
    return np.asarray(np.abs(_rates(one) - _rates(other)))


def _rates(sums: Numbers) -> Numbers:
    return np.asarray(sums[:, 0] / np.maximum(sums[:, 1], 1))


@lru_cache(maxsize=64)
def _dealings(articles: int, group: int) -> NDArray[np.int64]:
    """Return all ways to take a group out of so many articles, or the same few on every run."""
    if comb(articles, group) <= DEALINGS:
        return np.array(list(combinations(range(articles), group)))
    chance = Random(articles)  # noqa: S311 - no secret: it deals
    return np.array([chance.sample(range(articles), group) for _ in range(DEALINGS)])
