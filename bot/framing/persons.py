"""Tell people from what was only taken for one: a place, a word that opens a sentence."""

import re
from collections import Counter
from functools import cache

from bot.framing.telling import HEARD, Telling, Told
from corpus.lexicon import lexicon
from corpus.model import Name

_PRONOUNS = """he she it they i we you who one him her his them us someone somebody anyone anybody
everyone everybody nobody neither none both another
он она оно они я мы вы его её ее их им ему ей нам нас вас один одна кто это тот та те никто
він вона воно вони я ми ви його її їх їм йому їй нам нас вас один одна хто це той та ті ніхто"""
PRONOUNS = frozenset(_PRONOUNS.split())
"""A pronoun that was not resolved may stand for somebody named."""

_INTRODUCED = re.compile(
    r"^(?:['’]s)?,? (?:[—-] )?(?:who|whom|whose|the|a|an|[A-ZА-ЯЄІЇҐ][\w.]*['’]s|\d\d,)\b"
)
"""What follows a person: “X, who …”, “X, Russia's envoy, …”."""

_LISTED = re.compile(r"^(?:, [A-ZА-ЯЄІЇҐ][\w-]+)* (?:and|и|і|та) (?:dozens|many|several|other)\b")
"""What follows a place in a list: “X, Y and dozens of villages”."""


def people(told: Told) -> frozenset[str]:
    """Return the entities that some article shows to be people."""
    mentions: Counter[str] = Counter()
    shown: set[str] = set()
    placed: set[str] = set()
    for telling in (telling for side in told.sides for telling in side):
        speaking = _speakers(telling)
        for name in telling.article.annotations.names:
            if name.kind == "person":
                mentions[name.entity] += 1
                if _is_place(telling, name):
                    placed.add(name.entity)
                if name.entity in speaking or _is_shown(telling, name):
                    shown.add(name.entity)
    often = {entity for entity, count in mentions.items() if count > TWICE}
    return frozenset((shown | often) - {entity for entity in placed if " " not in entity})


TWICE = 2
"""Mentions above which a name is taken for a person's without any other sign."""


def _is_place(telling: Telling, name: Name) -> bool:
    """Tell a word behind “in”: nobody who is named in full anywhere is meant by it."""
    text = telling.article.document.text
    return _WITHIN.search(text[max(0, name.span.start - 9) : name.span.start]) is not None


_WITHIN = re.compile(r"\b(?:in|near|outside|в|во|під|под|біля) $", re.IGNORECASE)


def _speakers(telling: Telling) -> set[str]:
    said = telling.article.annotations.quotations
    return {q.speaker.entity for q in said if q.speaker.entity and q.confidence >= HEARD}


def _is_shown(telling: Telling, name: Name) -> bool:
    """Tell whether a title before, a given name or an introduction after shows a person."""
    text = telling.article.document.text
    words = name.span.of(text).split()
    before = text[max(0, name.span.start - 40) : name.span.start].split()
    if len(words) > 1 and words[0].casefold() in _given():
        return True
    if before and before[-1].casefold().strip(",.") in _titles():
        return True
    after = text[name.span.end : name.span.end + 30]
    return len(words) > 1 and (bool(_INTRODUCED.match(after)) or not _LISTED.match(after))


@cache
def _titles() -> frozenset[str]:
    before = lexicon("titles")["before_person"]
    return frozenset(t.strip(".") for language in ("en", "ru", "uk") for t in before[language])


@cache
def _given() -> frozenset[str]:
    listed = lexicon("given_names")
    return frozenset(name for group in listed.values() for name in group.get("names", ()))
