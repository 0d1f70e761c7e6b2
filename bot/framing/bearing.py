"""How much each sentence bears on the incident: other games and cases are beside it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bot.framing.alignment import OTHER_LANGUAGE, Line
from bot.framing.ground import Ground
from corpus.model import Language

Shares = NDArray[np.float64]

NEARNESS = 12.0
"""What nearness to all that is told of the incident weighs, beside the logarithm of the names."""

UNRELATED = 0.8
"""How near, in the middle, sentences are that have little in common but the incident."""

AROUND = 4
"""Sentences before and after whose names count too: who digresses does so for some sentences."""

LIST = 2
"""What the names of one sentence count for at the most: a list of them is one thing told."""

PRIOR = 2
"""Names taken to be shared beside those counted, and as many not: few names say little."""


def bearing(ground: Ground) -> list[Shares]:
    """Return for each side how much each of its sentences bears on the incident, 0 as most do.

    It bears on it by its nearness to the middle of all sentences (the centroid of Radev et al.
    2004), and by how many of the names around it another article has too, out of what is usual in
    the articles of its language. Compared by words, all bear alike. Rounded, so that sides mirror
    to the bit.
    """
    if not ground.by_meaning or not any(ground.read):
        return [np.zeros(len(read)) for read in ground.read]
    shares = [_shared(ground, side) for side in range(len(ground.read))]
    usual = _usual(ground, shares)
    return [
        np.round(NEARNESS * (near - UNRELATED) + np.log(share / [usual[x] for x in spoken]), 5)
        for near, share, spoken in zip(
            _near(ground), shares, map(_spoken, ground.read), strict=True
        )
    ]


def _near(ground: Ground) -> list[Shares]:
    """Return how near the sentences of each side are to all sentences, in the middle."""
    read = [line for side in ground.read for line in side]
    vectors = np.stack([line.meaning for line in read if line.meaning is not None])
    near = vectors.astype(np.float64) @ vectors.mean(axis=0, dtype=np.float64)
    spoken = _spoken(read)
    count = Counter(spoken)
    near += [OTHER_LANGUAGE * (1 - count[language] / len(read)) for language in spoken]
    return np.split(near, np.cumsum([len(side) for side in ground.read])[:-1])


def _shared(ground: Ground, side: int) -> Shares:
    """Return the share of the names around each sentence that another article has too."""
    sides = range(len(ground.read))
    named = [
        [name for name in names if not name.span.of(line.telling.plain).isspace()]
        for line, names in zip(ground.read[side], ground.named(side), strict=True)
    ]
    known = [[sum(ground.holding(s, a) for s in sides) > 1 for a in names] for names in named]
    count = np.array([min(LIST, len(each)) for each in known])
    shared = np.array([sum(each) * min(LIST, len(each)) / max(1, len(each)) for each in known])
    found = np.zeros(len(known))
    for first, last in _articles(ground.read[side]):
        for at in range(first, last):
            around = slice(max(first, at - AROUND), min(last, at + AROUND + 1))
            found[at] = (shared[around].sum() + PRIOR) / (count[around].sum() + 2 * PRIOR)
    return found


def _usual(ground: Ground, shares: Sequence[Shares]) -> dict[Language, float]:
    """Return the share that is usual in the articles of each language."""
    total, count = Counter[Language](), Counter[Language]()
    for read, share in zip(ground.read, shares, strict=True):
        spoken = _spoken(read)
        count.update(spoken)
        for language in dict.fromkeys(spoken):
            total[language] += share[[each == language for each in spoken]].sum()
    return {language: round(float(total[language]) / n, 6) for language, n in count.items()}


def _spoken(read: Sequence[Line]) -> list[Language]:
    return [line.telling.article.document.language for line in read]


def _articles(read: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield from where to where the sentences of each article stand among those of a side."""
    documents = [line.telling.article.document.id for line in read]
    starts = [at for at, id in enumerate(documents) if not at or documents[at - 1] != id]
    return pairwise([*starts, len(documents)])
