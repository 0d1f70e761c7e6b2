"""Find where a text says itself that it does not know who did it."""

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Span, Token

from corpus.language.agency.deeds import Deed
from corpus.language.agency.doers import can_act
from corpus.language.agency.events import (
    child,
    doer_of,
    is_declared_unknown,
    is_thing,
    is_verb_of_a_deed,
    listed,
    nouns,
    object_of,
    verbs,
)
from corpus.language.agency.senses import is_whole
from corpus.language.agency.supposed import is_supposed
from corpus.language.subjects import agent, is_passive

BEFORE, AFTER = 90, 110
"""Characters around "who did it" in which a text says that nobody knows."""


def deeds(doc: Doc) -> Iterator[Deed]:
    """Yield "we do not know who did it", "nobody claimed responsibility" and their like."""
    for token in doc:
        if token.lower_ in ("whose", "which", "what") and token.dep_ in ("det", "poss"):
            yield from _which_side(token)
        elif token.lower_ in ("who", "whoever", "which", "whom"):
            yield from _who(token)
        elif token.lemma_.lower() in ("claim", "responsibility"):
            yield from _unclaimed(token)
        elif token.lemma_.lower() in listed("unknown_doer", "culprits"):
            yield from _not_found(token)
        elif token.pos_ == "VERB":
            yield from _by_somebody(token)
    for sentence in doc.sents:
        yield from _in_words(sentence)


# --- who did it ---------------------------------------------------------------------------


def _who(who: Token) -> Iterator[Deed]:
    """Yield the deed that "who" asks for, where the text says that it is not known."""
    verb = who.head.head if who.dep_ == "pobj" else who.head
    if who.dep_ not in ("nsubj", "attr", "nsubjpass", "pobj") or not is_verb_of_a_deed(verb):
        return
    if verb.dep_ == "relcl" and verb.head.pos_ == "PROPN":
        return  # whoever has a name is known
    if verb.lemma_ in ("be", "stand", "lie") and not _is_behind(verb):
        return
    if _is_not_known(who, verb) or (who.lower_ == "whoever" and not _is_demanded(verb)):
        yield Deed(verb, verb.lemma_.lower(), None, _patient(verb), unknown=True)


_DEMANDS = re.compile(
    r"[^.;?!]{0,60}?\b(?:should|must|ought to|ha(?:s|ve) to|needs? to|deserves?)\b(?! have\b)",
    re.IGNORECASE,
)


def _is_demanded(verb: Token) -> bool:
    """Tell whether something is asked of whoever it was: “whoever did it should answer”.

    That leaves open who it was, and says of nobody that it is not known.
    """
    return bool(_DEMANDS.match(verb.doc.text, verb.idx + len(verb)))


def _which_side(which: Token) -> Iterator[Deed]:
    """Yield "it is not clear which side fired", "whose shell hit the school is unknown"."""
    asked = which.head
    verb = asked.head
    acts = asked.dep_ in ("nsubj", "nsubjpass") and is_verb_of_a_deed(verb)
    if acts and _is_not_known(which, verb):
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
    return next((t for t in verb.subtree if t.pos_ == "NOUN" and t.lemma_ in _events()), None)


def _events() -> frozenset[str]:
    return nouns("nouns_of") | nouns("nouns_on") | listed("things", "words")


def _is_not_known(who: Token, verb: Token) -> bool:
    """Look before and after the clause, in its sentence, for what says that it is not known.

    The words tell it more surely than the parse: "who" may hang from nearly anything.
    """
    text, sentence = who.doc.text, who.sent
    before = text[max(sentence.start_char, who.idx - BEFORE) : who.idx]
    after = text[verb.idx : min(_end_of_answer(sentence), verb.idx + AFTER)]
    found = _ignorance("before").search(before)
    if found and not _ASKS_ELSE.search(found[0]):
        return True
    opens = all(token.is_punct for token in who.doc[sentence.start : who.i])
    asked = opens or who.head.dep_ in ("relcl", "csubj", "ccomp")
    return asked and bool(_ignorance("after").search(after))


def _end_of_answer(sentence: Span) -> int:
    """Return where a sentence ends, or the one after it if it asks: “Who did it? Nobody knows”."""
    asks = sentence.text.rstrip('”"’ ').endswith("?")
    if not asks or sentence.end >= len(sentence.doc):
        return sentence.end_char
    return sentence.doc[sentence.end].sent.end_char


_ASKS_ELSE = re.compile(r"\b(?:why|how|when|where) \w+", re.IGNORECASE)
"""What is not known is something else: “nobody explained why men who had fired came back”."""


@cache
def _ignorance(where: str) -> re.Pattern[str]:
    """Join the lexicon's patterns: before the clause they end at it, after it they come soon."""
    joined = "|".join(sorted(listed("unknown_doer", where), key=len, reverse=True))
    end = r"(?:[ ,]+[\w’'-]+){0,3}[ ,:“\"]*$" if where == "before" else r"\b"
    return re.compile(rf"(?:\b|(?=n[’']t))(?:{joined}){end}", re.IGNORECASE)


# --- somebody did it ----------------------------------------------------------------------


def _by_somebody(verb: Token) -> Iterator[Deed]:
    """Yield "unknown men cut the cable", "the bolts were loosened by persons unknown"."""
    doer = doer_of(verb) if not is_passive(verb) else agent(verb)
    if doer is None or not is_declared_unknown(doer) or not is_verb_of_a_deed(verb):
        return
    if doer.lower_ not in listed("unknown_doer", "doers") and not is_supposed(verb):
        yield Deed(verb, verb.lemma_.lower(), None, _patient(verb), unknown=True)


