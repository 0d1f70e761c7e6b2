"""Find what two sides state of one thing so that both cannot be right."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.framing.earlier import is_earlier
from bot.framing.said import Said, latest, may_both_be, of_one_day
from bot.framing.telling import Telling, Told
from corpus.model import Span

_GOES_ON = re.compile(r"[“\"‘']*(?:it|its|they|that|those|he|she)\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:прошл\w+|минул\w+|ранее|раніше|назад|тогда|тоді)\b"
    r"|\b(?:[Ii]n|[Ss]ince|[Ll]ast) (?:early |mid-?|late )?(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b(?! \d)"
)
"""A month without a day, where news of the day names the day; and words for another time."""

HOURLY = "held "
"""What grows by the hour, and is told now of a night and now of all of them."""

PLAIN = (
    "killed",
    "hurt",
    "missing",
    "aboard",
    "age",
    "magnitude",
    "alive",
    "meant",
    "crew",
    "offshore",
    "cut",
    "cargo",
    "flooded",
)
"""Of what an incident has one: the rest is of one thing only where the sentences are near."""

OF_SOMEBODY = ("held", "office", "guilty", "drunk", "conceded", "by what", "holds")
"""In what somebody, or a place, that is named can be one way only."""

Thing = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Odds:
    """What one thing is on two sides, the first word of each article on it."""

    of: str
    ours: tuple[Said, ...]
    theirs: tuple[Said, ...]


Near = Callable[[Said, Said], bool]


def at_odds(told: Told, i: int, j: int, near: Near) -> Iterator[Odds]:
    """Yield each thing on which no article of one side agrees with any of the other."""
    ours, theirs = _by_thing([told.sides[side] for side in (i, j)])
    for thing in sorted(ours.keys() & theirs.keys()):
        here, there = (
            [
                each
                for each in said[thing]
                if not is_of_then(told, each.telling, each.stated.sentence)
            ]
            for said in (ours, theirs)
        )
        pairs = [(one, other) for one in latest(here) for other in latest(there)]
        if not any(may_both_be(one, other) for one, other in pairs):
            told_at_once = (pair for pair in pairs if of_one_day(*pair))
            close = [pair for pair in told_at_once if _are_of_one_thing(*pair, near)]
            if close:
                yield Odds(thing[0], _firsts(one for one, _ in close), _firsts(o for _, o in close))


def _are_of_one_thing(one: Said, other: Said, near: Near) -> bool:
    """Tell whether two numbers are of one thing, and no words of somebody else."""
    if one.stated.quoted or other.stated.quoted:
        return False
    whose = one.stated.whose
    unnamed = whose.startswith("the ")
    if one.stated.of.split()[0] in PLAIN and not unnamed:
        return True
    if one.stated.of in OF_SOMEBODY and whose and not unnamed:
        return True
    return _of_the_same(one.people, other.people) and near(one, other)


def _of_the_same(ours: set[str], theirs: set[str]) -> bool:
    return ours == theirs or not ours.isdisjoint(theirs)


def _by_thing(sides: Sequence[Sequence[Telling]]) -> list[Mapping[Thing, Sequence[Said]]]:
    """Collect what each side states, by what it is of."""
    full = _full_names(sides)
    found: list[Mapping[Thing, Sequence[Said]]] = []
    for side in sides:
        said: dict[Thing, list[Said]] = {}
        for telling in side:
            read = set(telling.sentences)
            for stated in telling.article.annotations.stated:
                if stated.sentence in read and not stated.of.startswith(HOURLY):
                    thing = stated.of, full.get(stated.whose, stated.whose)
                    said.setdefault(thing, []).append(Said(telling, stated))
        found.append(said)
    return found


def _full_names(sides: Sequence[Sequence[Telling]]) -> dict[str, str]:
    """Map each surname of whom something is stated to its only bearer."""
    told = (t.article.annotations.stated for side in sides for t in side)
    bearers: dict[str, set[str]] = {}
    for whose in {each.whose for stated in told for each in stated}:
        surname, _, given = whose.partition(" ")
        if given and surname != "the":
            bearers.setdefault(surname, set()).add(whose)
    return {surname: who.pop() for surname, who in bearers.items() if len(who) == 1}


def is_of_then(told: Told, telling: Telling, sentence: Span) -> bool:
    """Tell whether a sentence is about another time; “it” goes on with what was told before."""
    article, at = telling.article, telling.sentences.index(sentence)
    for before in telling.sentences[at::-1]:
        text = before.of(article.document.text)
        if is_earlier(article, before, told.coverage.incident.date) or _THEN.search(text):
            return True
        if not _GOES_ON.match(text):
            return False
    return False


def _firsts(said: Iterable[Said]) -> tuple[Said, ...]:
    """Keep the first word of each article on a thing."""
    found: dict[str, Said] = {}
    for each in said:
        found.setdefault(each.telling.article.document.id, each)
    return tuple(found.values())
