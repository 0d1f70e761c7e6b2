"""Which facts each side tells: on one side only, on both, or so that both cannot be right."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from bot.framing import phrases
from bot.framing.alignment import Line
from bot.framing.anchors import Anchor, anchors
from bot.framing.contradicting import contradiction
from bot.framing.earlier import is_earlier
from bot.framing.ground import Ground, Where, cited, place, survey
from bot.framing.model import Cell, Finding
from bot.framing.numbers import numbers
from bot.framing.statistics import ENOUGH, as_uneven
from bot.framing.subjectivity import judging_index
from bot.framing.telling import Told
from bot.framing.twins import compare_twins
from corpus.model import Span

LEAD = 2
"""Sentences that open an article tell the event itself, as every article on it does."""

SUBSTANCE = 1.2
"""From this score on a sentence compared by words tells enough that is new to be a fact."""

MOST = 60
"""Facts kept a side."""

FACT = 0.75
"""What an anchor weighs that makes a fact by itself: a place or a year; who is named is not one."""

NEIGHBOURS = 3
VETO = ("outcome", "agent")
"""Sentences of another side that may tell the same thing so that both cannot be right."""

BACKGROUND = 0.78
"""What a fact about an earlier time weighs, out of one about the incident."""

HEAVIEST, POINT = 0.77, 0.6
"""What a fact weighs at the most: less than a contradiction, and than who did it; and a point."""

EVIDENCE = 3
"""Sentences shown of a side that tells a fact."""

HEADED = 3
"""Names in the heading of a fact."""

FEW, CLAUSE = 4, 8
"""Words that are too few to head a fact, and the most that do."""

_CLAUSE = re.compile(r"[^,;:—“”\"()]+[^\s,;:—“”\"()]")
_WORD = re.compile(r"\S+")

_NO_FACT = re.compile(
    r"\?|\b(?:I|me|my|we|us|our|you|your|would|could|should|may|might|must|(?<!as )if|whether|"
    r"perhaps|likely|unlikely|seems?|appears?|let|imagine)\b|[’']ll\b|[’']d\b"
)


def look(told: Told) -> list[Finding]:
    """Compare what is told, sentence by sentence."""
    ground = survey(told)
    return [*_only(ground), *compare_twins(ground)]


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that tells what another side never does.

    `tellers` are the sentences of its side that tell it, one an article; `new` the names and
    years in it that the other side never has, `lacking` the sides that do not tell it.
    """

    side: int
    row: int
    line: Line
    tellers: tuple[Line, ...]
    lacking: tuple[int, ...]
    new: tuple[Anchor, ...]
    score: float


def _only(ground: Ground) -> Iterator[Finding]:
    """Show what some sides tell and others do not, once: what more of the articles tell first."""
    sides = [side for side, of in enumerate(ground.told.of) if of]
    facts = [fact for side in sides for fact in _facts(ground, side)]
    told: set[Where] = set()
    ranks = dict.fromkeys(sides, 0)
    for fact in sorted(facts, key=lambda fact: _best_first(ground, fact)):
        where = {place(line) for line in (fact.line, *fact.tellers)}
        if ranks[fact.side] < MOST and not told & where:
            told |= where | {place(line) for line in _elsewhere(ground, fact)}
            yield _one_sided(ground, fact, ranks[fact.side])
            ranks[fact.side] += 1


def _elsewhere(ground: Ground, fact: Fact) -> list[Line]:
    """Return the sentences of yet another side that tell a fact as well."""
    if not ground.by_meaning:
        return []
    others = (other for other in ground.others(fact.side) if other not in fact.lacking)
    return [line for other in others for line in ground.telling(fact.side, fact.row, other)]


def _best_first(ground: Ground, fact: Fact) -> tuple[float, float, Where]:
    return -len(fact.tellers) / ground.told.of[fact.side], -fact.score, place(fact.line)


