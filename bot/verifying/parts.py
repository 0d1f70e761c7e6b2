"""Find the runs of a claim's words that somebody is quoted with, where it stands nowhere whole."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from bot.verifying.matching import Asked, Match, pieces_of, weight
from bot.verifying.printed import Printed

LEAST = 2.0
"""What a run must weigh: two longer words, one after the other."""

ENOUGH = 0.4
"""The share of the asked words that the runs of one article must hold, else they are chance."""


def spoken_parts(asked: Asked, articles: Iterable[Printed]) -> tuple[Match, ...]:
    """Return the runs as they stand in the article that has most of them, in its order.

    Put together from parts is how a quotation is often wrong: each part real, the whole never said.
    """
    found = [tuple(_runs(asked, printed)) for printed in articles]
    return max(found, key=_held, default=())


def _held(runs: tuple[Match, ...]) -> float:
    return sum(run.score for run in runs)


def _runs(asked: Asked, printed: Printed) -> Iterator[Match]:
    """Find the runs in one article; none if they are too little of what was asked."""
    spoken = printed.spoken
    keys = [word.key for word in asked.words], [word.key for word in spoken]
    blocks = SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks()
    runs = [spoken[b.b : b.b + b.size] for b in blocks]
    telling = [run for run in runs if weight(run) >= LEAST]
    if sum(map(weight, telling)) < ENOUGH * asked.weight:
        return
    for run in telling:
        for piece in pieces_of(printed, run):
            yield Match(printed, piece, (piece,), score=weight(run) / asked.weight, spoken=True)
