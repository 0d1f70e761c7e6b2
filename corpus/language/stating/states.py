"""Read off an English parse in which state somebody or something is: held or free, open or not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Literal

from spacy.tokens import Token

from corpus.language.agency.events import child
from corpus.language.agency.supposed import is_supposed
from corpus.language.pipeline import Parsed
from corpus.language.stating.holders import holder, is_person
from corpus.language.stating.placing import above, placed, span_of
from corpus.language.subjects import is_negated, is_passive, subject
from corpus.lexicon import lexicon
from corpus.model import Name, Span, Stated

_SAID_OF = ("acomp", "attr", "oprd", "advmod", "pobj", "prep", "xcomp", "amod", "ccomp")

Way = Literal["does", "done", "is"]
WAYS: tuple[Way, ...] = ("does", "done", "is")


@dataclass(frozen=True, slots=True)
class Sign:
    """A word that says a state: of which slot, whether it is so, and of whom it says it."""

    slot: str
    so: bool
    way: Way


def states(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield the states that a text says somebody or something to be in."""
    phrases, deeds = _signs()
    for token in parsed.doc or ():
        for words, sign in phrases.get(token.lower_, ()):
            counted = child(token, "nummod") is not None  # “fourteen dead” are no one who is
            verb = _verb(token) if _ends(token, words) and not counted else None
            if verb is not None:
                yield from _stated(parsed, verb, _span(token, words), sign, names)
        if token.pos_ == "VERB":
            if _keeps_an_office(token):
                office = Sign("office", True, "does")
                yield from _stated(parsed, token, span_of(token), office, names)
            for words, sign in deeds.get(token.lemma_.lower(), ()):
                if _says(token, words) and _is_meant(token, words, sign.way):
                    yield from _stated(parsed, token, span_of(token), sign, names)


def _stated(
    parsed: Parsed, verb: Token, span: Span, sign: Sign, names: Sequence[Name]
) -> Iterator[Stated]:
    noun = _of(verb, sign.way)
    held = holder(noun, names) if noun is not None and not is_supposed(above(verb)) else None
    if held is None or held.kind not in lexicon("slots")["states"][sign.slot]["of"]:
        return
    if held.kind == "people" and not held.told:
        return
    low, high = _range(sign.so, _is_denied(verb) or held.none, held.least)
    slot, where, whose = sign.slot, held.where, held.whose
    yield from placed(parsed, span, slot, low, high, where=where, whose=whose)


def _range(so: bool, denied: bool, least: float) -> tuple[float, float]:
    """Return the share of things that is in a state, 1 or 0 where it is one thing.

    Some are so, or not all; none is so, or all.
    """
    if denied:
        return (0.0, 0.0) if so else (1.0, 1.0)
    return (least, 1.0) if so else (0.0, 1.0 - least)


def _keeps_an_office(verb: Token) -> bool:
    """Tell “remains chairman”: who is said to stay what only somebody can be."""
    office = child(verb, "attr") if verb.lemma_.lower() in ("remain", "stay") else None
    return office is not None and office.tag_ == "NN" and is_person(office)


def _ends(token: Token, words: str) -> bool:
    """Tell whether a phrase stands there, up to a word."""
    first = token.i + 1 - len(words.split())
    return first >= 0 and token.doc[first : token.i + 1].text.lower() == words


def _says(verb: Token, words: str) -> bool:
    """Tell whether a verb is the one meant, with its particle or what it needs behind it."""
    particle = child(verb, "prt")
    _, _, second = words.partition(" ")
    if second:
        return any(c.lower_ == second for c in verb.rights)
    return particle is None


def _is_meant(verb: Token, words: str, way: Way) -> bool:
    """Tell whether a verb does something to somebody, or only happens, as its sign wants it."""
    passive = is_passive(verb)
    if way == "done":
        return passive or child(verb, "dobj") is not None
    return not passive and (child(verb, "dobj") is None or " " in words)


def _verb(token: Token) -> Token | None:
    """Return the verb that says a word or phrase of somebody."""
    for _ in range(3):
        if token.dep_ not in _SAID_OF:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _of(verb: Token, way: Way) -> Token | None:
    """Return of whom or what a verb says a state."""
    if way == "does":
        return subject(verb)
    thing = child(verb, "nsubjpass") or child(verb, "dobj")
    return thing or (_shared(verb) if way == "done" else subject(verb))


def _shared(verb: Token) -> Token | None:
    """Return what a participle without a subject of its own is said of."""
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return child(verb.head, "nsubjpass")
    return verb.head if verb.dep_ == "acl" else None


def _is_denied(verb: Token) -> bool:
    decides = above(verb)
    return (decides is not verb) != is_negated(decides)


def _span(token: Token, words: str) -> Span:
    """Return where a phrase stands."""
    first = token.doc[token.i + 1 - len(words.split())]
    return Span(first.idx, token.idx + len(token))


Signs = dict[str, list[tuple[str, Sign]]]


@cache
def _signs() -> tuple[Signs, Signs]:
    """Index phrases by their last word, and verbs by their first."""
    phrases: Signs = {}
    deeds: Signs = {}
    for slot, listed in lexicon("slots")["states"].items():
        for so, way in product(("yes", "no"), WAYS):
            for words in listed.get(so, {}).get(way, ()):
                index, at = (phrases, -1) if way == "is" else (deeds, 0)
                index.setdefault(words.split()[at], []).append(
                    (words, Sign(slot, so == "yes", way))
                )
    return phrases, deeds
