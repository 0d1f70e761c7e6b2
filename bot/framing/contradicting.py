"""Tell in what two sentences that tell one thing contradict each other, in English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from bot.framing.alignment import Line, content_words
from bot.framing.signs import (
    FEW,
    NOT,
    SCOPE,
    SHORT,
    UNKNOWN,
    WORD,
    agent,
    bounds,
    counted,
    denial,
    doers,
    met,
    names,
    negations,
    numbers_in,
    opposites,
    text_of,
)
from corpus.language.stating.numbers import Number, Unit
from corpus.language.stating.tolls import tolls
from corpus.model import Span
from corpus.spelling import words

What = Literal["number", "time", "date", "agent", "negation", "outcome"]

KINDS: dict[Unit, What] = {"clock": "time", "date": "date", "year": "date"}

SOON = 25
"""Characters after “not know” within which “who” has to follow."""

_WHO = re.compile(r"\b(?:who|whom|whose|identi\w+|culprits?|perpetrators?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """In what two sentences contradict each other, and the words of each that do."""

    what: What
    ours: str
    theirs: str


def contradiction(ours: Line, theirs: Line) -> Contradiction | None:
    """Return in what two sentences contradict each other; None where nothing shows it."""
    if {line.telling.article.document.language for line in (ours, theirs)} != {"en"}:
        return None
    short = max(len(ours.tokens), len(theirs.tokens)) <= SHORT
    found = (look(ours, theirs) for look in (_LOOKS if short else _LOOKS_AT_LONG))
    return next((each for each in found if each), None)


def in_what(ours: Line, theirs: Line) -> Contradiction | None:
    """Return in what two sentences differ that are known to contradict each other."""
    found = (look(ours, theirs) for look in (*_LOOKS, _other_toll, _other_of_one_thing, _a_no))
    return next((each for each in found if each), None)


def may_contradict(ours: Line, theirs: Line) -> bool:
    """Tell whether one sentence says no where the other does not: too unsure to be told alike."""
    return negations(ours) != negations(theirs)


# --- numbers ------------------------------------------------------------------------------


def _other_number(ours: Line, theirs: Line) -> Contradiction | None:
    mine, others = numbers_in(ours), numbers_in(theirs)
    for unit in sorted({n.unit for n in mine} & {n.unit for n in others}):
        here, there = _of(unit, mine), _of(unit, others)
        many = unit == "count" and max(len(here), len(there)) > FEW
        many |= max(len(ours.tokens), len(theirs.tokens)) > SHORT and not _count_the_same(
            ours, here[0], theirs, there[0]
        )
        if not many and not any(a.agrees(b) for a in here for b in there):
            said = (_words(ours, here[0].span), _words(theirs, there[0].span))
            return Contradiction(KINDS.get(unit, "number"), *said)
    return None


def _count_the_same(ours: Line, here: Number, theirs: Line, there: Number) -> bool:
    """Tell whether a word that follows one number closely follows the other as well."""
    return not set(counted(ours, here)).isdisjoint(counted(theirs, there))


def _other_of_one_thing(ours: Line, theirs: Line) -> Contradiction | None:
    """Find two figures that count one thing, beside others that agree."""
    for here, there in product(numbers_in(ours), numbers_in(theirs)):
        disagree = here.unit == there.unit and not here.agrees(there)
        if disagree and _count_the_same(ours, here, theirs, there):
            said = _words(ours, here.span), _words(theirs, there.span)
            return Contradiction(KINDS.get(here.unit, "number"), *said)
    return None


def _other_toll(ours: Line, theirs: Line) -> Contradiction | None:
    """Find two figures for those killed, hurt, missing or held."""
    mine, others = (
        tolls(line.telling.article.document.text, line.sentence) for line in (ours, theirs)
    )
    for fate in sorted(mine.keys() & others.keys()):
        if not mine[fate].agrees(others[fate]):
            said = _words(ours, mine[fate].span), _words(theirs, others[fate].span)
            return Contradiction("number", *said)
    return None


def _of(unit: Unit, found: Sequence[Number]) -> list[Number]:
    return [number for number in found if number.unit == unit]


def _words(line: Line, span: Span) -> str:
    return span.of(line.telling.article.document.text)


# --- who did it ---------------------------------------------------------------------------


def _other_agent(ours: Line, theirs: Line) -> Contradiction | None:
    """Find two deeds that are one by their words, with different peoples or states as doers."""
    mine, others = doers(ours), doers(theirs)
    if not mine or not others or mine.keys() & others.keys() or not _shared(ours, theirs):
        return None
    return Contradiction("agent", next(iter(mine.values())), next(iter(others.values())))


def _unknown_against_named(ours: Line, theirs: Line) -> Contradiction | None:
    unknown = _unknown(ours), _unknown(theirs)
    named = agent(theirs) if unknown[0] else agent(ours)
    if (unknown[0] is None) == (unknown[1] is None) or named is None:
        return None
    if unknown[0]:
        return Contradiction("agent", unknown[0], named)
    return Contradiction("agent", named, unknown[1] or "")


def _unknown(line: Line) -> str | None:
    """Return the words by which a sentence does not know who: no other ignorance."""
    text, (start, end) = line.telling.article.document.text, bounds(line)
    found = UNKNOWN.search(text, start, end)
    asked = found and _WHO.search(text, found.start(), min(end, found.end() + SOON))
    return found[0] if found and asked else None


# --- yes and no ---------------------------------------------------------------------------


def _yes_and_no(ours: Line, theirs: Line) -> Contradiction | None:
    """Find what one denies in words that the other has without a “not”."""
    shared = _shared(ours, theirs)
    mine, others = _no(ours, shared), _no(theirs, shared)
    odd = negations(ours) % 2 != negations(theirs) % 2
    if not odd or bool(mine) == bool(others) or _unknown(ours) or _unknown(theirs):
        return None
    return Contradiction(
        "negation", mine or _printed(ours, shared), others or _printed(theirs, shared)
    )


def _a_no(ours: Line, theirs: Line) -> Contradiction | None:
    """Find the words by which one sentence says no, and the other none."""
    mine, others, shared = denial(ours), denial(theirs), _shared(ours, theirs)
    if bool(mine) == bool(others) or not shared:
        return None
    here, there = (
        said or _printed(line, shared) for said, line in ((mine, ours), (others, theirs))
    )
    return Contradiction("negation", here, there)


def _no(line: Line, shared: set[str]) -> str:
    """Return what is said not to be, if one of the next words is shared."""
    text = line.telling.article.document.text
    for found in NOT.finditer(text, *bounds(line)):
        for word in list(WORD.finditer(text, found.end(), line.sentence.end))[:SCOPE]:
            if not shared.isdisjoint(words(word[0])):
                return text[found.start() : word.end()]
    return ""


def _printed(line: Line, stems: set[str]) -> str:
    """Return the first word of a sentence that has one of the stems."""
    found = WORD.finditer(line.telling.article.document.text, *bounds(line))
    return next((word[0] for word in found if not stems.isdisjoint(words(word[0]))), "")


def _opposite(ours: Line, theirs: Line) -> Contradiction | None:
    for one, other in opposites()[0]:
        for here, there in ((one, other), (other, one)):
            mine, others = met(ours, here), met(theirs, there)
            if mine and others and not met(ours, there) and not met(theirs, here):
                return Contradiction("outcome", mine, others)
    return None


def _shared(ours: Line, theirs: Line) -> set[str]:
    """Return the content words of both that are no names in either.

    A verb of saying counts where it is what the other sentence tells: “refused to concede”.
    """
    here, there = set(content_words(text_of(ours))), set(content_words(text_of(theirs)))
    said = (here & set(theirs.tokens)) | (there & set(ours.tokens))
    return said - names(ours) - names(theirs)


_LOOKS = (_other_number, _unknown_against_named, _other_agent, _opposite, _yes_and_no)
_LOOKS_AT_LONG = (_other_number,)
