"""Say who a speaker is: the span, whom it names, the role, the kind, and how sure that is."""

from dataclasses import replace

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.names.naming import listed
from corpus.language.phrases import (
    beside,
    joined,
    kind_of_noun,
    noun_phrase,
    own_subject,
    step,
)
from corpus.language.quotations.beside_names import head_of, role_beside
from corpus.language.quotations.context import Context, chars
from corpus.language.quotations.described import Judged, described
from corpus.language.quotations.meant import meant_by_pronoun
from corpus.language.quotations.people import Heard, People, Spoken, is_single, spelled, spoke
from corpus.language.quotations.terms import is_title
from corpus.model import Name, Span, Speaker, SpeakerKind

SURE_ENOUGH = 0.5
"""Below it nobody is named: silence is better than a wrong name."""

NEAR = 4
"""Sentences back to which a pronoun may refer."""

_UTTERANCES = ("report", "study", "book", "article", "document", "poll", "survey", "law", "bill")


def speaker(context: Context, people: People, source: Token, heard: Heard) -> Judged:
    """Identify the speaker whose phrase `source` heads, after those who were `heard`."""
    first, end = noun_phrase(source)
    span = spelled(context, first, end)
    if _is_pronoun(source):
        return _pronoun(context, people, source, span, heard)
    name = _name_at(context, source, span)
    if context.mark_around(source.idx) is not None:
        return Speaker(span, "document" if is_quoted_title(context, source) else "unclear"), 0.6
    several = joined(source) or _are_two(context, span)
    if several and (name is None or not name.span.holds(span)):
        return Speaker(span, "collective"), 0.8  # two have spoken; neither is named for both
    if name is not None and _goes_on(context, name):
        return Speaker(span, "person"), 0.6
    if name is not None:
        return _named(context, people, name, span), 1.0
    behind = _person_behind(context, source)
    if behind is not None:
        return _introduced(context, people, source, behind, span), 0.9
    return described(context, people, source, span, heard)


def _is_pronoun(source: Token) -> bool:
    """Tell "he" and "one" from "one of the bankers, Ada Tarn"."""
    if source.lower_ == "one":
        return not any(c.dep_ in ("prep", "appos") for c in source.rights)
    return source.pos_ == "PRON" or source.lower_ in _PRONOUNS


def _are_two(context: Context, span: Span) -> bool:
    """Tell "Republicans Abel Muir of Dorn and Ivo Halb of Lark", however they are joined."""
    people = {n.entity: n for n in context.names_in(span) if n.kind == "person"}
    return len(people) > 1 and " and " in span.of(context.text)


_PRONOUNS = ("he", "she", "it", "they", "him", "her", "them")


def _name_at(context: Context, source: Token, span: Span) -> Name | None:
    """Return the name that the head word of the phrase belongs to."""
    lettered = source.text in listed("after_person", "en")  # "Ada Tarn MP"
    head = step(source, -1) if lettered else source
    for name in context.names_in(chars(head, head)):
        if name.span.start <= source.idx and name.kind != "other":
            if name.span.of(context.text).islower() and _is_human(source):
                return None
            return name if name.kind != "group" or name.span.end >= span.end else None
    return _bearer(context, source) if source.pos_ == "PROPN" else None


def _goes_on(context: Context, name: Name) -> bool:
    """Tell "the Senate hopeful says" and "EPA Secretary Abel Muir" from the Senate, the EPA."""
    after = list(context.doc[context.tokens_from(name.span.end) :][:2])
    if name.kind == "person" or len(after) < 2:
        return False
    hopeful = after[0].tag_ == "JJ" and after[1].pos_ in ("VERB", "AUX", "ADV")
    capitals = after[0].text[0].isupper() and after[1].text[0].isupper()
    return hopeful or (capitals and any(t.lower_ in listed("before_person", "en") for t in after))


def _is_human(noun: Token) -> bool:
    """Tell "minister" and "critics" from "ministry"."""
    return kind_of_noun(noun) in ("official", "person", "collective")


def _bearer(context: Context, source: Token) -> Name | None:
    """Return the person whose surname stands here, where it was not seen as a name."""
    people = [n for n in context.names if n.kind == "person"]
    bearers = [n for n in people if n.span.of(context.text).split()[-1] == source.text]
    return bearers[0] if len({n.entity for n in bearers}) == 1 else None


def _named(context: Context, people: People, name: Name, span: Span) -> Speaker:
    """Make the speaker that a name names."""
    known = people.fullest.get(name.entity, name.span.of(context.text))
    if name.kind == "person":
        role = role_beside(context, name.span) or people.offices.get(name.entity)
        return Speaker(span, "person", known, name.entity, role)
    if name.kind == "group" and head_of(context, span).tag_ in ("NN", "NNP"):
        return Speaker(span, "person")  # "the Republican" is one of many
    kind: SpeakerKind = "collective" if name.kind == "group" else "institution"
    if kind == "collective":
        known = name.span.of(context.text)
    return Speaker(span, kind, known, name.entity)


def _introduced(context: Context, people: People, source: Token, name: Name, span: Span) -> Speaker:
    """Name "the deputy's mother, Ada Tarn", by her role; the span has a name without a comma."""
    whole = Span(span.start, max(span.end, name.span.end))
    tight = not context.text[span.end : name.span.start].strip() and span.end < name.span.start
    made = _named(context, people, name, whole if tight else span)
    if kind_of_noun(source) == "institution":
        return replace(made, kind="institution", role=None)  # "the label, Big Wheel,"
    if made.kind != "person" or not _is_human(source):
        return made
    return replace(made, role=span.of(context.text))


def is_quoted_title(context: Context, source: Token) -> bool:
    """Tell a work whose title stands in marks: “Letters Home,” which says …."""
    mark = context.mark_around(source.idx)
    return mark is not None and is_title(context, mark)


