"""Sentences of two sides that tell the same thing: alike, or with another number."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from bot.framing.alignment import TWIN, Line, Pair, content_words, pairs
from bot.framing.anchors import amounts
from bot.framing.cells import Seen, cells, headline
from bot.framing.ground import Ground, Where, cited, place
from bot.framing.model import Cell, Finding

ALIKE = 0.5
"""From here on the two are shown as told alike; below, shared names may be all they share."""

SAME = 0.9
"""From here on two sentences are one sentence, reprinted."""

SHOWN = 3
"""Pairs shown."""

SHARED = 3
"""Words beside names that the two have to share."""


def _twins(ground: Ground) -> Iterator[tuple[int, int, Pair]]:
    """Pair sentences that tell the same thing on two sides, reprints left out."""
    for i, j in combinations(range(len(ground.told.sides)), 2):
        for pair in pairs(ground.read[i], ground.read[j], ground.near[i, j]):
            if TWIN <= pair.score < SAME:
                yield i, j, pair


def told_differently(ground: Ground) -> Iterator[Finding]:
    """Show where the twins count the same thing and the numbers differ."""
    for i, j, pair in _twins(ground):
        for counted in _other_numbers(pair):
            ours, theirs = pair.ours, pair.theirs
            where = sorted(f"{document}:{start}" for document, start in map(place, (ours, theirs)))
            seen: list[list[Seen]] = [[] for _ in ground.told.sides]
            seen[i], seen[j] = [_amount(ours, counted)], [_amount(theirs, counted)]
            shown = cells(ground.told, seen)
            yield Finding(
                lens="claims",
                key=f"claims:number:{counted}:{'+'.join(where)}",
                point=f"Another number for one thing: {headline(shown)}",
                cells=shown,
                reading="Two sentences close in wording; the dates of the articles may explain it.",
                weight=round(0.8 + 0.1 * pair.score, 4),
            )


def _other_numbers(pair: Pair) -> list[str]:
    """List what both sentences count once, and count differently."""
    ours, theirs = _counted(pair.ours), _counted(pair.theirs)
    return sorted(
        noun
        for noun in ours.keys() & theirs.keys()
        if len(ours[noun]) == len(theirs[noun]) == 1 and ours[noun] != theirs[noun]
    )


def _counted(line: Line) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for amount in amounts(line.telling, line.sentence):
        found.setdefault(amount.counted, set()).add(amount.value)
    return found


def _amount(line: Line, counted: str) -> Seen:
    amount = next(a for a in amounts(line.telling, line.sentence) if a.counted == counted)
    article = line.telling.article
    return Seen(article, line.sentence, amount.span.of(article.document.text), counted)


def told_by_both(ground: Ground) -> Iterator[Finding]:
    """Show what two sides both tell, in pairs; a third only where it has the same sentence too."""
    agreeing = sorted((t for t in _twins(ground) if not _other_numbers(t[2])), key=_nearest_first)
    agreeing = [t for t in agreeing if t[2].score >= ALIKE and _share_more_than_names(t[2])]
    if not agreeing:
        return
    i, j, _ = agreeing[0]
    pairs_shown = [pair for at, other, pair in agreeing if (at, other) == (i, j)][:SHOWN]
    shown: list[list[Line]] = [[] for _ in ground.told.sides]
    shown[i], shown[j] = [p.ours for p in pairs_shown], [p.theirs for p in pairs_shown]
    for at in set(range(len(shown))) - {i, j}:
        shown[at] = _third(agreeing, at, {place(shown[i][0]), place(shown[j][0])})
    names = sorted(ground.told.coverage.sides[at].name for at, told in enumerate(shown) if told)
    yield Finding(
        lens="claims",
        key="claims:both",
        point=f"Told alike by {', '.join(names[:-1])} and {names[-1]}",
        cells=_side_by_side(ground, shown),
        reading="No difference: the sentences that come nearest to each other, pair by pair.",
        weight=0.1,
    )


def _share_more_than_names(pair: Pair) -> bool:
    """Tell whether two sentences share words beside those that are names in either."""
    shared = set(pair.ours.tokens) & set(pair.theirs.tokens)
    return len(shared - _names(pair.ours) - _names(pair.theirs)) >= SHARED


def _names(line: Line) -> set[str]:
    text = line.telling.article.document.text
    named = (name.span.of(text) for name in line.telling.names_in(line.sentence))
    return {token for name in named for token in content_words(name)}


def _third(agreeing: Sequence[tuple[int, int, Pair]], side: int, best: set[Where]) -> list[Line]:
    """Find a third side's sentence that is the twin of one in the best pair."""
    for i, j, pair in agreeing:
        for at, line, twin in ((i, pair.ours, pair.theirs), (j, pair.theirs, pair.ours)):
            if at == side and place(twin) in best:
                return [line]
    return []


def _nearest_first(twin: tuple[int, int, Pair]) -> tuple[float, list[Where]]:
    pair = twin[2]
    return -pair.score, sorted([place(pair.ours), place(pair.theirs)])


def _side_by_side(ground: Ground, shown: Sequence[Sequence[Line]]) -> tuple[Cell, ...]:
    """Show the pairs in one order on every side."""
    return tuple(
        Cell(
            side.name,
            len({line.telling.article.document.id for line in told}),
            of,
            evidence=tuple(dict.fromkeys(map(cited, told))),
        )
        for (side, of), told in zip(ground.sizes(), shown, strict=True)
    )
