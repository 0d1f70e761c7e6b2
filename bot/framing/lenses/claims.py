"""Which facts each side tells: on one side only, on both, or with other numbers."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.framing import phrases
from bot.framing.alignment import Line
from bot.framing.anchors import Anchor, amounts, anchors
from bot.framing.earlier import is_earlier
from bot.framing.ground import Ground, Where, cited, place, survey
from bot.framing.model import Cell, Finding
from bot.framing.subjectivity import judging_index
from bot.framing.telling import Told
from bot.framing.twins import told_by_both, told_differently
from corpus.model import Span

KIN = 0.22
"""From here on a sentence may tell the same thing in other words, so it is not one-sided."""

LEAD = 2
"""Sentences that open an article tell the event itself, as every article on it does."""

ENOUGH = 1.2
"""From this score on a sentence tells enough that is new to be shown as a fact."""

SHOWN = 3
"""Facts shown a side."""

FACT = 0.75
"""What an anchor weighs that makes a fact by itself: a place or a year; who is named is not one."""

BACKGROUND = 0.78
"""What a fact about an earlier time weighs, out of one about the incident."""

MOST = 0.78
"""What a fact weighs at the most: less than a contradiction, and than who did it."""

HEADED = 3
"""Names in the heading of a fact."""

FEW, CLAUSE = 4, 8
"""Words that are too few to head a fact, and the most that do."""

_CLAUSE = re.compile(r"[^,;:—“”\"()]+[^\s,;:—“”\"()]")
_WORD = re.compile(r"\S+")

_NO_FACT = re.compile(
    r"\?|\b(?:I|me|my|we|us|our|you|your|would|could|should|may|might|must|will|(?<!as )if|whether|"
    r"perhaps|likely|unlikely|seems?|appears?|let|imagine)\b|[’']ll\b|[’']d\b"
)


def look(told: Told) -> list[Finding]:
    """Compare what is told, sentence by sentence, in English."""
    ground = survey(told.written_in("en"))
    candidates = {side: _candidates(ground, side) for side, of in enumerate(ground.told.of) if of}
    one_sided = [f for side, told in candidates.items() for f in _only_here(ground, side, told)]
    alone = [f for side, told in candidates.items() for f in _alone(ground, side, told)]
    return [*one_sided, *alone, *told_differently(ground), *told_by_both(ground)]


Lacking = Callable[[Ground, int, int, Anchor], bool]
"""Tells whether an anchor of a side's sentence is missing where it has to be."""

Candidate = tuple[int, Line, tuple[Anchor, ...]]
"""A row, its sentence, and the names and years in it."""


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


def _alone(ground: Ground, side: int, candidates: Sequence[Candidate]) -> Iterator[Finding]:
    """Show the fact that one article has and nobody else, where no side at large stands out."""
    if not ground.told.kept_apart or ground.told.of[side] == 1:
        return
    facts = sorted(_facts(ground, side, candidates, _lacking_everywhere), key=_best_first)
    for fact in facts[:1]:
        source = fact.line.telling.article.source.name
        finding = _one_sided(ground, side, fact, 0)
        what, _, words = finding.point.partition(": ")
        told = "Background told" if what.startswith("Background") else "Told"
        yield replace(
            finding,
            key=finding.key.replace("only", "one"),
            point=f"{told} by one article, of {source}: {words}",
            weight=round(finding.weight / 2, 4),
        )


def _lacking_everywhere(ground: Ground, side: int, row: int, anchor: Anchor) -> bool:
    """Tell whether one article alone has the anchor, and nobody a sentence like this one."""
    return ground.holding(side, anchor) == 1 and all(
        not ground.holding(other, anchor) and ground.nearest(side, row, other)[0] < KIN
        for other in ground.others(side)
    )


def _best_first(fact: Fact) -> tuple[float, Where]:
    return -fact.score, place(fact.line)


def _only_here(ground: Ground, side: int, candidates: Sequence[Candidate]) -> Iterator[Finding]:
    facts = sorted(_facts(ground, side, candidates, _lacking), key=_best_first)
    told: set[tuple[str, ...]] = set()
    rank = 0
    for fact in facts:
        if rank < SHOWN and not told & {anchor.tokens for anchor in fact.new}:
            told |= {anchor.tokens for anchor in fact.new}
            yield _one_sided(ground, side, fact, rank)
            rank += 1


def _candidates(ground: Ground, side: int) -> list[Candidate]:
    """List the sentences of a side that state something and have names or years in them."""
    found = []
    for row, line in enumerate(ground.read[side]):
        if line.sentence in line.telling.sentences[:LEAD]:
            continue
        named = {a.tokens: a for a in anchors(line.telling, line.sentence)}
        if named and not _NO_FACT.search(line.sentence.of(line.telling.article.document.text)):
            found.append((row, line, tuple(named.values())))
    return found


def _facts(
    ground: Ground, side: int, candidates: Sequence[Candidate], lacking: Lacking
) -> Iterator[Fact]:
    others = [known for other in ground.others(side) for known in ground.known[other]]
    elsewhere = frozenset[str]().union(*others)
    for row, line, named in candidates:
        new = [a for a in named if lacking(ground, side, row, a)]
        if not any(anchor.weight >= FACT for anchor in new):
            continue
        score = sum(anchor.weight for anchor in new) + _substance(line, elsewhere)
        if score >= ENOUGH:
            yield Fact(row, line, tuple(sorted(new, key=_chief_first)), score)


