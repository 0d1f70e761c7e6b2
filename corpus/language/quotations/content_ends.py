"""Say where what is said begins and ends, where the parse left words out or took some in."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import HEARERS, SUBJECTS, is_edge, start_of, step
from corpus.language.quotations.context import Context
from corpus.language.quotations.placed import around
from corpus.language.quotations.sides import is_unsaid
from corpus.language.quotations.sources import inverted

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_DASHES = ("—", "–", "―", "--")
_CONDITIONS = ("without", "under", "despite", "unless", "except", "besides")
_ASIDES = ("prep", "npadvmod", "advmod", "prt", "punct", "dative", "aux", "agent", "mark", "dep")


def completed(context: Context, first: Token, last: Token, verb: Token) -> tuple[Token, Token]:
    """Give a clause after its verb the words that the parser left out at either end."""
    if first.i <= verb.i:
        if last.i >= verb.i:
            return first, last
        return first, _up_to_attribution(verb, last)
    first = _after_day(_from_the_start(context, first, verb), verb)
    return first, _without_remark(context, first, _to_the_end(context, first, last, verb))


def _after_day(first: Token, verb: Token) -> Token:
    """Begin after the day in "said on Friday it would end", on which it was said."""
    if first.i != verb.i + 1:
        return first
    place = first.i + (first.lower_ == "on")
    last = verb.sent.end - 2
    if place >= last or verb.doc[place].lower_ not in _DAYS:
        return first
    place += 1 + (verb.doc[place + 1].lower_ in _HOURS)
    return verb.doc[place] if verb.doc[place].tag_ in _OPENINGS else first


_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_HOURS = ("morning", "afternoon", "evening", "night")
_OPENINGS = ("DT", "PRP", "PRP$", "NNP", "EX", "CD", "NNS")
"""Tags of words with which a clause begins."""


def _without_remark(context: Context, first: Token, last: Token) -> Token:
    """End content before what only the writer says of it: "…, a claim that …", "…, citing …"."""
    for comma in context.doc[first.i + 1 : max(first.i + 1, last.i - 1)]:
        following = step(comma)
        apart = comma.text in (",", *_DASHES) and context.mark_around(comma.idx) is None
        if apart and _is_remark(following) and following.head.i <= last.i:
            return step(comma, -1)
    return last


def _is_remark(first: Token) -> bool:
    """Tell by its first word whether what follows a comma is on the saying, not in it."""
    if first.lower_ in ("a", "an"):
        noun = first.head
        clauses = any(c.dep_ in ("relcl", "acl") for c in noun.rights)
        clauses = clauses or (noun.i < len(noun.doc) - 1 and step(noun).tag_ in _OWNERS)
        return clauses and (noun.lemma_ in cues.nouns() or noun.lemma_ in _REMARKS)
    if first.lower_ == "which":
        return first.head.lemma_ in ("dispute", "deny", "reject")
    if first.tag_ == "VBG" and first.dep_ in ("advcl", "acl"):
        done = (c.lemma_ for c in first.rights if c.dep_ == "dobj")
        return first.lemma_ in _REFERRING or any(noun in cues.nouns() for noun in done)
    return False


_OWNERS = ("DT", "NNP", "PRP", "PRP$")
"""Words right after a noun with which somebody comes: "a charge the police dispute"."""
_REMARKS = frozenset(
    ("idea", "notion", "move", "figure", "version", "step", "practice", "reference", "point")
) | {"verdict", "decision"}
_REFERRING = ("cite", "quote", "refer", "allude", "speak", "address")
"""Verbs for how something is said, after a comma: "…, citing the cost"."""


def _up_to_attribution(verb: Token, last: Token) -> Token:
    """Go on to the comma before "police said", over what the parser hung elsewhere."""
    start = _attribution_start(verb)
    rest = verb.doc[last.i + 1 : start]
    if any(t.text in _STOPS or t.lemma_ in cues.speaking() or t.tag_ in ("``", "''") for t in rest):
        return last
    ends = start > last.i + 1 and verb.doc[start - 1].text == ","
    return verb.doc[start - 1] if ends else last


_STOPS = (";", ":", '"', "“", "”", "»")


def _from_the_start(context: Context, first: Token, verb: Token) -> Token:
    """Go back to the word after "said", if no hearer or time stands in between."""
    gap = context.doc[verb.i + 1 : first.i]
    if first.tag_ in _FINITE and step(first, -1).text == ",":
        return first  # "The truce, agreed under the “Bridges” plan, had held": no subject
    if any(t.lower_ == "that" for t in gap) or verb.lemma_ in HEARERS:
        return first
    inner = next((t for t in gap if t.tag_ == "``"), None)
    return inner or next((t for t in gap if not _is_beside(t, verb)), first)


def _is_beside(token: Token, verb: Token) -> bool:
    """Tell a time, a place or a hearer of the verb's own from the beginning of content."""
    if token.is_punct or token.is_space:
        return True
    for _ in range(8):
        if token.head == verb or token.head == token:
            return token.dep_ in _ASIDES and token.lower_ not in _CONDITIONS
        token = token.head
    return True


def _to_the_end(context: Context, first: Token, last: Token, verb: Token) -> Token:
    """Go on over "n't", and stop at a dash and before where it was said."""
    last = _over_negation(last)
    last = _over_torn(last, verb) if first.tag_ not in ("TO", "IN") else last
    return _without_place(first, _within_dashes(context, verb, last))


