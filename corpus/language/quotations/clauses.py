"""Find what is attributed by grammar: "officials said that …", "according to …"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.attrs import LEMMA, LOWER
from spacy.strings import get_string_id
from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import SUBJECTS, can_speak, is_author, kind_of_noun, step
from corpus.language.quotations.contents import parts, said, whole_marks
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.forms import FORMS
from corpus.language.quotations.forms_marked import has_marks, names_a_thing
from corpus.language.quotations.hearsay import of_adjective, of_hearsay
from corpus.language.quotations.misread import forms, of_misread
from corpus.language.quotations.nominal import VIEWS, according, in_view, of_noun
from corpus.language.quotations.sides import outer_cue
from corpus.language.quotations.sources import speaker_of
from corpus.language.subjects import agent, is_hypothetical, is_negated, is_passive
from corpus.model import CueClass, Span

_GOES = ("argument", "saying", "story", "theory", "line", "joke", "logic", "claim")
_NOBODY = ("this", "that", "none", "nothing", "nobody", "which", "there")
_SHOWING = ("show", "demonstrate", "prove", "reveal")
_HINTING = frozenset(
    ("suggest", "indicate", "confirm", "imply", "hint", "find", "highlight", "illustrate")
) | {"signal", "underline", "underscore"}
"""Verbs of people and texts; of other things they mean no words."""
_FINDING = ("find", "learn", "discover", "know", "hear", "show", "prove")
"""Verbs of what is met with, which may have marks in its name and is still no speech."""
_FINDERS = ("institution", "document", "official")
"""Whose findings are words: "inspectors found “serious failings”"."""
_MEASURING = ("poll", "polling", "survey", "study", "research", "data", "census", "analysis")
"""What finds or shows things in words or figures: "the poll found broad support"."""
_NAMELESS = ("named", "identified", "anonymous", "anonymity")
_QUESTION = ("who", "what", "whom")


def claims(context: Context) -> list[Attribution]:
    """Return every attribution that the parse shows outside quotation marks, in order."""
    verbs = list(_tokens(context, (*cues.verbs(), *cues.hearsay())))
    found = [a for verb in verbs for a in _of_verb(context, verb)]
    found += [a for verb in verbs for a in of_hearsay(context, verb)]
    states = _tokens(context, tuple(cues.adjectives()), LOWER)
    found += [a for word in states for a in of_adjective(context, word)]
    misread = _tokens(context, tuple(forms()), LOWER)
    found += [a for word in misread for a in of_misread(context, word)]
    phrases = [a for word in _tokens(context, VIEWS) for a in in_view(word)]
    phrases += [a for noun in _tokens(context, tuple(cues.nouns())) for a in of_noun(noun)]
    phrases += [a for word in _tokens(context, ("accord",)) for a in according(word)]
    found += [replace(a, content=whole_marks(context, a.content)) for a in phrases]
    return sorted(found, key=lambda a: a.content)


def _tokens(context: Context, words: tuple[str, ...], form: int = LEMMA) -> Iterator[Token]:
    """Yield the tokens outside marks that have one of these lemmas, or forms."""
    keys = _keys(words)
    for index, key in enumerate(context.doc.to_array([form]).tolist()):
        if key in keys and context.mark_around(context.starts[index]) is None:
            yield context.doc[index]


@cache
def _keys(words: tuple[str, ...]) -> frozenset[int]:
    """Return the keys under which a document holds these words."""
    return frozenset(map(get_string_id, words))


def _of_verb(context: Context, verb: Token) -> Iterator[Attribution]:
    """Yield what a cue verb attributes, if it is really said by somebody."""
    if verb.pos_ not in ("VERB", "AUX") or is_negated(verb) or is_hypothetical(verb):
        return
    if _is_no_cue(verb):
        return
    source = _source(verb)
    takes = cues.verbs().get(verb.lemma_, {})
    if source is None or not _may_speak(source, verb, takes):
        return
    for form, find in FORMS:
        if form not in takes and not ("quote" in takes and _may_take(form, verb, source)):
            continue
        if form in ("noun", "need") and not can_speak(source):
            continue  # "a situation that demands patience", "the sky promised rain"
        extent = find(verb)
        content = said(context, *extent, verb) if extent is not None else None
        if content is not None and not _holds_source(content, source, verb):
            if verb.lemma_ in _SETTLING and _is_question(context, content):
                return  # "used a model to determine whether …"
            sure, usual = (0.85 if form == "clause" else 0.75), takes.get("quote", "neutral")
            kind = takes.get(form, usual)
            who = None if verb.lemma_ == "hear" or _is_torn(source, verb) else source
            for part in parts(context, content):
                yield Attribution(part, form, _cue(verb), kind, who, sure, verb.i)
            return


def _is_no_cue(verb: Token) -> bool:
    """Tell "considering that it is late", said of nobody, and "the bill, called the Bay Act,"."""
    if verb.lower_ == "considering":
        return not any(c.dep_ in ("aux", *SUBJECTS) for c in verb.lefts)
    named = verb.tag_ in ("VBD", "VBN") and verb.dep_ == "acl" and step(verb, -1).text == ","
    forms = cues.verbs().get(verb.lemma_, {})
    return named and "complement" in forms and "clause" not in forms and agent(verb) is None


def _is_question(context: Context, content: Span) -> bool:
    """Tell content that leaves open whether it is so."""
    return content.of(context.text).lower().startswith(("whether ", "if "))


_SETTLING = ("find", "learn", "discover", "determine", "establish", "verify", "prove", "show")


def _is_torn(source: Token, verb: Token) -> bool:
    """Tell "a danger divers" of "a danger divers warn is hidden" read as one phrase."""
    single = any(c.lower_ in ("a", "an", "the") for c in source.lefts) and source.tag_ == "NNS"
    joined = any(c.dep_ == "compound" and c.tag_ == "NN" for c in source.lefts)
    return single and joined and source.i == verb.i - 1 and step(verb).tag_ in _FINITE


_FINITE = ("VBD", "VBZ", "VBP", "MD")


def _holds_source(content: Span, source: Token, verb: Token) -> bool:
    """Tell content after a verb that begins with who speaks: "…," said Orlova, who …."""
    return content.start > verb.idx and content.start <= source.idx < content.end


def _may_speak(source: Token, verb: Token, forms: dict[str, CueClass]) -> bool:
    """Tell a source from the author, a question word, and a thing that cannot speak."""
    asked = source.lower_ in _QUESTION and not source.is_upper  # WHO may say something
    if is_author(source) or asked or source.lower_ in _NOBODY:
        return False
    if verb.lemma_ in ("ask", "insist") and any(t.lower_ in _NAMELESS for t in verb.subtree):
        return False  # "asked not to be named", "insisted on anonymity"
    if _is_about(source) or (verb.lemma_ == "plead" and step(verb).lower_ in ("guilty", "not")):
        return False
    if verb.lemma_ == "go":
        return source.lemma_ in _GOES
    if verb.lemma_ in _SHOWING:
        return kind_of_noun(source) == "document"  # people who show something do not say it
    if verb.lemma_ in _HINTING or not forms.keys() & {"clause", "as", "complement"}:
        return can_speak(source)
    return True


def _is_about(source: Token) -> bool:
    """Tell "…, a prospect Orlova denied", what is said of a thing, from who speaks."""
    if source.tag_ != "NNP" or source.left_edge.lower_ not in ("a", "an"):
        return False
    return any(c.tag_ == "NN" and c.dep_ == "compound" for c in source.lefts) and (
        kind_of_noun(step(source, -1)) is None
    )


def _source(verb: Token) -> Token | None:
    """Return the head of the speaker's phrase."""
    outer = outer_cue(verb)
    if outer is not None:
        return _source(outer)
    return agent(verb) if is_passive(verb) else speaker_of(verb)


