"""Find who speaks after a colon that no cue verb stands before: a name, "she was blunter"."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.phrases import SUBJECTS, is_author, kind_of_noun, step
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.nominal import teller
from corpus.language.quotations.terms import is_speech, is_title
from corpus.language.subjects import subject

_PUTTING = ("be", "put", "sum", "have")
"""Verbs of "was blunter", "put it another way", "had a warning"."""


def before_colon(context: Context, mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find Peskov: “…”, a name and nothing else, or he was blunter: “…”."""
    words = _before_on([t for t in lead if not t.is_punct], context, mark)
    named = bool(words) and _ends_in_person(context, words)
    if named and not is_title(context, mark):
        return Attribution(mark.inner, "direct", None, "other", words[-1], 0.85)
    if not is_speech(context, mark):
        return None
    return (
        _labelled(context, mark, lead)
        or _on_topic(context, mark, lead)
        or _put_it(mark, lead)
        or _worded(mark, lead)
        or _notice(mark, words)
    )


def _labelled(context: Context, mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find Ada Tarn, 71, retired: “…”, where a line begins with who is asked."""
    name = context.name_at(lead[0].idx)
    line = context.text[context.paragraph(mark.outer.start).start : lead[0].idx]
    if name is None or name.kind != "person" or name.span.start != lead[0].idx or line.strip():
        return None
    rest = [t for t in lead[:-1] if t.idx >= name.span.end]
    acting = (t for t in rest if t.tag_ in _FINITE and step(t, -1).text != ",")
    relative = len(rest) > 1 and rest[1].lower_ == "who"
    if not rest or rest[0].text != "," or len(rest) > _LONGEST or (any(acting) and not relative):
        return None
    source = context.doc[context.token_at(name.span.end - 1)]
    return Attribution(mark.inner, "direct", None, "other", source, 0.75)


def _on_topic(context: Context, mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find — Ada Tarn, on the gates: “…”, where a line begins with a name, seen as one or not."""
    words = [t for i, t in enumerate(lead) if i or not t.is_punct]
    comma = next((i for i, t in enumerate(words) if t.text == ","), 0)
    on = next((i for i, t in enumerate(words) if t.lower_ == "on" and words[i - 1].text == ","), 0)
    line = context.text[context.paragraph(mark.outer.start).start : lead[0].idx]
    label = words[:comma]
    if not 2 <= comma <= _LONGEST_LABEL or not comma < on <= _LONGEST or line.strip(" \t-–—•*"):
        return None
    if not all(t.text[0].isupper() and t.pos_ == "PROPN" for t in label):
        return None
    return Attribution(mark.inner, "direct", None, "other", label[-1], 0.75)


_FINITE = ("VBD", "VBZ", "VBP", "MD", "PRP")
_LONGEST = 10
"""Words, at most, of what is said of somebody between the name and a colon."""


def as_put(mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find “As Orlova puts it, “…””."""
    verb = next((t for t in reversed(lead) if t.lemma_ == "put"), None)
    if verb is None or lead[-1].text != "," or not any(c.lower_ == "as" for c in verb.lefts):
        return None
    source = subject(verb)
    if source is None or is_author(source) or not any(c.lower_ == "it" for c in verb.rights):
        return None
    return Attribution(mark.inner, "direct", chars(verb, verb), "neutral", source, 0.9, verb.i)


def _before_on(words: list[Token], context: Context, mark: Marked) -> list[Token]:
    """Leave out of "Mayor Orlova on the flood: “…”" what the speech is about."""
    place = next((i for i, t in enumerate(words) if t.lower_ == "on"), 0)
    return words[:place] if place and is_speech(context, mark) else words


def _ends_in_person(context: Context, words: list[Token]) -> bool:
    """Tell "Orlova" and "Mayor Orlova", a person's name with no more than a title before it."""
    phrase = all(t.pos_ in _IN_LABELS or t.tag_ == "PRP$" for t in words)
    if not phrase or len(words) > _LONGEST_LABEL:
        return False
    first, last = words[0].idx, chars(words[-1], words[-1]).end
    return any(
        n.kind == "person" and first <= n.span.start and n.span.end == last
        for n in context.names_in(chars(words[0], words[-1]))
    )


_IN_LABELS = ("PROPN", "NOUN", "ADJ", "DET")
_LONGEST_LABEL = 6


def _put_it(mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find the mayor was blunter: “…”, she put it another way: “…”."""
    verbs = [t for t in lead if t.tag_ in ("VBD", "VBZ", "VBP") and t.lower_ != "asked"]
    if len(verbs) != 1 or not (verbs[0].lemma_ in _PUTTING or _is_bare(verbs[0])):
        return None
    source = subject(verbs[0])
    if source is None or is_author(source) or not _is_human(source):
        return None
    return Attribution(mark.inner, "direct", None, "other", source, 0.75)


def _is_bare(verb: Token) -> bool:
    """Tell "the treasurer shot back:" from a verb of some thing, which may be another's words."""
    return all(c.dep_ in ("prt", "advmod", "punct") for c in verb.rights)


def _worded(mark: Marked, lead: list[Token]) -> Attribution | None:
    """Find the premier's office issued a statement: “…”, her message to the bank: “…”."""
    nouns = [t for t in lead if t.pos_ == "NOUN" and t.lemma_ in cues.nouns()]
    last = nouns[-1] if nouns else None
    if last is None or any(t.tag_ in _FINITE[:4] for t in lead if t.i > last.i):
        return None
    source = teller(last)
    if source is None or is_author(source):
        return None
    kind = cues.nouns()[last.lemma_]
    return Attribution(mark.inner, "direct", chars(last, last), kind, source, 0.75)


def _notice(mark: Marked, words: list[Token]) -> Attribution | None:
    """Find a banner at the ground read: “…”, where the parser takes "read" for a noun."""
    if len(words) < 3 or words[-1].lower_ not in ("read", "reads") or words[-1].pos_ != "NOUN":
        return None
    source = next((t for t in words if t.pos_ == "NOUN" and t.dep_ in ("ROOT", *SUBJECTS)), None)
    if source is None or source == words[-1]:
        return None
    return Attribution(mark.inner, "direct", chars(words[-1], words[-1]), "neutral", source, 0.75)


def _is_human(noun: Token) -> bool:
    """Tell who may speak: a person or an official, not a thing or an event."""
    if noun.pos_ == "PRON":
        return noun.lower_ in ("he", "she")
    return noun.pos_ == "PROPN" or kind_of_noun(noun) in ("person", "official")
