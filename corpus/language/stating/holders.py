"""Tell of whom or of what a state is said, and of how many of them: one, all, some or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from corpus.language.agency.doers import can_accuse
from corpus.language.agency.events import child, entity_at
from corpus.language.cues import speaker_nouns
from corpus.lexicon import lexicon
from corpus.model import Name, Span

SOME = 0.01
"""The least share of several things, so that “some” is more than none and less than all."""

_ALL = frozenset(("all", "every", "each", "both", "everybody", "everyone"))
_NONE = frozenset(("no", "none", "neither", "nobody", "not"))
_TOLD = _ALL | _NONE | frozenset(("the", "his", "her", "its", "their", "one"))
_SIGNS_OF = ("trace", "sign", "evidence", "majority", "rest", "group")
_SINGLE = frozenset(("a", "an", "one", "another"))
_DEFINITE = frozenset(("the", "his", "her", "its", "their", "this", "that", "our"))


@dataclass(frozen=True, slots=True)
class Holder:
    """Whom or what a state is said of: its kind, its key, the least share meant, a place beside it.

    `none` tells that it is said of none of them (“found no weapons”), `told` that some were told
    of before, so that it is no number of people.
    """

    kind: str
    whose: str
    least: float = 1.0
    where: str = ""
    none: bool = False
    told: bool = True


def holder(noun: Token, names: Sequence[Name]) -> Holder | None:
    """Return who or what a noun is; None where nobody can tell.

    The key of what has no name is its noun after “the”.
    """
    many = noun
    if child(noun, "prep") is not None and (_counts(noun) or noun.lemma_.lower() in _SIGNS_OF):
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        noun = (child(of, "pobj") if of is not None else None) or noun
    entity = entity_at(noun, names)
    if entity:
        named = next(n.kind for n in names if n.entity == entity)
        known = _kind(noun) if named != "person" else ""
        return Holder(known or named, entity)
    if noun.lower_ in ("he", "she"):
        who = _before(noun, names)
        return Holder("person", who) if who else None
    lemma = noun.lemma_.lower()
    kind = _kind(noun)
    if not kind or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    said = {c.lower_ for t in (many, noun) for c in t.children} | {many.lower_}
    whose = f"the {_same().get(lemma, lemma)}"
    least = _share(many, noun, said)
    none, told = (not said.isdisjoint(listed) for listed in (_NONE, _TOLD))
    return Holder(kind, whose, least, _where(noun, names), none, told)


def _counts(noun: Token) -> bool:
    return noun.lower_ in _ALL | _NONE | {"one", "some", "most", "many", "several"} or noun.like_num


def _kind(noun: Token) -> str:
    """Return the class of a noun; a person is who is one only, in an office or at a deed."""
    lemma = noun.lemma_.lower()
    if known := _kinds().get(lemma):
        return known
    if noun.tag_ == "NNS":
        return "people" if can_accuse(noun) else ""
    one = any(c.lower_ in _DEFINITE for c in noun.children)
    return "person" if one and is_person(noun) else ""


def is_person(noun: Token) -> bool:
    """Tell an office or a doer: “chairman”, “driver”."""
    lemma = noun.lemma_.lower()
    return speaker_nouns().get(lemma) in ("person", "official") or bool(_DOER.search(lemma))


_DOER = re.compile(r"(?:er|or|ist|man|woman|ee|ant|ain)$")


def _share(many: Token, noun: Token, said: set[str]) -> float:
    """Return the least share of the things meant: “the gates” are all of them, “two gates” some."""
    if said & _ALL or (noun.tag_ in ("NN", "NNP") and not said & _SINGLE):
        return 1.0
    numbered = any(t.like_num for t in (many, *many.children, *noun.children))
    whole = said & (_DEFINITE | _NONE) and not numbered and not _counts(many)
    return 1.0 if whole or _kinds().get(noun.lemma_) == "traffic" else SOME


def _where(noun: Token, names: Sequence[Name]) -> str:
    """Return the place that a thing is called by: “the bridge over the Ulu”, “the Sarn bridge”."""
    first, last = noun.left_edge.idx, noun.idx + len(noun)
    after = (child(c, "pobj") for c in noun.children if c.dep_ == "prep")
    beside = [entity_at(c, names) for c in after if c is not None]
    before = [n.entity for n in names if n.kind == "place" and _lies(n.span, first, last)]
    return next((e for e in (*before, *beside) if e), "")


def _lies(span: Span, first: int, last: int) -> bool:
    return first <= span.start and span.end <= last


def _before(pronoun: Token, names: Sequence[Name]) -> str:
    """Return the only person named in the sentence before, or before the pronoun in its own."""
    sentence = pronoun.sent
    start = sentence.start_char
    if sentence.start:
        start = sentence.doc[sentence.start - 1].sent.start_char
    people = {n.entity for n in names if n.kind == "person" and start <= n.span.start < pronoun.idx}
    told = _told(pronoun, names)
    return people.pop() if len(people) == 1 and told not in people else ""


def _told(pronoun: Token, names: Sequence[Name]) -> str | None:
    """Return who is told something of somebody: “told his mother, Ann Lee, that he had died”."""
    telling = next((a.head for a in pronoun.ancestors if a.dep_ == "ccomp"), None)
    whom = child(telling, "dobj", "dative", "pobj") if telling is not None else None
    around = [whom, *(c for c in whom.children if c.dep_ == "appos")] if whom is not None else []
    return next((entity for each in around if (entity := entity_at(each, names))), None)


@cache
def _kinds() -> dict[str, str]:
    listed = lexicon("slots")["holders"]
    return {noun: kind for kind, nouns in listed.items() for noun in nouns}


@cache
def _same() -> dict[str, str]:
    return dict(lexicon("slots")["same"])
