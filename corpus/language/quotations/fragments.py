"""Give words in marks that no cue governs to whoever the sentence before them told of."""

from dataclasses import replace

from spacy.tokens import Token

from corpus.language.marks import Marked
from corpus.language.phrases import SUBJECTS, kind_of_noun
from corpus.language.quotations.context import Attribution, Context, sources
from corpus.language.quotations.terms import is_named, is_title


def fragments(context: Context, found: list[Attribution]) -> list[Attribution]:
    """Return Orlova called it over. The bridge was “dead”: what a thing is said to be.

    Only where the sentence before tells of one voice, some of its words in marks, and the
    sentence itself tells of nobody; what the thing is called, its subject, is the writer's.
    """
    told: dict[int, list[Attribution]] = {}
    for one in found:
        told.setdefault(context.sentence_index(one.content.start), []).append(one)
    given = []
    for mark in context.loose(a.content for a in found):
        index = context.sentence_index(mark.outer.start)
        voice = _voice(context, index, told)
        if voice is not None and index not in told and _is_said_of(context, mark, index):
            given.append(replace(voice, content=mark.outer, kind="tail", confidence=0.5))
    return given


def _voice(context: Context, index: int, told: dict[int, list[Attribution]]) -> Attribution | None:
    """Return what the one voice of the sentence before, in the same paragraph, said in marks."""
    before = told.get(index - 1, []) if index > 0 else []
    marked = [a for a in before if context.marks_in(a.content)]
    if not marked or len(sources(before)) != 1:
        return None
    between = context.text[context.sentences[index - 1].start : context.sentences[index].start]
    return marked[-1] if marked[-1].source is not None and "\n" not in between else None


def _is_said_of(context: Context, mark: Marked, index: int) -> bool:
    """Tell words in marks that say how a thing is from a name, and from what somebody does."""
    if is_title(context, mark) or is_named(context, mark):
        return False
    words = context.words_in(mark.inner)
    if words is None or words.root.dep_ in SUBJECTS or mark.inner.of(context.text)[0].isupper():
        return False
    sentence = context.sentences[index]
    tokens = context.doc[context.tokens_from(sentence.start) : context.tokens_from(sentence.end)]
    if tokens and tokens[0].lower_ in _TO_WHOM:
        return False
    main = next((t for t in tokens if t.dep_ in SUBJECTS and t.head.lemma_ == "be"), None)
    return main is not None and main.i < words.start and not _is_somebody(main)


_TO_WHOM = ("for", "to")
"""First words of "For the anglers, it is “an honour”", which is in another voice."""


def _is_somebody(noun: Token) -> bool:
    """Tell a person, or a pronoun that may be one, from a thing."""
    if noun.pos_ in ("PRON", "PROPN"):
        return noun.lower_ not in ("it", "they", "there", "this", "that")
    return kind_of_noun(noun) is not None
