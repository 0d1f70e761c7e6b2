"""Tell words in marks that are only a part of what is said from all of it."""

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.quotations.context import Context


def goes_on_outside(context: Context, mark: Marked) -> bool:
    """Tell marks around a subject, with its verb behind them: divers say “drift” moves boats."""
    after = context.tokens_from(mark.outer.end)
    if after >= len(context.doc) or context.text[mark.inner.end - 1] in ",.!?":
        return False
    following, before = context.doc[after], context.doc[context.tokens_from(mark.outer.start) - 1]
    part = following.is_lower and following.pos_ in ("ADP", "NOUN", "ADJ")
    if before.lemma_ in _SHOUTING:
        return False
    if part and before.pos_ in ("VERB", "AUX") and not _may_be_sentence(mark, context):
        return True  # “a holiday” from repairs: a thing, part of it in marks
    inside = before.lower_ == "that" and following.is_alpha and following.is_lower
    return inside or following.tag_ in ("VBZ", "VBP", "VBD", "MD")


_SHOUTING = ("chant", "shout", "yell", "scream", "cry", "whisper", "mutter", "murmur")
"""Verbs of which all that is said is in the marks: what follows is where and to whom."""


def _may_be_sentence(mark: Marked, context: Context) -> bool:
    """Tell words in marks that may be a sentence from the beginning of a phrase."""
    words = mark.inner.of(context.text)
    return words[0].isupper() or words[-1] in ",.!?" or len(words.split()) > 6


def is_part(context: Context, verb: Token, mark: Marked, lead: list[Token]) -> bool:
    """Tell a few words in marks that are part of what is said: “threatened “consequences””."""
    words = mark.inner.of(context.text)
    few, forms = len(words.split()) < _FEW, cues.verbs()[verb.lemma_]
    if few and _is_within(verb):
        return True
    thing = forms["quote"] != "neutral" or "gerund" in forms
    if not thing or lead[-1] != verb or not words[0].islower():
        return False
    inside = context.words_in(mark.inner)
    return few or (inside is not None and inside.root.pos_ in ("NOUN", "PROPN", "ADJ"))


_FEW = 5
"""Words in marks, below which they are part of what is said and not all of it."""


def _is_within(verb: Token) -> bool:
    """Tell "said" in "Orlova claimed that he had said “no”": the words are hers."""
    return verb.dep_ == "ccomp" and verb.head.i < verb.i and verb.head.lemma_ in cues.verbs()
