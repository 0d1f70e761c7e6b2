"""Find the content of a cue verb in each form it may take."""

from collections.abc import Callable

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import kind_of_noun, step
from corpus.language.quotations.complements import clause
from corpus.language.quotations.forms_marked import (
    as_ahead,
    as_marked,
    before_clause,
    has_marks,
    marked,
    names_a_thing,
    of_marked,
    prep_marked,
    to_marks,
    with_more,
)
from corpus.language.quotations.placed import Extent
from corpus.language.subjects import is_misread_relative, is_passive

_PREPOSITIONS = ("of", "against", "about", "for", "on", "at", "to")


def _has_to(verb: Token) -> bool:
    """Tell an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def _infinitive(verb: Token) -> Extent | None:
    """Find "vowed to …" and "urged residents to …"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and _has_to(child):
            things = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.i < child.i]
            if any(c.lower_ in _ONESELF for c in things):
                return None  # "challenged itself to run on less"
            things = [] if verb.lemma_ in _BINDING else things
            things += [c for c in verb.rights if c.lower_ == "for" and c.i < child.i]  # "hope for"
            first = min([child.left_edge.i, *(c.left_edge.i for c in things)])
            first = max(first, verb.i + 1)  # not "which" of "which he plans to sell"
            return verb.doc[first], child.right_edge
    return None


def _gerund(verb: Token) -> Extent | None:
    """Find "denied taking part"."""
    for child in verb.rights:
        gerund = child.tag_ == "VBG" or any(
            c.tag_ == "VBG" and c.dep_ in ("aux", "auxpass") for c in child.lefts
        )
        if child.dep_ in ("xcomp", "pcomp", "ccomp") and gerund:
            return child.left_edge, _before_remark(child)
        if (
            child.dep_ == "dobj"
            and child.left_edge.tag_ == "VBG"
            and child.left_edge.i == verb.i + 1
        ):
            return child.left_edge, child.right_edge
    return None


_BINDING = ("promise", "pledge", "vow", "threaten")
"""Verbs that bind the speaker, whomever they are spoken to."""


def _before_remark(said: Token) -> Token:
    """Return the last word before ", an idea that …", in which the writer speaks."""
    remarks = (t for t in said.doc[said.i + 1 : said.right_edge.i - 1] if t.text == ",")
    ends = (t for t in remarks if step(t).lower_ in ("a", "an") and step(t).head.dep_ == "appos")
    end = next(ends, None)
    return said.right_edge if end is None else step(end, -1)


def _noun(verb: Token) -> Extent | None:
    """Find "denied any part in it"."""
    to_them = (c for c in verb.rights if c.dep_ == "dative" or c.lower_ == "to")
    if verb.lemma_ == "deny" and any(to_them):
        return None  # to deny somebody a thing is no denial
    if verb.lemma_ in ("point", "rule") and not any(c.dep_ == "prt" for c in verb.rights):
        return None
    for child in verb.rights:
        if _is_another_s(child) or _is_let_in(verb, child):
            return None
        if child.dep_ == "dobj" and child.pos_ in ("NOUN", "PROPN", "NUM"):
            return child.left_edge, before_clause(child.i, with_more(verb, child.right_edge))
    return None


