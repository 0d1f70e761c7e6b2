"""What a workspace found useless sinks for similar questions; nothing vanishes."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

T = TypeVar("T")

FLOOR = 0.5
"""No item loses more than half its worth."""

STEP = 0.25
"""What one member's "useless" on the very same question takes away."""

LIKE = 0.5
"""Questions that share less than this part of their words are not alike."""

Standing = Literal["pending", "upheld"]


@dataclass(frozen=True, slots=True)
class Opinion:
    """One member's word on some items, for the words of a question."""

    verdict: str
    items: tuple[str, ...]
    query: frozenset[str]
    state: str | None = None


@dataclass(frozen=True, slots=True)
class Sinking:
    """A factor in FLOOR..1 for items that sink, and where reports of wrong items stand."""

    factors: Mapping[str, float] = field(default_factory=dict)
    reports: Mapping[str, Standing] = field(default_factory=dict)

    def order(self, items: Sequence[T], key: Callable[[T], str]) -> list[T]:
        """Order ranked items anew: by rank and factor, those upheld as wrong at the end.

        The worth of rank r is 1 / (r + 4), so that an item at the floor gives way to a
        handful of others, not to everything there is.
        """

        def worth(ranked: tuple[int, T]) -> tuple[bool, float]:
            rank, item = ranked
            wrong = self.reports.get(key(item)) == "upheld"
            return wrong, -self.factors.get(key(item), 1.0) / (rank + 4)

        return [item for _, item in sorted(enumerate(items), key=worth)]


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the part of all their words that two questions share (Jaccard)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def sinking(opinions: Sequence[Opinion], query: frozenset[str]) -> Sinking:
    """Weigh all opinions for a question with the words `query`."""
    against: defaultdict[str, float] = defaultdict(float)
    for opinion in opinions:
        likeness = alike(opinion.query, query)
        if opinion.verdict != "wrong" and likeness >= LIKE:
            for item in opinion.items:
                against[item] += likeness if opinion.verdict == "useless" else -likeness
    factors = {i: max(FLOOR, 1 - STEP * weight) for i, weight in against.items() if weight > 0}
    return Sinking(factors, _reports(opinions))


def _reports(opinions: Sequence[Opinion]) -> dict[str, Standing]:
    reports: dict[str, Standing] = {}
    for opinion in opinions:
        if opinion.verdict == "wrong" and opinion.state != "dismissed":
            for item in opinion.items:
                upheld = opinion.state == "upheld" or reports.get(item) == "upheld"
                reports[item] = "upheld" if upheld else "pending"
    return reports
