"""Find who speaks words that stand by themselves: whom the sentence before or after is about."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.phrases import SUBJECTS, kind_of_noun, standing_for, stands_for, step
from corpus.language.quotations.context import Attribution, Context
from corpus.model import Span


def introduced(context: Context, mark: Marked) -> Attribution | None:
    """Find Orlova was blunt. “…”: one person alone, subject of the sentence before."""
    index = context.sentence_index(mark.outer.start - 1) if mark.outer.start else -1
    if index < 0 or context.mark_around(context.sentences[index].start) is not None:
        return None
    sentence = context.sentences[index]
    if mark.outer.start < sentence.end:
        return None
    if "\n" in context.text[sentence.start : mark.outer.start]:
        source, sure = _told_of_above(context, mark), 0.5
    else:
        source, sure = _about(context, sentence), 0.55
    return Attribution(mark.inner, "direct", None, "other", source, sure) if source else None


def _told_of_above(context: Context, mark: Marked) -> Token | None:
    """Return the one whom the paragraph above is about, alone, before a paragraph of speech.

    “He never smiled.” is more likely to be said of whom it tells of.
    """
    here = context.paragraph(mark.outer.start)
    first = mark.inner.of(context.text).split()[0].lower()
    if here.of(context.text).strip() != mark.outer.of(context.text) or first in _OF_HIM:
        return None
    end = len(context.text[: here.start].rstrip())
    above = Span(context.paragraph(end - 1).start, end) if end else Span(0, 0)
    names = [n for n in context.names_in(above) if n.kind == "person"]
    if len({n.entity for n in names}) != 1 or context.marks_in(above):
        return None
    words = context.doc[context.tokens_from(above.start) : context.tokens_from(above.end)]
    own = [t for t in words if any(n.span.start <= t.idx < n.span.end for n in names)]
    called = {stands_for(t) for t in own}
    acting = (t for t in words if t.dep_ in SUBJECTS and t.tag_ == "NN" and t not in called)
    if any(kind_of_noun(t) in ("person", "official") for t in acting):
        return None
    return next((t for t in own if _acts(t) and not _is_anothers(t)), None)


_OF_HIM = ("he", "she", "his", "her")


def _acts(name: Token) -> bool:
    """Tell the subject of a sentence, or a name beside it."""
    noun = standing_for(name)
    return noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT"


def _about(context: Context, sentence: Span) -> Token | None:
    """Return the word for whom a sentence is about: the only name in it, else "she"."""
    inside = (n for n in context.names_in(sentence) if sentence.holds(n.span))
    people = [n for n in inside if n.kind == "person"]
    if not people:
        return _pronoun(context, sentence)
    if len({n.entity for n in people}) != 1:
        return None
    token = context.doc[context.token_at(people[0].span.end - 1)]
    return token if _is_main(token) and not _is_anothers(token) else None


def _pronoun(context: Context, sentence: Span) -> Token | None:
    """Return "She" of "She regrets the phrase now", where nobody else is in the sentence."""
    words = context.doc[context.tokens_from(sentence.start) : context.tokens_from(sentence.end)]
    acting = [t for t in words if t.dep_ in SUBJECTS]
    mains = [t for t in acting if t.lower_ in ("he", "she") and t.head.dep_ == "ROOT"]
    others = (t for t in acting if t.pos_ == "PRON" and t.lower_ not in [m.lower_ for m in mains])
    human = any(kind_of_noun(t) in ("person", "official") for t in acting if t.tag_ == "NN")
    return mains[0] if mains and not human and not any(others) else None


def _is_anothers(name: Token) -> bool:
    """Tell whom a sentence knows by another, who may go on: "Her husband, Gunther, was at sea"."""
    noun = stands_for(name)
    words = [*noun.lefts, *(c for t in noun.lefts for c in t.lefts)]
    return any(t.tag_ == "PRP$" for t in words)


def _is_main(token: Token) -> bool:
    """Tell the one whom a sentence is about: its subject, or the name beside its subject."""
    noun = standing_for(token)
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.dep_ != "ROOT":
        return False
    return not any(t.dep_ in SUBJECTS and t.i != noun.i and t.pos_ == "PRON" for t in token.sent)


# --- after the words ------------------------------------------------------------------------


def pointed_back(context: Context, mark: Marked) -> Attribution | None:
    """Find “…” So says Orlova. / That is how Orlova remembers it. / Those were Orlova's words."""
    if context.text[mark.inner.end - 1] not in ".!?…":
        return None
    index = context.tokens_from(mark.outer.end)
    while index < len(context.doc) and context.doc[index].is_space:
        index += 1
    if index + 3 >= len(context.doc):
        return None
    first = context.doc[index]
    source = _so_says(first) or _that_is_how(first) or _the_words_of(first)
    if source is None or context.text[mark.outer.end : first.idx].strip():
        return None
    return Attribution(mark.inner, "direct", None, "other", source, 0.75)


def _so_says(first: Token) -> Token | None:
    """Return Orlova in "So says Orlova"."""
    verb = step(first)
    if first.lower_ not in ("so", "thus") or verb.lemma_ not in cues.speaking():
        return None
    return next((c for c in verb.rights if c.dep_ in (*SUBJECTS, "dobj", "attr")), None)


def _that_is_how(first: Token) -> Token | None:
    """Return Orlova in "That is how Orlova remembers the night" and "This is what she wrote"."""
    pointing = first.lower_ in ("that", "this", "thus", "so")
    if not pointing or step(first).lemma_ != "be" or step(first, 2).lower_ not in ("how", "what"):
        return None
    verbs = (t for t in first.sent if t.i > first.i + 2 and t.lemma_ in _TELLING)
    verb = next(verbs, None)
    return next((c for c in verb.lefts if c.dep_ in SUBJECTS), None) if verb is not None else None


_TELLING = frozenset(
    ("remember", "recall", "describe", "put", "sum", "explain", "say", "tell", "write")
)
"""Verbs of "that is how Orlova … it"."""


def _the_words_of(first: Token) -> Token | None:
    """Return Orlova in "Those were the words of Orlova" and "That is the view of Orlova"."""
    if first.lower_ not in ("those", "these", "that", "this", "such"):
        return None
    verb = first.head
    nouns = (c for c in verb.children if c.dep_ in ("attr", *SUBJECTS) and c.lemma_ in _WORDS)
    noun = next(nouns, None)
    if verb.lemma_ != "be" or noun is None:
        return None
    of = (c for p in noun.rights if p.lower_ == "of" for c in p.children if c.dep_ == "pobj")
    return next((c for c in noun.lefts if c.dep_ == "poss"), next(of, None))


_WORDS = frozenset(
    ("word", "view", "verdict", "message", "opinion", "assessment", "answer", "reply")
)
