"""Sentences of two sides that tell the same thing: alike, or so that both cannot be right."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.framing.alignment import Line, Pair
from bot.framing.cells import Seen, cells, headline
from bot.framing.contested import contested
from bot.framing.contradicting import Contradiction, contradiction, may_contradict, names
from bot.framing.ground import Ground, Where, cited, place
from bot.framing.model import Cell, Finding

SAME = 0.9
"""Of all content words of two sentences the share from which on they are one, reprinted."""

MOST = 100
"""Pairs kept of what is told alike, and of what is told differently."""

SHARED = 3
"""Words beside names that two sentences compared by words have to share."""

POINTS = {
    "number": "Another number for one thing",
    "time": "Another time for one thing",
    "date": "Another date for one thing",
    "agent": "Another doer for one thing",
    "negation": "One says yes, the other no",
    "outcome": "Another outcome",
}

Twin = tuple[int, int, Pair]


def compare_twins(ground: Ground) -> list[Finding]:
    """Show what two sides tell differently, and what they tell alike."""
    read = [(twin, contradiction(twin[2].ours, twin[2].theirs)) for twin in _twins(ground)]
    agreeing = [twin for twin, what in read if not what]
    differing = [(twin, what) for twin, what in read if what]
    differing += _contested(ground, [twin for twin, _ in differing])
    told = [_differently(ground, twin, what) for twin, what in differing[:MOST]]
    return [*told, *_alike(ground, [t for t in agreeing if _is_alike(ground, t[2])])]


def _contested(ground: Ground, known: Sequence[Twin]) -> Iterator[tuple[Twin, Contradiction]]:
    """Add pairs that contradict each other and are no twins, a sentence once for each side."""
    taken = {(i, j, place(line)) for i, j, p in known for line in (p.ours, p.theirs)}
    for i, j, pair, what in sorted(contested(ground), key=lambda c: _nearest_first(c[:3])):
        both = {(i, j, place(pair.ours)), (i, j, place(pair.theirs))}
        if not taken & both:
            taken |= both
            yield (i, j, pair), what


def _twins(ground: Ground) -> list[Twin]:
    """Pair sentences that tell the same thing on two sides, the nearest first; no reprints."""
    found = (
        (i, j, pair)
        for i, j in combinations(range(len(ground.told.sides)), 2)
        for pair in ground.twins(i, j)
        if not _reprinted(pair)
    )
    return sorted(found, key=_nearest_first)


def _reprinted(pair: Pair) -> bool:
    ours, theirs = set(pair.ours.tokens), set(pair.theirs.tokens)
    return len(ours & theirs) >= SAME * len(ours | theirs) and not contradiction(
        pair.ours, pair.theirs
    )


def _nearest_first(twin: Twin) -> tuple[float, list[Where]]:
    pair = twin[2]
    return -pair.score, sorted([place(pair.ours), place(pair.theirs)])


def _differently(ground: Ground, twin: Twin, what: Contradiction) -> Finding:
    i, j, pair = twin
    where = sorted(
        f"{document}:{start}" for document, start in map(place, (pair.ours, pair.theirs))
    )
    seen: list[list[Seen]] = [[] for _ in ground.told.sides]
    seen[i], seen[j] = [_seen(pair.ours, what.ours)], [_seen(pair.theirs, what.theirs)]
    shown = cells(ground.told, seen)
    return Finding(
        lens="claims",
        key=f"claims:{what.what}:{'+'.join(where)}",
        point=f"{POINTS[what.what]}: {headline(shown)}",
        cells=shown,
        reading="Two sentences that tell one thing; the dates of the articles may explain it.",
        weight=round(0.7 + 0.09 * min(1.0, pair.score), 4),
        firm=ground.told.freely(i, j) and _stand_behind(shown, (i, j)),
    )


def _stand_behind(shown: Sequence[Cell], sides: Sequence[int]) -> bool:
    """Tell whether what contradicts each other is told by most articles of each side."""
    return all(2 * shown[at].count > shown[at].of for at in sides)


def _seen(line: Line, said: str) -> Seen:
    return Seen(line.telling.article, line.sentence, said, said.casefold())


def _is_alike(ground: Ground, pair: Pair) -> bool:
    if may_contradict(pair.ours, pair.theirs) or pair.score < ground.scale.alike:
        return False
    return ground.by_meaning or _share_more_than_names(pair)


def _share_more_than_names(pair: Pair) -> bool:
    shared = set(pair.ours.tokens) & set(pair.theirs.tokens)
    return len(shared - names(pair.ours) - names(pair.theirs)) >= SHARED


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
        point=f"Told alike by {', '.join(tellers[:-1])} and {tellers[-1]}",
        cells=_side_by_side(ground, shown),
        reading="No difference: the sentences that come nearest to each other, pair by pair.",
        weight=0.1,
        firm=False,
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
