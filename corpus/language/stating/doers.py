"""Read who did a deed, whose weapon it was, who holds a place and in whose waters something was."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from corpus.language.agency.events import child, entity_at, object_of, owner_of
from corpus.language.agency.supposed import is_supposed
from corpus.language.pipeline import Parsed
from corpus.language.stating.causes import brings, kinds
from corpus.language.stating.deeds import met_by
from corpus.language.stating.placing import placed, span_of
from corpus.language.subjects import agent, is_negated, is_passive, subject
from corpus.lexicon import lexicon
from corpus.model import UNKNOWN_DOER, Action, Name, Span, Stated


def doers(actions: Sequence[Action], names: Sequence[Name], text: str) -> Iterator[Stated]:
    """Yield who did a deed to somebody or something, or that a text does not know it."""
    for deed in actions:
        kind = _deeds().get(deed.event)
        value = UNKNOWN_DOER if deed.agency == "unknown" else _doer(deed, names)
        whose = met_by(deed, text)
        if kind and value and whose and not deed.negated:
            yield Stated(deed.sentence, deed.cue, f"doer {kind}", 0, 0, value=value, whose=whose)


def _doer(deed: Action, names: Sequence[Name]) -> str:
    """Return who did it, or whose it is: “Vardian guns”."""
    if deed.agent_entity or deed.agent is None:
        return deed.agent_entity or ""
    within = (n.entity for n in names if deed.agent.holds(n.span) and n.kind != "other")
    return next(within, "")


def owners(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield whose weapon it was, who holds a place, and in whose waters something was."""
    for token in parsed.doc or ():
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and not is_supposed(token) and not is_negated(token):
            yield from _fired(parsed, token, names)
            yield from _took(parsed, token, names)
        if token.pos_ in ("NOUN", "PROPN") and kinds().get(lemma) in _FLYING:
            yield from _fell(parsed, token, names)
        if lemma in ("water", "waters", "control", "hand"):
            yield from _within(parsed, token, names)


# --- whose weapon -------------------------------------------------------------------------

_FLYING = ("drone", "missile", "shell", "bomb")


def _fell(parsed: Parsed, weapon: Token, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield whose missile fell on something."""
    verb, owner = brings(weapon), owner_of(weapon, names)
    if verb is not None and owner is not None and not is_supposed(verb) and not is_negated(verb):
        yield from placed(parsed, span_of(owner[0]), "doer weapon", value=owner[1])


def _fired(parsed: Parsed, verb: Token, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield who fired shells, and from whose guns they came."""
    lemma = verb.lemma_.lower()
    thing = child(verb, "nsubjpass") or child(verb, "dobj") or child(verb, "nsubj")
    if thing is None or kinds().get(thing.lemma_.lower()) not in (*_FLYING, "gun"):
        return
    if lemma in ("fire", "launch", "lob") and thing.dep_ == "dobj":
        who = subject(verb)
    elif lemma in ("come", "fire", "launch"):
        who = object_of(verb, "from") or agent(verb)
    else:
        who = None
    if who is not None and (whose := _side(who, names)):
        yield from placed(parsed, span_of(who), "doer weapon", value=whose)


# --- who holds what -----------------------------------------------------------------------


def _took(parsed: Parsed, verb: Token, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield who took a place, holds it, or beat back an attack on it."""
    lemma = verb.lemma_.lower()
    given = lexicon("slots")["holding"]
    thing = child(verb, "nsubjpass", "dobj")
    if thing is None or lemma not in (*given["takes"], *given["repels"]):
        return
    if lemma in given["repels"]:
        thing = object_of(thing, "on", "against")
    who = agent(verb) if is_passive(verb) else subject(verb)
    place = _place(thing, names) if thing is not None else ""
    if place and who is not None and (whose := _side(who, names)):
        yield from placed(parsed, span_of(verb), "holds", value=whose, whose=place)


def _within(parsed: Parsed, noun: Token, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield in whose waters, hands or control something is said to be."""
    in_it = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "under", "into")
    verb = noun.head.head if in_it else None
    owner = owner_of(noun, names)
    if verb is None or (noun.tag_ == "NN" and noun.lemma_ == "water"):
        return
    if noun.lemma_.lower() in ("water", "waters"):
        open_sea = any(c.lower_ == "international" for c in noun.children)
        if open_sea or owner is not None:
            value = owner[1] if owner is not None and not open_sea else "international"
            whose = Span(noun.left_edge.idx, noun.idx + len(noun))
            yield from placed(parsed, whose, "waters", value=value)
    elif verb.pos_ in ("VERB", "AUX") and owner is not None and not is_negated(verb):
        what = child(verb, "nsubj", "nsubjpass")
        place = _place(what, names) if what is not None else ""
        if place and not is_supposed(verb):
            yield from placed(parsed, span_of(noun), "holds", value=owner[1], whose=place)


def _place(noun: Token, names: Sequence[Name]) -> str:
    """Return the key of a place: “Harwick”, “the village of Harwick”."""
    within = object_of(noun, "of")
    return entity_at(noun, names) or (entity_at(within, names) if within is not None else "") or ""


def _side(noun: Token, names: Sequence[Name]) -> str:
    """Return who somebody is, or whose they are: “Vardian troops”."""
    owner = owner_of(noun, names)
    return entity_at(noun, names) or (owner[1] if owner is not None else "")


@cache
def _deeds() -> dict[str, str]:
    given = lexicon("slots")["deeds"]
    return {w: kind for kind, words in given.items() if kind != "reason" for w in words}
