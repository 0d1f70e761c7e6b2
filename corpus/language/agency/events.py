"""Look up the words that tell events, and ask a parse who is in them."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from corpus.language.phrases import SUBJECTS, noun_phrase, step
from corpus.language.subjects import subject
from corpus.lexicon import lexicon
from corpus.model import Name, Span

CLASSES = ("violence", "coercion", "blame", "diplomacy", "order")


@cache
def verbs(*classes: str) -> dict[str, frozenset[str]]:
    """Return each verb with the prepositions through which it takes its object, "" for none."""
    found: dict[str, frozenset[str]] = {}
    for group in classes or CLASSES:
        for form in lexicon("events")[group]["verbs"]:
            verb, _, preposition = form.partition(":")
            found[verb] = found.get(verb, frozenset()) | {preposition}
    return found


@cache
def nouns(kind: str) -> frozenset[str]:
    """Return the event nouns of one build: "nouns_of" a patient, "nouns_on" one, "nouns_by"."""
    return frozenset(n for g in (*CLASSES, "intent") for n in lexicon("events")[g].get(kind, ()))


@cache
def listed(group: str, key: str) -> frozenset[str]:
    """Return one list of a group."""
    return frozenset(lexicon("events")[group][key])


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def object_of(token: Token, *prepositions: str) -> Token | None:
    """Return the noun that hangs from a token through one of these prepositions."""
    for preposition in token.children:
        if preposition.dep_ in ("prep", "agent") and preposition.lower_ in prepositions:
            found = child(preposition, "pobj")
            if found is not None:
                return found
    return None


def doer_of(verb: Token) -> Token | None:
    """Return the subject of an active verb, also of one that hangs from another."""
    own = child(verb, "nsubj", "csubj")
    if own is not None and own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    if own is not None:
        return own
    if verb.dep_ == "xcomp" and verb.tag_ == "VB":
        return None if child(verb.head, "dobj") is not None else doer_of(verb.head)
    if verb.dep_ == "conj" and verb.head.dep_ == "xcomp" and verb.tag_ == "VB":
        return doer_of(verb.head)
    return subject(verb)


def words_of(head: Token) -> Span:
    """Return the characters of the phrase around a noun, a possessive ending left out."""
    first, last = noun_phrase(head)
    clause = next((c.i for c in head.rights if _opens_clause(c)), last + 1)
    last = min(last, clause - 1)
    while first < head.i and head.doc[first].pos_ in ("ADP", "SCONJ", "CCONJ"):
        first += 1
    while last > head.i and head.doc[last].tag_ == "POS":
        last -= 1
    return Span(head.doc[first].idx, head.doc[last].idx + len(head.doc[last]))


def _opens_clause(token: Token) -> bool:
    """Tell the "of" of "accused Kyiv of shelling" from that of "the head of the army"."""
    return token.dep_ == "prep" and token.i + 1 < len(token.doc) and step(token).tag_ == "VBG"


def entity_at(head: Token, names: Sequence[Name]) -> str | None:
    """Return the entity that a noun names itself, or as "General" names who follows it.

    Names stand in order, none over another.
    """
    place = Span(head.idx, head.idx + len(head))
    first = bisect_right(names, place.start, key=lambda name: name.span.end)
    if first < len(names) and names[first].span.holds(place):
        return names[first].entity
    beside = [c for c in head.children if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return entity_at(beside[0], names) if beside else None


def owner_of(noun: Token, names: Sequence[Name]) -> tuple[Token, str] | None:
    """Return whose a thing or an event is: "Ukraine's", "Ukrainian"; only if it is a name."""
    for owner in noun.children:
        if owner.dep_ in ("poss", "amod", "compound", "nmod"):
            entity = entity_at(owner, names)
            if entity is not None:
                return owner, entity
    return None


def is_verb_of_a_deed(verb: Token) -> bool:
    """Tell a verb that asks, after "who", for a doer."""
    lemma = verb.lemma_.lower()
    return lemma in verbs("violence", "coercion", "order") or lemma in listed(
        "unknown_doer", "deeds"
    )


def is_vehicle(noun: Token) -> bool:
    """Tell what acts for whoever has sent it: a ship, a jet, a tank."""
    return noun.lemma_.lower() in listed("vehicles", "words")


def is_thing(noun: Token) -> bool:
    """Tell a weapon or an event from somebody; "a Ford" is a thing, whatever its name."""
    if noun.pos_ == "PROPN" and any(c.lower_ in ("a", "an") for c in noun.children):
        return True
    return noun.lemma_.lower() in listed("things", "words")


def is_declared_unknown(noun: Token) -> bool:
    """Tell "an unidentified gunman", "someone" and "some man"."""
    adjectives = listed("unknown_doer", "adjectives")
    behind = noun.i + 1 < len(noun.doc) and step(noun).lower_ == "unknown"
    return (
        noun.lower_ in listed("unknown_doer", "doers")
        or behind  # "persons unknown"
        or any(c.lower_ in adjectives for c in noun.children)
        or (noun.tag_ == "NN" and any(c.lower_ == "some" for c in noun.children))
    )


def is_denied(verb: Token) -> bool:
    """Tell what is said not to have been done: "did not shell", "denied shelling"."""
    above = verb.head if verb.dep_ in ("xcomp", "conj", "ccomp", "pcomp") else verb
    deny = ("deny", "reject", "rule")
    denying = above.lemma_ in deny or (above.dep_ == "prep" and above.head.lemma_ in deny)
    nobody = (
        c.lower_ in ("nobody", "none") for c in verb.children if c.dep_ in (*SUBJECTS, "dobj")
    )
    return denying or any(nobody) or any(c.dep_ == "neg" for c in verb.children)
