"""Part articles that are alike into those about one incident each.

Two incidents of one kind (two generals shot, two quakes off one coast) share their words and
some names, so that no threshold parts them. Within the group they fall into two halves that
share nothing of what sets articles apart; the articles on one incident do not.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.fingerprints import Fingerprint
from corpus.resemblance import Floats, contrast, resemblances, timely

LEAST = 3
"""Articles that make a half: fewer may merely be told otherwise."""
TWO = 0.035
"""Likeness of halves to each other, by how alike they are within, below which they are two."""

Half = NDArray[np.bool_]


def parted(prints: Sequence[Fingerprint]) -> list[list[int]]:
    """Part articles by incident; each part holds places in `prints`, in their order."""
    alike = resemblances(prints, prints)
    groups = _linked(alike)
    return [part for group in groups for part in _halved(group, prints, alike)]


def _linked(alike: Floats) -> list[list[int]]:
    """Join what is alike enough on average (average linkage, Sokal and Michener 1958)."""
    most = max(float(alike.max(initial=0.0)), 1.0)
    if len(alike) < 2:
        return [[place] for place in range(len(alike))]
    linked = _clustering(
        n_clusters=None, metric="precomputed", linkage="average", distance_threshold=most - 1.0
    )
    groups: dict[int, list[int]] = {}
    for place, label in enumerate(linked.fit_predict(most - alike)):
        groups.setdefault(int(label), []).append(place)
    return list(groups.values())


def _clustering(**how: Any) -> Any:
    from sklearn.cluster import AgglomerativeClustering  # takes a second to load: no answer waits

    return AgglomerativeClustering(**how)


def _halved(group: list[int], prints: Sequence[Fingerprint], alike: Floats) -> list[list[int]]:
    """Part a group in two, and each half again, as long as the halves are two incidents.

    The halves are sought in the language of most; the others go where they are more alike.
    """
    language, _ = Counter(prints[place].language for place in group).most_common(1)[0]
    read = [place for place in group if prints[place].language == language]
    first = _half([prints[place] for place in read])
    if first is None:
        return [group]
    one, two = (list(np.array(read)[half]) for half in (first, ~first))
    for place in group:
        if place not in read:
            nearer = alike[place, one].mean() >= alike[place, two].mean()
            (one if nearer else two).append(place)
    return [part for half in (sorted(one), sorted(two)) for part in _halved(half, prints, alike)]


def _half(prints: Sequence[Fingerprint]) -> Half | None:
    """Return which articles are one of two incidents, or None where all are one (Ward 1963)."""
    if len(prints) < 2 * LEAST:
        return None
    told = contrast(prints)
    if not told.size:
        return None
    half = _clustering(n_clusters=2, linkage="ward").fit_predict(told) == 0
    if min(half.sum(), (~half).sum()) < LEAST:
        return None
    across = _mean(told[half] @ told[~half].T) * float(timely(*_sides(prints, half)).mean())
    within = min(_within(told[half]), _within(told[~half]))
    return half if across * across < TWO * within else None


def _mean(likeness: Floats) -> float:
    return float(likeness.mean())


def _sides(
    prints: Sequence[Fingerprint], half: Half
) -> tuple[list[Fingerprint], list[Fingerprint]]:
    ones = [print_ for print_, first in zip(prints, half, strict=True) if first]
    return ones, [print_ for print_, first in zip(prints, half, strict=True) if not first]


def _within(told: Floats) -> float:
    """Return how alike articles are to one another on average, themselves left out."""
    likeness, n = told @ told.T, len(told)
    return float((likeness.sum() - likeness.trace()) / (n * (n - 1)))
