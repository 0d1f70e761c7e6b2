"""Read off an English parse what numbers are of: people harmed, ages, strengths, sums, times."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import inf

from spacy.tokens import Doc, Token

from corpus.language.agency.doers import can_accuse
from corpus.language.agency.events import child, entity_at
from corpus.language.agency.supposed import is_supposed
from corpus.language.apart import meeting
from corpus.language.pipeline import Parsed
from corpus.language.stating import counts, places
from corpus.language.stating.numbers import Number, numbers
from corpus.language.stating.tolls import tolls
from corpus.language.subjects import is_negated, subject
from corpus.lexicon import lexicon
from corpus.model import Name, Span, Stated

_AGE = re.compile(r"\s*(?:,|\()\s*(?:aged? )?(?P<age>\d{1,3})(?=\s*[,.;)]| ?years?[ -]old| and\b)")
_AGED = re.compile(r"\b(?P<age>\d{1,3})-year-old\s+(?:[\w-]+ ){0,3}$")
_MAGNITUDE = re.compile(
    r"\b(?P<before>\d(?:\.\d)?)[- ]magnitude\b"
    r"|\bmagnitude[- ](?:of )?(?:about )?(?P<after>\d(?:\.\d)?)\b"
    r"|\bmeasur\w+ (?:about )?(?P<richter>\d(?:\.\d)?)\b(?= on the)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:among|including|of (?:the|those|whom|which)|another|further|more|first|last|other"
    r"|every|each|next|only)\W+$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^\s*(?:of (?:the|them|those|whom|his|her|its)|-\d|/|more\b|others?\b|th\b)", re.IGNORECASE
)
_OR = re.compile(r"\s?(?:or|to|and|-|–)\s?$")
_AT = re.compile(r"\b(?:at|about|around|before|after|by|near) (?:about |around )?$", re.IGNORECASE)


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("stating")[name])


def figures(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield what the numbers of a text are of."""
    if parsed.doc is None:
        return
    places_of_names = [name.span for name in names]
    for sentence in parsed.sentences:
        for name in names[meeting(places_of_names, sentence)]:
            if name.kind == "person" and sentence.holds(name.span):
                yield from _age(parsed.text, sentence, name)
        yield from _strengths(parsed.doc, parsed.text, sentence)
        yield from _harmed(parsed.doc, parsed.text, sentence, names)
        for number, of in _measured(parsed.doc, parsed.text, sentence, names):
            where = places.where(parsed.doc, number.span, names)
            yield Stated(sentence, number.span, of, number.low, number.high, where=where)


def _age(text: str, sentence: Span, name: Name) -> Iterator[Stated]:
    start = max(sentence.start, name.span.start - 50)
    after = _AGE.match(text, name.span.end, sentence.end)
    before = _AGED.search(text[start : name.span.start])
    if found := after or before:
        offset = 0 if after else start
        at = Span(found.start("age") + offset, found.end("age") + offset)
        age = float(found["age"])
        yield Stated(sentence, at, "age", age, age, whose=name.entity)


def _strengths(doc: Doc, text: str, sentence: Span) -> Iterator[Stated]:
    for found in _MAGNITUDE.finditer(text, sentence.start, sentence.end):
        at = Span(*found.span())
        value = float(found["before"] or found["after"] or found["richter"])
        if not _is_supposed(doc, at):
            yield Stated(sentence, at, "magnitude", value, value)


