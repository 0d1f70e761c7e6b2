"""Find the runs of a claim's words that somebody is quoted with, where it stands nowhere whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.verifying.matching import Asked, Match, pieces_of, weight
from bot.verifying.printed import Printed
from bot.verifying.runs import longest
from bot.verifying.words import Word

LEAST = 2.0
"""What a run must weigh: two longer words, one after the other."""

LEAST_ELSEWHERE = 4.0
"""What a run of another article must weigh: fewer words stand together there by chance."""

ENOUGH = 0.4
"""The share of the asked words that all runs must hold, else they are chance."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Asked words, by their places, that stand together in an article."""

    asked: range
    words: list[Word]
    printed: Printed

    @property
    def weight(self) -> float:
        return weight(self.words)


def spoken_parts(asked: Asked, articles: Iterable[Printed]) -> tuple[Match, ...]:
    """Return the runs of the article that has most of them, and what only others have, as asked.

    Put together from parts is how a quotation is often wrong: each part real, the whole never said.
    """
    found = [[*_runs(asked, printed)] for printed in articles]
    best = max(found, key=_weight, default=[])
    others = (run for runs in found if runs is not best for run in runs)
    for run in sorted(others, key=lambda run: -run.weight):
        if run.weight >= LEAST_ELSEWHERE and not any(_meet(run, other) for other in best):
            best = [*best, run]
    enough = _weight(best) >= ENOUGH * asked.weight
    told = sorted(best, key=lambda run: run.asked.start) if enough else []
    return tuple(match for run in told for match in _matches(run, asked))


def _weight(runs: Iterable[_Run]) -> float:
    return sum(run.weight for run in runs)


def _meet(one: _Run, other: _Run) -> bool:
    return one.asked.start < other.asked.stop and other.asked.start < one.asked.stop


def _runs(asked: Asked, printed: Printed) -> Iterator[_Run]:
    """Find the runs in one article that tell something."""
    keys = [word.key for word in asked.words], [word.key for word in printed.spoken]
    for ours, theirs in longest(*keys):
        run = _Run(ours, printed.spoken[theirs.start : theirs.stop], printed)
        if run.weight >= LEAST:
            yield run


def _matches(run: _Run, asked: Asked) -> Iterator[Match]:
    for piece in pieces_of(run.printed, run.words):
        share = run.weight / asked.weight
        yield Match(run.printed, piece, (piece,), score=share, spoken=True)