def _chief_first(anchor: Anchor) -> tuple[bool, bool, float, Span]:
    return anchor.weight < FACT, anchor.is_year, -anchor.weight, anchor.span


def _substance(line: Line, elsewhere: frozenset[str]) -> float:
    """Weigh what a sentence tells beside names and years: deeds, amounts, new words; no views."""
    new_words = min(10, sum(1 for token in set(line.tokens) if token not in elsewhere))
    counted = min(2, sum(1 for _ in amounts(line.telling, line.sentence)))
    acts = any(line.sentence.holds(a.cue) for a in line.telling.article.annotations.actions)
    whole = line.telling.article.document.text
    judged = phrases.find(line.telling.own, judging_index(), whole)
    views = sum(1 for found in judged if line.sentence.holds(found.span))
    quoted = line.telling.is_quoted(line.sentence)
    return 0.05 * new_words + 0.25 * counted + 0.5 * acts - 0.5 * views - 0.25 * quoted


def _lacking(ground: Ground, side: int, row: int, anchor: Anchor) -> bool:
    """Tell whether another side lacks the anchor, and any sentence like this one."""
    here = ground.holding(side, anchor)
    return any(
        not ground.holding(other, anchor)
        and ground.shows(here, side, other)
        and ground.nearest(side, row, other)[0] < KIN
        for other in ground.others(side)
    )


def _one_sided(ground: Ground, side: int, fact: Fact, rank: int) -> Finding:
    document = fact.line.telling.article.document
    when = ground.told.coverage.incident.date
    earlier = is_earlier(fact.line.telling.article, fact.line.sentence, when)
    return Finding(
        lens="claims",
        key=f"claims:only:{document.id}:{fact.line.sentence.start}",
        point=_headed(ground, side, fact, earlier),
        cells=tuple(_fact_cell(ground, side, fact, at) for at in range(len(ground.told.sides))),
        reading=_missing(ground, fact)
        + (" The sentence is about an earlier time." if earlier else "")
        + " The nearest sentence there, if any, stands beside it.",
        weight=_weight(fact, rank, earlier),
    )


def _weight(fact: Fact, rank: int, earlier: bool) -> float:
    """Weigh a fact; however much it tells, it rests on what another side lacks."""
    weight: float = 0.85 * (1 - 0.5**fact.score) * 0.95**rank * (BACKGROUND if earlier else 1)
    return min(MOST, round(weight, 4))


def _headed(ground: Ground, side: int, fact: Fact, earlier: bool) -> str:
    """Head a fact with its words, who tells it and where it was not found."""
    text = fact.line.telling.article.document.text
    names = list(dict.fromkeys(a.span.of(text) for a in fact.new if not a.is_year))
    words = names[:HEADED] if len(names) > 1 else [_clause(text, fact.line.sentence, fact.chief)]
    teller = ground.told.coverage.sides[side].name
    what = "Background" if earlier else "A fact"
    return f"{what} told by {teller}: {', '.join(f'“{word}”' for word in words)}"


def _clause(text: str, sentence: Span, anchor: Anchor) -> str:
    """Return the words around an anchor, up to a comma; where those are few, the next ones."""
    parts = [Span(*m.span()) for m in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    at = next((n for n, part in enumerate(parts) if part.meets(anchor.span)), 0)
    if len(parts[at].of(text).split()) < FEW and at + 1 < len(parts):
        at += 1
    words = list(_WORD.finditer(text, parts[at].start, parts[at].end))
    before = sum(1 for word in words if word.end() <= anchor.span.start)
    first = max(0, min(before - FEW, len(words) - CLAUSE)) if parts[at].meets(anchor.span) else 0
    shown = words[first : first + CLAUSE]
    cut = " …" if first + CLAUSE < len(words) else ""
    return text[shown[0].start() : shown[-1].end()].rstrip(".!?,;:") + cut


def _fact_cell(ground: Ground, side: int, fact: Fact, at: int) -> Cell:
    name, of = ground.told.coverage.sides[at].name, ground.told.of[at]
    count = ground.holding(at, fact.chief) if of else 0
    if at == side:
        text = fact.line.telling.article.document.text
        printed = tuple(anchor.span.of(text) for anchor in fact.new)
        return Cell(name, count, of, printed, (cited(fact.line),))
    score, nearest = ground.nearest(side, fact.row, at) if of else (0.0, None)
    if count and score < KIN:
        nearest = None  # the name stands there, in a sentence about something else
    return Cell(name, count, of, (), (cited(nearest),) if nearest else ())


def _missing(ground: Ground, fact: Fact) -> str:
    chief = fact.chief.span.of(fact.line.telling.article.document.text)
    lacking = sorted(
        f"the {of} {'article' if of == 1 else 'articles'} in English of {side.name}"
        for at, (side, of) in enumerate(ground.sizes())
        if of and not ground.holding(at, fact.chief)
    )
    return f"{chief}: not found in {' or '.join(lacking)} held here."
