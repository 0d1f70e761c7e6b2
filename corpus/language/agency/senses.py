"""Tell in which of its senses a word for a deed stands: "struck a port" or "struck a deal"."""

import re
from functools import cache

from spacy.tokens import Token

from corpus.language.agency.doers import can_accuse
from corpus.language.agency.events import child, listed, nouns, object_of, verbs, words_of
from corpus.lexicon import lexicon


def is_whole(verb: Token) -> bool:
    """Tell whether a verb of many senses stands in the one that is meant."""
    words = {c.lower_ for c in verb.children}
    words |= {f"on {thing.lower_}" for thing in [object_of(verb, "on")] if thing is not None}
    needs = {
        "blow": {"up"},
        "gun": {"down"},
        "open": {"fire"},
        "carry": {"out"},
        "charge": {"with"},
        "set": {"fire", "alight", "ablaze", "on fire"},
    }.get(verb.lemma_.lower())
    if child(verb, "prt") is not None and verb.lemma_ in ("sign", "break", "hit", "storm", "beat"):
        return False
    return needs is None or bool(needs & words)


def is_of_this_kind(verb: Token, patient: Token) -> bool:
    """Tell "ordered the strike" from "ordered coffee", "suspects a man" from "suspects arson"."""
    lemma = verb.lemma_.lower()
    if leaves_unharmed(lemma, patient) or _is_a_match(verb, patient) or _is_own_body(patient):
        return False
    meant = lexicon("events")["only_of"].get(lemma)
    if meant is not None and child(verb, "dobj", "nsubjpass") is not None:
        return patient.lemma_.lower() in meant or object_of(verb, "at", "on", "upon") is not None
    if lemma not in verbs("order"):
        return lemma not in verbs("blame") or can_accuse(patient)
    deed = nouns("nouns_of") | nouns("nouns_on") | listed("order", "objects")
    return patient.lemma_.lower() in deed


def leaves_unharmed(lemma: str, patient: Token) -> bool:
    """Tell "killed the bill", "an attack on poverty": nobody and nothing is met by force.

    `lemma` is that of the verb or noun of the deed. What is stolen may be an idea as well.
    """
    met = patient.lemma_.lower()
    idle = lexicon("events")["idle"]
    if met in idle.get(lemma, ()):
        return True
    return met in idle["any"] and lemma in _of_force()


@cache
def _of_force() -> frozenset[str]:
    """Return the words that only tell of force: talks may be torpedoed, and a law violated."""
    acts = lexicon("events")
    told = nouns("nouns_of") | nouns("nouns_on") | frozenset(verbs("violence"))
    spoken = {*acts["blame"]["nouns_on"], *acts["diplomacy"]["nouns_of"]}
    return told - spoken - frozenset(verbs("diplomacy"))


def _is_own_body(patient: Token) -> bool:
    """Tell "hurt his knee", which is mostly his own doing and nobody's deed."""
    part = patient.lemma_.lower() in listed("idle", "own_body")
    return part and any(c.tag_ == "PRP$" for c in patient.children)


def _is_a_match(verb: Token, patient: Token) -> bool:
    """Tell "destroyed their neighbours 5-0" by the score behind whom it was done to."""
    score = _SCORE.match(verb.doc.text, words_of(patient).end)
    return score is not None and verb.lemma_.lower() in verbs("violence")


_SCORE = re.compile(r",?(?: by)? \d{1,3}[-–:]\d{1,3}\b")
