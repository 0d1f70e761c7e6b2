"""Find where a text says itself that it does not know who did it."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from corpus.language.deeds import Deed
from corpus.language.events import child, listed, nouns, object_of, verbs


def deeds(doc: Doc) -> Iterator[Deed]:
    """Yield "we do not know who did it", "nobody claimed responsibility" and their like."""
    for token in doc:
        if token.lower_ in ("who", "whoever"):
            yield from _who(token)
        elif token.lemma_ == "responsibility":
            yield from _unclaimed(token)
        elif token.lemma_ == "identify":
            yield from _not_identified(token)


def _who(who: Token) -> Iterator[Deed]:
    """Yield the deed that "who" asks for, where the sentence says that it is not known."""
    verb = who.head
    if who.dep_ not in ("nsubj", "attr") or verb.lemma_ not in listed("unknown_doer", "deeds"):
        return
    if verb.lemma_ in ("be", "stand", "lie") and not _is_behind(verb):
        return
    if who.lower_ == "whoever" or _is_not_known(verb):
        yield Deed(verb, verb.lemma_.lower(), None, _patient(verb), unknown=True)


def _is_behind(verb: Token) -> bool:
    return any(c.lower_ in listed("unknown_doer", "behind") for c in verb.subtree)


def _patient(verb: Token) -> Token | None:
    """Return whom it was done to, if the clause says so."""
    thing = child(verb, "dobj")
    event = _event_in(verb)
    if event is not None:
        return object_of(event, "on", "of", "against", "at")
    aimed = object_of(verb, "at", "on", "upon")
    return aimed or (thing if thing is not None and verb.lemma_ in verbs("violence") else None)


def _event_in(verb: Token) -> Token | None:
    known = nouns("nouns_of") | nouns("nouns_on")
    return next((t for t in verb.subtree if t.pos_ == "NOUN" and t.lemma_ in known), None)


def _is_not_known(verb: Token) -> bool:
    """Look above the clause for what says that it is not known; a few steps, no more."""
    above = verb
    for _ in range(3):
        if above.head == above:
            return False
        above = above.head
        lemma = above.lemma_.lower()
        if lemma in listed("unknown_doer", "unclear") or above.lower_ in _whoever():
            return True
        if lemma in listed("unknown_doer", "not_known") and _has_not(above):
            return True
        if above.lemma_ == "be" and _says_unclear(above):
            return True
    return False


def _whoever() -> frozenset[str]:
    return listed("unknown_doer", "whoever")


def _has_not(verb: Token) -> bool:
    """Tell "do not know", "have yet to establish", "nobody knows"."""
    words = {c.lower_ for c in verb.children} | {c.lower_ for c in verb.head.children}
    own = any(c.dep_ == "neg" for c in verb.children)
    nobody = {c.lower_ for c in verb.children if c.dep_ == "nsubj"} & {"nobody", "one", "none"}
    return own or bool(nobody) or ("yet" in words and "to" in words) or "unable" in words


def _says_unclear(be: Token) -> bool:
    """Tell "it is unclear", "it was not known", "it remains a mystery"."""
    said = [c for c in be.children if c.dep_ in ("acomp", "attr", "oprd")]
    for word in said:
        if word.lower_ in listed("unknown_doer", "unclear") or word.lower_ == "mystery":
            return True
        if word.lower_ in listed("unknown_doer", "clear") and any(
            c.dep_ == "neg" for c in [*be.children, *word.children]
        ):
            return True
    return False


def _unclaimed(responsibility: Token) -> Iterator[Deed]:
    """Yield "no one has claimed responsibility for the bombing"."""
    verb = responsibility.head
    if verb.lemma_ not in ("claim", "take", "admit", "accept"):
        return
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None and verb.dep_ == "acl":
        return
    if subject is not None and not _is_nobody(subject) and subject != responsibility:
        return
    passive = subject == responsibility
    if passive and not any(c.lower_ == "no" for c in responsibility.children):
        return
    event = object_of(responsibility, "for") or object_of(verb, "for")
    patient = object_of(event, "on", "of", "against") if event is not None else None
    cue = event if event is not None else verb
    yield Deed(cue, cue.lemma_.lower(), None, patient, unknown=True)


def _is_nobody(subject: Token) -> bool:
    phrase = " ".join(t.lower_ for t in subject.subtree)
    return any(phrase.startswith(nobody) for nobody in listed("unknown_doer", "nobody"))


def _not_identified(verb: Token) -> Iterator[Deed]:
    """Yield "the attackers have not been identified"."""
    doer = child(verb, "nsubjpass")
    attackers = ("attacker", "gunman", "shooter", "assailant", "killer", "perpetrator", "culprit")
    if (
        doer is not None
        and doer.lemma_ in attackers
        and any(c.dep_ == "neg" for c in verb.children)
    ):
        yield Deed(verb, "attack", None, None, unknown=True)
