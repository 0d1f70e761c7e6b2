"""Find what is attributed to nobody, or to how somebody is: "is said to …", "is sure that …"."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import HEARERS, SUBJECTS, can_speak, is_author, own_subject, step
from corpus.language.quotations.complements import clause, is_finite
from corpus.language.quotations.contents import said
from corpus.language.quotations.context import Attribution, Context, chars
from corpus.language.quotations.forms_marked import has_marks, names_a_thing
from corpus.language.quotations.placed import Extent
from corpus.language.subjects import agent, is_hypothetical, is_negated, is_passive, subject

_EMPTY = ("it", "this", "that", "what", "which", "there")


def of_hearsay(context: Context, verb: Token) -> Iterator[Attribution]:
    """Yield "is said to …", "was accused of …", "it is believed that …"."""
    if not (is_passive(verb) or _is_apart(verb)) or agent(verb) is not None:
        return
    if verb.lemma_ in _BRANDING:
        yield from _branded(context, verb)
    if verb.lemma_ in _VIEWING:
        yield from _viewed(context, verb)
    if verb.lemma_ not in cues.hearsay():
        return
    if is_negated(verb) or is_hypothetical(verb):
        return
    if any(c.dep_ in SUBJECTS and is_author(c) for c in verb.lefts):
        return  # what the writer was told
    extent = _passed_on(verb)
    content = said(context, *extent, verb) if extent is not None else None
    if content is not None:
        forms = cues.verbs().get(verb.lemma_, {})
        kind = forms.get("clause") or forms.get("of") or forms.get("for") or "doubting"
        yield Attribution(content, "hearsay", chars(verb, verb), kind, None, 0.6, verb.i)


def _is_apart(verb: Token) -> bool:
    """Tell "hills, thought to be old, …", read as if the hills had thought."""
    past = verb.tag_ in ("VBD", "VBN") and verb.lemma_ in ("think", "believe", "say", "report")
    return past and step(verb).tag_ == "TO" and step(verb, -1).text == ","


_BRANDING = (
    "brand",
    "label",
    "call",
    "describe",
    "denounce",
    "condemn",
    "dismiss",
    "criticise",
    "hail",
)
"""Verbs of giving somebody a name, which nobody in particular gives in the passive."""


def _branded(context: Context, verb: Token) -> Iterator[Attribution]:
    """Yield "was branded “a disgrace”" and "is described as “frail”": words, not a title."""
    if is_negated(verb) or is_hypothetical(verb) or not has_marks(verb) or names_a_thing(verb):
        return
    named = (c for c in verb.rights if c.dep_ in ("oprd", "dobj", "attr", "xcomp", "prep"))
    child = next((c for c in named if c.dep_ != "prep" or c.lower_ == "as"), None)
    content = said(context, child.left_edge, child.right_edge, verb) if child is not None else None
    if content is not None:
        forms = cues.verbs().get(verb.lemma_, {})
        kind = forms.get("complement") or forms.get("as") or "other"
        yield Attribution(content, "complement", chars(verb, verb), kind, None, 0.6, verb.i)


_VIEWING = ("view", "see", "regard", "describe", "perceive", "portray")
"""Verbs of taking something as something, which nobody in particular does in the passive."""


def _viewed(context: Context, verb: Token) -> Iterator[Attribution]:
    """Yield "is seen as a rival" and "was described as false"."""
    named = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as")
    child = next(named, None)
    if child is None or is_negated(verb) or is_hypothetical(verb) or has_marks(verb):
        return
    content = said(context, child, child.right_edge, verb)
    if content is not None and child.right_edge != child:
        kind = cues.verbs().get(verb.lemma_, {}).get("as", "other")
        yield Attribution(content, "as", chars(verb, verb), kind, None, 0.6, verb.i)


def _passed_on(verb: Token) -> Extent | None:
    """Return what a passive verb passes on: an infinitive, an "of", or a clause after "it"."""
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and any(c.tag_ == "TO" for c in child.lefts):
            return child.left_edge, child.right_edge
        if child.dep_ == "prep" and child.lower_ in ("of", "for"):
            return None if child.right_edge.lower_ == "comment" else (child, child.right_edge)
    impersonal = any(c.dep_ in SUBJECTS and c.lower_ == "it" for c in verb.lefts)
    return clause(verb) if impersonal or verb.lemma_ in HEARERS else None


def of_adjective(context: Context, word: Token) -> Iterator[Attribution]:
    """Yield "is convinced that …", "made it clear that …"."""
    holder = word if word.pos_ == "VERB" and word.dep_ != "acomp" else word.head
    passive = holder == word and is_passive(word) and agent(word) is None
    helpers = (c for c in word.lefts if c.dep_ == "auxpass")  # may have taken the subject
    subjects = (subject(t) for t in (word, *helpers))
    if passive and (source := next((s for s in subjects if s is not None), None)) is not None:
        yield from _held(context, word, holder, source)
        return
    if (beside := _beside(word)) is not None and not is_author(beside):
        yield from _held(context, word, word, beside)
        return
    clear = holder.lemma_ == "make" and cues.adjectives()[word.lower_] == "asserting"
    held = clear or holder.lemma_ in ("be", "seem", "remain", "feel")  # not "make sure that …"
    source = subject(holder) if held else None
    if source is None or is_author(source) or source.lower_ in _EMPTY or not can_speak(source):
        return
    yield from _held(context, word, holder, source)


def _beside(word: Token) -> Token | None:
    """Return who "Tarn, alarmed that …, left" and "Sure that …, Tarn left" tell of."""
    apart = word.is_sent_start or step(word, -1).text == ","
    if not apart or not any(c.dep_ == "ccomp" for c in word.rights):
        return None
    own, above = own_subject(word), word.head
    if own is not None or above.pos_ in ("NOUN", "PROPN"):
        return own or above
    return subject(above) if word.dep_ == "advcl" else None


def _held(context: Context, word: Token, holder: Token, source: Token) -> Iterator[Attribution]:
    """Yield what somebody is sure, glad or afraid of."""
    if is_negated(holder) or is_hypothetical(holder):
        return
    clauses = [c for c in (*word.rights, *holder.rights) if c.dep_ in ("ccomp", "advcl", "acl")]
    for found in clauses:
        if found.i < word.i or not is_finite(found) or not _is_content(found, word):
            continue
        that = next((c for c in found.lefts if c.dep_ == "mark"), found.left_edge)
        content = said(context, that, found.right_edge, word)
        if content is not None:
            kind = cues.adjectives()[word.lower_]
            yield Attribution(content, "adjective", chars(word, word), kind, source, 0.7, word.i)
            return


def _is_content(found: Token, word: Token) -> bool:
    """Tell "sure that …" and "sure he …" from "happy when he …"."""
    marks = [c.lower_ for c in found.lefts if c.dep_ == "mark"]
    return "that" in marks or (not marks and found.dep_ == "ccomp" and found.left_edge.i > word.i)
