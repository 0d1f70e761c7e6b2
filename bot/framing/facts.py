"""Find what one side tells and another does not, sentence by sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.framing.alignment import Line
from bot.framing.alone import stands_alone
from bot.framing.anchors import Anchor
from bot.framing.bearing import Shares
from bot.framing.ground import KIN, Ground
from bot.framing.reporting import REPORTED
from bot.framing.said import things
from bot.framing.speech import is_speech
from bot.framing.substance import FACT, SUBSTANCE, leads, states, substance, telling, told_new
from bot.framing.telling import Telling
from corpus.model import Span

_ARRESTS = ("arrest", "detain")

PERSON = 0.5
"""What an anchor weighs that is a person."""

REPEATED = 0.9
"""How near a sentence is that tells again what a stranger did, without the name."""

BEARS = -0.55
"""A sentence that bears less on the incident is beside the matter, and no fact of it."""

STEEP = 1.3
"""What a fact loses that bears less on the incident than most, for each unit that it is below."""


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


def facts(ground: Ground, side: int, about: frozenset[str], bears: Shares) -> Iterator[Fact]:
    """Yield what a side tells and some other does not; `about` is what all of it is about.

    `bears` has how much each of its sentences bears on the incident.
    """
    near = {other: ground.likely(side, other) for other in ground.others(side)}
    elsewhere = frozenset[str]().union(*(k for other in near for k in ground.known[other]))
    index = _index(ground, side)
    reports = ground.reporting(side)
    for row, line in enumerate(ground.read[side]):
        if reports[row] < REPORTED or bears[row] < BEARS or not _is_told(line, ground.by_meaning):
            continue
        named = ground.named(side)[row]
        scores = {other: by_row[row] for other, by_row in near.items()}
        lacking = _lacking(ground, (side, row), named, scores, about)
        new = _new(ground, named, lacking)
        if lacking and (ground.by_meaning or _tells(line, new, elsewhere)):
            near_here = (
                ground.telling(side, row, side) if ground.by_meaning else index[new[0].tokens]
            )
            tellers = _one_an_article(line, near_here)
            worth = (1 + STEEP * min(0, float(bears[row]))) * (1 + float(reports[row])) / 2
            score = telling(line, new, elsewhere, about) * worth
            yield Fact(side, row, line, tellers, lacking, named, new, score)


def _is_told(line: Line, by_meaning: bool) -> bool:
    """Tell whether a sentence tells something by itself, in the outlet's words, and not at once."""
    alone = states(line) and stands_alone(line.telling, line.sentence)
    return alone and not leads(line, by_meaning) and not is_speech(line)


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
    line = ground.read[at[0]][at[1]]
    told, held = _things(line), _holds_people(line.telling, line.sentence)
    return tuple(
        other
        for other in far
        if not (own and all(ground.holding(other, a) for a in own))
        and told.isdisjoint(ground.things(other))
        and not (held and any(map(_holds_people, ground.told.sides[other])))
    )


def _holds_people(telling: Telling, sentence: Span | None = None) -> bool:
    """Tell whether people were arrested: so many is told now of a night and now of all."""
    deeds = telling.article.annotations.actions
    told = (d for d in deeds if sentence is None or sentence.holds(d.cue))
    return any(d.event in _ARRESTS and d.patient and not d.patient_entity for d in told)


def _things(line: Line) -> frozenset[tuple[str, str]]:
    """Return of which things a sentence states how many, how old or whether they are."""
    stated = line.telling.article.annotations.stated
    return things(each for each in stated if line.sentence.holds(each.span))


Index = dict[tuple[str, ...], list[Line]]


def _index(ground: Ground, side: int) -> Index:
    """Map the names and years of a side to the sentences that have them; only by words."""
    index: Index = {}
    if ground.by_meaning:
        return index
    for line, named in zip(ground.read[side], ground.named(side), strict=True):
        for anchor in named:
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
