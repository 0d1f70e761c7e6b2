"""Which facts each side tells: on one side only, on both, or so that both cannot be right."""

from collections.abc import Iterator, Sequence

from bot.framing.alignment import Line
from bot.framing.alone import whom
from bot.framing.bearing import bearing
from bot.framing.differing import differences, found
from bot.framing.earlier import is_background
from bot.framing.facts import Fact, facts
from bot.framing.ground import Ground, Where, cited, place, survey
from bot.framing.headings import heading, shortened
from bot.framing.model import Cell, Finding
from bot.framing.statistics import ENOUGH, as_uneven
from bot.framing.substance import core
from bot.framing.telling import Told
from bot.framing.twins import told_alike

MOST, DIFFERENCES = 60, 100
"""Facts kept a side, and contradictions."""

BACKGROUND = 0.78
"""What a fact about an earlier time weighs, out of one about the incident."""

HEAVIEST, POINT = 0.77, 0.6
"""What a fact weighs at the most: less than a contradiction, and than who did it; and a point."""

EVIDENCE = 3
"""Sentences shown of a side that tells a fact."""


def look(told: Told) -> list[Finding]:
    """Compare what is told, sentence by sentence."""
    ground = survey(told)
    differing = differences(ground)[:DIFFERENCES]
    places = [each.places for each in differing]
    otherwise = [found(ground, each) for each in differing]
    return [*_only(ground, places), *otherwise, *told_alike(ground, places)]


def _only(ground: Ground, otherwise: Sequence[Sequence[Where]]) -> Iterator[Finding]:
    """Show what some sides tell and others do not, once: what more of the articles tell first.

    What the other side tells `otherwise` is told there.
    """
    sides = [side for side, of in enumerate(ground.told.of) if of]
    about = core(ground.known)
    bears = bearing(ground)
    every = [fact for side in sides for fact in facts(ground, side, about, bears[side])]
    told = {where for places in otherwise for where in places}
    ranks = dict.fromkeys(sides, 0)
    for fact in sorted(every, key=lambda fact: _best_first(ground, fact)):
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


def _one_sided(ground: Ground, fact: Fact, rank: int) -> Finding:
    document = fact.line.telling.article.document
    when = ground.told.coverage.incident.date
    earlier = is_background(fact.line.telling.article, fact.line.sentence, when)
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
    """Head a fact with its words, who tells it in how many articles, and whom “he” means."""
    telling, sentence = fact.line.telling, fact.line.sentence
    text = telling.article.document.text
    meant = whom(telling, sentence)
    what = "Background" if earlier else "A fact"
    about = f" about {meant.span.of(text)}" if meant else ""
    return f"{what} told by {_tellers(ground, fact)}{about}: “{heading(text, sentence)}”"


def _tellers(ground: Ground, fact: Fact) -> str:
    """Say which sides tell a fact, each in how many of its articles."""
    counts = {fact.side: len(fact.tellers)}
    for other in ground.others(fact.side) if ground.by_meaning else ():
        if other not in fact.lacking and (told := ground.telling(fact.side, fact.row, other)):
            counts[other] = len(told)
    sizes = enumerate(ground.sizes())
    each = sorted((side.name, counts[at], of) for at, (side, of) in sizes if at in counts)
    said = [name if of == 1 else f"{name} ({n} of {of} articles)" for name, n, of in each]
    return " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))


def _cell(ground: Ground, fact: Fact, at: int) -> Cell:
    name, of = ground.told.coverage.sides[at].name, ground.told.of[at]
    if at == fact.side:
        text = fact.line.telling.article.document.text
        printed = tuple(anchor.span.of(text) for anchor in fact.new)
        words = printed or (shortened(text, fact.line.sentence).of(text),)
        return Cell(name, len(fact.tellers), of, words, tuple(map(cited, fact.tellers[:EVIDENCE])))
    if of and at not in fact.lacking:
        return _told_too(ground, fact, at)
    _, nearest = ground.nearest(fact.side, fact.row, at) if of else (0.0, None)
    return Cell(name, 0, of, (), (cited(nearest),) if nearest else ())


def _told_too(ground: Ground, fact: Fact, at: int) -> Cell:
    """Show yet another side that tells a fact, or has its names, or comes too near to lack it.

    The names and years are those that most of its articles have, as the fact has them.
    """
    told = ground.telling(fact.side, fact.row, at) if ground.by_meaning else []
    name, of = ground.told.coverage.sides[at].name, ground.told.of[at]
    if told:
        return Cell(name, len(told), of, (), tuple(map(cited, told[:EVIDENCE])))
    text = fact.line.telling.article.document.text
    holding = {a.span.of(text): ground.holding(at, a) for a in fact.named}
    most = max(holding.values(), default=0)
    words = tuple(word for word, count in holding.items() if most and count == most)
    return Cell(name, max(1, most), of, words, near=True)


def _missing(ground: Ground, fact: Fact) -> str:
    chief = fact.new[0].span.of(fact.line.telling.article.document.text) if fact.new else "This"
    lacking = sorted(
        f"the {of} {'article' if of == 1 else 'articles'}"
        f"{'' if ground.by_meaning else ' in English'} of {side.name}"
        for at, (side, of) in enumerate(ground.sizes())
        if of and at in fact.lacking
    )
    return f"{chief}: not found in {' or '.join(lacking)} held here."
