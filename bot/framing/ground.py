"""What the comparison of facts reads once: sentences, the words of each article, nearness."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from bot.framing.alignment import Line, Similarity, lines, similarity
from bot.framing.anchors import Anchor
from bot.framing.model import Side
from bot.framing.statistics import shows
from bot.framing.telling import Told
from corpus.model import Evidence, cite

FAR = 0.15
"""Below this no sentence is near enough to be shown beside another."""

Where = tuple[str, int]
"""The article and the place of a sentence."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Sentences and articles of each side, and how near each two sentences are."""

    told: Told
    read: Sequence[Sequence[Line]]
    known: Sequence[Sequence[frozenset[str]]]
    near: dict[tuple[int, int], Similarity]
    held: dict[tuple[int, tuple[str, ...]], int] = field(default_factory=dict)

    def holding(self, side: int, anchor: Anchor) -> int:
        """Count the articles of a side that have the name or year anywhere."""
        key = side, anchor.tokens
        if key not in self.held:
            self.held[key] = sum(1 for k in self.known[side] if k.issuperset(anchor.tokens))
        return self.held[key]

    def others(self, side: int) -> list[int]:
        """List the other sides that hold articles."""
        return [other for other, told in enumerate(self.told.sides) if told and other != side]

    def shows(self, count: int, side: int, other: int) -> bool:
        """Tell whether what `count` articles of a side have, and none of another, is shown."""
        of = self.told.of
        return shows(count, of[side], of[other], self.told.freely(side, other))

    def nearest(self, side: int, row: int, other: int) -> tuple[float, Line | None]:
        """Return the nearest sentence of another side, if any is near, and how near it is."""
        scores = self.near[side, other][row]
        if not scores.size or scores.max() < FAR:
            return 0.0, None
        return float(scores.max()), self.read[other][int(scores.argmax())]

    def sizes(self) -> list[tuple[Side, int]]:
        """List the sides with how many of their articles can be read."""
        return list(zip(self.told.coverage.sides, self.told.of, strict=True))


def survey(told: Told) -> Ground:
    """Read the sentences of all sides and set each two sides beside each other."""
    read = [lines(side) for side in told.sides]
    known = [[telling.vocabulary() for telling in side] for side in told.sides]
    near = {}
    for i, j in combinations(range(len(read)), 2):
        near[i, j] = similarity(read[i], read[j])
        near[j, i] = near[i, j].T
    return Ground(told, read, known, near)


def place(line: Line) -> Where:
    """Say where a sentence stands."""
    return line.telling.article.document.id, line.sentence.start


def cited(line: Line) -> Evidence:
    """Quote a sentence."""
    return cite(line.telling.article, line.sentence)
