"""Which facts each side tells: on one side only, on both, or with other numbers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.framing import phrases
from bot.framing.alignment import TWIN, Line, Pair, Similarity, lines, pairs, similarity
from bot.framing.anchors import Anchor, amounts, anchors
from bot.framing.cells import Seen, cells, weigh
from bot.framing.model import Cell, Finding, Side
from bot.framing.statistics import apart
from bot.framing.subjectivity import judging_index
from bot.framing.telling import Told
from corpus.model import Evidence, cite

KIN = 0.22
"""From here on a sentence may tell the same thing in other words, so it is not one-sided."""

FAR = 0.1
"""Below this no sentence is near enough to be shown beside another."""

SAME = 0.9
"""From here on two sentences are one sentence, reprinted."""

LEAD = 2
"""Sentences that open an article tell the event itself, as every article on it does."""

ENOUGH = 1.2
"""From this score on a sentence tells enough that is new to be shown as a fact."""

SHOWN = 3
"""Facts shown a side, and pairs."""

_NO_FACT = re.compile(
    r"\?|\b(?:I|me|my|we|us|our|you|your|would|could|should|may|might|must|will|if|whether|"
    r"perhaps|likely|unlikely|seems?|appears?|let|imagine)\b|[’']ll\b|[’']d\b"
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What is read once for all comparisons: sentences, the words of each article, nearness."""

    told: Told
    read: Sequence[Sequence[Line]]
    known: Sequence[Sequence[frozenset[str]]]
    near: dict[tuple[int, int], Similarity]

    def holding(self, side: int, anchor: Anchor) -> int:
        """Count the articles of a side that have the name or year anywhere."""
        return sum(1 for known in self.known[side] if known.issuperset(anchor.tokens))

    def others(self, side: int) -> list[int]:
        """List the other sides that hold articles."""
        return [other for other, told in enumerate(self.told.sides) if told and other != side]


def look(told: Told) -> list[Finding]:
    """Compare what is told, sentence by sentence, in English."""
    ground = _ground(told.written_in("en"))
    sides = [side for side, of in enumerate(ground.told.of) if of]
    one_sided = [finding for side in sides for finding in _only_here(ground, side)]
    return [*one_sided, *_told_differently(ground), *_told_by_both(ground)]


def _ground(told: Told) -> Ground:
    read = [lines(side) for side in told.sides]
    known = [[telling.vocabulary() for telling in side] for side in told.sides]
    near = {}
    for i, j in combinations(range(len(read)), 2):
        near[i, j] = similarity(read[i], read[j])
        near[j, i] = near[i, j].T
    return Ground(told, read, known, near)


# --- told on one side only ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence with names and years that another side never has; `chief` is the first."""

    row: int
    line: Line
    new: tuple[Anchor, ...]
    score: float

    @property
    def chief(self) -> Anchor:
        """The name or year that stands for the fact."""
        return self.new[0]


def _only_here(ground: Ground, side: int) -> Iterator[Finding]:
    facts = sorted(_facts(ground, side), key=lambda f: (-f.score, _place(f.line)))
    told: set[tuple[str, ...]] = set()
    rank = 0
    for fact in facts:
        if rank < SHOWN and not told & {anchor.tokens for anchor in fact.new}:
            told |= {anchor.tokens for anchor in fact.new}
            yield _one_sided(ground, side, fact, rank)
            rank += 1


def _place(line: Line) -> tuple[str, int]:
    return line.telling.article.document.id, line.sentence.start


def _facts(ground: Ground, side: int) -> Iterator[Fact]:
    others = [known for other in ground.others(side) for known in ground.known[other]]
    elsewhere = frozenset[str]().union(*others)
    for row, line in enumerate(ground.read[side]):
        text = line.sentence.of(line.telling.article.document.text)
        found = {a.tokens: a for a in anchors(line.telling, line.sentence)}
        leads = line.sentence in line.telling.sentences[:LEAD]
        if leads or not found or _NO_FACT.search(text):
            continue
        new = [a for a in found.values() if _lacking(ground, side, row, a)]
        if not new:
            continue
        score = sum(anchor.weight for anchor in new) + _substance(line, elsewhere)
        if score >= ENOUGH:
            yield Fact(row, line, tuple(sorted(new, key=lambda a: (-a.weight, a.span))), score)


def _substance(line: Line, elsewhere: frozenset[str]) -> float:
    """Weigh what a sentence tells beside names and years: deeds, amounts, new words; no views."""
    new_words = min(10, sum(1 for token in set(line.tokens) if token not in elsewhere))
    counted = min(2, sum(1 for _ in amounts(line.telling, line.sentence)))
    acts = any(line.sentence.holds(a.cue) for a in line.telling.article.annotations.actions)
    views = sum(1 for _ in phrases.find(line.sentence.of(line.telling.own), judging_index()))
    quoted = line.telling.is_quoted(line.sentence)
    return 0.05 * new_words + 0.25 * counted + 0.5 * acts - 0.5 * views - 0.25 * quoted