def _facts(ground: Ground, side: int) -> Iterator[Fact]:
    near = {other: ground.nearness(side, other) for other in ground.others(side)}
    elsewhere = frozenset[str]().union(*(k for other in near for k in ground.known[other]))
    index = _index(ground, side)
    for row, line in enumerate(ground.read[side]):
        far = [other for other, scores in near.items() if scores[row] < ground.scale.kin]
        if not far or not _states(ground, line):
            continue
        lacking = tuple(
            other
            for other in far
            if not (ground.by_meaning and _contradicted(ground, side, row, other))
        )
        named = {anchor.tokens: anchor for anchor in anchors(line.telling, line.sentence)}
        new = _new(ground, named.values(), lacking)
        score = sum(anchor.weight for anchor in new) + _substance(line, elsewhere)
        tells = any(anchor.weight >= FACT for anchor in new) and score >= SUBSTANCE
        if lacking and (ground.by_meaning or tells):
            near_here = (
                ground.telling(side, row, side) if ground.by_meaning else index[new[0].tokens]
            )
            tellers = _one_an_article(line, near_here)
            yield Fact(side, row, line, tellers, lacking, new, score)


Index = dict[tuple[str, ...], list[Line]]


def _index(ground: Ground, side: int) -> Index:
    """Map the names and years of a side to the sentences that have them; only by words."""
    index: Index = {}
    for line in () if ground.by_meaning else ground.read[side]:
        for anchor in anchors(line.telling, line.sentence):
            index.setdefault(anchor.tokens, []).append(line)
    return index


def _one_an_article(own: Line, near: Sequence[Line]) -> tuple[Line, ...]:
    """Return the sentences that tell a fact, one of each article, its own first."""
    here = own.telling.article.document.id
    others = {line.telling.article.document.id: line for line in near}
    return own, *(line for key, line in sorted(others.items()) if key != here)


def _contradicted(ground: Ground, side: int, row: int, other: int) -> bool:
    """Tell whether one of the nearest sentences of another side contradicts one."""
    line = ground.read[side][row]
    near = ground.near[side, other][row]
    first = np.argsort(-near, kind="stable")[:NEIGHBOURS].tolist()
    found = (contradiction(line, ground.read[other][at]) for at in first)
    return any(each and each.what in VETO for each in found)


def _states(ground: Ground, line: Line) -> bool:
    """Tell whether a sentence states something, and not only the event itself."""
    leads = not ground.by_meaning and line.sentence in line.telling.sentences[:LEAD]
    return not leads and not _NO_FACT.search(line.sentence.of(line.telling.article.document.text))


def _new(ground: Ground, named: Iterable[Anchor], lacking: Sequence[int]) -> tuple[Anchor, ...]:
    """Return the names and years that are nowhere on a side, the chief one first."""
    new = (a for a in named if any(not ground.holding(other, a) for other in lacking))
    return tuple(sorted(new, key=_chief_first))


def _chief_first(anchor: Anchor) -> tuple[bool, bool, float, Span]:
    return anchor.weight < FACT, anchor.is_year, -anchor.weight, anchor.span


def _substance(line: Line, elsewhere: frozenset[str]) -> float:
    """Weigh what a sentence tells beside names and years: deeds, amounts, new words; no views."""
    new_words = min(10, sum(1 for token in set(line.tokens) if token not in elsewhere))
    whole = line.telling.article.document.text
    counted = min(2, sum(1 for n in numbers(whole, line.sentence) if n.unit != "year"))
    acts = any(line.sentence.holds(a.cue) for a in line.telling.article.annotations.actions)
    judged = phrases.find(line.telling.own, judging_index(), whole)
    views = sum(1 for found in judged if line.sentence.holds(found.span))
    quoted = line.telling.is_quoted(line.sentence)
    return 0.05 * new_words + 0.25 * counted + 0.5 * acts - 0.5 * views - 0.25 * quoted


# --- the finding --------------------------------------------------------------------------


def _one_sided(ground: Ground, fact: Fact, rank: int) -> Finding:
    document = fact.line.telling.article.document
    when = ground.told.coverage.incident.date
    earlier = is_earlier(fact.line.telling.article, fact.line.sentence, when)
    firm = any(_is_firm(ground, fact, other) for other in fact.lacking)
    return Finding(
        lens="claims",
        key=f"claims:only:{document.id}:{fact.line.sentence.start}",
        point=_headed(ground, fact, earlier),
        cells=tuple(_cell(ground, fact, at) for at in range(len(ground.told.sides))),
        reading=_missing(ground, fact)
        + (" The sentence is about an earlier time." if earlier else "")
        + " The nearest sentence there, if any, stands beside it.",
        weight=_weight(ground, fact, rank, earlier, firm),
        firm=firm,
    )


