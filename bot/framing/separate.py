"""Tell two tellings of an incident from two halves of one text.

In halves of one article nearly every name, voice and fact stands in one half only, and means
nothing. Two tellings show themselves in one of five ways: both introduce a person by the full
name, which an article does once; each has a headline of its own on one thing; they spell a name
in two ways, which a desk does not; they say one thing twice, which a writer avoids; or they state
of one thing what cannot both be right.
Measured on the sample corpus: no half of an article passes, nine in ten pairs of articles on one
incident do. Below that we are silent.
"""

from collections.abc import Sequence
from itertools import combinations

from bot.framing.alignment import content_words, lines, similarity
from bot.framing.at_odds import at_odds
from bot.framing.contradicting import contradiction
from bot.framing.ground import BY_WORDS, Ground, survey
from bot.framing.places import spelled
from bot.framing.statistics import SOME, is_no_accident
from bot.framing.telling import Telling, Told


def separate(told: Told) -> bool:
    """Tell whether what one side lacks means anything.

    With three articles or more some are whole tellings anyway; two have to show it.
    """
    each = [telling for side in told.sides for telling in side]
    if len(each) > 2 or all(_two_tellings(a, b) for a, b in combinations(each, 2)):
        return True
    return _are_at_odds(told) or _means_twice(told)


def _are_at_odds(told: Told) -> bool:
    """Tell whether two articles state of one thing what no article states of it twice."""
    sides = combinations(range(len(told.sides)), 2)
    return any(True for i, j in sides for _ in at_odds(told, i, j, lambda *_: False))


def _means_twice(told: Told) -> bool:
    """Tell whether two articles say one thing in two ways, by meaning."""
    ground = survey(told)
    best = (
        pair.score
        for i, j in combinations(range(len(told.sides)), 2)
        for pair in ground.twins(i, j)[:1]
    )
    return ground.by_meaning and (max(best, default=0.0) >= TWICE or _contradict(ground))


def _contradict(ground: Ground) -> bool:
    """Tell whether two articles give one thing two numbers, which none does."""
    return any(
        (found := contradiction(pair.ours, pair.theirs)) and found.what == "number"
        for i, j in combinations(range(len(ground.told.sides)), 2)
        for pair in ground.twins(i, j)
        if pair.score >= OTHERWISE
    )


TWICE = 1.01
"""How near two sentences are, by meaning, that say one thing twice: of 40 pairs of halves the
nearest sentences came to 0.99, of 19 pairs of articles to 1.02 and more."""

OTHERWISE = 0.94
"""How near two sentences are that give one thing two numbers: in 90 pairs of halves none with
other numbers came nearer than 0.88."""


HEADLINE = 3
"""Content words of a headline at the least: “Part 2” is none."""


NEARLY_ALL = 0.75
"""The share of all articles that have to spell a place, for it to be a habit of each group."""


def kept_apart(told: Told) -> bool:
    """Tell whether groups of articles show themselves to be sides, and not articles dealt at will.

    They do when a place is spelled in one way throughout the one and in another throughout the
    other: a desk's choice, and a choice of side as well. Nearly all articles have to spell it, or
    so many that articles of one kind, dealt at will, would not part so.
    """
    return any(_spell_apart(one, other) for one, other in combinations(told.sides, 2))


Forms = dict[str, dict[str, set[str]]]
"""Place -> form -> the documents that spell it so."""


def _forms(side: Sequence[Telling]) -> Forms:
    found: Forms = {}
    for telling in side:
        for one in spelled(telling):
            forms = found.setdefault(one.place, {})
            forms.setdefault(one.form, set()).add(telling.article.document.id)
    return found


def _spell_apart(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    forms, every = [_forms(one), _forms(other)], len(one) + len(other)
    return any(
        not forms[0][place].keys() & forms[1][place].keys()
        and _throughout([len(set().union(*side[place].values())) for side in forms], every)
        for place in forms[0].keys() & forms[1].keys()
    )


def _throughout(spelling: Sequence[int], every: int) -> bool:
    """Tell whether so many articles of two groups, out of all of them, spell a place."""
    nearly_all = sum(spelling) >= NEARLY_ALL * every and min(spelling) >= SOME
    return nearly_all or is_no_accident(*spelling)


def _two_tellings(one: Telling, other: Telling) -> bool:
    if one.article.document.language != other.article.document.language:
        return True
    looks = (_introduced_twice, _headlined_twice, _spelled_apart, _said_twice)
    return any(look(one, other) for look in looks)


def _introduced_twice(one: Telling, other: Telling) -> bool:
    """Tell whether both first mention a person by the full name, and most of those they share."""
    ours, theirs = _first_mentions(one), _first_mentions(other)
    both = ours.keys() & theirs.keys()
    introduced = [e for e in both if _in_full(ours[e]) and _in_full(theirs[e])]
    return 2 * len(introduced) >= len(both) > 0


def _headlined_twice(one: Telling, other: Telling) -> bool:
    """Tell whether each has a headline of its own, with a word in common and most words not."""
    ours, theirs = (_headline(telling) for telling in (one, other))
    short = min(len(ours), len(theirs))
    return short >= HEADLINE and 0 < len(ours & theirs) <= short / 2


def _headline(telling: Telling) -> frozenset[str]:
    return frozenset(content_words(telling.article.document.title or ""))


def _first_mentions(telling: Telling) -> dict[str, str]:
    """Map each person to how the article first names them."""
    first: dict[str, str] = {}
    for name in sorted(telling.article.annotations.names, key=lambda name: name.span):
        if name.kind == "person":
            first.setdefault(name.entity, name.span.of(telling.article.document.text))
    return first


def _in_full(name: str) -> bool:
    return len(name.split()) > 1


def _spelled_apart(one: Telling, other: Telling) -> bool:
    """Tell whether the last word of a name is never spelled the same way, in English alone.

    In other languages names bend at the end.
    """
    if one.article.document.language != "en":
        return False
    ours, theirs = _spellings(one), _spellings(other)
    return any(not ours[entity] & theirs[entity] for entity in ours.keys() & theirs.keys())


def _spellings(telling: Telling) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in telling.article.annotations.names:
        if name.kind == "person" or (name.kind == "place" and " " not in name.entity):
            last = name.span.of(telling.article.document.text).split()[-1]
            found.setdefault(name.entity, set()).add(last.rstrip("'’s").casefold())
    return found


def _said_twice(one: Telling, other: Telling) -> bool:
    near = similarity(lines([one]), lines([other]))
    return bool(near.size) and float(near.max()) >= BY_WORDS.twin