def _lacking(ground: Ground, side: int, row: int, anchor: Anchor) -> bool:
    """Tell whether another side lacks the anchor, and any sentence like this one."""
    here = ground.holding(side, anchor)
    return any(
        not ground.holding(other, anchor)
        and apart(here, ground.told.of[side], 0, ground.told.of[other])
        and _nearest(ground, side, row, other)[0] < KIN
        for other in ground.others(side)
    )


def _nearest(ground: Ground, side: int, row: int, other: int) -> tuple[float, Line | None]:
    scores = ground.near[side, other][row]
    if not scores.size or scores.max() < FAR:
        return 0.0, None
    return float(scores.max()), ground.read[other][int(scores.argmax())]


def _one_sided(ground: Ground, side: int, fact: Fact, rank: int) -> Finding:
    document = fact.line.telling.article.document
    return Finding(
        lens="claims",
        key=f"claims:only:{document.id}:{fact.line.sentence.start}",
        point="Told on one side, not found on another",
        cells=tuple(_fact_cell(ground, side, fact, at) for at in range(len(ground.told.sides))),
        reading=_missing(ground, fact) + " The nearest sentence there, if any, stands beside it.",
        weight=round(0.78 * (1 - 0.5**fact.score) * 0.95**rank, 4),
    )


def _fact_cell(ground: Ground, side: int, fact: Fact, at: int) -> Cell:
    name, of = ground.told.coverage.sides[at].name, ground.told.of[at]
    count = ground.holding(at, fact.chief) if of else 0
    if at == side:
        text = fact.line.telling.article.document.text
        printed = tuple(anchor.span.of(text) for anchor in fact.new)
        return Cell(name, count, of, printed, (_cited(fact.line),))
    nearest = _nearest(ground, side, fact.row, at)[1] if of else None
    return Cell(name, count, of, (), (_cited(nearest),) if nearest else ())


def _missing(ground: Ground, fact: Fact) -> str:
    chief = fact.chief.span.of(fact.line.telling.article.document.text)
    lacking = sorted(
        f"the {of} {'article' if of == 1 else 'articles'} in English of {side.name}"
        for at, (side, of) in enumerate(_sizes(ground))
        if of and not ground.holding(at, fact.chief)
    )
    return f"{chief}: not found in {' or '.join(lacking)} held here."


def _sizes(ground: Ground) -> list[tuple[Side, int]]:
    return list(zip(ground.told.coverage.sides, ground.told.of, strict=True))


def _cited(line: Line) -> Evidence:
    return cite(line.telling.article, line.sentence)


# --- told on both sides -------------------------------------------------------------------


def _twins(ground: Ground) -> Iterator[tuple[int, int, Pair]]:
    """Pair sentences that tell the same thing on two sides, reprints left out."""
    for i, j in combinations(range(len(ground.told.sides)), 2):
        for pair in pairs(ground.read[i], ground.read[j], ground.near[i, j]):
            if TWIN <= pair.score < SAME:
                yield i, j, pair


def _told_differently(ground: Ground) -> Iterator[Finding]:
    for i, j, pair in _twins(ground):
        for counted in _other_numbers(pair):
            ours, theirs = pair.ours, pair.theirs
            where = sorted(f"{document}:{start}" for document, start in map(_place, (ours, theirs)))
            seen: list[list[Seen]] = [[] for _ in ground.told.sides]
            seen[i], seen[j] = [_amount(ours, counted)], [_amount(theirs, counted)]
            yield Finding(
                lens="claims",
                key=f"claims:number:{counted}:{'+'.join(where)}",
                point="The same thing, with another number",
                cells=cells(ground.told, seen),
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


def _told_by_both(ground: Ground) -> Iterator[Finding]:
    agreeing = [twin for twin in _twins(ground) if not _other_numbers(twin[2])]
    seen: list[list[Seen]] = [[] for _ in ground.told.sides]
    for i, j, pair in sorted(agreeing, key=_nearest_first):
        for side, line in ((i, pair.ours), (j, pair.theirs)):
            seen[side].append(Seen(line.telling.article, line.sentence, "", ""))
    if agreeing:
        yield Finding(
            lens="claims",
            key="claims:both",
            point="Told on more than one side",
            cells=_paired(ground, seen),
            reading="No difference: the sentences that come nearest to each other.",
            weight=weigh(0.1, seen),
        )


def _nearest_first(twin: tuple[int, int, Pair]) -> tuple[float, list[tuple[str, int]]]:
    pair = twin[2]
    return -pair.score, sorted([_place(pair.ours), _place(pair.theirs)])


def _paired(ground: Ground, seen: Sequence[Sequence[Seen]]) -> tuple[Cell, ...]:
    """Show the nearest pairs in one order on every side."""
    return tuple(
        Cell(
            side.name,
            len({s.article.document.id for s in sightings}),
            of,
            evidence=tuple(dict.fromkeys(cite(s.article, s.sentence) for s in sightings))[:SHOWN],
        )
        for (side, of), sightings in zip(_sizes(ground), seen, strict=True)
    )
