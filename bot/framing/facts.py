"""Find what one side tells and another does not, sentence by sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.framing.alignment import Line
from bot.framing.anchors import Anchor, anchors
from bot.framing.ground import KIN, Ground
from bot.framing.headings import points_back, whom
from bot.framing.reporting import REPORTED
from bot.framing.substance import FACT, SUBSTANCE, leads, states, substance, telling, told_new
from corpus.model import Span

PERSON = 0.5
"""What an anchor weighs that is a person."""

REPEATED = 0.9
"""How near a sentence is that tells again what a stranger did, without the name."""

UNCLEAR = 0.4
"""What is left of a fact whose sentence begins with “they” or “this”, which another explains, or is
mostly somebody's words in marks."""

BESIDE = 0.5
"""What is left of a fact that has no word of the incident, and only names no other article has."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence that tells what another side never does.

    `tellers` are the sentences of its side that tell it, one an article; `named` the names and
    years in it, `new` those that the sides never have that do not tell it, the `lacking`.
    """

    side: int
    row: int
    line: Line
    tellers: tuple[Line, ...]
    lacking: tuple[int, ...]
    named: tuple[Anchor, ...]
    new: tuple[Anchor, ...]
    score: float


def facts(ground: Ground, side: int, about: frozenset[str]) -> Iterator[Fact]:
    """Yield what a side tells and some other does not; `about` is what all of it is about."""
    near = {other: ground.likely(side, other) for other in ground.others(side)}
    elsewhere = frozenset[str]().union(*(k for other in near for k in ground.known[other]))
    index = _index(ground, side)
    reports = ground.reporting(side)
    for row, line in enumerate(ground.read[side]):
        if reports[row] < REPORTED or not states(line) or leads(line, ground.by_meaning):
            continue
        by_words = {a.tokens: a for a in anchors(line.telling, line.sentence)}
        named = tuple(by_words.values())
        scores = {other: by_row[row] for other, by_row in near.items()}
        lacking = _lacking(ground, (side, row), named, scores, about)
        new = _new(ground, named, lacking)
        if lacking and (ground.by_meaning or _tells(line, new, elsewhere)):
            near_here = (
                ground.telling(side, row, side) if ground.by_meaning else index[new[0].tokens]
            )
            tellers = _one_an_article(line, near_here)
            worth = (
                _clear(line) * _of_it(ground, line, named, about) * (1 + float(reports[row])) / 2
            )
            score = telling(line, new, elsewhere, about) * worth
            yield Fact(side, row, line, tellers, lacking, named, new, score)


def _of_it(ground: Ground, line: Line, named: Sequence[Anchor], about: frozenset[str]) -> float:
    """Weigh that a fact is of the incident: has a word of it, or a name another article has too."""
    sides = range(len(ground.known))
    shared = any(sum(ground.holding(side, a) for side in sides) > 1 for a in named)
    return BESIDE if named and not shared and about.isdisjoint(line.different) else 1.0


def _clear(line: Line) -> float:
    """Weigh that a sentence tells in the outlet's words, by itself, of whom and what it speaks."""
    telling, sentence = line.telling, line.sentence
    text = telling.article.document.text
    back = points_back(text, sentence) and not whom(telling, sentence)
    in_marks = 2 * len(sentence.of(telling.printed).split()) < len(sentence.of(text).split())
    return UNCLEAR if back or in_marks else 1.0


def _tells(line: Line, new: Sequence[Anchor], elsewhere: frozenset[str]) -> bool:
    """Tell whether a sentence compared by words has names or years, and more, that are new."""
    if not any(anchor.weight >= FACT for anchor in new):
        return False
    return told_new(new) + substance(line, elsewhere) >= SUBSTANCE


def _lacking(
    ground: Ground,
    at: tuple[int, int],
    named: Sequence[Anchor],
    scores: Mapping[int, float],
    about: frozenset[str],
) -> tuple[int, ...]:
    """Return the sides that tell nothing like a sentence, and do not have what only it names."""
    far = [
        other
        for other, score in scores.items()
        if score < KIN or (ground.by_meaning and _by_a_stranger(ground, at, named, other))
    ]
    if not ground.by_meaning:
        chief = _new(ground, named, far, any_side=True)[:1]
        return tuple(other for other in far if not any(ground.holding(other, a) for a in chief))
    own = [anchor for anchor in named if not about.issuperset(anchor.tokens)]
    told = _things(ground.read[at[0]][at[1]])
    return tuple(
        other
        for other in far
        if not (own and all(ground.holding(other, a) for a in own))
        and told.isdisjoint(ground.things(other))
    )


def _things(line: Line) -> frozenset[str]:
    """Return of which things a sentence states how many, how old or whether they are."""
    stated = line.telling.article.annotations.stated
    return frozenset(each.of for each in stated if line.sentence.holds(each.span))


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


def _by_a_stranger(
    ground: Ground, at: tuple[int, int], named: Sequence[Anchor], other: int
) -> bool:
    """Tell whether somebody acts in a sentence whom another side, telling less, never names."""
    line = ground.read[at[0]][at[1]]
    new = [a.span for a in named if a.weight == PERSON and not ground.holding(other, a)]
    deeds = (
        d.agent for d in line.telling.article.annotations.actions if line.sentence.holds(d.cue)
    )
    acts = any(agent and agent.holds(name) for agent in deeds for name in new)
    return acts and ground.nearest(*at, other)[0] < REPEATED


def _new(
    ground: Ground, named: Iterable[Anchor], lacking: Sequence[int], *, any_side: bool = False
) -> tuple[Anchor, ...]:
    """Return the names and years that none of some sides has, or not any; the chief one first."""
    some = any if any_side else all
    new = (a for a in named if some(not ground.holding(other, a) for other in lacking))
    return tuple(sorted(new, key=_chief_first))


def _chief_first(anchor: Anchor) -> tuple[bool, bool, float, Span]:
    return anchor.weight < FACT, anchor.is_year, -anchor.weight, anchor.span
