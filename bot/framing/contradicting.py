"""Tell in what two sentences that tell one thing contradict each other, in English."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, product
from typing import Literal

from bot.framing.alignment import Line, content_words
from bot.framing.signs import (
    FEW,
    NOT,
    SCOPE,
    SHORT,
    WORD,
    Signs,
    bounds,
    denial,
    doers,
    met,
    negations,
    opposites,
    shared,
    signs,
)
from corpus.language.stating.numbers import WAYS, Number, Unit
from corpus.language.stating.tolls import Fate
from corpus.model import Span
from corpus.spelling import words

SOME = 2
"""Words that two sentences share of which one says no to something, and it is not seen to what."""

LED = 4
"""Words before a length of time that may say what lasted so long."""

What = Literal["number", "time", "date", "agent", "negation", "outcome", "cause", "intent", "place"]

KINDS: dict[Unit, What] = {"clock": "time", "date": "date", "year": "date"}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """In what two sentences contradict each other, and the words of each that do."""

    what: What
    ours: str
    theirs: str


Look = Callable[[Signs, Signs], Contradiction | None]


def contradiction(ours: Line, theirs: Line) -> Contradiction | None:
    """Return in what two sentences contradict each other; None where nothing shows it."""
    if {line.telling.article.document.language for line in (ours, theirs)} != {"en"}:
        return None
    short = max(len(ours.tokens), len(theirs.tokens)) <= SHORT
    return _first((other_number, *(_WHERE_SHORT if short else ())), ours, theirs)


def in_what(ours: Line, theirs: Line) -> Contradiction | None:
    """Return in what two sentences differ that are known to contradict each other."""
    return _first(LOOKS, ours, theirs)


def _first(looks: Sequence[Look], ours: Line, theirs: Line) -> Contradiction | None:
    here, there = signs(ours), signs(theirs)
    return next((found for look in looks if (found := look(here, there))), None)


def may_contradict(ours: Line, theirs: Line) -> bool:
    """Tell whether one sentence says no where the other does not: too unsure to be told alike."""
    return negations(ours) != negations(theirs)


# --- numbers ------------------------------------------------------------------------------


def other_number(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find figures of one kind that all disagree."""
    for unit in sorted({n.unit for n in ours.numbers} & {n.unit for n in theirs.numbers}):
        here, there = ([n for n in s.numbers if n.unit == unit] for s in (ours, theirs))
        many = unit == "count" and max(len(here), len(there)) > FEW
        agree = any(a.agrees(b) for a in here for b in there)
        if not (many or agree) and _are_of_one_thing(ours, here[0], theirs, there[0]):
            return _numbers(ours, here[0], theirs, there[0])
    return None


def _are_of_one_thing(ours: Signs, here: Number, theirs: Signs, there: Number) -> bool:
    """Tell whether two figures may be of one thing: in long sentences that has to show.

    Lengths of time are led by one word, a siege “lasted six days” or eight: somebody was mayor “for
    six years” and blocked a quarry “for two”. And eleven who were saved are not four who died.
    """
    if here.unit == "hours" and _led(ours, here).isdisjoint(_led(theirs, there)):
        return False
    if _fates(ours, here) != _fates(theirs, there):
        return False
    if here.unit == "size" and len({_way(ours, here), _way(theirs, there)}) > 1:
        return False
    short = max(len(s.line.tokens) for s in (ours, theirs)) <= SHORT
    return short or _count_the_same(ours, here, theirs, there)