def _is_firm(ground: Ground, fact: Fact, other: int) -> bool:
    """Tell whether what a side tells, and another does not, sets the two apart."""
    told, of = ground.told, ground.told.of
    count = len(fact.tellers)
    if told.freely(fact.side, other):
        return 2 * count > of[fact.side]
    enough = min(of[fact.side], of[other]) >= ENOUGH
    return enough and as_uneven(count, of[fact.side], 0, of[other]) <= told.rare


def _weight(ground: Ground, fact: Fact, rank: int, earlier: bool, firm: bool) -> float:
    """Weigh a fact; however much it tells, it rests on what another side lacks."""
    share = len(fact.tellers) / ground.told.of[fact.side]
    told = max(0.3, fact.score) * (0.5 + 0.5 * share)
    weight: float = 0.85 * (1 - 0.5**told) * 0.97**rank * (BACKGROUND if earlier else 1)
    return round(min(HEAVIEST if firm else POINT, weight), 4)


def _headed(ground: Ground, fact: Fact, earlier: bool) -> str:
    """Head a fact with its words, who tells it and in how many articles."""
    text = fact.line.telling.article.document.text
    names = list(dict.fromkeys(a.span.of(text) for a in fact.new if not a.is_year))
    chief = fact.new[0].span if fact.new else fact.line.sentence
    words = names[:HEADED] if len(names) > 1 else [_clause(text, fact.line.sentence, chief)]
    teller = ground.told.coverage.sides[fact.side].name
    what = "Background" if earlier else "A fact"
    of = ground.told.of[fact.side]
    by = teller if of == 1 else f"{len(fact.tellers)} of {of} of {teller}"
    return f"{what} told by {by}: {', '.join(f'“{word}”' for word in words)}"


def _clause(text: str, sentence: Span, around: Span) -> str:
    """Return the words around a place, up to a comma; where those are few, the next ones."""
    parts = [Span(*m.span()) for m in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    at = next((n for n, part in enumerate(parts) if part.meets(around)), 0)
    if len(parts[at].of(text).split()) < FEW and at + 1 < len(parts):
        at += 1
    words = list(_WORD.finditer(text, parts[at].start, parts[at].end))
    before = sum(1 for word in words if word.end() <= around.start)
    first = max(0, min(before - FEW, len(words) - CLAUSE)) if parts[at].meets(around) else 0
    shown = words[first : first + CLAUSE]
    cut = " …" if first + CLAUSE < len(words) else ""
    return text[shown[0].start() : shown[-1].end()].rstrip(".!?,;:") + cut


def _cell(ground: Ground, fact: Fact, at: int) -> Cell:
    name, of = ground.told.coverage.sides[at].name, ground.told.of[at]
    if at == fact.side:
        text = fact.line.telling.article.document.text
        printed = tuple(anchor.span.of(text) for anchor in fact.new)
        words = printed or (
            _clause(text, fact.line.sentence, fact.line.sentence).removesuffix(" …"),
        )
        return Cell(name, len(fact.tellers), of, words, tuple(map(cited, fact.tellers[:EVIDENCE])))
    telling = ground.telling(fact.side, fact.row, at) if ground.by_meaning and of else []
    if telling and at not in fact.lacking:
        return Cell(name, len(telling), of, (), tuple(map(cited, telling[:EVIDENCE])))
    _, nearest = ground.nearest(fact.side, fact.row, at) if of else (0.0, None)
    return Cell(name, 0, of, (), (cited(nearest),) if nearest else ())


def _missing(ground: Ground, fact: Fact) -> str:
    chief = fact.new[0].span.of(fact.line.telling.article.document.text) if fact.new else "This"
    lacking = sorted(
        f"the {of} {'article' if of == 1 else 'articles'}"
        f"{'' if ground.by_meaning else ' in English'} of {side.name}"
        for at, (side, of) in enumerate(ground.sizes())
        if of and at in fact.lacking
    )
    return f"{chief}: not found in {' or '.join(lacking)} held here."
