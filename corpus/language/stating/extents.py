"""Read off an English parse how often something happened, how large it is, how long it waited."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from corpus.language.agency.events import child
from corpus.language.agency.supposed import is_supposed
from corpus.language.pipeline import Parsed
from corpus.language.stating import places
from corpus.language.stating.numbers import WAYS, Number, numbers
from corpus.language.stating.placing import placed, span_of
from corpus.language.subjects import is_negated, is_passive, subject
from corpus.lexicon import lexicon
from corpus.model import Name, Span, Stated

_SINGLE = re.compile(r"^(?:(?:only|just) one|(?:(?:only|just) )?an? single)\b", re.IGNORECASE)


def extents(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield how often something happened, how large a thing is, how long something waited."""
    if parsed.doc is None:
        return
    for token in parsed.doc:
        if token.lemma_.lower() in _listed("events", "nouns") and _came(token):
            yield from _single(parsed, token, names)
    for sentence in parsed.sentences:
        for number in numbers(parsed.text, sentence):
            if of := _of(parsed.doc, number):
                where = places.where(parsed.doc, number.span, names)
                yield from placed(parsed, number.span, of, number.low, number.high, where=where)


def _single(parsed: Parsed, noun: Token, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield that something happened once: “only one explosion”, “a single shot”."""
    told = parsed.text[noun.left_edge.idx : noun.idx]
    if noun.tag_ == "NN" and _SINGLE.match(told) and not _is_unsure(noun):
        where = places.where(noun.doc, span_of(noun), names)
        first = Span(noun.left_edge.idx, noun.idx + len(noun))
        yield from placed(parsed, first, _times(noun), 1.0, where=where)


def _of(doc: Doc, number: Number) -> str:
    cut = doc.char_span(number.span.start, number.span.end, alignment_mode="expand")
    if cut is None or _is_unsure(cut.root):
        return ""
    if number.unit == "count":
        noun = cut.root.head
        counts = cut.root.dep_ == "nummod" and noun.lemma_.lower() in _listed("events", "nouns")
        counts = counts and _came(noun)
        return _times(noun) if counts else ""
    if number.unit == "size":
        return _size(cut.root)
    if number.unit == "weight":
        return _cargo(cut.root)
    return _wait(cut.root) if number.unit == "hours" else ""


def _cargo(measure: Token) -> str:
    """Return the key of how much a ship carries: “was loaded with 18,000 tons”."""
    verb = measure.head.head if measure.dep_ == "pobj" else measure.head
    carried = verb.lemma_.lower() in _listed("cargo", "verbs") and verb.pos_ == "VERB"
    what = child(verb, "nsubjpass") if is_passive(verb) else subject(verb)
    one = what is not None and what.tag_ not in ("NNS", "NNPS")
    return "cargo" if carried and one else ""


def _came(noun: Token) -> bool:
    """Tell a shell that fell from one that was fired, or found."""
    lands = noun.head.lemma_.lower() in _listed("events", "lands")
    return lands or noun.lemma_.lower() not in _listed("events", "weapons")


def _is_unsure(token: Token) -> bool:
    verb = next((t for t in token.ancestors if t.pos_ in ("VERB", "AUX")), None)
    return verb is not None and (is_supposed(verb) or is_negated(verb))


def _times(noun: Token) -> str:
    """Return the key of how often: an explosion and a blast are one."""
    lemma = noun.lemma_.lower()
    return f"times {lexicon('slots')['events']['same'].get(lemma, lemma)}"


def _size(measure: Token) -> str:
    """Return the key of how large: of “a hole of 50 metres”, “the hole is eight metres long”."""
    above, way = measure.head, ""
    if measure.dep_ == "npadvmod" and above.dep_ in ("acomp", "amod"):
        way = WAYS.get(above.lower_, "")
        noun = subject(above.head) if above.dep_ == "acomp" else above.head
    elif measure.dep_ == "pobj" and above.lower_ == "of":
        noun = above.head
    else:
        noun = above if measure.dep_ in ("compound", "nmod") else None
    if noun is None or noun.lemma_.lower() not in _listed("sizes", "nouns"):
        return ""
    lemma = noun.lemma_.lower()
    one: str = lexicon("slots")["sizes"]["same"].get(lemma, lemma)
    return " ".join(filter(None, ("size", one, way)))


def _wait(time: Token) -> str:
    """Return the key of how long: “the count was halted for five hours”, “delayed by two”."""
    by = time.head
    verb = by.head if time.dep_ == "pobj" and by.lower_ in ("for", "by") else by
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in _listed("held_up", "verbs"):
        return ""
    whole = child(verb, "dobj")
    what = child(verb, "nsubjpass") if is_passive(verb) else whole or subject(verb)
    if what is None or what.pos_ != "NOUN":
        return ""
    return f"wait {what.lemma_.lower()}"


def _listed(group: str, kind: str) -> frozenset[str]:
    return frozenset(lexicon("slots")[group][kind])