def _person_behind(context: Context, source: Token) -> Name | None:
    """Return who made an utterance ("Peskov's remarks"), or who "a spokesman, Petrov," is."""
    for child in (*(c for c in source.children if c.dep_ != "appos"), *beside(source)):
        token = child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            token = next((c for c in child.children if c.dep_ == "pobj"), child)
            if source.lemma_ in _UTTERANCES or source.lemma_ not in _texts():
                continue
            if child.lower_ == "of" and source.lemma_ not in cues.nouns():
                continue  # "a review of the bank" is not the bank's
        elif child.dep_ == "poss":
            if source.lemma_ not in _texts() or _is_another_between(child, source):
                continue
        elif child.dep_ != "appos":
            continue
        name = _name_at(context, token, Span(0, len(context.text)))
        if name is None or (name.kind == "place" and child.dep_ != "poss"):
            continue
        body = name.kind == "organisation" and source.tag_ == "NN"
        body = body and kind_of_noun(source) == "institution"
        if child.dep_ != "appos" or ((name.kind == "person" or body) and source.tag_ != "NNS"):
            return name
    return _set_apart(context, source)


def _is_another_between(name: Token, source: Token) -> bool:
    """Tell "Orlova's aide drops the study", misread as one phrase, from "Orlova's study"."""
    between = name.doc[name.i + 1 : source.i]
    return any(t.tag_ == "NN" and kind_of_noun(t) in ("official", "person") for t in between)


def _set_apart(context: Context, source: Token) -> Name | None:
    """Return "Ada Tarn" from "According to his aunt, Ada Tarn, …", which the parser cuts in two."""
    last, one = noun_phrase(source)[1], source.lower_ == "one"
    if last + 3 >= len(context.doc) or not (one or (source.tag_ == "NN" and _is_human(source))):
        return None
    if last > source.i and _is_human(context.doc[last]) and context.doc[last].tag_ != "NNS":
        return None  # "the mother of the victim, Ada Tarn," may be either
    name = context.name_at(context.doc[last + 2].idx)
    if name is None or name.kind != "person" or name.span.start != context.doc[last + 2].idx:
        return None
    between, after = (
        context.doc[last + 1].text,
        context.doc[context.tokens_from(name.span.end)].text,
    )
    return name if between == "," and after in (",", "(") else None


def _texts() -> set[str]:
    """Return the nouns for what is said or written."""
    kinds = cues.speaker_nouns()
    return {w for w in (*kinds, *cues.nouns()) if kinds.get(w, "document") == "document"}


def _pronoun(context: Context, people: People, source: Token, span: Span, heard: Heard) -> Judged:
    """Identify "he", "she", "it" and "they"."""
    last = heard.last
    word = _CASES.get(source.lower_, source.lower_)
    before = last[0] if last is not None and _is_near(context, source, last[1]) else None
    if word in ("he", "she"):
        return _he_or_she(context, people, source, span, heard.human)
    if word == "it":
        beside = last is not None and context.sentence_index(source.idx) - last[1] <= 1
        if before is not None and beside and before.kind in ("institution", "document"):
            return Speaker(span, before.kind, before.name, before.entity), 0.75
        return _told_of(context, people, source, span)
    if word == "they" and before is not None and before.kind not in ("person", "unclear"):
        return Speaker(span, before.kind), 0.5
    if word == "one" and before is not None and before.kind == "official":
        return Speaker(span, "official"), 0.5
    return Speaker(span, "person" if word in ("one", "his") else "collective"), 0.5


def _told_of(context: Context, people: People, it: Token, span: Span) -> Judged:
    """Take "it" for the body or the text that the sentence before is about."""
    first = it.sent.start
    above = it.doc[first - 1].sent.root if first else it
    about = own_subject(above)
    if about is None or context.sentence_index(it.idx) - context.sentence_index(about.idx) != 1:
        return Speaker(span, "unclear"), 0.5
    name = _name_at(context, about, span)
    sentence = Span(about.sent.start_char, about.sent.end_char)
    others = {n.entity for n in context.names_in(sentence) if n.kind == "organisation"}
    if name is not None and others == {name.entity}:
        return _named(context, people, name, span), 0.6
    kind = kind_of_noun(about) if name is None else None
    known = kind in ("institution", "document") and about.tag_ == "NN"
    return Speaker(span, kind if known and kind else "unclear"), 0.5


def _he_or_she(
    context: Context, people: People, source: Token, span: Span, last: Spoken | None
) -> Judged:
    """Identify one person: whoever spoke before, named or not, else the last who fits."""
    before = spoke(last)
    unnamed = last is not None and last[0].entity is None and is_single(context, last[0])
    entity, sure = meant_by_pronoun(context, people, source, before)
    replies = source.head.lemma_ in _ANSWERS and before is not None and before.entity == entity
    if replies:
        return Speaker(span, "person"), 0.5  # whoever replies is another
    named = people.fullest.get(entity) if entity is not None else None
    if named is None or sure < SURE_ENOUGH:
        goes_on = unnamed and last is not None and _is_near(context, source, last[1])
        return (
            (Speaker(span, last[0].kind), 0.6)
            if goes_on and last
            else (Speaker(span, "person"), 0.5)
        )
    return Speaker(span, "person", named, entity, people.offices.get(entity or "")), sure


def _is_near(context: Context, source: Token, sentence: int) -> bool:
    """Tell whether a pronoun may still refer to who spoke in that sentence."""
    return context.sentence_index(source.idx) - sentence <= NEAR


_ANSWERS = ("reply", "answer", "respond", "retort", "counter")
_CASES = {"him": "he", "her": "she", "them": "they", "himself": "he", "herself": "she"}