def _cue(verb: Token) -> Span:
    """Return the verb with its particle: "pointed out"."""
    last = next((c for c in verb.rights if c.dep_ == "prt" and c.i == verb.i + 1), verb)
    return chars(verb, last)


def _may_take(form: str, verb: Token, source: Token) -> bool:
    """Tell what every verb of direct speech may take: marked words, and a clause beside it."""
    if form == "noun":
        measures = source.lemma_.lower() in _MEASURING and _takes_all(verb)
        return verb.lemma_ in ("find", "show") and measures
    if form == "marked" and verb.lemma_ in _FINDING:
        return kind_of_noun(source) in _FINDERS and not names_a_thing(verb)
    if form == "complement":
        words = has_marks(verb) and not names_a_thing(verb)
        return verb.lemma_ == "find" and can_speak(source) and words
    wraps = verb.lemma_ == "go" or _wraps(verb)  # "the argument goes" is a cue by itself
    return form in ("marked", "of-marked") or (form == "clause" and wraps)


def _takes_all(verb: Token) -> bool:
    """Tell a thing that ends the sentence from one that more is told of."""
    thing = next((c for c in verb.rights if c.dep_ == "dobj" and c.tag_ in ("NN", "NNS")), None)
    return thing is not None and thing.right_edge.i >= verb.sent.end - 2


def _wraps(verb: Token) -> bool:
    """Tell whether a verb stands beside the words that it attributes: "…, she joked"."""
    return verb.dep_ == "parataxis" or any(
        c.dep_ == "ccomp" and c.i < verb.i for c in verb.children
    )
