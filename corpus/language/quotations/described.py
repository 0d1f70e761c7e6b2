"""Say who a speaker is whom no name stands for: an official, critics, the ministry, a report."""

from spacy.tokens import Token

from corpus.language.names.edges import FIRST, runs_on
from corpus.language.names.naming import listed, person_entity
from corpus.language.phrases import kind_of_noun
from corpus.language.quotations.beside_names import role_beside
from corpus.language.quotations.context import Context
from corpus.language.quotations.meant_roles import meant_by_epithet, meant_by_role
from corpus.language.quotations.people import Heard, People, spelled, spoke
from corpus.model import Span, Speaker

Judged = tuple[Speaker, float]
"""A speaker, and how sure it is that the span stands for whom it names."""


def described(context: Context, people: People, source: Token, span: Span, heard: Heard) -> Judged:
    """Identify a speaker without a name: an official, critics, the ministry, a report."""
    if source.pos_ == "PROPN" and (printed := _printed(context, source, span)) is not None:
        return printed, 0.7
    if source.pos_ == "NUM" or source.lower_ in _COUNTS:
        return _counted(source, span), 0.8
    kind = kind_of_noun(source)
    plural = source.tag_ == "NNS" or (source.tag_ == "NNPS" and source.lemma_ != source.text)
    plural = plural and not (source.tag_ == "NNPS" and span.of(context.text) == source.text)
    if not plural and kind in ("official", "person", None):
        entity, sure = meant_by_role(context, people, source)
        if entity is None:
            entity, sure = meant_by_epithet(context, people, source, spoke(heard.last))
        if entity is not None:
            role = span.of(context.text)
            return Speaker(span, "person", people.fullest[entity], entity, role), sure
    if kind == "person" and plural:
        kind = "collective"
    if kind is not None:
        return Speaker(span, kind), 0.9
    if source.pos_ == "PROPN":
        the = span.of(context.text).lower().startswith("the ")
        return Speaker(span, "institution" if the else "unclear"), 0.6
    return Speaker(span, "collective" if plural else "unclear"), 0.6


_COUNTS = ("percent", "%", "another", "others")


def _counted(source: Token, span: Span) -> Speaker:
    """Tell "one of the officials", one of a kind, from "two of them" and "ten percent"."""
    whole = (c for p in source.rights if p.lower_ == "of" for c in p.children)
    kind = next((kind_of_noun(c) for c in whole if c.pos_ == "NOUN"), None)
    if source.lower_ in ("one", "another"):
        return Speaker(span, "official" if kind == "official" else "person")
    return Speaker(span, "official" if kind == "official" else "collective")


def _printed(context: Context, source: Token, span: Span) -> Speaker | None:
    """Take a name of two or three capitalised words as printed, where none was seen."""
    first = source.i
    while first > 0 and context.doc[first - 1].pos_ == "PROPN" and source.i - first < 3:
        first -= 1
    if first == source.i or context.doc[first].idx < span.start:
        return None
    words = spelled(context, first, source.i)
    name = words.of(context.text)
    titles = listed("before_person", "en")
    if not all(word[0].isupper() for word in name.split()) or source.lower_ in titles:
        return None
    if first < FIRST and runs_on(context.doc, source.i + 1):
        return None  # a heading
    if kind_of_noun(source) == "document":
        return Speaker(span, "document")
    closing = listed("closing_body", "en") | listed("closing_place", "en")
    body = kind_of_noun(source) == "institution" or source.lower_ in closing
    if body or context.doc[first - 1 if first else 0].lower_ == "the":
        return Speaker(span, "institution", name)
    return Speaker(span, "person", name, person_entity(name), role_beside(context, words))
