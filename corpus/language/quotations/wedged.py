"""Find content that an attribution stands in and that ends in marks: It was, she said, “late”."""

from spacy.tokens import Token

from corpus.language.marks import Marked
from corpus.language.phrases import SUBJECTS, noun_phrase
from corpus.language.quotations.context import Context
from corpus.model import Span

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_JOINTS = ("CCONJ", "ADV", "PUNCT", "INTJ")


def around_attribution(
    context: Context, mark: Marked, lead: list[Token], verb: Token, source: Token
) -> Span | None:
    """Return the sentence around “, she said, ” if it has a subject or a verb ahead of that.

    `lead` are the words before the marks, without those of another sentence.
    """
    words = mark.inner.of(context.text)
    start = min(verb.i, noun_phrase(source)[0])
    ahead = [t for t in lead if t.i < start]
    if len(ahead) < 2 or lead[-1].text != "," or not words[0].islower():
        return None
    if ahead[-1].text == "," and ahead[-2].tag_ in ("WP", "WDT", "WRB"):
        return Span(ahead[-2].idx, _end(context, mark))  # "a man who, she said, “never paid”"
    begun = _is_begun(ahead) or _is_condition(ahead, source)
    if ahead[-1].text not in (",", "and", "but") or not begun:
        return None
    first = next((t for t in ahead if t.pos_ not in _JOINTS), ahead[0])
    return Span(_start(context, first), _end(context, mark))


def _start(context: Context, first: Token) -> int:
    """Go back over a name in marks: The “People First” plan was, she said, “a joke”."""
    begins = context.sentences[max(0, context.sentence_index(first.idx))].start
    before = context.marks_in(Span(begins, first.idx)) if begins < first.idx else ()
    named = len(before) == 1 and len(before[0].inner.of(context.text).split()) < _NAME
    return begins if named else first.idx


_NAME = 4
"""Words in marks, below which they are a name within a sentence."""


def _is_begun(ahead: list[Token]) -> bool:
    """Tell the beginning of a clause from a time or a place, "On the day it rained,"."""
    return ahead[0].pos_ not in ("ADP", "SCONJ") and any(
        t.tag_ in _FINITE or t.dep_ in (*SUBJECTS, "expl") for t in ahead
    )


def _is_condition(ahead: list[Token], source: Token) -> bool:
    """Tell "If it rains," from "As he left," and "When he was asked,", times of the saying."""
    subjects = [t for t in ahead if t.dep_ in SUBJECTS]
    told = any(t.lemma_ in _ASKING or t.lower_ == source.lower_ for t in ahead)
    finite = any(t.tag_ in _FINITE for t in ahead)
    return bool(subjects) and finite and not told and ahead[0].pos_ in ("ADP", "SCONJ")


_ASKING = ("ask", "press", "question", "quiz", "contact", "reach")
"""Verbs of what goes before an answer."""


def _end(context: Context, mark: Marked) -> int:
    """Go on after the marks to the end of the sentence, not past a semicolon or a dash."""
    index = context.sentence_index(mark.outer.end - 1)
    end = max(mark.outer.end, context.sentences[index].end) if index >= 0 else mark.outer.end
    for token in context.doc[context.tokens_from(mark.outer.end) : context.tokens_from(end)]:
        if token.text in (";", ",", "—", "–", ".") or token.is_space:
            return max(mark.outer.end, token.idx - (context.text[token.idx - 1] == " "))
    return mark.outer.end if end == mark.outer.end else end
