"""Sentences of two sides that tell the same thing alike."""

from collections.abc import Collection, Iterator, Sequence
from itertools import combinations

from bot.framing.alignment import Line, Pair
from bot.framing.contradicting import contradiction, may_contradict
from bot.framing.differing import likeliest
from bot.framing.ground import Ground, Where, cited, place
from bot.framing.model import Cell, Finding
from bot.framing.signs import names
from bot.framing.unlike import tell_otherwise
from bot.wording import listed

SAME = 0.9
"""Of all content words of two sentences the share from which on they are one, reprinted."""

SURE = 0.7
"""How likely two sentences are to tell one thing alike to be shown as told by both: of those so
likely that nothing denies, 88 of 91 were right by cross-validation, 0.90 or more (Wilson, 95 %)."""

MOST = 100
"""Pairs kept of what is told alike."""

ALIKE_BY_WORDS, SHARED = 0.5, 3
"""How near two sentences compared by words are that tell one thing, and how many words beside names
they share."""

Twin = tuple[int, int, Pair]


def told_alike(ground: Ground, differing: Collection[tuple[Where, ...]]) -> Iterator[Finding]:
    """Show what two sides tell alike; `differing` are the sentences that tell it otherwise."""
    taken = {where for places in differing for where in places}
    twins = (
        (i, j, pair)
        for i, j in combinations(range(len(ground.told.sides)), 2)
        for pair in _pairs(ground, i, j)
        if not _reprinted(pair) and not {place(pair.ours), place(pair.theirs)} <= taken
    )
    yield from _alike(ground, sorted(twins, key=_nearest_first))


def _pairs(ground: Ground, i: int, j: int) -> Iterator[Pair]:
    if ground.by_meaning:
        found = likeliest(ground, i, j, ground.related(i, j).alike, SURE)
        return (pair for pair in found if not tell_otherwise(pair))
    return (pair for pair in ground.twins(i, j) if _is_alike(pair))


def _is_alike(pair: Pair) -> bool:
    if may_contradict(pair.ours, pair.theirs) or pair.score < ALIKE_BY_WORDS:
        return False
    shared = set(pair.ours.tokens) & set(pair.theirs.tokens)
    return len(shared - names(pair.ours) - names(pair.theirs)) >= SHARED


def _reprinted(pair: Pair) -> bool:
    ours, theirs = set(pair.ours.tokens), set(pair.theirs.tokens)
    return len(ours & theirs) >= SAME * len(ours | theirs) and not contradiction(
        pair.ours, pair.theirs
    )


def _nearest_first(twin: Twin) -> tuple[float, list[Where]]:
    pair = twin[2]
    return -pair.score, sorted([place(pair.ours), place(pair.theirs)])


def _alike(ground: Ground, agreeing: Sequence[Twin]) -> Iterator[Finding]:
    """Show what two sides both tell, in pairs; a third only where it has the same sentence too."""
    if not agreeing:
        return
    i, j, _ = agreeing[0]
    kept = [pair for at, other, pair in agreeing if (at, other) == (i, j)][:MOST]
    shown: list[list[Line]] = [[] for _ in ground.told.sides]
    shown[i], shown[j] = [p.ours for p in kept], [p.theirs for p in kept]
    for at in set(range(len(shown))) - {i, j}:
        shown[at] = _third(agreeing, at, {place(shown[i][0]), place(shown[j][0])})
    tellers = sorted(ground.told.coverage.sides[at].name for at, told in enumerate(shown) if told)
    yield Finding(
        lens="claims",
        key="claims:both",
        point=f"Told alike by {listed(tellers)}",
        cells=_side_by_side(ground, shown),
        reading="No difference: the sentences that come nearest to each other, pair by pair.",
        weight=0.1,
        firm=False,
        alike=True,
    )


def _third(agreeing: Sequence[Twin], side: int, best: set[Where]) -> list[Line]:
    """Find a third side's sentence that is the twin of one in the best pair."""
    for i, j, pair in agreeing:
        for at, line, twin in ((i, pair.ours, pair.theirs), (j, pair.theirs, pair.ours)):
            if at == side and place(twin) in best:
                return [line]
    return []


def _side_by_side(ground: Ground, shown: Sequence[Sequence[Line]]) -> tuple[Cell, ...]:
    """Show the pairs in one order on every side."""
    return tuple(
        Cell(
            side.name,
            len({line.telling.article.document.id for line in told}),
            of,
            evidence=tuple(map(cited, told)),
        )
        for (side, of), told in zip(ground.sizes(), shown, strict=True)
    )
