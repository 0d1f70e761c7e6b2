"""Find attributions whose verb the parser took for a noun: "Orlova hopes that …"."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import is_author, step
from corpus.language.quotations.contents import said
from corpus.language.quotations.context import Attribution, Context, chars

_NOMINATIVE = ("he", "she", "they", "it", "we")
_INSIDE = ("pobj", "agent", "prep", "acl", "relcl")
"""What hangs inside the phrase of who speaks: "documents seen by the Lantern show that …"."""
_TENSES = ("VBD", "VBZ", "VBP", "MD")


@cache
def forms() -> dict[str, str]:
    """Return the present forms of verbs that take a clause and that look like nouns."""
    verbs = [word for word, takes in cues.verbs().items() if "clause" in takes]
    return {form: verb for verb in verbs for form in (verb, verb + "s")}


def of_misread(context: Context, word: Token) -> Iterator[Attribution]:
    """Yield what a noun attributes that stands where only a verb can: a name, it, "that"."""
    if word.pos_ not in ("NOUN", "PROPN", "ADJ") or not _stands_as_verb(word):
        return
    source = step(word, -1)
    source = step(source, -1) if source.tag_ == "RB" and source.i else source
    while source.dep_ in _INSIDE and source.head.i < source.i:
        source = source.head
    if is_author(source) or source.pos_ not in ("PROPN", "PRON", "NOUN"):
        return
    if word.lower_.endswith("s") and source.tag_ in ("NNS", "NNPS"):
        return
    following = step(word)
    first = step(following) if following.lower_ == "that" else following
    content = said(context, first, _last(word), word)
    if content is not None:
        verb = forms()[word.lower_]
        kind = cues.verbs()[verb]["clause"]
        yield Attribution(content, "clause", chars(word, word), kind, source, 0.7, word.i)


def _last(word: Token) -> Token:
    """Return the last word before a semicolon or the end, where what is said may go to."""
    rest = word.doc[word.i + 1 : word.sent.end]
    return next((step(t, -1) for t in rest if t.text == ";"), rest[-1])


def _stands_as_verb(word: Token) -> bool:
    """Tell a verb from its neighbours: "Orlova hopes that he …", with a finite verb to come."""
    start, end = word.sent.start, word.sent.end
    if word.i <= start or word.i + 3 >= end:
        return False
    following = step(word)
    opens = following.lower_ == "that" or following.lower_ in _NOMINATIVE
    before = word.doc[start : word.i]
    clear = not any(t.tag_ in _TENSES for t in before) and not any(
        t.tag_ in ("POS", "PRP$") for t in word.lefts
    )
    return opens and clear and any(t.tag_ in _TENSES for t in word.doc[word.i + 1 : end])
