"""Trim what grammar found to the words said: no joints, no half sentences, no attribution."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import HEARERS, is_edge, step
from corpus.language.quotations.content_ends import (
    after_joint,
    before_attribution,
    completed,
    without_end,
)
from corpus.language.quotations.context import Context, chars
from corpus.language.quotations.placed import is_utterance
from corpus.language.quotations.remarks import before_remark
from corpus.model import Span

_NO_CONTENT = ("this", "that", "it", "so", "him", "her", "them", "which", "what", "one", "more")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_STRAY = '"“”„«»'


def said(context: Context, first: Token, last: Token, verb: Token) -> Span | None:
    """Return the words said; None if what was found is no content."""
    first, last = _trimmed(context, *completed(context, first, last, verb))
    joined = after_joint(verb) if first.i <= verb.i < last.i else None
    if joined is not None:
        first, last = _trimmed(context, joined, last)
    elif first.i <= verb.i <= last.i:
        first = before_attribution(verb, first)
        if not first.i < verb.i < last.i:
            return None
        last = without_end(context, verb, first, last)
        first, last = _trimmed(context, first, last)
    if _is_nothing(first, last, verb):
        return None
    return _unstray(context, before_remark(context, whole_marks(context, chars(first, last))))


def parts(context: Context, content: Span) -> list[Span]:
    """Cut content where "that" is said again: "that it was late and that nobody came"."""
    first, end = context.tokens_from(content.start), context.tokens_from(content.end)
    start, found = content.start, []
    for token in context.doc[first + 2 : end]:
        before = step(token, -1)
        if token.lower_ != "that" or token.dep_ != "mark" or before.dep_ != "cc":
            continue
        if token.head.dep_ == "conj" and context.mark_around(token.idx) is None:
            words = context.text[start : before.idx].rstrip(" ,;")
            found.append(Span(start, start + len(words)))
            start = step(token).idx
    return [*found, Span(start, content.end)]


def _trimmed(context: Context, first: Token, last: Token) -> tuple[Token, Token]:
    """Take joints and marks off both ends."""
    while first.i < last.i and (is_edge(first) or _is_that(first)):
        first = context.doc[first.i + 1]
    while last.i > first.i and is_edge(last):
        last = context.doc[last.i - 1]
    return first, last


def _is_that(token: Token) -> bool:
    """Tell "that" after a cue from "that" as a word of what is said, whatever the tag."""
    before = step(token, -1) if token.i else token
    if token.lower_ != "that" or token.i + 1 >= len(token.doc) or step(token).tag_ in _FINITE:
        return False
    if token.dep_ == "det" and token.head.dep_ == "dobj" and token.head.head == before:
        return False  # "rejected that charge"
    return before.lemma_ in cues.speaking() and before.pos_ == "VERB"


def _is_nothing(first: Token, last: Token, verb: Token) -> bool:
    """Tell a lone pronoun, a second "she said", and a clause whose beginning is elsewhere."""
    if first.i >= last.i and (first.lower_ in _NO_CONTENT or verb.lemma_ in HEARERS):
        return True  # "told Orlova": to whom, not what
    words = [t for t in first.doc[first.i : last.i + 1] if t.is_alpha]
    opened = first.i > verb.i and step(first, -1).lower_ == "that"
    again = any(t.lemma_ in cues.speaking() and t.pos_ == "VERB" for t in words)
    if len(words) < 3 and again and not opened:
        return True
    relative = first.tag_ in ("WDT", "WP") and first.i > 0
    relative = relative and step(first, -1).pos_ in ("NOUN", "PROPN")
    torn = first.tag_ in _FINITE and not _is_inserted(verb)
    return first.i > verb.i and (torn or relative)


def _is_inserted(verb: Token) -> bool:
    """Tell "which she says could …" and "rules he says pose …", whose subject stands ahead."""
    if _has_gap(verb):
        return not is_utterance(verb.head)
    if verb.dep_ == "parataxis":
        return verb.i < verb.head.i
    if any(c.dep_ == "ccomp" and c.left_edge.lower_ == "what" for c in verb.children):
        return True  # "over what prosecutors said was a theft"
    clauses = (c for c in verb.rights if c.dep_ in ("ccomp", "xcomp"))
    return verb.dep_ == "relcl" and not is_utterance(verb.head) and any(clauses)


def _has_gap(verb: Token) -> bool:
    """Tell "a danger divers warn is hidden": a second verb right after the first."""
    speaker = verb.i > verb.sent.start and step(verb, -1).tag_ in (
        "NNS",
        "PRP",
        "NNP",
        "VBP",
        "VBZ",
    )
    return speaker and verb.tag_ in ("VBP", "VBZ", "VBD", "VBN") and step(verb).tag_ in _FINITE


def whole_marks(context: Context, span: Span) -> Span:
    """Stretch content that ends inside quotation marks to hold all of them."""
    first = context.mark_around(span.start)
    last = context.mark_around(max(span.start, span.end - 1))
    start = first.outer.start if first is not None else span.start
    end = last.outer.end if last is not None else span.end
    return Span(start, end)


def _unstray(context: Context, span: Span) -> Span:
    """Leave a mark without partner at either end outside."""
    start, end = span.start, span.end
    while start < end and _is_stray(context, start):
        start += 1
    while start < end and _is_stray(context, end - 1):
        end -= 1
    words = context.text[start:end].rstrip(" ,;:")
    end = start + len(words)
    if words.count("(") > words.count(")") and context.text[end : end + 1] == ")":
        end += 1
    return Span(start, end)


def _is_stray(context: Context, place: int) -> bool:
    """Tell a blank or an unpaired mark."""
    char = context.text[place]
    return char.isspace() or (char in _STRAY and context.mark_around(place) is None)