def _need(verb: Token) -> Extent | None:
    """Find "stressed the need for talks": a thing and of or for what it is, not how it is said."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.pos_ == "NOUN"), None)
    if thing is None or not any(c.lower_ in ("of", "for") for c in thing.rights):
        return None
    return thing.left_edge, before_clause(thing.i, thing.right_edge)


def _is_another_s(thing: Token) -> bool:
    """Tell "the accusation" and "both allegations", which do not say what another has said."""
    named = any(c.lower_ in ("the", "this", "that", "these", "those", "both") for c in thing.lefts)
    return named and thing.lemma_ in cues.nouns() and not any(thing.rights)


def _is_let_in(verb: Token, thing: Token) -> bool:
    """Tell "admitted two thousand refugees", which tells nothing of them."""
    return verb.lemma_ == "admit" and kind_of_noun(thing) in ("person", "official", "collective")


def _preposition(word: str) -> Callable[[Token], Extent | None]:
    """Find "warned against …", "accused Kyiv of …", "blamed Moscow for …"."""

    def find(verb: Token) -> Extent | None:
        things = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
        by = [c for a in verb.rights if a.dep_ == "agent" for c in a.children]
        hung = [c for thing in (*things[:1], *by) for c in thing.rights if thing.right_edge.i > c.i]
        for child in (*verb.rights, *hung):  # the parser may hang "of" from whoever is accused
            if child.dep_ == "prep" and child.lower_ == word and child.right_edge.i > child.i:
                if child.head != verb and word not in ("of", "for"):
                    continue
                ahead = [c for c in things if c.i < child.i]
                first = ahead[0].left_edge if ahead else child
                return first, with_more(verb, child.right_edge)
        return None

    return find


def _asked_about(verb: Token) -> bool:
    """Tell "which he described as …", whose object stands before the verb."""
    if verb.dep_ == "relcl" and not any(c.tag_ in _PRONOUNS for c in verb.lefts):
        return not any(c.dep_ == "dobj" for c in verb.rights)  # "a stick she calls …"
    if is_misread_relative(verb):
        return True
    about = (c for c in verb.lefts if c.dep_ in ("dobj", "pobj") or c.lower_ in ("that", "which"))
    return any(c.tag_ in ("WDT", "WP") or verb.dep_ == "relcl" for c in about)


_PRONOUNS = ("WDT", "WP", "WP$", "WRB", "IN")


def _as(verb: Token) -> Extent | None:
    """Find "described the law as a threat"."""
    if _asked_about(verb) or (verb.dep_ in ("relcl", "acl") and step(verb).lower_ == "as"):
        named = (c for c in verb.rights if c.lower_ == "as" and c.right_edge.i > c.i)
        return next(((c, c.right_edge) for c in named), None)
    if not is_passive(verb) and verb.doc[min(verb.i + 1, verb.sent.end - 1)].pos_ in ("ADP", "ADV"):
        if as_ahead(verb) is not None:
            return as_ahead(verb)
        return None if verb.lemma_ not in ("refer", "regard") else as_marked(verb)
    for child in verb.subtree:
        if child.lower_ == "as" and child.dep_ == "prep" and child.i > verb.i:
            near = verb == child.head or (verb == child.head.head and _names(verb, child))
            if near and child.right_edge.i > child.i:
                passive = is_passive(verb)
                return (child if passive else step(verb)), child.right_edge
    return None if is_passive(verb) else as_marked(verb)


def _names(verb: Token, prep: Token) -> bool:
    """Tell "saw his visit as a surprise" from "saw his time as mayor"."""
    thing = next((c for c in prep.children if c.dep_ == "pobj"), None)
    judged = verb.lemma_ in ("see", "view") and thing is not None and kind_of_noun(thing) is None
    return verb.lemma_ in _NAMING or judged


_NAMING = ("describe", "characterise", "characterize", "depict", "portray", "identify", "refer")
"""Verbs after which "as" belongs to the verb, wherever the parser hangs it."""


def _complement(verb: Token) -> Extent | None:
    """Find "called the attack barbaric"."""
    oneself = any(c.lower_ in _ONESELF and c.i == verb.i + 1 for c in verb.rights)
    if oneself and (names_a_thing(verb) or not has_marks(verb)):
        return None  # "who calls himself Hawk"
    what = any(c.tag_ == "WP" for c in verb.lefts)  # "what he called “the incident” …"
    for child in verb.rights:
        near = child.left_edge.i <= verb.i + 2
        if child.dep_ in ("oprd", "dobj") and near and _asked_about(verb):
            if verb.dep_ == "relcl" and not has_marks(verb):
                return None  # "a model they call TNG50"
            return child.left_edge, _before_main(child) if what else child.right_edge
        things = any(c.dep_ == "dobj" and c.i < child.i for c in verb.rights)
        to_do = _has_to(child) and child.lemma_ != "be"  # "called her to offer thanks"
        small = (child.dep_ == "ccomp" and not what and not to_do) or (
            child.dep_ == "oprd" and (things or is_passive(verb))
        )
        if small and child.i > verb.i + 1:
            return step(verb), child.right_edge
    return to_marks(verb, least=1 if what else 2)


def _before_main(thing: Token) -> Token:
    """End "what she calls “a hiccup”" before its "lasted", which the parser hangs from it."""
    mains = (c for c in thing.rights if c.dep_ == "acl" and c.tag_ in ("VBD", "VBZ"))
    main = next(mains, None)
    return thing.right_edge if main is None else step(main.left_edge, -1)


_ONESELF = ("himself", "herself", "itself", "themselves")


def _called_for(verb: Token) -> Extent | None:
    """Find "called for …", "called on the parties to …", "appealed to them to …"."""
    for child in verb.rights:
        if child.left_edge.lower_ == "for" and child.dep_ in ("advcl", "ccomp") and _has_to(child):
            return child.left_edge, child.right_edge  # "called for Kyiv to …"
        if child.dep_ != "prep" or child.lower_ not in ("for", "on", "to", "upon"):
            continue
        if child.right_edge == child:
            continue
        goals = [c for c in verb.rights if c.dep_ in ("xcomp", "advcl") and _has_to(c)]
        if child.lower_ == "for" or goals:
            return child, goals[-1].right_edge if goals else _with_rest(verb, child.right_edge)
    return None


def _with_rest(verb: Token, last: Token) -> Token:
    """Go on over "…, a ban, and a toll" and "by 2050", which the parser hung from "call"."""
    for more in verb.rights:
        begins = step(last)
        if more.dep_ == "conj" and more.pos_ == "NOUN" and begins.text == ",":
            last = more.right_edge if more.left_edge.i == begins.i + 1 else last
        elif more.dep_ == "prep" and more.lower_ in ("by", "within") and more.right_edge.i > more.i:
            near = more.i == last.i + 1 or (more.i == last.i + 2 and begins.pos_ == "ADV")
            last = more.right_edge if near else last
    return last


def _put_at(verb: Token) -> Extent | None:
    """Find "put the losses at eleven": a thing and a figure for it."""
    things = [c for c in verb.rights if c.dep_ == "dobj"]
    for child in (*verb.rights, *(c for thing in things for c in thing.rights)):
        if child.lower_ == "at" and things and things[0].i < child.i:
            figure = any(t.like_num or t.tag_ == "``" for t in child.subtree)
            return (things[0].left_edge, child.right_edge) if figure else None
    return None


FORMS: tuple[tuple[str, Callable[[Token], Extent | None]], ...] = (
    ("complement", _complement),
    ("as", _as),
    ("as-marked", as_marked),
    ("clause", clause),
    ("infinitive", _infinitive),
    ("gerund", _gerund),
    *((word, _preposition(word)) for word in _PREPOSITIONS),
    ("for-to", _called_for),
    ("of-marked", of_marked),
    ("put-at", _put_at),
    ("marked", marked),
    ("prep-marked", prep_marked),
    ("noun", _noun),
    ("need", _need),
)
"""Each form a cue verb may take, with what finds its content; the first that fits counts."""
