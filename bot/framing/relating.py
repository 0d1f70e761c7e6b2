"""How likely two sentences are to tell one thing, alike or so that both cannot be right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.framing.alignment import Line, Similarity
from bot.framing.contradicting import (
    opposite,
    other_number,
    other_of_one_thing,
    other_toll,
    unknown_and_named,
    yes_and_no,
)
from bot.framing.model import Floats
from bot.framing.signs import Signs, shared, signs
from corpus.language.stating.numbers import Number
from corpus.learned.linear import Linear, model

NEAREST, BEHIND = 0.74, 0.05
"""How near two sentences are at the least, and how far the nearest of either may be ahead: else
nothing was ever found between them."""

SIGNS = {
    "what is denied is told": yes_and_no,
    "opposites": opposite,
    "other figures": other_number,
    "other figures of one thing": other_of_one_thing,
    "unknown and named": unknown_and_named,
    "other tolls": other_toll,
}
"""What shows that two sentences contradict each other, where they tell one thing."""

FEATURES = (
    "near",
    "ahead of the one",
    "ahead of the other",
    "figures agree",
    "names shared",
    "length of the shorter",
    "length of the longer",
    "words shared",
    "one denies",
    "one negates",
    "one toll",
    *SIGNS,
)
"""What the model looks at. Some only English shows; between other sentences they are none."""

Rows = NDArray[np.intp]
Features = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Related:
    """The chances that each two sentences of two sides tell one thing.

    `alike`, `at_all`, or `otherwise`, so that both cannot be right.
    """

    alike: Floats
    at_all: Floats
    otherwise: Floats

    def turned(self) -> "Related":
        """Return the same seen from the other side."""
        return Related(self.alike.T, self.at_all.T, self.otherwise.T)


def related(ours: Sequence[Line], theirs: Sequence[Line], near: Similarity) -> Related:
    """Tell of the sentences of two sides how they are related, by logistic regression.

    What they tell alike is learned where most sentences have a counterpart; whether they contradict
    each other also from whole articles, where hardly any do. Rounded, so that sides mirror to the
    bit.
    """
    rows, columns, features = look(ours, theirs, near)
    found = []
    for name, kind in (
        ("claims", "both"),
        ("claims", "differently"),
        ("contradictions", "differently"),
    ):
        known = model(name)
        found.append(np.zeros(near.shape, np.float32))
        found[-1][rows, columns] = _chances(known, features)[:, known.classes.index(kind)].round(5)
    return Related(found[0], found[0] + found[1], found[2])


def _chances(known: Linear, features: Features) -> Features:
    """Sum feature by feature: a product of matrices may differ in the last bit by its shape."""
    weights, bias = known.weights.astype(np.float64), known.bias.astype(np.float64)
    scores = np.zeros((len(features), len(bias))) + bias
    for at in range(features.shape[1]):
        scores = scores + features[:, at, None] * weights[at]
    raised = np.exp(scores - scores.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def look(
    ours: Sequence[Line], theirs: Sequence[Line], near: Similarity
) -> tuple[Rows, Rows, Features]:
    """Return the pairs that may tell one thing, as numbers of sentences, and their features."""
    if not near.size:
        return np.zeros(0, int), np.zeros(0, int), np.zeros((0, len(FEATURES)))
    lead = _lead(near, theirs), _lead(near.T, ours).T
    worse, better = np.minimum(*lead), np.maximum(*lead)
    rows, columns = np.nonzero((near >= NEAREST) & (better >= -BEHIND))
    here, there = [signs(line) for line in ours], [signs(line) for line in theirs]
    plain = np.stack([each[rows, columns] for each in (near, worse, better)], axis=1)
    read = [
        (*_ties(here[a], there[b]), *_parts(here[a], there[b]))
        for a, b in zip(rows.tolist(), columns.tolist(), strict=True)
    ]
    return (
        rows,
        columns,
        np.concatenate([plain, np.array(read, float).reshape(len(rows), len(FEATURES) - 3)], 1),
    )


def _lead(near: Similarity, theirs: Sequence[Line]) -> Features:
    """Return how far each is ahead of the next best sentence of its article, or behind the best."""
    starts = article_starts(theirs)
    sizes = np.diff([*starts, near.shape[1]])
    best = np.repeat(np.maximum.reduceat(near, starts, axis=1), sizes, axis=1)
    rest = np.where(near == best, -np.inf, near)
    second = np.repeat(np.maximum.reduceat(rest, starts, axis=1), sizes, axis=1)
    second = np.where(np.isfinite(second), second, best)
    return np.asarray(near - np.where(near == best, second, best), np.float64)


def article_starts(read: Sequence[Line]) -> list[int]:
    """Return where the rows of each article start, which stand together."""
    return [n for n, line in enumerate(read) if not n or line.telling is not read[n - 1].telling]


def _ties(ours: Signs, theirs: Signs) -> tuple[float, ...]:
    agreeing = sum(any(_agree(a, b) for b in theirs.numbers) for a in ours.numbers)
    back = sum(any(_agree(a, b) for a in ours.numbers) for b in theirs.numbers)
    lengths = sorted(max(1, len(s.told)) for s in (ours, theirs))
    return (
        min(2, agreeing, back),
        min(3, len(ours.entities & theirs.entities)),
        np.log(lengths[0]),
        np.log(lengths[1]),
        len(shared(ours, theirs)) / lengths[0],
    )


def _agree(one: Number, other: Number) -> bool:
    return one.unit == other.unit and one.agrees(other)


def _parts(ours: Signs, theirs: Signs) -> tuple[float, ...]:
    if not (ours.english and theirs.english):
        return (0.0,) * (len(SIGNS) + 3)
    fates = ours.tolls.keys() & theirs.tolls.keys()
    return (
        ours.denies != theirs.denies,
        ours.odd != theirs.odd,
        any(ours.tolls[fate].agrees(theirs.tolls[fate]) for fate in fates),
        *(look(ours, theirs) is not None for look in SIGNS.values()),
    )
