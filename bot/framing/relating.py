"""How likely two sentences are to tell one thing, alike or so that both cannot be right."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.framing.alignment import Line, Similarity
from bot.framing.model import Floats
from bot.framing.signs import FEW, SHORT, Signs, signs
from corpus.language.stating.numbers import Number
from corpus.learned.linear import Linear, model

NEAREST, BEHIND = 0.74, 0.05
"""How near two sentences are at the least, and how far the nearest of either may be ahead: else
nothing was ever found between them."""

FEATURES = (
    "near",
    "ahead of the one",
    "ahead of the other",
    "figures agree",
    "names shared",
    "length",
    "one denies",
    "one negates",
    "what is denied is told",
    "opposites",
    "other figures",
    "other figures of one thing",
    "unknown and named",
    "other tolls",
    "one toll",
)
"""What the model looks at. Some only English shows; between other sentences they are none."""

Rows = NDArray[np.intp]
Features = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Related:
    """The chances that each two sentences of two sides tell one thing: `alike` or `otherwise`."""

    alike: Floats
    otherwise: Floats

    @property
    def at_all(self) -> Floats:
        """The chance that they tell of one thing."""
        return self.alike + self.otherwise

    def turned(self) -> "Related":
        """Return the same seen from the other side."""
        return Related(self.alike.T, self.otherwise.T)


def related(
    ours: Sequence[Line], theirs: Sequence[Line], near: Similarity, learned: Linear | None = None
) -> Related:
    """Tell of the sentences of two sides how they are related, by logistic regression.

    Rounded, so that sides mirror to the bit.
    """
    known = learned or model("claims")
    rows, columns, features = look(ours, theirs, near)
    chances = np.round(_chances(known, features), 5)
    found = {}
    for name in ("both", "differently"):
        found[name] = np.zeros(near.shape, np.float32)
        found[name][rows, columns] = chances[:, known.classes.index(name)]
    return Related(found["both"], found["differently"])


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
    return rows, columns, np.concatenate([plain, np.array(read, float).reshape(len(rows), -1)], 1)


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
    return (
        min(2, agreeing, back),
        min(3, len(ours.names & theirs.names)),
        np.log(max(1, min(len(ours.told), len(theirs.told)))),
    )


def _agree(one: Number, other: Number) -> bool:
    return one.unit == other.unit and one.agrees(other)


def _parts(ours: Signs, theirs: Signs) -> tuple[float, ...]:
    if not (ours.english and theirs.english):
        return (0.0,) * 9
    fates = ours.tolls.keys() & theirs.tolls.keys()
    alike = [ours.tolls[fate].agrees(theirs.tolls[fate]) for fate in fates]
    return (
        ours.denies != theirs.denies,
        ours.odd != theirs.odd,
        _denied(ours, theirs),
        _opposed(ours, theirs) or _opposed(theirs, ours),
        _other_figures(ours, theirs),
        _other_of_one_thing(ours, theirs),
        ours.unknown != theirs.unknown and (theirs.acts if ours.unknown else ours.acts),
        not all(alike),
        any(alike),
    )


def _shared(ours: Signs, theirs: Signs) -> frozenset[str]:
    return (ours.stems & theirs.told) | (ours.told & theirs.stems)


def _denied(ours: Signs, theirs: Signs) -> bool:
    if ours.odd == theirs.odd or ours.unknown or theirs.unknown:
        return False
    shared = _shared(ours, theirs)
    return ours.denied.isdisjoint(shared) != theirs.denied.isdisjoint(shared)


def _opposed(ours: Signs, theirs: Signs) -> bool:
    return bool((ours.ones - ours.others) & (theirs.others - theirs.ones))


def _other_figures(ours: Signs, theirs: Signs) -> bool:
    """Tell whether figures of one kind all disagree."""
    long = max(len(ours.told), len(theirs.told)) > SHORT
    for unit in {n.unit for n in ours.numbers} & {n.unit for n in theirs.numbers}:
        here, there = ([n for n in s.numbers if n.unit == unit] for s in (ours, theirs))
        many = unit == "count" and max(len(here), len(there)) > FEW
        if not many and not long and not any(_agree(a, b) for a in here for b in there):
            return True
    return False


def _other_of_one_thing(ours: Signs, theirs: Signs) -> bool:
    """Tell whether two figures count one thing and disagree."""
    return any(
        a.unit == b.unit and not words.isdisjoint(others) and not a.agrees(b)
        for a, words in zip(ours.numbers, ours.counted, strict=True)
        for b, others in zip(theirs.numbers, theirs.counted, strict=True)
    )
