"""Find the verbs and nouns that tell an event, each with its agent and its patient."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from corpus.language.agency.doers import BARE, can_accuse, can_act, is_force, is_place_or_time
from corpus.language.agency.events import (
    child,
    doer_of,
    is_denied,
    is_thing,
    nouns,
    object_of,
    verbs,
)
from corpus.language.agency.senses import is_of_this_kind, is_whole, leaves_unharmed
from corpus.language.agency.supposed import is_supposed, is_supposed_noun
from corpus.language.phrases import step
from corpus.language.subjects import agent as by_agent
from corpus.language.subjects import is_passive
from corpus.lexicon import lexicon

_OF_THINGS = {"destruction", "downing", "seizure", "capture"}
_RECIPROCAL = {"himself", "herself", "itself", "themselves", "other", "another"}
_OF_THE_BODY = {"heart", "panic", "asthma", "anxiety"}


@dataclass(frozen=True, slots=True)
class Deed:
    """An event with the heads of its agent and patient; `unknown` if the text says so."""

    cue: Token
    event: str
    agent: Token | None = None
    patient: Token | None = None
    negated: bool = False
    unknown: bool = False


def deeds(token: Token) -> Iterator[Deed]:
    """Yield the event that a word tells, if it tells one."""
    if _is_gerund_of(token):
        yield from _by_noun(token, token.lower_)
    elif token.pos_ == "VERB":
        yield from _by_verb(token)
    elif token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("compound", "amod", "nmod"):
        yield from _by_noun(token, token.lemma_.lower())


# --- verbs --------------------------------------------------------------------------------


def _by_verb(verb: Token) -> Iterator[Deed]:
    takes = verbs().get(verb.lemma_.lower())
    phrase = _accused_by_phrase(verb)
    if phrase is not None:
        agent = doer_of(verb)
        if agent is None or can_accuse(agent):
            yield Deed(verb, verb.lemma_.lower(), agent, phrase, is_denied(verb))
    elif takes is None or is_supposed(verb) or _is_alleged(verb) or _is_still_planned(verb):
        return
    elif is_passive(verb):
        yield from _passive(verb, takes)
    else:
        yield from _active(verb, takes)


def _is_alleged(verb: Token) -> bool:
    """Tell "accused of shelling": what is only a reproach is told by the reproach."""
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb.dep_ in ("pcomp", "xcomp") and above.lemma_ in verbs("blame")


def _is_still_planned(verb: Token) -> bool:
    """Tell "is planning a raid" from "planned the raid"."""
    return verb.lemma_ == "plan" and verb.tag_ in ("VBG", "VBZ", "VBP", "VB")


def _passive(verb: Token, takes: frozenset[str]) -> Iterator[Deed]:
    patient = _after_dateline(child(verb, "nsubjpass")) or _shared_patient(verb)
    if patient is not None and patient.lower_ in ("who", "that", "which"):
        patient = verb.head if verb.dep_ == "relcl" else None
    if patient is None or patient.lower_ in BARE or not is_whole(verb):
        return
    if not is_of_this_kind(verb, patient):
        return
    if _is_of_a_deed(verb, patient):
        return
    by = by_agent(verb)
    if by is not None and is_force(by):
        return
    if "" in takes or any(c.lower_ in takes for c in verb.children):
        yield Deed(verb, _event(verb), _somebody(by), patient, is_denied(verb))


def _somebody(noun: Token | None) -> Token | None:
    """Pass over who did nothing: "shot by the river", "dead by noon", "Monday's raid"."""
    return None if noun is None or is_place_or_time(noun) else noun


def _after_dateline(subject: Token | None) -> Token | None:
    """Pass over "KHERSON, June 6 -", which the parser takes for a part of the subject."""
    if subject is None or not (subject.is_upper and subject.i + 1 < len(subject.doc)):
        return subject
    if step(subject).text != ",":
        return subject
    return next((c for c in subject.rights if c.dep_ == "appos" and c.pos_ == "NOUN"), None)


def _shared_patient(verb: Token) -> Token | None:
    """Return what a passive shares with the one before it, or the noun that it describes."""
    if verb.dep_ == "acl":
        return verb.head
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN":
        return child(verb.head, "nsubjpass") or _shared_patient(verb.head)
    return None


def _active(verb: Token, takes: frozenset[str]) -> Iterator[Deed]:
    first = verb.head if verb.dep_ == "conj" and verb.head.tag_ == "VBN" else verb
    if verb.tag_ == "VBN" and child(first, "aux") is None:
        return
    patient = _meant(verb, child(verb, "dobj")) if "" in takes else None
    patient = patient or object_of(verb, *(takes - {""}))
    agent = doer_of(verb)
    if patient is None or agent is None or not is_whole(verb) or not is_of_this_kind(verb, patient):
        return
    able = can_accuse if verb.lemma_ in verbs("blame") else can_act
    if patient.lower_ in BARE | _RECIPROCAL or not able(agent):
        return
    if not _is_of_a_deed(verb, patient):
        yield Deed(verb, _event(verb), agent, _victim(verb, patient), is_denied(verb))


def _meant(verb: Token, thing: Token | None) -> Token | None:
    """Return what "which" and "that" stand for in a relative clause."""
    relative = thing is not None and verb.dep_ == "relcl" and thing.tag_ in ("WDT", "WP")
    return verb.head if relative else thing


def _is_of_a_deed(verb: Token, patient: Token) -> bool:
    """Tell "condemned the attack": a deed is blamed, and nobody is."""
    return verb.lemma_ in verbs("blame") and (is_thing(patient) or patient.pos_ == "VERB")


_AT = ("at", "on", "upon", "to")


def _victim(verb: Token, patient: Token) -> Token:
    """See whom "fired several shots at" and "opened fire on" mean."""
    if is_thing(patient):
        return object_of(verb, *_AT) or object_of(patient, *_AT) or patient
    return patient


def _event(verb: Token) -> str:
    particle = child(verb, "prt")
    lemma = verb.lemma_.lower()
    return "blow up" if lemma == "blow" and particle is not None else lemma


def _accused_by_phrase(verb: Token) -> Token | None:
    """Return whom "pinned the blame on" and its like accuse."""
    for phrase in lexicon("events")["blame"]["phrases"]:
        if verb.lemma_ == phrase["verb"]:
            blame = child(verb, "dobj")
            if blame is not None and blame.lemma_ == phrase["noun"]:
                return object_of(verb, *phrase["on"]) or object_of(blame, *phrase["on"])
    return None


# --- nouns ---------------------------------------------------------------------------------


def _is_gerund_of(token: Token) -> bool:
    """Tell "shelling of the station", which is tagged as a verb where it begins a sentence."""
    return (
        token.tag_ == "VBG" and object_of(token, "of") is not None and child(token, "aux") is None
    )


def _by_noun(noun: Token, lemma: str) -> Iterator[Deed]:
    if any(c.lower_ in _OF_THE_BODY for c in noun.children):
        return
    if lemma in nouns("nouns_by"):
        yield from _intent(noun, lemma)
    if is_supposed_noun(noun):
        return
    if lemma in nouns("nouns_on"):
        yield from _against(noun, lemma)
    if lemma in nouns("nouns_of"):
        yield from _done_to(noun, lemma)


def _intent(noun: Token, lemma: str) -> Iterator[Deed]:
    """Yield "an attempt by X to …" and "X's plot to …": whose plan it is, is named."""
    agent = object_of(noun, "by") or _owner(noun)
    aim = next((c for c in noun.children if c.dep_ in ("acl", "relcl") and c.tag_ == "VB"), None)
    if agent is not None and aim is not None:
        yield Deed(noun, lemma, agent, child(aim, "dobj"), _is_denied_noun(noun))


def _against(noun: Token, lemma: str) -> Iterator[Deed]:
    """Yield "X's attack on Y", "the attempt on Y's life"."""
    by = _somebody(object_of(noun, "by"))
    target = object_of(noun, "on", "against", "upon", "at") or (
        object_of(by, "on", "against", "upon", "at") if by is not None else None
    )
    if target is None or target.ent_type_ in ("DATE", "TIME") or leaves_unharmed(lemma, target):
        return
    if target.lower_ in ("life", "lives"):
        target = child(target, "poss") or object_of(target, "of") or target
    agent = by or _owner(noun) or _people(noun) or _by_behind(target) or _who_ordered(noun)
    yield Deed(noun, lemma, agent, target, _is_denied_noun(noun))


def _by_behind(target: Token) -> Token | None:
    """Return who stands behind whom it met: "the attack on the port by Vardia"."""
    by = _somebody(object_of(target, "by"))
    return by if by is not None and can_act(by) else None


def _done_to(noun: Token, lemma: str) -> Iterator[Deed]:
    """Yield "the killing of Y by X", "Y's murder", "the Y shooting"."""
    patient, owner = object_of(noun, "of"), _owner(noun)
    agent = _somebody(object_of(noun, "by"))
    if patient is not None:
        agent = agent or owner or _people(noun) or _who_ordered(noun)
    elif lemma not in nouns("nouns_own"):
        patient = owner or _named_after(noun)
    if patient is not None and leaves_unharmed(lemma, patient):
        return
    if patient is not None and not (is_thing(patient) and lemma in nouns("nouns_of") - _OF_THINGS):
        yield Deed(noun, lemma, agent, patient, _is_denied_noun(noun))


def _owner(noun: Token) -> Token | None:
    """Return who stands before the noun with "'s", pronouns left out."""
    owner = _somebody(child(noun, "poss"))
    return owner if owner is not None and owner.tag_ not in ("PRP$", "WP$") else None


def _who_ordered(noun: Token) -> Token | None:
    """Return who "launched" or "carried out" the deed that a noun names."""
    verb = noun.head
    if verb.lemma_ not in verbs("order"):
        return None
    if noun.dep_ == "dobj":
        return doer_of(verb)
    return by_agent(verb) if noun.dep_ == "nsubjpass" else None


def _people(noun: Token) -> Token | None:
    """Return the adjective of a people before a noun: "Russian strikes on …"."""
    if not noun.is_sent_start and noun.i and step(noun, -1).ent_type_ == "NORP":
        return step(noun, -1)  # also where the parse does not tie it to the noun
    before = (c for c in noun.children if c.dep_ in ("amod", "compound", "nmod"))
    return next((c for c in before if _is_of_a_people(c)), None)


def _is_of_a_people(adjective: Token) -> bool:
    """Tell "Russian" and, of a people that no list has, a capital where none is due.

    A new people's adjective may be taken for a name ("the Vardian shelling of the port").
    """
    capital = adjective.text[0].isupper() and not adjective.is_sent_start
    if adjective.dep_ != "amod":
        place = adjective.ent_type_ in ("GPE", "LOC", "FAC", "PERSON")
        return capital and not place and bool(_OF_A_PEOPLE.search(adjective.lower_))
    return adjective.ent_type_ in ("NORP", "GPE") or (capital and adjective.tag_ == "JJ")


_OF_A_PEOPLE = re.compile(r"(?:ian|ese|ish|[elnqt]i)$")


def _named_after(noun: Token) -> Token | None:
    """Return the person that an event is called after: "the Kennedy assassination"."""
    return next(
        (c for c in noun.children if c.dep_ == "compound" and c.ent_type_ == "PERSON"), None
    )


def _is_denied_noun(noun: Token) -> bool:
    """Tell "denied the attack on", "no attack on"."""
    if any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children):
        return True
    above = noun.head.head if noun.dep_ == "pobj" else noun.head
    return above.lemma_ == "deny"
