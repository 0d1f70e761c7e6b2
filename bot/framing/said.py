"""What one article says of a thing, and whether what two of them say may both be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from bot.framing.governments import government
from bot.framing.telling import Telling
from corpus.lexicon import lexicon
from corpus.model import UNKNOWN_DOER, Name, Span, Stated

RISING = ("killed", "hurt")
"""What grows from day to day as more becomes known: a later and higher number is no other one."""

PASSING = ("held", "office", "open", "talks", "harmed", "found", "captured", "holds")
"""What may be otherwise a day later, or grows by the hour: at odds only if told on one day."""

MONTH = 31
"""Days between two articles from which on somebody may have had a birthday."""

ALIKE = 4
"""Letters with which the names of a country and of its people begin: Vardia, Vardian."""

_SOMEWHERE = frozenset(("there", "here", "elsewhere"))
"""Words for a place that was named before, whichever it was."""

_STATES = ("place", "group")


def things(stated: Iterable[Stated]) -> frozenset[tuple[str, str]]:
    """Return what is counted, measured or dated: of how many and when a text tells.

    Who did something and in which state something is may be told beside much else.
    """
    return frozenset(each.thing for each in stated if each.of.split()[0] not in _states())


@cache
def _states() -> frozenset[str]:
    return frozenset(
        (*lexicon("slots")["states"], "did", "doer", "by", "meant", "holds", "waters")
    ) - {"alive"}


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
    def names(self) -> list[Name]:
        """Who and what is named in the sentence."""
        return list(self.telling.names_in(self.stated.sentence))

    @property
    def people(self) -> set[str]:
        """Who is named in the sentence."""
        return {name.entity for name in self.names if name.kind == "person"}


def said_in(telling: Telling, sentence: Span) -> list[Said]:
    """Return what a sentence states."""
    stated = telling.article.annotations.stated
    return [Said(telling, each) for each in stated if each.sentence == sentence]


def may_both_be(one: Said, other: Said) -> bool:
    """Tell whether what two articles say of one thing may both be right."""
    if not _of_one_place(one, other):
        return True
    if one.stated.value:
        return _may_be_one(one, other)
    if one.stated.of == "age" and _days_between(one, other) > MONTH:
        return abs(one.stated.low - other.stated.low) <= 1 + _days_between(one, other) / 365
    if one.stated.agrees(other.stated):
        return True
    return any(_has_gone_on(*pair) for pair in ((one, other), (other, one)))


def _of_one_place(one: Said, other: Said) -> bool:
    """Tell whether two numbers are not of one town and of all the country, or of two towns.

    A place that the other article names too may go without saying there.
    """
    here, there = one.stated.where, other.stated.where
    if here == there or (here and there):
        return here == there and here not in _SOMEWHERE
    where, silent = (here, other) if here else (there, one)
    return any(name.entity == where for name in silent.telling.names)


def latest(said: Sequence[Said]) -> list[Said]:
    """Leave out what a side has told of a growing number before its last word on it."""
    if not said or not said[0].stated.of.startswith(RISING):
        return list(said)
    days = [each.telling.article.document.published for each in said]
    last = max((day for day in days if day), default=None)
    return [each for each, day in zip(said, days, strict=True) if day in (None, last)]


# --- from one day to another --------------------------------------------------------------


def _days_between(one: Said, other: Said) -> int:
    """Return how far apart two articles came out; 0 where that is not known."""
    days = [said.telling.article.document.published for said in (one, other)]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def of_one_day(one: Said, other: Said) -> bool:
    """Tell whether what does not last is told on one day, and cannot have changed in between."""
    days = [said.telling.article.document.published for said in (one, other)]
    return not one.stated.of.startswith(PASSING) or (days[0] is not None and days[0] == days[1])


def _has_gone_on(before: Said, after: Said) -> bool:
    """Tell whether a number may have grown, or somebody died, from one article to the other."""
    days = [said.telling.article.document.published for said in (before, after)]
    if days[0] is None or days[1] is None or days[0] >= days[1]:
        return False
    if before.stated.of == "alive":
        return before.stated.low > after.stated.low
    return before.stated.of.startswith(RISING) and before.stated.low <= after.stated.high


# --- who or what ---------------------------------------------------------------------------


def _may_be_one(one: Said, other: Said) -> bool:
    """Tell whether two words for a doer, or a means, may mean one.

    A person may act for a state, and a unit belong to an army: only two people and two states
    exclude each other. What each says that the other did is an accusation, and told as that.
    """
    here, there = one.stated.value, other.stated.value
    if not one.stated.of.startswith(("doer", "holds")):
        return not set(here.split()).isdisjoint(there.split())
    if government(here, {}) == government(there, {}):
        return True
    if UNKNOWN_DOER in (here, there):
        return False
    if _says_it(other, here) and _says_it(one, there):
        return True
    kinds = [_kind(said) for said in (one, other)]
    if kinds == ["person", "person"]:
        return False
    return not set(kinds) <= set(_STATES) or here[:ALIKE] == there[:ALIKE]


def _says_it(said: Said, entity: str) -> bool:
    """Tell whether it is somebody's word, by the name of the speaker: “Vardia's ministry said”."""
    around = (
        q.speaker.span
        for q in said.telling.article.annotations.quotations
        if q.span.holds(said.stated.span) and q.speaker.span
    )
    return any(
        span.holds(name.span) and name.entity[:ALIKE] == entity[:ALIKE]
        for span in around
        for name in said.telling.names_in(span)
    )


def _kind(said: Said) -> str:
    found = (n.kind for n in said.telling.names if n.entity == said.stated.value)
    return next(found, "")
