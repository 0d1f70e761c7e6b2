"""What the comparison of facts reads once: sentences, the words of each article, nearness."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from bot.framing.alignment import (
    MARGIN,
    Line,
    Pair,
    Similarity,
    by_meaning,
    lines,
    pairs,
    similarity,
)
from bot.framing.anchors import Anchor, anchors
from bot.framing.model import Coverage, Floats, Side
from bot.framing.relating import Related, related
from bot.framing.reporting import REPORTED, reporting
from bot.framing.said import things
from bot.framing.telling import Telling, Told
from corpus.model import Evidence, cite

Where = tuple[str, int]
"""The article and the place of a sentence."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How near sentences are that tell one thing, by words or by meaning.

    From `twin` on two that are each other's nearest tell the same; an article tells what another
    of its side does if a sentence of it is as near as `tells`; below `far` a sentence is not shown
    beside another.
    """

    twin: float
    tells: float
    far: float
    margin: float = 0.0


BY_WORDS = Scale(twin=0.42, tells=0.42, far=0.15)
BY_MEANING = Scale(twin=0.835, tells=0.93, far=0.82, margin=MARGIN)

KIN_BY_WORDS = 0.22
"""How near sentences compared by words are of which the one may tell what the other does."""

ALIKE, OTHERWISE, KIN = 0.6, 0.55, 0.15
"""How likely two sentences tell one thing alike, or so that both cannot be right, to be counted as
such; what is told by one side only is nowhere likelier than `KIN` on the other. Set by
cross-validation over the gold claims that may be looked at, `tests/benchmarks/train_claims.py`."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Sentences and articles of each side, and how near each two sentences are."""

    told: Told
    scale: Scale
    read: Sequence[Sequence[Line]]
    known: Sequence[Sequence[frozenset[str]]]
    near: dict[tuple[int, int], Similarity]
    held: dict[tuple[int, tuple[str, ...]], int] = field(default_factory=dict)
    ties: dict[tuple[int, int], Related] = field(default_factory=dict)
    reports: dict[int, Floats] = field(default_factory=dict)
    names: dict[int, list[tuple[Anchor, ...]]] = field(default_factory=dict)

    @property
    def by_meaning(self) -> bool:
        """Tell whether sentences are compared by meaning."""
        return self.scale is BY_MEANING

    def holding(self, side: int, anchor: Anchor) -> int:
        """Count the articles of a side that have the name or year anywhere, in any spelling."""
        key = side, anchor.tokens
        if key not in self.held:
            which = f"@{anchor.entity}"
            self.held[key] = sum(
                1 for k in self.known[side] if which in k or k.issuperset(anchor.tokens)
            )
        return self.held[key]

    def named(self, side: int) -> list[tuple[Anchor, ...]]:
        """Return for each sentence of a side the names and years in it, each once."""
        if side not in self.names:
            self.names[side] = [
                tuple({a.tokens: a for a in anchors(line.telling, line.sentence)}.values())
                for line in self.read[side]
            ]
        return self.names[side]

    def others(self, side: int) -> list[int]:
        """List the other sides that hold articles."""
        return [other for other, told in enumerate(self.told.sides) if told and other != side]

    def nearest(self, side: int, row: int, other: int) -> tuple[float, Line | None]:
        """Return the nearest sentence of another side, if any is near, and how near it is."""
        scores = self.near[side, other][row]
        if not scores.size or scores.max() < self.scale.far:
            return 0.0, None
        return float(scores.max()), self.read[other][int(scores.argmax())]

    def things(self, side: int) -> frozenset[tuple[str, str]]:
        """Return of which things the articles of a side state how many, or whether they are."""
        articles = (telling.article for telling in self.told.sides[side])
        return things(each for a in articles for each in a.annotations.stated)

    def telling(self, side: int, row: int, other: int) -> list[Line]:
        """Return the sentences that tell what a sentence tells, one of each article that does."""
        found: dict[str, Line] = {}
        for at in np.flatnonzero(self._tells(side, row, other))[::-1].tolist():
            line = self.read[other][at]
            found[line.telling.article.document.id] = line
        return [found[key] for key in sorted(found)]

    def related(self, side: int, other: int) -> Related:
        """Return how likely the sentences of two sides, compared by meaning, tell one thing."""
        if (side, other) not in self.ties:
            one, two = sorted((side, other))
            found = related(self.read[one], self.read[two], self.near[one, two])
            self.ties[one, two], self.ties[two, one] = found, found.turned()
        return self.ties[side, other]

    def _tells(self, side: int, row: int, other: int) -> NDArray[np.bool_]:
        if self.by_meaning and side != other:
            return np.asarray(self.related(side, other).alike[row] >= ALIKE)
        if (side, other) in self.near:
            return np.asarray(self.near[side, other][row] >= self.scale.tells)
        return np.zeros(0, bool)

    def twins(self, i: int, j: int) -> list[Pair]:
        """Pair the sentences of two sides that tell the same thing."""
        near = pairs(self.read[i], self.read[j], self.near[i, j], self.scale.margin)
        return [pair for pair in near if pair.score >= self.scale.twin]

    def likely(self, side: int, other: int) -> list[float]:
        """Return for each sentence of a side how likely another side tells what it tells.

        What comments there tells nothing.
        """
        if self.by_meaning:
            reports = self.reporting(other)
            heard = np.minimum(1, reports / REPORTED)
            told = self.related(side, other).at_all * heard
            return [float(chance) for chance in told.max(axis=1, initial=0.0)]
        near = self.near[side, other].max(axis=1, initial=0.0)
        return [1.0 if score >= KIN_BY_WORDS else 0.0 for score in near]

    def reporting(self, side: int) -> Floats:
        """Return for each sentence of a side the chance that it reports, and does not comment."""
        if side not in self.reports:
            self.reports[side] = reporting(self.read[side])
        return self.reports[side]

    def sizes(self) -> list[tuple[Side, int]]:
        """List the sides with how many of their articles can be read."""
        return list(zip(self.told.coverage.sides, self.told.of, strict=True))


def survey(told: Told) -> Ground:
    """Read the sentences of all sides and set each two sides beside each other.

    By meaning, in any language, where the meanings of all articles are there; else by the words,
    in English.
    """
    meanings = told.coverage.meanings if compares_meaning(told.coverage) else None
    if not meanings:
        told = told.written_in("en")
    read = [lines(side, meanings) for side in told.sides]
    known = [[_known(telling) for telling in side] for side in told.sides]
    near = by_meaning(read) if meanings else _by_words(read)
    return Ground(told, BY_MEANING if meanings else BY_WORDS, read, known, near)


def _known(telling: Telling) -> frozenset[str]:
    """Return every word of an article, and who and what is named there."""
    return telling.vocabulary() | {f"@{name.entity}" for name in telling.names if name.entity}


def compares_meaning(coverage: Coverage) -> bool:
    """Tell whether the vectors of every article are there."""
    documents = (a.document for side in coverage.sides for a in side.articles)
    return all((d.workspace, d.id) in coverage.meanings for d in documents)


def _by_words(read: Sequence[Sequence[Line]]) -> dict[tuple[int, int], Similarity]:
    near = {}
    for i, j in combinations(range(len(read)), 2):
        near[i, j] = similarity(read[i], read[j])
        near[j, i] = near[i, j].T
    return near


def place(line: Line) -> Where:
    """Say where a sentence stands."""
    return line.telling.article.document.id, line.sentence.start


def cited(line: Line) -> Evidence:
    """Quote a sentence."""
    return cite(line.telling.article, line.sentence)
