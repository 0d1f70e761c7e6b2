"""Sentences of two sides that tell the same thing: alike, or so that both cannot be right."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np

from bot.framing.alignment import Line, Pair
from bot.framing.cells import Seen, cells, headline
from bot.framing.contradicting import Contradiction, contradiction, in_what, may_contradict
from bot.framing.ground import ALIKE, OTHERWISE, Ground, Where, cited, place
from bot.framing.model import Cell, Finding, Floats
from bot.framing.relating import Related
from bot.framing.signs import names

SAME = 0.9
"""Of all content words of two sentences the share from which on they are one, reprinted."""

SINGLE = 0.25
"""What is left of a contradiction of single articles on sides that hold more: it is kept for
“more”. Of eleven such in the sample nearly all were two sentences about two things."""

MOST = 100
"""Pairs kept of what is told alike, and of what is told differently."""

ALIKE_BY_WORDS, SHARED = 0.5, 3
"""How near two sentences compared by words are that tell one thing, and how many words beside names
they share."""

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
    if ground.by_meaning:
        differing = _told_otherwise(ground)
        agreeing = _told_alike(ground, [twin for twin, _ in differing])
    else:
        differing, agreeing = _by_words(ground)
    told = [_differently(ground, twin, what) for twin, what in differing[:MOST]]
    return [*told, *_alike(ground, agreeing)]


def _told_otherwise(ground: Ground) -> list[tuple[Twin, Contradiction]]:
    """Pair sentences of which the model holds that both cannot be right, if it shows in what.

    Only between sentences each nearest to the other: in whole articles, where little contradicts,
    most of the others were wrong. One thing done by two peoples is another matter than the model
    learned of, and as sure.
    """
    found: dict[tuple[int, int, Where, Where], tuple[Twin, Contradiction]] = {}
    for i, j, related in _each_two(ground):
        nearest = {_key((i, j, pair)) for pair in ground.twins(i, j)}
        for twin in _mutual(ground, i, j, _told_never(related), OTHERWISE):
            what = in_what(twin[2].ours, twin[2].theirs)
            if what and _key(twin) in nearest:
                found[_key(twin)] = twin, what
        for twin in _mutual(ground, i, j, related.at_all, ALIKE):
            what = contradiction(twin[2].ours, twin[2].theirs)
            if what and what.what == "agent":
                found.setdefault(_key(twin), (twin, what))
    return sorted(found.values(), key=lambda each: _nearest_first(each[0]))


def _told_never(related: Related) -> Floats:
    """Keep what another side never tells alike as well: else articles differ, and not sides."""
    alike = related.alike >= ALIKE
    told = np.maximum(
        alike.max(axis=1, keepdims=True, initial=False), alike.max(axis=0, initial=False)
    )
    return np.asarray(np.where(told, 0.0, related.otherwise), np.float32)


def _key(twin: Twin) -> tuple[int, int, Where, Where]:
    i, j, pair = twin
    return i, j, place(pair.ours), place(pair.theirs)


def _told_alike(ground: Ground, known: Iterable[Twin]) -> list[Twin]:
    """Pair sentences that tell the same thing; no reprints."""
    taken = {_key(twin) for twin in known}
    found = (
        twin
        for i, j, related in _each_two(ground)
        for twin in _mutual(ground, i, j, related.alike, ALIKE)
        if not _reprinted(twin[2]) and _key(twin) not in taken
    )
    return sorted(found, key=_nearest_first)


def _each_two(ground: Ground) -> Iterator[tuple[int, int, Related]]:
    for i, j in combinations(range(len(ground.told.sides)), 2):
        yield i, j, ground.related(i, j)


def _mutual(ground: Ground, i: int, j: int, chances: Floats, least: float) -> Iterator[Twin]:
    """Pair the sentences that are each the likeliest for the other."""
    if not chances.size:
        return
    best = (chances == chances.max(axis=1)[:, None]) & (chances == chances.max(axis=0))
    for a, b in np.argwhere(best & (chances >= least)).tolist():
        yield i, j, Pair(ground.read[i][a], ground.read[j][b], float(chances[a, b]))


# --- by words -----------------------------------------------------------------------------


def _by_words(ground: Ground) -> tuple[list[tuple[Twin, Contradiction]], list[Twin]]:
    read = [(twin, contradiction(twin[2].ours, twin[2].theirs)) for twin in _twins(ground)]
    agreeing = [twin for twin, what in read if not what and _is_alike(twin[2])]
    return [(twin, what) for twin, what in read if what], agreeing


def _twins(ground: Ground) -> list[Twin]:
    """Pair sentences that tell the same thing on two sides, the nearest first; no reprints."""
    found = (
        (i, j, pair)
        for i, j in combinations(range(len(ground.told.sides)), 2)
        for pair in ground.twins(i, j)
        if not _reprinted(pair)
    )
    return sorted(found, key=_nearest_first)


def _is_alike(pair: Pair) -> bool:
    if may_contradict(pair.ours, pair.theirs) or pair.score < ALIKE_BY_WORDS:
        return False
    shared = set(pair.ours.tokens) & set(pair.theirs.tokens)
    return len(shared - names(pair.ours) - names(pair.theirs)) >= SHARED


# --- the findings -------------------------------------------------------------------------


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
    firm = ground.told.freely(i, j) and _stand_behind(shown, (i, j))
    return Finding(
        lens="claims",
        key=f"claims:{what.what}:{'+'.join(where)}",
        point=f"{POINTS[what.what]}: {headline(shown)}",
        cells=shown,
        reading="Two sentences that tell one thing; the dates of the articles may explain it.",
        weight=round((0.7 + 0.09 * min(1.0, pair.score)) * (1 if firm else SINGLE), 4),
        firm=firm,
    )


def _stand_behind(shown: Sequence[Cell], sides: Sequence[int]) -> bool:
    """Tell whether what contradicts each other is told by most articles of each side."""
    return all(2 * shown[at].count > shown[at].of for at in sides)


def _seen(line: Line, said: str) -> Seen:
    return Seen(line.telling.article, line.sentence, said, said.casefold())


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
