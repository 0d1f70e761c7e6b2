"""Find content by the quotation marks in it, where the parser hangs it wrongly."""

from spacy.tokens import Token

from corpus.language.phrases import step
from corpus.language.quotations.placed import Extent

_TENSES = ("VBD", "VBZ", "VBP", "MD")


def to_marks(verb: Token, least: int) -> Extent | None:
    """Find “called plans of that kind “theft”” by place: a thing, then a name for it in marks.

    `least` tells how many tokens after the verb the marks may stand: right after it with 1.
    """
    if verb.doc[min(verb.i + 1, verb.sent.end - 1)].pos_ in ("ADP", "ADV"):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + 16, verb.sent.end - 1)]:
        if token.tag_ == "``" and token.i >= verb.i + least:
            return step(verb), _after_marks(token)
        if token.is_punct or token.tag_ in (*_TENSES, "VB", "CC", "WDT"):
            return None
    return None


def _after_marks(opening: Token) -> Token:
    """Take in the noun that marked words stand before: “rambling” answers."""
    doc, first = opening.doc, step(opening)
    end = opening.sent.end
    closing = next((t for t in doc[opening.i + 1 : end] if t.tag_ == "''"), None)
    if closing is None or closing.i + 1 >= end or doc[closing.i - 1].text in ",.!?":
        return first
    following = doc[closing.i + 1]
    return following if following.pos_ in ("NOUN", "PROPN") else first


def of_marked(verb: Token) -> Extent | None:
    """Find “spoke of a “strong suspicion” of arson”: only if some of it is in marks."""
    for child in verb.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "about"):
            last = child.right_edge
            if any(t.tag_ == "``" for t in verb.doc[child.i : last.i + 1]):
                stop = next((t for t in verb.doc[child.i : last.i] if t.text == ";"), None)
                return child, (last if stop is None else step(stop, -1))
    return None


def prep_marked(verb: Token) -> Extent | None:
    """Find “thanked them for their “sacrifice””: what one speaks of, part of it in marks."""
    things = (c for c in verb.rights if c.dep_ == "dobj")
    for child in (*verb.rights, *(p for thing in things for p in thing.rights)):
        opening = next((t for t in child.subtree if t.tag_ == "``"), None)
        if child.dep_ != "prep" or opening is None or step(opening).text[0].isupper():
            continue
        if not any(t.tag_ in (*_TENSES, "WDT") for t in verb.doc[child.i : opening.i]):
            return child, before_clause(opening.i, child.right_edge)
    return None


def marked(verb: Token) -> Extent | None:
    """Find “urged an “end to the smoke””: a thing, part of it in marks, for any verb of saying.

    Or “felt “betrayed””, how somebody says to be.
    """
    for child in verb.rights:
        if child.dep_ in ("dobj", "acomp") and _is_marked(child):
            if (verb.lemma_ in MAKING and names_a_thing(verb)) or _is_of_thing(verb, child):
                return None  # "wrote a memoir, “Cold Lanes”"
            return child.left_edge, before_clause(child.i, with_more(verb, child.right_edge))
    return None if names_a_thing(verb) else to_marks(verb, least=1)


def _is_of_thing(verb: Token, thing: Token) -> bool:
    """Tell "found a diary that called him “a saint”", whose marks are of the diary."""
    between = verb.doc[thing.i + 1 : thing.right_edge.i]
    first = next((t for t in between if t.tag_ in ("WDT", "WP", "``")), None)
    return verb.lemma_ == "find" and first is not None and first.tag_ != "``"


MAKING = ("write", "read", "publish", "sing", "record")
"""Verbs right before the title of a work."""


def _is_marked(thing: Token) -> bool:
    """Tell whether some of a thing stands in marks, wherever the parser hangs the first."""
    first = max(thing.left_edge.i - 1, thing.sent.start)
    return any(t.tag_ == "``" for t in thing.doc[first : thing.right_edge.i + 1])


def before_clause(first: int, last: Token) -> Token:
    """End a thing before ", where …" and ", which …", in which the writer speaks."""
    for token in last.doc[first : last.i]:
        if token.text == "," and step(token).tag_ in ("WDT", "WP", "WRB"):
            return step(token, -1)
    return last


def names_a_thing(verb: Token) -> bool:
    """Tell a name in marks, "found the “Old Kettle”", from words: it has a capital."""
    opening = next((t for t in verb.doc[verb.i + 1 : verb.sent.end - 1] if t.tag_ == "``"), None)
    return opening is not None and step(opening).text[:1].isupper()


def has_marks(verb: Token) -> bool:
    """Tell whether something after a verb stands in marks."""
    return any(t.tag_ == "``" for t in verb.subtree if t.i > verb.i)


def as_marked(verb: Token) -> Extent | None:
    """Find “described the idea that … as “quite mad””, whatever the parser hangs "as" from."""
    for token in verb.doc[verb.i + 2 : verb.sent.end - 1]:
        if token.lower_ == "as" and verb.doc[token.i + 1].tag_ == "``":
            return step(verb), verb.doc[token.i + 2]
        if token.tag_ == "``" or token.text in (";", ":"):
            return None
    return None


def as_ahead(verb: Token) -> Extent | None:
    """Find “described as “an insult” the offer of a rise”: what it is ahead of the thing."""
    first, last = step(verb), verb.sent[-1]
    if first.lower_ != "as" or verb.i + 3 >= last.i or step(verb, 2).tag_ != "``":
        return None
    things = [c for c in verb.subtree if c.dep_ in ("dobj", "pobj", "oprd") and c.i > first.i]
    return (first, things[-1].right_edge) if things else None


def with_more(verb: Token, last: Token) -> Token:
    """Go on over "in" and "of" that the parser hung from the verb."""
    for more in verb.rights:
        if more.dep_ == "prep" and more.i == last.i + 1 and more.lower_ in _OF_NOUNS:
            last = more.right_edge
        elif more.dep_ in ("npadvmod", "xcomp", "advcl") and more.left_edge.i == last.i + 1:
            later = more.left_edge if more.dep_ != "npadvmod" else step(more.right_edge)
            ours = later.tag_ in ("TO", "VBG") or later.lower_ == "because"
            last = more.right_edge if ours else last
        elif more.dep_ == "conj" and more.tag_ == "VBG" and more.left_edge.i == last.i + 2:
            last = more.right_edge if verb.tag_ != "VBG" else last  # "of overkill and using …"
    return last


_OF_NOUNS = ("in", "of", "for", "to", "with", "by", "at", "from", "over", "on", "about")
