"""Find what two sides state of one thing so that both cannot be right."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.framing.earlier import is_earlier
from bot.framing.telling import Telling, Told
from corpus.model import Stated

_GOES_ON = re.compile(r"[“\"‘']*(?:it|its|they|that|those|he|she)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:прошл\w+|минул\w+|ранее|раніше|назад|тогда|тоді)\b"
    r"|\b(?:[Ii]n|[Ss]ince|[Ll]ast) (?:early |mid-?|late )?(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b(?! \d)"
)
"""A month without a day, where news of the day names the day; and words for another time."""

RISING = ("killed", "hurt")
"""What grows from day to day as more becomes known: a later and higher number is no other one."""

HOURLY = "held"
"""What grows by the hour, and is told now of a night and now of all of them."""

_SOMEWHERE = frozenset(("there", "here", "elsewhere"))
"""Words for a place that was named before, whichever it was."""

MONTH = 31
"""Days between two articles from which on somebody may have had a birthday."""

PLAIN = ("killed", "hurt", "missing", "age", "magnitude", "alive")
"""Of what an incident has one: the rest is of one thing only where the sentences are near."""


@dataclass(frozen=True, slots=True)
class Said:
    """One article's word on a thing."""

    telling: Telling
    stated: Stated

    @property
    def place(self) -> tuple[str, int]:
        """Where the sentence stands: its article, and its start."""
        return self.telling.article.document.id, self.stated.sentence.start

    @property
    def people(self) -> set[str]:
        """Who is named in the sentence."""
        named = self.telling.names_in(self.stated.sentence)
        return {name.entity for name in named if name.kind == "person"}


@dataclass(frozen=True, slots=True)
class Odds:
    """What one thing is on two sides, the first word of each article on it."""

    of: str
    ours: tuple[Said, ...]
    theirs: tuple[Said, ...]


Near = Callable[[Said, Said], bool]


def at_odds(told: Told, i: int, j: int, near: Near) -> Iterator[Odds]:
    """Yield each thing on which no article of one side agrees with any of the other."""
    ours, theirs = (_by_thing(told.sides[side]) for side in (i, j))
    for of in sorted(of for of in ours.keys() & theirs.keys() if not of.startswith(HOURLY)):
        here, there = (
            [each for each in said[of] if not _is_of_then(told, each)] for said in (ours, theirs)
        )
        pairs = [(one, other) for one in here for other in there]
        if not any(_may_both_be(one, other) for one, other in pairs):
            close = [pair for pair in pairs if _are_of_one_thing(*pair, near)]
            if close:
                yield Odds(of, _firsts(one for one, _ in close), _firsts(o for _, o in close))


def _are_of_one_thing(one: Said, other: Said, near: Near) -> bool:
    """Tell whether two numbers are of one thing, and no words of somebody else."""
    if one.stated.quoted or other.stated.quoted:
        return False
    if one.stated.of.split()[0] in PLAIN:
        return True
    return _of_the_same(one.people, other.people) and near(one, other)


def _of_the_same(ours: set[str], theirs: set[str]) -> bool:
    return ours == theirs or not ours.isdisjoint(theirs)


def _by_thing(side: Sequence[Telling]) -> Mapping[str, Sequence[Said]]:
    found: dict[str, list[Said]] = {}
    for telling in side:
        read = set(telling.sentences)
        for stated in telling.article.annotations.stated:
            if stated.sentence in read:
                found.setdefault(stated.of, []).append(Said(telling, stated))
    return found


def _is_of_then(told: Told, said: Said) -> bool:
    """Tell whether a sentence is about another time; “it” goes on with what was told before."""
    article, at = said.telling.article, said.telling.sentences.index(said.stated.sentence)
    for sentence in said.telling.sentences[at::-1]:
        text = sentence.of(article.document.text)
        if is_earlier(article, sentence, told.coverage.incident.date) or _THEN.search(text):
            return True
        if not _GOES_ON.match(text):
            return False
    return False


def _may_both_be(one: Said, other: Said) -> bool:
    if not _of_one_place(one, other):
        return True
    if one.stated.of.startswith("age ") and _days_between(one, other) > MONTH:
        return abs(one.stated.low - other.stated.low) <= 1 + _days_between(one, other) / 365
    return one.stated.agrees(other.stated) or _has_risen(one, other) or _has_risen(other, one)


def _of_one_place(one: Said, other: Said) -> bool:
    """Tell whether two numbers are not of one town and of all the country, or of two towns.

    A place that the other article names too may go without saying there.
    """
    here, there = one.stated.where, other.stated.where
    if here == there or (here and there):
        return here == there and here not in _SOMEWHERE
    where, silent = (here, other) if here else (there, one)
    return any(name.entity == where for name in silent.telling.names)


def _days_between(one: Said, other: Said) -> int:
    """Return how far apart two articles came out; 0 where that is not known."""
    days = [said.telling.article.document.published for said in (one, other)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _has_risen(before: Said, after: Said) -> bool:
    """Tell whether a number may have grown from the day of one article to that of the other."""
    days = [said.telling.article.document.published for said in (before, after)]
    later = days[0] is not None and days[1] is not None and days[0] < days[1]
    return later and before.stated.of.startswith(RISING) and before.stated.low <= after.stated.high


def _firsts(said: Iterator[Said]) -> tuple[Said, ...]:
    """Keep the first word of each article on a thing."""
    found: dict[str, Said] = {}
    for each in said:
        found.setdefault(each.telling.article.document.id, each)
    return tuple(found.values())