def _harmed(doc: Doc, text: str, sentence: Span, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield how many were killed, hurt, missing or held, by what they are called."""
    for fate, number in tolls(text, sentence).items():
        if not _is_part(text, number) and not _is_supposed(doc, number.span):
            noun = _counted(doc, number.span)
            kind = noun.lemma_.lower() if noun is not None else "people"
            kind = "people" if kind in _listed("people") or fate == "held" else kind
            kind = f"{_which(noun)}{kind}" if noun is not None and kind == "people" else kind
            where = places.where(doc, number.span, names)
            whose = _people_of(noun, names) if noun is not None else ""
            told = Stated(sentence, number.span, f"{fate} {kind}", number.low, number.high)
            yield replace(told, where=where, whose=whose)
            if kind != "people" and noun is not None and not whose and can_accuse(noun):
                yield replace(told, of=f"{fate} people", high=inf, where=where)


def _which(noun: Token) -> str:
    """Return the word by which only some people are counted: “two elderly people”."""
    only = (c.lemma_.lower() for c in noun.lefts if c.dep_ == "amod" and c.pos_ == "ADJ")
    return next((f"{word} " for word in only if word not in _listed("anybody")), "")


def _people_of(noun: Token, names: Sequence[Name]) -> str:
    """Return whose people are counted: “thirty Vardian soldiers”."""
    before = (entity_at(c, names) for c in noun.lefts if c.dep_ in ("amod", "compound", "poss"))
    return next((entity for entity in before if entity), "")


def _joined(text: str, found: Sequence[Number]) -> list[Number]:
    """Make one of two numbers that are the ends of a range: “three or four”, “20 to 30”."""
    joined: list[Number] = []
    for number in found:
        last = joined[-1] if joined else None
        if last and _OR.fullmatch(text[last.span.end : number.span.start]):
            span = Span(last.span.start, number.span.end)
            low, high = min(last.low, number.low), max(last.high, number.high)
            joined[-1] = replace(number, span=span, low=low, high=high)
        else:
            joined.append(number)
    return joined


def _is_part(text: str, number: Number) -> bool:
    before = text[max(0, number.span.start - 20) : number.span.start]
    after = text[number.span.end : number.span.end + 12]
    return bool(_PART.search(before) or _OF_THEM.match(after))


# --- what a number is of ------------------------------------------------------------------


def _measured(
    doc: Doc, text: str, sentence: Span, names: Sequence[Name]
) -> Iterator[tuple[Number, str]]:
    """Yield the other numbers, with what each is of."""
    harmed = {number.span for number in tolls(text, sentence).values()}
    for number in _joined(text, numbers(text, sentence)):
        aboard = number.span not in harmed and counts.by_place(text, number)
        if aboard:
            yield number, aboard
        if aboard or number.span in harmed or _is_part(text, number):
            continue
        at = number.unit == "clock" and _AT.search(text[: number.span.start][-20:])
        if number.unit != "clock" or at:
            of = _of(doc, number, names)
            yield from ((number, of),) if of else ()


def _of(doc: Doc, number: Number, names: Sequence[Name]) -> str:
    """Return the unit, the nouns that are counted, the verb and whose deed it is."""
    noun = _counted(doc, number.span)
    known = noun is not None and noun.pos_ == "NOUN"
    root = noun if noun is not None else _root(doc, number.span)
    verb = _verb(root)
    if number.unit in ("year", "date") or verb is None or is_supposed(verb) or is_negated(verb):
        return ""
    if number.unit == "count" and (of := counts.by_verb(noun, verb)):
        return of
    if (number.unit == "count" and not known) or verb.lemma_.lower() in _listed("light"):
        return ""
    deed = verb.lemma_.lower()
    if number.unit == "clock":
        return f"clock {deed}"
    whose = _whose(verb, names)
    counted = " ".join([number.unit, *_nouns(root if known else None)])
    return f"{counted} {deed} {whose}" if whose else ""


def _root(doc: Doc, span: Span) -> Token:
    """Return the word on which the others of a stretch hang."""
    cut = doc.char_span(span.start, span.end, alignment_mode="expand")
    return cut.root if cut is not None else doc[0]


def _counted(doc: Doc, span: Span) -> Token | None:
    """Return the noun that a number counts; None where the number stands for itself."""
    root = _root(doc, span)
    while root.dep_ in ("quantmod", "advmod", "compound") and root.head.i > root.i:
        root = root.head
    return root.head if root.dep_ in ("nummod", "amod", "nmod", "compound") else None


def _nouns(noun: Token | None) -> Iterator[str]:
    """Yield what is counted and what that describes: yards, and the pass of so many."""
    while noun is not None:
        yield noun.lemma_.lower()
        over = noun.head.i > noun.i and noun.dep_ in ("compound", "nmod", "amod", "npadvmod")
        noun = noun.head if over and noun.head.pos_ == "NOUN" else None


def _whose(verb: Token, names: Sequence[Name]) -> str:
    """Return who does or meets what a verb says: the key of a name, or a noun."""
    found = child(verb, "nsubjpass") or subject(verb)
    if found is None or found.pos_ not in ("NOUN", "PROPN"):
        return ""
    return entity_at(found, names) or found.lemma_.lower()


def _verb(noun: Token) -> Token | None:
    """Return the verb that a noun belongs to."""
    for _ in range(4):
        if noun.dep_ in ("nsubj", "nsubjpass", "dobj", "npadvmod", "pobj"):
            above = noun.head.head if noun.dep_ == "pobj" else noun.head
            return above if above.pos_ == "VERB" else None
        if noun.dep_ not in ("conj", "appos", "compound", "nmod", "quantmod"):
            return None
        noun = noun.head
    return None


def _is_supposed(doc: Doc, span: Span) -> bool:
    """Tell whether what is said of a number is only supposed: “a magnitude 6 quake can …”."""
    verb = next((above for above in _root(doc, span).ancestors if above.pos_ == "VERB"), None)
    return verb is not None and is_supposed(verb)
