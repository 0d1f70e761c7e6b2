"""Find the clause that a cue verb takes: said (that) …; …, officials said; …, he said, …."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import (
    HEARERS,
    SUBJECTS,
    kind_of_noun,
    own_subject,
    start_of,
    step,
)
from corpus.language.quotations.placed import (
    ABOUT_SAYING,
    Extent,
    around,
    as_said,
    ending,
    following,
    inserted,
)
from corpus.language.quotations.sides import side, torn_subject
from corpus.language.quotations.sources import inverted
from corpus.language.subjects import agent

_TENSES = ("VBD", "VBZ", "VBP", "MD")
_BARE = ("let", "make", "see", "hear", "watch", "feel", "help", "have", "find")
"""Verbs before a bare infinitive: "saw them leave"."""
_OBJECTS = ("him", "her", "them", "me", "us")
"""Who is found, seen or heard, and speaks in no clause: "found her buried"."""
_FAR = 24
"""Words after a verb in which its "that" may stand."""


def clause(verb: Token) -> Extent | None:
    """Find the clause that a verb takes, on whichever side of it."""
    if inverted(verb) is not None:
        return around(verb, verb.sent.start, verb.sent.end - 1)
    if _is_between(verb):
        return around(verb, verb.sent.start, verb.sent.end - 1)
    own = _own_clause(verb)
    if _is_wedge(verb) and (own is None or own.i > verb.i):
        return around(verb, verb.sent.start, verb.sent.end - 1 if own is None else own.right_edge.i)
    if own is not None:
        return None if _does_a_thing(verb, own) else side(verb, own)
    if verb.dep_ == "parataxis" and verb.head != verb:
        main = verb.head.head if verb.head.dep_ in ("aux", "auxpass", "advmod") else verb.head
        start = start_of(verb)
        if verb.sent.start < start <= main.left_edge.i and verb.doc[start - 1].text != ",":
            return (step(verb), main.right_edge)  # "rules he says pose …"
        return around(verb, main.left_edge.i, main.right_edge.i)
    return as_said(verb) or inserted(verb) or ending(verb) or following(verb)


def _is_wedge(verb: Token) -> bool:
    """Tell "Fear, she said in May, was …": between a clause and how it opens."""
    subjects = [c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS]
    ahead = list(verb.doc[verb.sent.start : subjects[0]] if subjects else ())
    after = next((t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.text == ","), None)
    if len(ahead) < 2 or ahead[-1].text != "," or after is None or after.i > verb.i + _ADJUNCTS:
        return False
    beside = verb.doc[verb.i + 1 : after.i]
    whole = (t for t in (*ahead, *beside) if t.tag_ in _FULL or t.lower_ == "that")
    simple = verb.tag_ in _TENSES and not any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    simple = simple and (verb.lemma_ in HEARERS or not any(c.dep_ == "dobj" for c in verb.rights))
    simple = simple and not (verb.lemma_ == "point" and any(c.lower_ == "to" for c in verb.rights))
    apart = simple and verb.dep_ not in ("parataxis", "relcl")
    return apart and not any(t.dep_ != "relcl" for t in whole)


def _is_between(verb: Token) -> bool:
    """Tell "It was luck, she said, that they came" and "…, she said, when “it rained”"."""
    doc, sentence = verb.doc, verb.sent
    start = start_of(verb)
    comma = next((t for t in doc[verb.i + 1 : verb.i + _ADJUNCTS] if t.text == ","), None)
    if comma is None or start < sentence.start + 3 or doc[start - 1].text != ",":
        return False
    rest = doc[comma.i + 1 : sentence.end]
    whole = any(t.tag_ in _TENSES for t in doc[sentence.start : start])
    that = len(rest) > 2 and rest[0].lower_ == "that" and rest[0].dep_ == "mark"
    when = len(rest) > 2 and rest[0].lower_ in ABOUT_SAYING and rest[1].tag_ == "``"
    return verb.tag_ in _TENSES and whole and (that or when)


_ADJUNCTS = 7
"""Words after a verb, at most, that say to whom, when and where something was said."""


_FULL = (*_TENSES, "``", "''")
"""Tags of words that make those ahead a clause, or speech."""


def _own_clause(verb: Token) -> Token | None:
    """Return the head of what a verb says, by the parse, or else by its "that"."""
    sides = (*verb.rights, *verb.lefts)
    if verb.i > verb.sent.start and step(verb, -1).text == ",":
        sides = (*verb.lefts, *verb.rights)
    for child in sides:
        if _is_question(verb, child):
            return child
        bare = child.dep_ == "xcomp" and not _has_to(child)  # not "wrote to say it was late"
        bare = bare and verb.lemma_ not in HEARERS  # "told cheering people that …"
        whole = is_finite(child, verb) or _is_found(child, verb)
        apart = _is_of_noun(child) or _is_across(child, verb)
        if (child.dep_ == "ccomp" or bare) and whole and not apart:
            return child
    return _under_that(verb) or _bare_hung(verb)


def _is_across(clause: Token, verb: Token) -> bool:
    """Tell a clause before the semicolon that a verb stands behind."""
    between = verb.doc[clause.i : verb.i] if clause.i < verb.i else ()
    return any(t.text == ";" for t in between)


def _is_found(clause: Token, verb: Token) -> bool:
    """Tell "a poll found Orlova leading", and not "they found her sleeping"."""
    what, who = own_subject(verb), own_subject(clause)
    found = verb.lemma_ == "find" and what is not None and kind_of_noun(what) == "document"
    shown = verb.lemma_ in ("show", "put") and what is not None and what.lemma_ in _POLLS
    return (found or shown) and who is not None and clause.tag_ == "VBG"


_POLLS = ("poll", "survey", "count", "figure", "result")


def _is_of_noun(clause: Token) -> bool:
    """Tell "setting a fire in May that killed him", of the fire, whatever the parser hangs it on.

    Its "that" is its subject, and does not stand right after the verb.
    """
    that = clause.left_edge
    apart = that.i > clause.head.i + 1 and not step(that, -1).is_punct
    return that.lower_ == "that" and that.tag_ == "WDT" and that.dep_ == "nsubj" and apart


def _is_question(verb: Token, child: Token) -> bool:
    """Tell "asked on Monday if it would end", which the parser takes for a condition."""
    asks = verb.lemma_ in ("ask", "wonder", "inquire", "question")
    if not asks or child.dep_ != "advcl" or child.i < verb.i or agent(verb) is not None:
        return False
    return any(c.dep_ == "mark" and c.lower_ in ("if", "whether") for c in child.lefts)


def _under_that(verb: Token) -> Token | None:
    """Return the clause of "told the paper in May that …", whatever the parser hung it from."""
    if any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.rights) and (
        verb.lemma_ not in HEARERS
    ):
        return None
    hearers = False  # "told a few people who stood outside that …"
    for token in verb.doc[verb.i + 1 : min(verb.i + _FAR, verb.sent.end - 2)]:
        hearers = hearers or (token.lower_ == "who" and verb.lemma_ in HEARERS)
        if token.lower_ == "that" and _begins_clause(token):
            head = _head_after(token)
            return head if head is not None and is_finite(head, verb) else None
        if not hearers and _is_another_verb_s(token):
            return None
    return None


def _is_another_verb_s(token: Token) -> bool:
    """Tell a word after which "that" belongs to another verb."""
    if token.tag_ in (*_TENSES, "VB") or token.text in (":", ";"):
        return True
    adding = token.tag_ == "VBG" and token.lemma_ in cues.speaking()
    return adding or token.lower_ in ("who", "which")


def _begins_clause(that: Token) -> bool:
    """Tell "that" before a subject and its verb from "that" as a subject or before a noun."""
    if that.dep_ == "mark":
        return True
    following = step(that)
    if that.tag_ != "WDT" or following.tag_ in (*_TENSES, "RB") or following.is_punct:
        return False
    return any(t.tag_ in _TENSES for t in that.doc[that.i + 1 : that.i + 12])


def _head_after(that: Token) -> Token | None:
    """Return the head of the clause under "that"."""
    head = that.head
    while head.head.i > that.i and head.head != head and head.dep_ not in ("ROOT", "conj"):
        head = head.head
    return head if head.i > that.i else None


def _bare_hung(verb: Token) -> Token | None:
    """Return the clause of "told the paper he wanted …", which the parser hung from the paper."""
    if verb.lemma_ not in HEARERS:
        return None
    things = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
    for clause in (c for thing in things for c in thing.rights if c.dep_ == "relcl"):
        who, first = own_subject(clause), clause.left_edge
        if who is not None and who.left_edge == first and first.tag_ not in ("WDT", "WP"):
            return clause
    return None


def _does_a_thing(verb: Token, said: Token) -> bool:
    """Tell "added 101 yards, which had …" from "added that …": a thing is added, not said."""
    if torn_subject(verb, said) is not None:
        return False
    own = [c for c in verb.rights if c.dep_ == "dobj" and verb.i < c.i < said.left_edge.i]
    bare = said.left_edge.lower_ != "that" and verb.lemma_ not in HEARERS
    return bare and any(c.pos_ == "NOUN" for c in own) and said.i > verb.i


def is_finite(said: Token, verb: Token | None = None) -> bool:
    """Tell a clause with a verb in some tense from "found themselves alone"."""
    subjects = [c for c in said.lefts if c.dep_ in SUBJECTS]
    if said.tag_ == "VBG":
        acting = bool(subjects) and any(c.dep_ == "aux" for c in said.lefts)
        return acting or said.left_edge.lower_ == "that" or _is_subject(said)
    if said.tag_ == "VBN" and any(c.dep_ == "nsubj" and c.lower_ not in _OBJECTS for c in subjects):
        return True  # a past that the parser takes for a participle
    tenses = any(t.tag_ in _TENSES for t in (said, *said.children) if t.dep_ != "relcl")
    if tenses or any(c.dep_ == "mark" and c.lower_ == "that" for c in said.lefts):
        return True
    bare = said.tag_ == "VB" and bool(subjects) and not _has_to(said)
    return bare and (verb is None or verb.lemma_ not in _BARE)


def _is_subject(gerund: Token) -> bool:
    """Tell "said having more of it is good", read as if having were all that is said."""
    clauses = (c for c in gerund.rights if c.dep_ == "ccomp")
    return gerund.dep_ == "xcomp" and any(c.tag_ in _TENSES for c in clauses)


def _has_to(verb: Token) -> bool:
    """Tell an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.lefts)
