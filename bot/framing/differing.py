"""What two sides tell so that both cannot be right, with the sentence of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from bot.framing.alignment import Line, Pair
from bot.framing.at_odds import Odds, at_odds, is_of_then
from bot.framing.cells import Seen, cells, headline
from bot.framing.contradicting import Contradiction, What, contradiction, in_what
from bot.framing.ground import ALIKE, OTHERWISE, Ground, Where, place
from bot.framing.model import Cell, Finding, Floats
from bot.framing.relating import Related
from bot.framing.said import Said, may_both_be, of_one_day, said_in
from bot.framing.signs import shared, signs
from corpus.lexicon import lexicon

SINGLE = 0.25
"""What is left of a contradiction of single articles on sides that hold more: it is kept for
“more”. Of eleven such in the sample nearly all were two sentences about two things."""

BRIEF = 10
"""Content words up to which a sentence tells one thing."""

PAIRS = 80
"""Pairs of sentences of two articles up to which they are set against each other one by one: of
more, some look so by chance, and in real news twelve of sixteen that did were wrong."""

AT_ALL = 0.3
"""How likely two sentences tell one thing that are held to state it otherwise."""

SURE = 1.0
"""How sure a contradiction is in what two sides state of one thing."""

POINTS: dict[What, str] = {
    "number": "Another number for one thing",
    "time": "Another time for one thing",
    "date": "Another date for one thing",
    "agent": "Another doer for one thing",
    "negation": "One says yes, the other no",
    "outcome": "Another outcome",
    "place": "Another place",
    "cause": "Another cause",
    "intent": "Meant or an accident",
}
SLOTS: dict[str, What] = {
    "clock": "time",
    "weekday": "date",
    "done": "negation",
    "did": "negation",
    "doer": "agent",
    "holds": "outcome",
    "waters": "place",
    "by": "cause",
    "meant": "intent",
    **dict.fromkeys(lexicon("slots")["states"], "outcome"),
}
"""In what two sides contradict each other, by the first word of what they state it of."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What two sides, by their numbers, tell otherwise: a sentence of each article that does.

    `of` is of what it is, where that is known.
    """

    sides: tuple[int, int]
    what: What
    ours: tuple[Seen, ...]
    theirs: tuple[Seen, ...]
    score: float
    of: str = ""

    @property
    def point(self) -> str:
        """What is told otherwise, as a reader asks it."""
        asked: dict[str, str] = lexicon("slots")["asked"]
        known = (asked.get(" ".join(self.of.split()[:words])) for words in (2, 1))
        return next(filter(None, known), POINTS[self.what])

    @property
    def places(self) -> tuple[Where, ...]:
        """Where the sentences stand, in one order whatever that of the sides."""
        seen = (*self.ours, *self.theirs)
        return tuple(sorted((s.article.document.id, s.sentence.start) for s in seen))


def differences(ground: Ground) -> list[Difference]:
    """Return what two sides tell differently, the surest first: of one thing, or word by word."""
    stated = [_of_one_thing(found) for found in _odds(ground)]
    known = {where for found in stated for where in found.places}
    read = _by_meaning(ground) if ground.by_meaning else _by_words(ground)
    paired = {found.places: found for found in read if not known.issuperset(found.places)}
    return sorted([*stated, *paired.values()], key=lambda found: (-found.score, found.places))


def found(ground: Ground, told: Difference) -> Finding:
    """Show a difference, with all articles that tell either."""
    seen: list[list[Seen]] = [[] for _ in ground.told.sides]
    for side, each in zip(told.sides, (told.ours, told.theirs), strict=True):
        seen[side] = list(each)
    shown = cells(ground.told, seen)
    firm = ground.told.freely(*told.sides) and _stand_behind(shown, told.sides)
    where = "+".join(sorted(f"{document}:{start}" for document, start in told.places))
    return Finding(
        lens="claims",
        key=f"claims:{told.what}:{where}",
        point=f"{told.point}: {headline(shown)}",
        cells=shown,
        reading="Two sentences that tell one thing; the dates of the articles may explain it.",
        weight=round((0.7 + 0.09 * min(1.0, told.score)) * (1 if firm else SINGLE), 4),
        firm=firm,
    )


def _stand_behind(shown: Sequence[Cell], sides: Sequence[int]) -> bool:
    """Tell whether what contradicts each other is told by most articles of each side."""
    return all(2 * shown[at].count > shown[at].of for at in sides)


# --- of one thing -------------------------------------------------------------------------


def _odds(ground: Ground) -> Iterator[tuple[int, int, Odds]]:
    rows = [{place(line): n for n, line in enumerate(read)} for read in ground.read]
    for i, j in combinations(range(len(ground.told.sides)), 2):

        def near(one: Said, other: Said, i: int = i, j: int = j) -> bool:
            at = rows[i].get(one.place), rows[j].get(other.place)
            if ground.by_meaning and None not in at:
                return bool(ground.related(i, j).at_all[at] >= AT_ALL)
            return None not in at and bool(ground.near[i, j][at] >= ground.scale.far)

        for found in at_odds(ground.told, i, j, near):
            yield i, j, found


def _of_one_thing(given: tuple[int, int, Odds]) -> Difference:
    i, j, odds = given
    ours, theirs = (tuple(map(_seen_as_said, said)) for said in (odds.ours, odds.theirs))
    what = SLOTS.get(odds.of.split()[0], "number")
    return Difference((i, j), what, ours, theirs, SURE, odds.of)


def _seen_as_said(said: Said) -> Seen:
    article = said.telling.article
    words = said.stated.span.of(article.document.text)
    return Seen(article, said.stated.sentence, words, words.casefold())


# --- sentence by sentence -----------------------------------------------------------------


def _by_meaning(ground: Ground) -> Iterator[Difference]:
    """Pair sentences of which the model holds that both cannot be right, if it shows in what.

    Only short ones of short articles: of long sentences, which tell several things each, nearly all
    that were found in real news did not contradict. One thing done by two peoples is another matter
    than the model learned of, and as sure.
    """
    for i, j in combinations(range(len(ground.told.sides)), 2):
        related = ground.related(i, j)
        for pair in likeliest(ground, i, j, _told_never(related), OTHERWISE):
            what = in_what(pair.ours, pair.theirs) if _is_brief(pair) else None
            if what and _are_stated_alike(ground, pair, what):
                continue
            if what and (what.what != "outcome" or _of_one_matter(pair)):
                yield _paired(i, j, pair, what)
        for pair in likeliest(ground, i, j, related.at_all, ALIKE):
            what = contradiction(pair.ours, pair.theirs) if _are_few(pair) else None
            if what and what.what == "agent":
                yield _paired(i, j, pair, what)


def _are_stated_alike(ground: Ground, pair: Pair, what: Contradiction) -> bool:
    """Tell two sentences of which one is about another time, or whose numbers may both be right."""
    ours, theirs = (said_in(line.telling, line.sentence) for line in (pair.ours, pair.theirs))
    then = [is_of_then(ground.told, at.telling, at.sentence) for at in (pair.ours, pair.theirs)]
    if what.what == "number" and any(then):
        return True
    shared = [(a, b) for a in ours for b in theirs if a.stated.thing == b.stated.thing]
    may_be = all(may_both_be(a, b) or not of_one_day(a, b) for a, b in shared)
    return what.what == "number" and bool(shared) and may_be


def _is_brief(pair: Pair) -> bool:
    longest = max(len(pair.ours.different), len(pair.theirs.different))
    return longest <= BRIEF and _are_few(pair)


def _are_few(pair: Pair) -> bool:
    """Tell whether two articles have few pairs of sentences."""
    return len(pair.ours.telling.sentences) * len(pair.theirs.telling.sentences) <= PAIRS


def _of_one_matter(pair: Pair) -> bool:
    """Tell whether two sentences have a word or a name in common."""
    ours, theirs = signs(pair.ours), signs(pair.theirs)
    return bool(shared(ours, theirs) or ours.entities & theirs.entities)


def _told_never(related: Related) -> Floats:
    """Keep what another side never tells alike as well: else articles differ, and not sides."""
    alike = related.alike >= ALIKE
    told = np.maximum(
        alike.max(axis=1, keepdims=True, initial=False), alike.max(axis=0, initial=False)
    )
    return np.asarray(np.where(told, 0.0, related.otherwise), np.float32)


def likeliest(ground: Ground, i: int, j: int, chances: Floats, least: float) -> Iterator[Pair]:
    """Pair the sentences that are each the likeliest for the other."""
    if not chances.size:
        return
    best = (chances == chances.max(axis=1)[:, None]) & (chances == chances.max(axis=0))
    for a, b in np.argwhere(best & (chances >= least)).tolist():
        pair = Pair(ground.read[i][a], ground.read[j][b], float(chances[a, b]))
        if not pair.of_one_text:
            yield pair


def _by_words(ground: Ground) -> Iterator[Difference]:
    for i, j in combinations(range(len(ground.told.sides)), 2):
        for pair in ground.twins(i, j):
            what = None if pair.of_one_text else contradiction(pair.ours, pair.theirs)
            if what:
                yield _paired(i, j, pair, what)


def _paired(i: int, j: int, pair: Pair, what: Contradiction) -> Difference:
    ours, theirs = _seen(pair.ours, what.ours), _seen(pair.theirs, what.theirs)
    return Difference((i, j), what.what, (ours,), (theirs,), pair.score)


def _seen(line: Line, said: str) -> Seen:
    return Seen(line.telling.article, line.sentence, said, said.casefold())
