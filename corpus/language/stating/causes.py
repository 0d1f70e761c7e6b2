"""Read off an English parse by what something came about, and whether it was meant."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from corpus.language.agency.events import child, entity_at, nouns
from corpus.language.agency.supposed import is_supposed
from corpus.language.pipeline import Parsed
from corpus.language.stating.placing import placed, span_of
from corpus.language.subjects import is_negated, is_passive
from corpus.lexicon import lexicon
from corpus.model import Name, Stated


def causes(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield by what somebody or something came to harm, and whether it was meant."""
    for token in parsed.doc or ():
        if kind := kinds().get(token.lemma_.lower()):
            verb = brings(token)
            if verb is not None and not is_supposed(verb) and not is_negated(verb):
                whose = _harmed(verb, names)
                yield from placed(parsed, span_of(token), "by what", value=kind, whose=whose)
        yield from _meant(parsed, token)


# --- by what ------------------------------------------------------------------------------


def brings(noun: Token) -> Token | None:
    """Return the verb by which a thing is said to have brought something about."""
    while noun.dep_ in ("compound", "amod", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    verb = noun.head
    if noun.dep_ == "nsubj" and not is_passive(verb):
        return verb if verb.lemma_.lower() in _listed("verbs") else None
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.lemma_ in _listed("wrecks"):
        return next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), None)
    if noun.dep_ == "pobj" and verb.dep_ == "agent":
        return verb.head if verb.head.lemma_.lower() in _listed("verbs") else None
    it = child(verb, "nsubj")
    is_it = noun.dep_ == "attr" and it is not None and it.lower_ in ("it", "this", "that")
    return verb if is_it else None


def _harmed(verb: Token, names: Sequence[Name]) -> str:
    """Return the key of the person who came to harm, if one did."""
    whom = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
    entity = entity_at(whom, names) if whom is not None else None
    return entity if entity and _is_person(entity, names) else ""


def _is_person(entity: str, names: Sequence[Name]) -> bool:
    return any(name.entity == entity and name.kind == "person" for name in names)


# --- meant or not -------------------------------------------------------------------------


def _meant(parsed: Parsed, token: Token) -> Iterator[Stated]:
    """Yield that it “was an accident”, was “hit by mistake”, that they “ruled out sabotage”."""
    for so, way in _intents().get(token.lower_, ()):
        verb = _said_so(token) if way == "is" else _done_so(token)
        if verb is not None and not is_supposed(verb):
            ruled_out = _ruled_out(verb) and token.dep_ == "dobj"
            if ruled_out and is_negated(verb):
                continue  # what is not ruled out may be so, or not
            value = float(so != (is_negated(verb) or ruled_out))
            yield from placed(parsed, span_of(token), "meant", value)


def _said_so(token: Token) -> Token | None:
    """Return the verb that says of what happened, and of nothing else, what it was."""
    above = token.head
    if token.dep_ in ("attr", "acomp"):
        what = child(above, "nsubj")
        happened = what is not None and (what.lower_ in ("it", "this", "that") or is_event(what))
        return above if happened else None
    return above if token.dep_ == "dobj" and _ruled_out(above) else None


def _done_so(token: Token) -> Token | None:
    if token.dep_ == "pobj" and token.head.lower_ in ("by", "on", "in"):
        token = token.head
    above = token.head
    return above if token.dep_ in ("advmod", "prep", "agent") and above.pos_ == "VERB" else None


def _ruled_out(verb: Token) -> bool:
    particle = child(verb, "prt")
    said = verb.lemma_.lower() + (f" {particle.lower_}" if particle is not None else "")
    return said in lexicon("slots")["meant"]["ruling_out"]


def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("slots")["brings"][name])


def is_event(noun: Token) -> bool:
    """Tell a word for what happened: “the explosion”, “the strike”."""
    lemma = noun.lemma_.lower()
    return lemma in lexicon("slots")["meant"]["events"] or lemma in _events()


@cache
def _events() -> frozenset[str]:
    return nouns("nouns_of") | nouns("nouns_on")


@cache
def kinds() -> dict[str, str]:
    """Return each word for what does harm, with its kind: “rocket” is a missile."""
    return {word: kind for kind, words in lexicon("slots")["by"].items() for word in words}


@cache
def _intents() -> dict[str, list[tuple[bool, str]]]:
    found: dict[str, list[tuple[bool, str]]] = {}
    given = lexicon("slots")["meant"]
    for so in ("yes", "no"):
        for way, words in given[so].items():
            for word in words:
                found.setdefault(word, []).append((so == "yes", way))
    return found