# --- nobody claimed it --------------------------------------------------------------------


def _unclaimed(token: Token) -> Iterator[Deed]:
    """Yield "no one has claimed responsibility for the bombing", "the attack is unclaimed"."""
    if token.pos_ == "VERB":
        yield from _nobody_claimed(token)
    elif token.lemma_ == "responsibility" and token.head.lemma_ in listed("unknown_doer", "claims"):
        yield from _nobody_claimed(token.head)
    elif token.lemma_ == "claim" and _is_none(token) and object_of(token, "of", "for") is not None:
        yield from _of(object_of(token, "of", "for"), token)


def _nobody_claimed(verb: Token) -> Iterator[Deed]:
    claimed = child(verb, "dobj", "nsubjpass")
    if claimed is None or (claimed.lemma_ != "responsibility" and claimed.lemma_ not in _events()):
        return
    subject = child(verb, "nsubj")
    nobody = subject is not None and _is_nobody(subject)
    denied = claimed.dep_ == "nsubjpass" and (_is_none(claimed) or _has_not(verb))
    if nobody or denied:
        yield from _of(claimed, verb)


def _of(claimed: Token | None, verb: Token) -> Iterator[Deed]:
    """Yield the deed that was claimed, or that the responsibility is for."""
    if claimed is None:
        return
    event = claimed
    if claimed.lemma_ == "responsibility":
        event = object_of(claimed, "for") or object_of(verb, "for") or verb
    patient = object_of(event, "on", "of", "against") if event.pos_ == "NOUN" else None
    yield Deed(event, event.lemma_.lower(), None, patient, unknown=True)


def _is_nobody(subject: Token) -> bool:
    phrase = " ".join(t.lower_ for t in subject.subtree)
    return _is_none(subject) or any(
        phrase.startswith(nobody) for nobody in listed("unknown_doer", "nobody")
    )


def _is_none(noun: Token) -> bool:
    return any(c.lower_ in ("no", "neither") for c in noun.children)


def _has_not(verb: Token) -> bool:
    words = {c.lower_ for c in verb.children}
    return any(c.dep_ == "neg" for c in verb.children) or {"yet", "to"} <= words


# --- nobody was found ---------------------------------------------------------------------


def _not_found(culprit: Token) -> Iterator[Deed]:
    """Yield "the attackers have not been identified", "the culprit is unknown"."""
    text, sentence = culprit.doc.text, culprit.sent
    end = _end_of(culprit)
    after = text[end : min(sentence.end_char, end + AFTER)]
    if _at_large().match(after):
        of = object_of(culprit, "of", "in", "behind")
        if of is not None and _is_event(of):
            yield from _of(of, culprit.head)
        else:
            yield Deed(culprit, "attack", None, None, unknown=True)


def _end_of(culprit: Token) -> int:
    """Pass over what says of whom or what: "the perpetrators of the attack on the market"."""
    of = [c for c in culprit.rights if c.dep_ == "prep" and c.lower_ in ("of", "in", "behind")]
    last = of[-1].right_edge if of else culprit
    return last.idx + len(last)


@cache
def _at_large() -> re.Pattern[str]:
    """Match what follows a culprit of whom nobody knows who it is."""
    joined = "|".join(sorted(listed("unknown_doer", "after"), key=len, reverse=True))
    within = rf"(?:[ ,]+[\w’'-]+){{0,4}}[ ,]+(?:{joined})\b"
    return re.compile(rf"{within}|[ ,]+unknown(?=[.,;!]|$)", re.IGNORECASE)


# --- said of the event itself -------------------------------------------------------------


def _in_words(sentence: Span) -> Iterator[Deed]:
    """Yield the first event of a sentence that says "no suspects", "unsolved", "by whom"."""
    if not _said().search(sentence.text):
        return
    told = (token for is_told in (_is_event, _is_culprit) for token in sentence if is_told(token))
    event = next(told, None)
    if event is not None and _has_doer(event):
        return
    if event is not None:
        patient = object_of(event, "of", "on", "against") or child(event, "dobj", "nsubjpass")
        yield Deed(event, event.lemma_.lower(), None, patient, unknown=True)


def _has_doer(event: Token) -> bool:
    """Tell "no one was held after police beat the marchers": what is unknown is something else."""
    if event.pos_ != "VERB":
        return False
    doer = agent(event) if is_passive(event) else doer_of(event)
    if doer is None or is_declared_unknown(doer) or is_thing(doer):
        return False
    return can_act(doer) or doer.lower_ == "it"


@cache
def _said() -> re.Pattern[str]:
    joined = "|".join(sorted(listed("unknown_doer", "said"), key=len, reverse=True))
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def _is_culprit(token: Token) -> bool:
    return token.lemma_.lower() in listed("unknown_doer", "culprits")


def _is_event(token: Token) -> bool:
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB":
        return lemma in verbs("violence", "order") and is_whole(token)
    return token.pos_ == "NOUN" and lemma in _events_of_force()


@cache
def _events_of_force() -> frozenset[str]:
    """Return the nouns of deeds; "no arrests" tells nothing of who is arrested by whom."""
    return (nouns("nouns_of") | nouns("nouns_on")) - {"arrest", "detention"}