def _over_torn(last: Token, verb: Token) -> Token:
    """Go on over "said that boats held there | could leave": all that was found is its subject.

    Only where the cue is the main verb, which waits for no other.
    """
    above = verb
    while above.dep_ == "conj":
        above = above.head
    rest = list(last.doc[last.i + 1 : last.sent.end - 1])
    rest = rest[1:] if len(rest) > 1 and rest[0].tag_ == "RB" else rest
    follows = bool(rest) and rest[0].is_alpha and rest[0].tag_ in _FINITE and last.whitespace_
    main_verb = above.dep_ == "ROOT" and not any(c.tag_ in _ASKING for c in verb.lefts)
    if not main_verb or not follows or is_edge(last):
        return last
    main = rest[0].head if rest[0].dep_ in ("aux", "auxpass") else rest[0]
    return main.right_edge if main.i > last.i and main.dep_ != "conj" else last


_ASKING = ("WP", "WDT", "WRB")
"""Tags of "what", "which" and "where": of "what she calls a joke was none" the rest is no joke."""


def _over_negation(last: Token) -> Token:
    """Go on over "n't", and from a verb to what is in marks after it: "they weren't “fair”"."""
    rest = last.doc[last.i + 1 : last.sent.end - 1]
    if len(rest) and not last.whitespace_ and rest[0].lower_ in ("n't", "n’t"):
        last, rest = rest[0], rest[1:]
        return step(last, 2) if len(rest) > 1 and rest[0].tag_ == "``" else last
    return last


def _without_place(first: Token, last: Token) -> Token:
    """End content before "in an interview with …", which says where it was said."""
    for token in first.doc[first.i + 2 : last.i + 1]:
        if token.dep_ != "prep" or token.lower_ not in ("in", "at", "during"):
            continue
        noun = next((c for c in token.children if c.dep_ == "pobj"), None)
        if noun is not None and noun.lemma_ in _OCCASIONS and noun.right_edge.i >= last.i:
            return first.doc[token.i - 1] if _is_indefinite(noun) else last
    return last


def _is_indefinite(noun: Token) -> bool:
    """Tell "in an interview" from "in the interview that he had given"."""
    return any(c.lower_ in ("a", "an", "another") or c.dep_ == "poss" for c in noun.lefts)


_OCCASIONS = frozenset(
    [
        "interview",
        "statement",
        "speech",
        "letter",
        "email",
        "e-mail",
        "tweet",
        "post",
        "briefing",
        "conference",
        "hearing",
        "ruling",
        "release",
        "note",
        "message",
        "debate",
        "testimony",
    ]
)


def _within_dashes(context: Context, verb: Token, last: Token) -> Token:
    """End what is said between dashes at the second: "– he says it is over – "."""
    sentence = verb.sent
    before = [t for t in context.doc[sentence.start : verb.i] if t.text in _DASHES]
    if len(before) % 2 == 0:
        return last
    after = (t for t in context.doc[verb.i : last.i + 1] if t.text in _DASHES)
    dash = next(after, None)
    return last if dash is None else context.doc[dash.i - 1]


def before_attribution(verb: Token, first: Token) -> Token:
    """Move the start of content back if it begins with the words that attribute it."""
    start = _attribution_start(verb)
    if first.i < start:
        return first
    opening = around(verb, verb.i, verb.i)
    return opening[0] if opening is not None and opening[0].i < start - 1 else verb


def after_joint(verb: Token) -> Token | None:
    """Return the first word after "but, she said," which only what follows it is said by."""
    start, sentence = _attribution_start(verb), verb.sent
    if start - 2 < sentence.start or verb.doc[start - 1].text != ",":
        return None
    speaker = (c.right_edge.i + 1 for c in verb.rights if c.dep_ in SUBJECTS)
    rest = verb.doc[max([verb.i + 1, *speaker]) : sentence.end]
    comma = next((t for t in rest if t.is_punct), None)
    closed = comma is not None and comma.text == "," and comma.i + 1 < sentence.end
    joint = verb.doc[start - 2].dep_ == "cc"
    return step(comma) if comma is not None and closed and joint else None


def _attribution_start(verb: Token) -> int:
    """Return where "he said" or "said Orlova" begins."""
    if inverted(verb) is not None:
        return verb.i
    marks = (c.i for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "as")
    return min([start_of(verb), *marks])


def without_end(context: Context, verb: Token, first: Token, last: Token) -> Token:
    """End content before an attribution that the sentence ends with: "…, said X, head of Y"."""
    start = _attribution_start(verb)
    after = _speaker_end(verb)
    comma = next((t for t in context.doc[after : last.i + 1] if t.text in (",", *_DASHES)), None)
    if any(c.i > verb.i and c.right_edge.i >= last.i for c in verb.rights if c.dep_ in SUBJECTS):
        return context.doc[start - 1]  # "…, said Orlova, who had seen it"
    head = context.doc[first.i : start]
    complete = any(t.tag_ in _FINITE for t in head)
    inverted = after > verb.i + 1
    if comma is None or last.i - comma.i < 2 or (inverted and complete and not _joins(comma)):
        return context.doc[start - 1]
    return context.doc[start - 1] if complete and is_unsaid(step(comma)) else last


def _speaker_end(verb: Token) -> int:
    """Return the place after "said Orlova", or after "said"."""
    subjects = [c.i + 1 for c in verb.rights if c.dep_ in SUBJECTS]
    return max([verb.i + 1, *subjects])


def _joins(comma: Token) -> bool:
    """Tell whether a comma is followed by "and", "but" or "because"."""
    following = step(comma)
    return following.pos_ in ("CCONJ", "SCONJ")
