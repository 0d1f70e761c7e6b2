"""Say who a speaker is: the span, whom it names, the role, the kind, and how sure that is."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.context import Context
from corpus.language.people import (
    People,
    meant_by_pronoun,
    meant_by_role,
    role_spans,
    spelled,
)
from corpus.language.phrases import noun_phrase
from corpus.model import Name, Span, Speaker, SpeakerKind

SURE_ENOUGH = 0.5
"""Below it nobody is named: silence is better than a wrong name."""

Judged = tuple[Speaker, float]
"""A speaker, and how sure it is that the span stands for whom it names."""

_UTTERANCES = ("report", "study", "book", "article", "document", "poll", "survey", "law", "bill")


def speaker(
    context: Context, people: People, source: Token, last: tuple[Speaker, int] | None
) -> Judged:
    """Identify the speaker whose phrase `source` heads; `last` spoke before, in that sentence."""
    first, end = noun_phrase(source)
    span = spelled(context, first, end)
    if source.pos_ == "PRON" or source.lower_ in _PRONOUNS:
        return _pronoun(context, people, source, span, last)
    name = _name_at(context, source, span)
    if name is not None:
        return _named(context, people, name, span), 1.0
    behind = _person_behind(context, source)
    if behind is not None:
        return _named(context, people, behind, span), 0.9
    return _described(context, people, source, span)


_PRONOUNS = ("he", "she", "it", "they")


def _name_at(context: Context, source: Token, span: Span) -> Name | None:
    """Return the name that the head word of the phrase belongs to."""
    for name in context.names:
        if name.span.start <= source.idx < name.span.end and name.kind != "other":
            return name if name.kind != "group" or name.span.end >= span.end else None
    return None


def _named(context: Context, people: People, name: Name, span: Span) -> Speaker:
    """Make the speaker that a name names."""
    known = people.fullest.get(name.entity, name.span.of(context.text))
    if name.kind == "person":
        return Speaker(span, "person", known, name.entity, _role(context, name.span))
    kind: SpeakerKind = "collective" if name.kind == "group" else "institution"
    return Speaker(span, kind, known, name.entity)


def _role(context: Context, name: Span) -> str | None:
    """Return what the article says the person is, beside the name."""
    for first, end in role_spans(context, name):
        words = spelled(context, first, end - 1).of(context.text)
        if any(c.isalpha() for c in words):
            return words
    return None


def _person_behind(context: Context, source: Token) -> Name | None:
    """Return who made an utterance ("Peskov's remarks"), or who "a spokesman, Petrov," is."""
    for child in source.children:
        token = child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            token = next((c for c in child.children if c.dep_ == "pobj"), child)
            if source.lemma_ in _UTTERANCES or source.lemma_ not in _texts():
                continue
        elif child.dep_ == "poss":
            if source.lemma_ not in _texts():
                continue
        elif child.dep_ != "appos":
            continue
        name = _name_at(context, token, Span(0, len(context.text)))
        if name is not None and (child.dep_ != "appos" or name.kind == "person"):
            return name
    return None


def _texts() -> set[str]:
    """Return the nouns for what is said or written."""
    kinds = cues.speaker_nouns()
    return {w for w in (*kinds, *cues.nouns()) if kinds.get(w, "document") == "document"}


def _pronoun(
    context: Context, people: People, source: Token, span: Span, last: tuple[Speaker, int] | None
) -> Judged:
    """Identify "he", "she", "it" and "they"."""
    before = last[0] if last is not None else None
    if source.lower_ in ("he", "she"):
        known = (before.entity, last[1]) if last and before and before.kind == "person" else None
        spoke = (known[0], known[1]) if known is not None and known[0] is not None else None
        entity, sure = meant_by_pronoun(context, people, source, spoke)
        named = people.fullest.get(entity) if entity is not None else None
        if named is None or sure < SURE_ENOUGH:
            return Speaker(span, "person"), 0.5
        return Speaker(span, "person", named, entity), sure
    if source.lower_ == "it" and last is not None and before is not None:
        near = context.sentence_index(source.idx) - last[1] <= 2
        if near and before.kind == "institution":
            return Speaker(span, "institution", before.name, before.entity), 0.75
        return Speaker(span, "institution" if near else "unclear"), 0.5
    if source.lower_ == "they":
        kind = before.kind if before is not None and before.kind != "person" else "collective"
        return Speaker(span, kind), 0.5
    kind = "unclear" if source.lower_ == "it" else "collective"
    return Speaker(span, kind), 0.5


def _described(context: Context, people: People, source: Token, span: Span) -> Judged:
    """Identify a speaker without a name: an official, critics, the ministry, a report."""
    kind = cues.speaker_nouns().get(source.lemma_.lower())
    plural = source.tag_ in ("NNS", "NNPS")
    if not plural and kind in ("official", None):
        entity, sure = meant_by_role(context, people, source)
        if entity is not None:
            role = span.of(context.text)
            return Speaker(span, "person", people.fullest[entity], entity, role), sure
    if kind is not None:
        return Speaker(span, kind), 0.9
    if plural:
        return Speaker(span, "collective"), 0.8
    if source.ent_type_ in ("ORG", "GPE", "NORP", "FAC") or source.pos_ == "PROPN":
        return Speaker(span, "unclear"), 0.6
    return Speaker(span, "person"), 0.7


def can_speak(context: Context, source: Token) -> bool:
    """Tell a person, a body or a text from a thing or an event."""
    if source.pos_ in ("PRON", "PROPN") or source.lemma_.lower() in cues.speaker_nouns():
        return source.lower_ not in ("it", "this", "that", "what", "which")
    return any(n.span.start <= source.idx < n.span.end for n in context.names) or (
        source.lemma_.lower().endswith(("er", "or", "ist", "man", "woman", "ant", "ian"))
    )