def other_of_one_thing(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find two figures that count one thing, beside others that agree."""
    for here, there in product(ours.numbers, theirs.numbers):
        disagree = here.unit == there.unit and not here.agrees(there)
        if disagree and _count_the_same(ours, here, theirs, there):
            return _numbers(ours, here, theirs, there)
    return None


def other_toll(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find two figures for those killed, hurt, missing or held."""
    for fate in sorted(ours.tolls.keys() & theirs.tolls.keys()):
        if not ours.tolls[fate].agrees(theirs.tolls[fate]):
            return _numbers(ours, ours.tolls[fate], theirs, theirs.tolls[fate])
    return None


def _numbers(ours: Signs, here: Number, theirs: Signs, there: Number) -> Contradiction:
    return Contradiction(KINDS.get(here.unit, "number"), ours.of(here.span), theirs.of(there.span))


def _count_the_same(ours: Signs, here: Number, theirs: Signs, there: Number) -> bool:
    """Tell whether a word that follows one number closely follows the other as well."""
    mine, others = (s.counted[s.numbers.index(n)] for s, n in ((ours, here), (theirs, there)))
    return not mine.isdisjoint(others)


def _fates(sentence: Signs, number: Number) -> set[Fate]:
    return {fate for fate, toll in sentence.tolls.items() if toll.span == number.span}


def _way(sentence: Signs, number: Number) -> str:
    """Return in which direction a length goes: how wide a hole is says nothing of its depth."""
    text = sentence.line.telling.article.document.text
    found = WORD.match(text, number.span.end + 1)
    return found[0] if found and found[0] in WAYS else ""


def _led(sentence: Signs, number: Number) -> frozenset[str]:
    before = Span(sentence.line.sentence.start, number.span.start)
    return frozenset(content_words(" ".join(sentence.of(before).split()[-LED:])))


# --- who did it ---------------------------------------------------------------------------


def unknown_and_named(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find one that does not know who, against a doer."""
    if bool(ours.unknown) == bool(theirs.unknown):
        return None
    here, there = ours.unknown or ours.agent, theirs.unknown or theirs.agent
    return Contradiction("agent", here, there) if here and there else None


def other_agent(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find two deeds that are one by their words, with different peoples or states as doers."""
    mine, others = doers(ours.line), doers(theirs.line)
    if not mine or not others or mine.keys() & others.keys() or not shared(ours, theirs):
        return None
    return Contradiction("agent", next(iter(mine.values())), next(iter(others.values())))


# --- yes and no ---------------------------------------------------------------------------


def yes_and_no(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find what one denies in words that the other has without a “not”."""
    if ours.odd == theirs.odd or ours.unknown or theirs.unknown or _wished(ours) != _wished(theirs):
        return None
    both = shared(ours, theirs)
    mine, others = _no(ours, both), _no(theirs, both)
    if bool(mine) == bool(others):
        return None
    return Contradiction("negation", mine or _printed(ours, both), others or _printed(theirs, both))


def a_no(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find the words by which one sentence says no, and the other none."""
    both = shared(ours, theirs)
    mine, others = denial(ours.line), denial(theirs.line)
    if bool(mine) == bool(others) or len(both) < SOME:
        return None
    return Contradiction("negation", mine or _printed(ours, both), others or _printed(theirs, both))


def _no(sentence: Signs, both: frozenset[str]) -> str:
    """Return what is said not to be, if one of the next words is shared.

    After “no” that is a noun: where there is “no military target”, an army may still be.
    """
    text = sentence.line.telling.article.document.text
    for found in NOT.finditer(text, *bounds(sentence.line)) if both else ():
        noun = found[0].casefold() == "no"
        after = [*WORD.finditer(text, found.end(), sentence.line.sentence.end), None]
        for word, following in islice(pairwise(after), SCOPE):
            qualifies = noun and following and _goes_on(following[0], both)
            if word and not qualifies and not both.isdisjoint(words(word[0])):
                return text[found.start() : word.end()]
    return ""


def _wished(sentence: Signs) -> bool:
    """Tell what ought to be from what is: a gate that “should have been shut” was open."""
    return _OUGHT.search(sentence.of(sentence.line.sentence)) is not None


_OUGHT = re.compile(r"\b(?:should|ought to|would|could) have\b", re.IGNORECASE)


def _goes_on(word: str, both: frozenset[str]) -> bool:
    """Tell whether a word is one that says something, and that is not shared."""
    return word.islower() and bool(content_words(word)) and both.isdisjoint(words(word))


def _printed(sentence: Signs, stems: frozenset[str]) -> str:
    """Return the first word of a sentence that has one of the stems."""
    text = sentence.line.telling.article.document.text
    found = WORD.finditer(text, *bounds(sentence.line))
    return next((word[0] for word in found if not stems.isdisjoint(words(word[0]))), "")


def opposite(ours: Signs, theirs: Signs) -> Contradiction | None:
    """Find words of which one has the one and the other its opposite."""
    if _wished(ours) != _wished(theirs):
        return None
    pairs = opposites()[0]
    for mine, others, sides in (
        (ours.ones - ours.others, theirs.others - theirs.ones, (0, 1)),
        (ours.others - ours.ones, theirs.ones - theirs.others, (1, 0)),
    ):
        for at in sorted(mine & others):
            here, there = (pairs[at][side] for side in sides)
            return Contradiction("outcome", met(ours.line, here), met(theirs.line, there))
    return None


_WHERE_SHORT: tuple[Look, ...] = (unknown_and_named, other_agent, opposite, yes_and_no)
LOOKS: tuple[Look, ...] = (other_number, *_WHERE_SHORT, other_toll, other_of_one_thing, a_no)
