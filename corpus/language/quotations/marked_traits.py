"""Say what tells whose words in marks are: their shape, what governs them, what else is there."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import SUBJECTS, can_speak, kind_of_noun
from corpus.language.quotations.context import STOPS
from corpus.language.quotations.marked_place import FINITE, Place, kind_of_word, says
from corpus.model import Span

_REFLEXIVE = ("himself", "herself", "itself", "themselves")
_CLOSING = " \n\"'”’»)"
_NAMING = ("call", "know", "put", "say", "describe", "term")


def traits(place: Place) -> list[str]:
    """Return what is true of words in marks, by the names that weights are learned for."""
    found = [*_shape(place), *_before(place), *_after(place), *_inside(place)]
    return [*found, *_above(place), *_nearest_verb(place), *_sentence(place), *_text(place)]


def _shape(place: Place) -> Iterator[str]:
    words = place.words.split()
    count = len(words)
    yield f"words {min(count, 3) if count < 4 else 5 if count < 6 else 8 if count < 9 else 9}"
    inner = place.words
    if inner[0].isupper():
        yield "capital"
        if _is_title(words):
            yield "title of one" if count == 1 else "title"
    if inner[-1] in ",.!?…":
        yield "ends with comma" if inner[-1] == "," else "ends with stop"
    if "," in inner[:-1]:
        yield "comma inside"
    if "-" in inner:
        yield "hyphen"


def _is_title(words: list[str]) -> bool:
    """Tell Words With a Capital Each."""
    return all(w[0].isupper() or len(w) < 4 for w in words if w[0].isalpha())


def _before(place: Place) -> Iterator[str]:
    text, outer = place.context.text, place.mark.outer
    head = text[place.context.paragraph(outer.start).start : outer.start].rstrip()
    yield f"after {'nothing' if not head else 'word' if head[-1].isalnum() else head[-1]}"
    before = _token(place, place.opens - 1)
    if before is None:
        return
    yield f"before: {kind_of_word(before)}"
    yield f"before: {before.pos_}"
    yield from (f"before: {trait}" for trait in _saying(before))
    if before.lower_ in _REFLEXIVE:
        yield "before: reflexive"
    second = _token(place, place.opens - 2)
    if second is not None:
        yield f"second before: {kind_of_word(second)}"
        yield from (f"second before: {trait}" for trait in _saying(second))


def _token(place: Place, index: int) -> Token | None:
    """Return a token of the sentence."""
    return place.doc[index] if place.start <= index < place.end else None


def _saying(token: Token) -> Iterator[str]:
    if says(token):
        yield "says"
    elif token.pos_ == "NOUN" and token.lemma_ in cues.nouns():
        yield "saying"
    elif token.lemma_ == "be":
        yield "be"


def _after(place: Place) -> Iterator[str]:
    end = place.mark.outer.end
    following = place.context.text[end : end + 2].lstrip()[:1]
    yield f"then {'nothing' if not following else 'word' if following.isalnum() else following}"
    after, before = _token(place, place.closes), _token(place, place.opens - 1)
    if after is None:
        return
    yield f"then: {after.pos_}"
    if after.lower_ == "by":
        yield "then: by"
    if after.pos_ in ("NOUN", "PROPN") and before is not None:
        yield f"before a noun, after {before.tag_}"
        if before.pos_ in ("DET", "ADJ", "PRON", "ADP", "VERB", "NOUN"):
            yield "before a noun"


def _inside(place: Place) -> Iterator[str]:
    inside = place.doc[place.first : place.last]
    yield f"first: {inside[0].pos_}"
    yield f"last: {inside[-1].pos_}"
    yield f"root: {inside.root.pos_}"
    yield f"root: {inside.root.dep_}"
    kinds = {t.pos_ for t in inside}
    finite = any(t.tag_ in FINITE for t in inside)
    subject = any(t.dep_ in SUBJECTS for t in inside)
    for true, name in (
        (finite, "finite"),
        (subject, "subject"),
        (finite and subject, "clause"),
        (kinds & {"VERB", "AUX"}, "verb"),
        (kinds & {"ADV", "ADJ", "INTJ"}, "qualified"),
        ("PRON" in kinds, "pronoun"),
        (kinds <= {"NOUN", "PROPN"}, "nouns only"),
        (kinds <= {"ADJ", "ADV", "CCONJ", "PUNCT"}, "adjectives only"),
    ):
        if true:
            yield f"inside: {name}"


def _above(place: Place) -> Iterator[str]:
    cue = place.governing
    if cue is not None:
        yield "governed"
        yield "governed from before" if cue.i < place.first else "governed from behind"
        yield from (f"governed: {form}" for form in cues.verbs()[cue.lemma_])
        yield from (f"governed: {trait}" for trait in _voice(cue))
    if any(t.pos_ == "NOUN" and t.lemma_ in cues.nouns() for t in place.above):
        yield "governed by a noun"
    verb = place.verb
    if verb is not None:
        yield f"verb: {verb.tag_}"
        if verb.lemma_ == "be":
            yield "verb: be"
        if verb.i < place.first < verb.i + 4:
            yield "verb: near"
        yield from (f"verb: {trait}" for trait in _voice(verb))
        yield from (f"verb of {kind_of_noun(c)}" for c in verb.lefts if c.dep_ in SUBJECTS)


def _voice(verb: Token) -> Iterator[str]:
    """Yield who does what a verb says."""
    children = list(verb.children)
    subject = next((c for c in children if c.dep_ in SUBJECTS), None)
    if subject is not None:
        yield f"with {subject.pos_}"
        if can_speak(subject) and subject.tag_ not in ("WDT", "WP"):
            yield "somebody's"
    deps = {c.dep_ for c in children}
    yield from (dep for dep in ("auxpass", "agent", "neg") if dep in deps)
    if verb.tag_ == "VBN" and not deps & {"aux", "auxpass"}:
        yield "participle"


def _nearest_verb(place: Place) -> Iterator[str]:
    """Yield what is true of the last verb before the words, wherever the parser hangs them."""
    ahead = place.doc[place.start : place.first]
    verb = next((t for t in reversed(ahead) if _may_name(t)), None)
    if verb is None:
        return
    yield f"nearest: {verb.tag_}"
    if place.opens - verb.i < 3:
        yield "nearest: beside"
    voice, forms = list(_voice(verb)), cues.verbs().get(verb.lemma_, {})
    yield from (f"nearest: {trait}" for trait in voice)
    yield from (f"nearest: {form}" for form in forms)
    if "complement" in forms or "as" in forms:
        yield "nearest names"
        yield from (f"nearest names: {trait}" for trait in voice)


def _may_name(token: Token) -> bool:
    """Tell a verb, and a gerund that says something, outside or in marks."""
    verb = token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"
    return verb or token.lemma_ in cues.verbs()


def _sentence(place: Place) -> Iterator[str]:
    said = [t for t in place.cues if "quote" in cues.verbs().get(t.lemma_, ())]
    before = [t for t in said if t.i < place.first]
    if before:
        yield "said before"
        if place.first - before[-1].i < 6:
            yield "said just before"
    if any(t.i >= place.last for t in said):
        yield "said behind"
    if any(t.pos_ == "NOUN" for t in place.cues):
        yield "saying"
    sentence = place.doc[place.start : place.end]
    if any(t.lower_ == "according" for t in sentence):
        yield "according"
    yield from _naming(place)
    marks = place.context.marks_in(Span(sentence.start_char, sentence.end_char))
    if len(marks) > 1:
        yield "others in marks" if len(marks) == 2 else "many in marks"


def _naming(place: Place) -> Iterator[str]:
    """Yield whether the words are what something is called: “what they call “…””."""
    doc = place.doc
    if any(t.lower_ == "what" for t in doc[max(place.start, place.opens - 8) : place.opens]):
        yield "what before"
    behind = doc[place.closes : min(place.closes + 8, place.end)]
    if any(t.lower_ == "as" for t in behind[:4]) and any(t.lemma_ in _NAMING for t in behind[1:]):
        yield "as they call it"


def _stands_twice(text: str, words: str) -> bool:
    return text.find(words, text.find(words) + len(words)) >= 0


def _text(place: Place) -> Iterator[str]:
    context, words = place.context, place.words.strip(STOPS)
    if len(words) < 40 and _stands_twice(context.text, words):
        yield "said again"
    if context.in_marks[words] > 1:
        yield "in marks again"
    if len(context.marks) > 4:
        yield "text full of marks"
    line = context.paragraph(place.mark.outer.start).of(context.text).rstrip(_CLOSING)
    heading = line[-1:] not in ".!?…"
    if heading:
        yield "heading"
    if place.mark.mark in "‘'":
        yield "single marks in a heading" if heading else "single marks"
        only = all(m.mark in "‘'" for m in context.marks)
        yield "single marks only" if only else "single marks among double ones"
