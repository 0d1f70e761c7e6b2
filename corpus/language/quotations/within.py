"""Find what somebody is said to have said: attributions within attributed content."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.tokens import Token

from corpus.language.phrases import SUBJECTS, can_speak, step
from corpus.language.quotations.context import Attribution, Context
from corpus.language.quotations.identifying import quotation_of
from corpus.language.quotations.people import Heard, People
from corpus.language.subjects import is_hypothetical, is_negated
from corpus.model import Quotation, Span


def second_hand(
    context: Context, people: People, claimed: Sequence[Attribution], told: Sequence[Quotation]
) -> list[Quotation]:
    """Return the claims, in order of their contents, that stand in what is `told` at first hand.

    Content in another's content lies wholly in it; which one it lies in is its `within`. Of two
    that cross, the larger is kept.
    """
    starts, found = [c.content.start for c in claimed], list[Quotation]()
    for outer in told:
        first, end = (bisect_left(starts, place) for place in (outer.span.start, outer.span.end))
        inside = [c for c in claimed[first:end] if _is_told_in(context, c, outer)]
        whole = [replace(c, content=_with_marks(context, c.content, outer.span)) for c in inside]
        kept = [outer]
        for claim in sorted(whole, key=lambda c: c.content.start - c.content.end):
            over = [q for q in kept if q.span.meets(claim.content)]
            if all(q.span.holds(claim.content) and q.span != claim.content for q in over):
                kept.append(_quotation(context, people, claim, over[-1]))
        found += (q for q in kept[1:] if not _is_thing(context, q))
    return found


def _is_told_in(context: Context, claim: Attribution, outer: Quotation) -> bool:
    """Tell whether content, cue and speaker all stand in what the outer one says, as so."""
    source, cue, verb = claim.source, claim.cue, context.doc[claim.verb]
    if cue is None or cue == outer.cue or not outer.span.holds(cue) or verb.lemma_ == "know":
        return False
    if source is not None and not (
        _stands_in(source, outer.span) and _may_speak(context, source, verb)
    ):
        return False
    return outer.span.holds(claim.content) and not _is_open(context, claim, outer)


def _may_speak(context: Context, source: Token, verb: Token) -> bool:
    """Tell a person, a body or a text, or some of them, from a thing and from words in marks."""
    of = (c for prep in source.rights if prep.lower_ == "of" for c in prep.children)
    some = (can_speak(source) or any(map(can_speak, of))) and source.left_edge.lower_ != "any"
    one = any(t.tag_ == "VBZ" for t in (verb, *verb.lefts))
    agree = not (one and source.tag_ in ("NNS", "NNPS"))  # "says boys died and is urging …"
    return some and agree and context.mark_around(source.idx) is None


def _is_thing(context: Context, quotation: Quotation) -> bool:
    """Tell an "it" that nobody knows to be a body: "he said it confirmed his fears"."""
    who = quotation.speaker
    return who.kind == "unclear" and who.span is not None and who.span.of(context.text) == "it"


def _stands_in(token: Token, span: Span) -> bool:
    """Tell whether a word stands in a stretch."""
    return span.start <= token.idx < span.end


# --- whether it is told ---------------------------------------------------------------------


def _is_open(context: Context, claim: Attribution, outer: Quotation) -> bool:
    """Tell what the outer one asks, denies or only supposes, and what is beside it."""
    verb = context.doc[claim.verb]
    if _is_asked(context, claim, outer) or _may_be_anothers(claim, verb) or _is_wedged(outer):
        return True
    above = list(takewhile(lambda t: _stands_in(t, outer.span), verb.ancestors))
    if any(_is_beside(t, outer.span) for t in (verb, *above)):
        return True
    return any(is_negated(t) or is_hypothetical(t) for t in _bearing(verb, above))


def _is_asked(context: Context, claim: Attribution, outer: Quotation) -> bool:
    """Tell "asked whether he said …", "asked her what she thinks" and "denied that he said …".

    Of "police denied reports that it fell" the reports are real.
    """
    first = context.doc[context.token_at(outer.span.start)]
    if first.lower_ in _ASKED or (outer.cue_class == "denying" and claim.kind != "noun"):
        return True
    asks = outer.cue is not None and outer.cue.of(context.text).lower().startswith("ask")
    return asks and claim.source is not None and claim.source.pos_ == "PRON"


def _may_be_anothers(claim: Attribution, verb: Token) -> bool:
    """Tell "… the address that Orlova gave and checked": whoever checked it may stand further up.

    So it is with "her claims and his choice to go": the choice is no claim.
    """
    if claim.kind == "noun":
        between = verb.doc[verb.i + 1 : verb.i + 1 + _FAR]
        return any(t.dep_ == "cc" and t.idx < claim.content.start for t in between)
    shared = verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.lefts)
    return shared and verb.head.dep_ in ("relcl", "acl")


def _is_wedged(outer: Quotation) -> bool:
    """Tell "Orlova said it fell, except, he said, …": he may be she whose words these are."""
    cue, who = outer.cue, outer.speaker
    return cue is not None and outer.span.holds(cue) and who.name is None and who.kind == "person"


def _bearing(verb: Token, above: Sequence[Token]) -> Iterator[Token]:
    """Yield what stands above a verb as far as it bears on it: not above "who …", "known to …"."""
    for below, token in zip((verb, *above), above, strict=False):
        if below.dep_ == "relcl" or (below.dep_ == "acl" and below.tag_ == "VBN"):
            return
        yield token


def _is_beside(head: Token, span: Span) -> bool:
    """Tell "…, who had warned …" and "…, after he warned …", which the writer may add."""
    first = head.left_edge
    if first.i == 0 or not _stands_in(before := step(first, -1), span) or before.text not in _APART:
        return False
    return (head.dep_ == "relcl" and first.tag_ in ("WDT", "WP")) or (
        head.dep_ == "advcl" and first.lower_ in _TIMES
    )


_FAR = 12
"""Words after a noun in which its content begins."""
_ASKED = ("whether", "if")
_APART = (",", "–", "—", "-", "(")
_TIMES = ("after", "before", "when", "as", "while")


# --- how far it goes, and who it is -----------------------------------------------------------


def _with_marks(context: Context, content: Span, outer: Span) -> Span:
    """Go on over “…, “but not yet””, words in marks with which the outer content ends.

    Of “told him “no” and left” only the marks are said.
    """
    first = context.mark_around(content.start)
    if first is not None and first.outer.start == content.start:
        after = Span(first.outer.end, content.end).of(context.text)
        return first.outer if _AND.match(after) else content
    rest = Span(content.end, outer.end).of(context.text)
    mark = context.mark_around(outer.end - 1)
    joined = mark is not None and mark.outer.end == outer.end and mark.outer.start >= content.end
    return Span(content.start, outer.end) if joined and _JOINT.match(rest) else content


_AND = re.compile(r",? (?:and|but|by) [^\"“‘'«„]*$")
_JOINT = re.compile(r"[,;]? (?:(?:and|but|or|yet) )?[\"“‘'«„]")


def _quotation(context: Context, people: People, claim: Attribution, outer: Quotation) -> Quotation:
    """Make a quotation of a claim; "he" may be who tells it, if that is not told for another."""
    heard, teller = Heard(), outer.speaker
    if teller.entity is None or teller.entity in people.genders:
        heard = heard.then(context, teller)
    made = quotation_of(context, people, claim, heard)
    if claim.source is not None and claim.source.pos_ == "PRON":
        own = claim.source.dep_ == "poss"  # "he said Tarn kept his pledge": whoever keeps it
        if own or _speaks_for(context, outer):
            made = replace(made, speaker=replace(made.speaker, name=None, entity=None))
    return replace(made, within=outer.span, sentence=outer.sentence)


def _speaks_for(context: Context, outer: Quotation) -> bool:
    """Tell a spokesman, a lawyer or a brother, who says of another what he wants."""
    who = outer.speaker
    said = f"{who.role or ''} {who.span.of(context.text) if who.span else ''}".lower()
    return not _CLOSE.isdisjoint(re.findall(r"[a-z]+", said))


_CLOSE = frozenset(
    (
        *("spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney", "solicitor"),
        *("barrister", "counsel", "aide", "agent", "adviser", "advisor", "secretary", "doctor"),
        *("mother", "father", "sister", "brother", "wife", "husband", "widow", "widower"),
        *("daughter", "son", "niece", "nephew", "uncle", "aunt", "cousin", "grandson", "partner"),
        *("granddaughter", "grandfather", "grandmother", "friend", "colleague", "neighbour"),
        *("neighbor", "biographer", "editor", "manager", "coach", "representative"),
    )
)
