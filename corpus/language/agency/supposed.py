"""Tell what is only supposed, asked, feared, planned or made up from what has been done."""

import re

from spacy.tokens import Token

from corpus.language.agency.events import child, listed
from corpus.language.phrases import SUBJECTS


def is_supposed(verb: Token) -> bool:
    """Tell what is only supposed, asked or wished: "if Kyiv did", "could strike", "to strike"."""
    for near in (verb, verb.head if verb.dep_ == "conj" else verb):
        for c in near.children:
            if c.dep_ == "aux" and c.lower_ in _SUPPOSING:
                return True
            if c.dep_ == "mark" and c.lower_ in ("if", "whether", "unless"):
                return True
        if _is_inverted(near) or _is_imagined(near) or _is_fiction(near):
            return True
    return any(a.lower_ in ("if", "whether") for a in verb.lefts) or _is_wished(verb)


_SUPPOSING = {
    *("could", "would", "might", "may", "should", "shall", "can", "will", "must", "’ll", "'ll"),
    *("ca", "wo", "sha"),  # of "can't", "won't" and "shan't"
}


def _is_wished(verb: Token) -> bool:
    """Tell an infinitive: what somebody wants, plans or is told to do has not been done."""
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return infinitive and not re.match(r"appear|seem|manage|continue|help", verb.head.lemma_)


def _is_inverted(verb: Token) -> bool:
    """Tell "had the guards fired" and "did the guards fire?": the auxiliary opens the clause."""
    first = next((c for c in verb.children if c.dep_ in ("aux", "auxpass")), None)
    doer = child(verb, *SUBJECTS)
    if first is None or doer is None or first.i > doer.i:
        return False
    return not any(c.i < first.i and not c.is_punct and c.dep_ != "cc" for c in verb.lefts)


def _is_imagined(verb: Token) -> bool:
    """Tell "they fear that …", "imagine …", "the risk that …", "no evidence that …"."""
    above = verb.head
    if above.pos_ == "NOUN":
        without = any(c.lower_ in ("no", "little", "any") for c in above.children)
        is_clause = child(verb, "mark") is not None and child(verb, *SUBJECTS) is not None
        return is_clause and (without or above.lemma_.lower() in listed("supposed", "nouns"))
    return verb.dep_ == "ccomp" and above.lemma_.lower() in listed("supposed", "verbs")


def _is_fiction(verb: Token) -> bool:
    """Tell "in the film, a banker poisons his wives"."""
    places = (child(c, "pobj") for c in verb.lefts if c.dep_ == "prep" and c.lower_ == "in")
    return any(p is not None and p.lemma_.lower() in listed("supposed", "fiction") for p in places)


def is_supposed_noun(noun: Token) -> bool:
    """Tell "a possible attack", "the threat of an attack", "foiled the attack"."""
    if any(c.lower_ in listed("supposed", "adjectives") for c in noun.children):
        return True
    above = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and above.lemma_.lower() in listed("supposed", "undone"):
        return True
    if not _is_any(noun):
        return False
    if noun.dep_ == "pobj":
        above = above.head if noun.head.lower_ in _ABOUT else noun
        return above.lemma_.lower() in listed(
            "supposed", "nouns_of" if above.pos_ == "NOUN" else "verbs_of"
        )
    if noun.dep_ in ("dobj", "nsubjpass"):
        return above.lemma_.lower() in listed("supposed", "verbs_of")
    return noun.dep_ in SUBJECTS and is_supposed(above)


_ABOUT = {"of", "for", "against", "about", "from"}


def _is_any(noun: Token) -> bool:
    """Tell "an attack" from "the attack", which has been spoken of."""
    return all(c.lower_ in ("a", "an", "any") for c in noun.children if c.dep_ in ("det", "poss"))
