"""Sentences that cannot both be right, though each has one that is nearer to it in words."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from bot.framing.alignment import Line, Pair
from bot.framing.anchors import Anchor, anchors
from bot.framing.contradicting import WIDELY, Contradiction, contradiction
from bot.framing.earlier import is_earlier
from bot.framing.ground import Ground
from bot.framing.tolls import tolls

NEAR, RANK, BACK = 0.8, 2, 6
"""How near two such sentences are at the least, and among how many the nearest of the one and of
the other. Set on the gold claims that may be looked at."""

Contested = tuple[int, int, Pair, Contradiction]


def contested(ground: Ground) -> Iterator[Contested]:
    """Find pairs of sentences of two sides: other tolls of one event, a plain yes and no."""
    if not ground.by_meaning:
        return
    for i, j in combinations(range(len(ground.told.sides)), 2):
        near = ground.near[i, j]
        ranks = _ranks(near), _ranks(near.T).T
        close = (near >= NEAR) & (np.minimum(*ranks) < RANK) & (np.maximum(*ranks) < BACK)
        for a, b in np.argwhere(close).tolist():
            ours, theirs = ground.read[i][a], ground.read[j][b]
            what = _other_toll(ours, theirs) or _denied(ours, theirs)
            if what:
                yield i, j, Pair(ours, theirs, float(near[a, b])), what


def _ranks(near: np.ndarray) -> np.ndarray:
    """Return for each sentence the place of each other one among those near to it, from 0."""
    return np.argsort(np.argsort(-near, axis=1, kind="stable"), axis=1, kind="stable")


def _denied(ours: Line, theirs: Line) -> Contradiction | None:
    found = contradiction(ours, theirs)
    return found if found and found.what in WIDELY else None


def _other_toll(ours: Line, theirs: Line) -> Contradiction | None:
    """Find two figures for those killed, hurt, missing or held in what may be one event."""
    mine, others = (
        tolls(line.telling.article.document.text, line.sentence) for line in (ours, theirs)
    )
    for fate in sorted(mine.keys() & others.keys()):
        if not mine[fate].agrees(others[fate]) and _may_be_one(ours, theirs):
            said = (
                number.span.of(line.telling.article.document.text)
                for number, line in ((mine[fate], ours), (others[fate], theirs))
            )
            return Contradiction("number", *said)
    return None


def _may_be_one(ours: Line, theirs: Line) -> bool:
    """Tell whether two sentences may speak of one event: neither of an earlier, or elsewhere."""
    if any(is_earlier(line.telling.article, line.sentence, None) for line in (ours, theirs)):
        return False
    here, there = (set(_places(line)) for line in (ours, theirs))
    return not here or not there or bool(here & there)


def _places(line: Line) -> Iterator[tuple[str, ...]]:
    where: Iterator[Anchor] = anchors(line.telling, line.sentence)
    return (a.tokens for a in where if a.weight == 0.75 or a.is_year)
