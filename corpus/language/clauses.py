"""Find what is attributed by grammar: "officials said that …", "according to …"."""

from collections.abc import Iterator

import numpy
from spacy.attrs import LEMMA
from spacy.tokens import Token

from corpus.language import cues
from corpus.language.context import Attribution, Context, chars
from corpus.language.forms import FORMS, around, outer_cue
from corpus.language.nominal import according, of_noun
from corpus.language.phrases import (
    AUTHORS,
    SUBJECTS,
    agent,
    can_speak,
    is_edge,
    is_hypothetical,
    is_negated,
    is_passive,
    subject,
)
from corpus.model import CueClass, Span

_NO_CONTENT = ("this", "that", "it", "so", "him", "her", "them", "which", "what")
_GOES = ("argument", "saying", "story", "theory", "line", "joke", "logic", "claim")
_NOBODY = ("this", "that", "none", "nothing", "nobody", "which", "there")
_QUESTION = ("who", "what", "whom")


def claims(context: Context) -> list[Attribution]:
    """Return every attribution that the parse shows outside quotation marks, in order."""
    found = [a for verb in _tokens(context, tuple(cues.verbs())) for a in _of_verb(context, verb)]
    found += [a for noun in _tokens(context, tuple(cues.nouns())) for a in of_noun(noun)]
    found += [a for word in _tokens(context, ("accord",)) for a in according(word)]
    return sorted(found, key=lambda a: a.content)


def _tokens(context: Context, lemmas: tuple[str, ...]) -> Iterator[Token]:
    """Yield the tokens outside marks that have one of these lemmas."""
    keys = [context.doc.vocab.strings.add(lemma) for lemma in lemmas]
    column = context.doc.to_array([LEMMA])
    for index in numpy.flatnonzero(numpy.isin(column, numpy.array(keys, dtype=column.dtype))):
        token = context.doc[int(index)]
        if context.mark_around(token.idx) is None:
            yield token


def _of_verb(context: Context, verb: Token) -> Iterator[Attribution]:
    """Yield what a cue verb attributes, if it is really said by somebody."""
    if verb.pos_ not in ("VERB", "AUX") or is_negated(verb) or is_hypothetical(verb):
        return
    source = _source(verb)
    forms = cues.verbs()[verb.lemma_]
    if source is None or not _may_speak(source, verb, forms):
        return
    for form, find in FORMS:
        if form not in forms and not (form == "clause" and "quote" in forms and _wraps(verb)):
            continue
        extent = find(verb)
        content = _content(context, *extent, verb) if extent is not None else None
        if content is not None:
            sure, kind = (0.85 if form == "clause" else 0.75), forms.get(form, "neutral")
            yield Attribution(content, form, _cue(verb), kind, source, sure, verb.i)
            return


def _may_speak(source: Token, verb: Token, forms: dict[str, CueClass]) -> bool:
    """Tell a source from the author, a question word, and a thing that cannot speak."""
    if source.lower_ in AUTHORS or source.lower_ in _QUESTION or source.lower_ in _NOBODY:
        return False
    if verb.lemma_ == "go" and source.lemma_ not in _GOES:
        return False
    return forms.get("clause") == "neutral" or can_speak(source)


def _source(verb: Token) -> Token | None:
    """Return the head of the speaker's phrase."""
    outer = outer_cue(verb)
    if outer is not None:
        return _source(outer)
    return agent(verb) if is_passive(verb) else subject(verb)


def _cue(verb: Token) -> Span:
    """Return the verb with its particle: "pointed out"."""
    last = next((c for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), verb)
    return chars(verb, last)


def _wraps(verb: Token) -> bool:
    """Tell whether a verb stands beside the words that it attributes: "…, she joked"."""
    return verb.dep_ == "parataxis" or any(
        c.dep_ == "ccomp" and c.i < verb.i for c in verb.children
    )


def _content(context: Context, first: Token, last: Token, verb: Token) -> Span | None:
    """Trim what was found to the words said; None if nothing is left."""
    while first.i < last.i and is_edge(first):
        first = context.doc[first.i + 1]
    while last.i > first.i and is_edge(last):
        last = context.doc[last.i - 1]
    if first.i >= last.i and first.lower_ in _NO_CONTENT:
        return None
    if first.i <= verb.i <= last.i:
        first = _before_attribution(verb, first)
        if not first.i < verb.i < last.i:
            return None
    return _whole_marks(context, chars(first, last))


def _before_attribution(verb: Token, first: Token) -> Token:
    """Move the start of content back if it begins with the words that attribute it."""
    start = min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS)])
    if first.i < start:
        return first
    opening = around(verb, verb.i, verb.i)
    return opening[0] if opening is not None and opening[0].i < start - 1 else verb


def _whole_marks(context: Context, span: Span) -> Span:
    """Stretch content that ends inside quotation marks to hold all of them."""
    first = context.mark_around(span.start)
    last = context.mark_around(max(span.start, span.end - 1))
    start = first.outer.start if first is not None else span.start
    end = last.outer.end if last is not None else span.end
    return Span(start, end)
