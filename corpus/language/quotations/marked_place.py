"""Place words in marks in their sentence: what stands beside them, and what governs them."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from corpus.language import cues
from corpus.language.marks import Marked
from corpus.language.quotations.context import Context

FINITE = ("VBD", "VBZ", "VBP", "MD")
_HIGHEST = 10
"""Heads looked at, from one to the next."""
# fmt: off
_SMALL = frozenset((
    "as", "of", "for", "with", "by", "to", "in", "on", "about", "from", "under", "like", "and",
    "or", "but", "that", "a", "an", "the", "be", "called", "is", "was", "are", "were",
    "been", "being", "had", "has", "have", "into", "over", "against", "at", "between", "no", "not",
    "its", "his", "her", "their", "more", "who", "which", "than", "whose", "what", "if", "whether",
    "because", "when", "while", "after", "before", "where", "so", "then", "himself", "herself",
    "itself", "themselves", "it", "he", "she", "they", "him", "them", "said", "there", "how", "why",
    "adding", "according", "until", "unless", "since", "although", "though",
))
# fmt: on
"""Words that are told apart; of all others only the tag counts."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words in marks by their tokens, each end after the last of them.

    `opens` and `closes` are the marks' own ends, `first` and `last` those of the words, `start` and
    `end` the sentence's. `cues` are the words of saying outside marks; `above` the heads over the
    words, the nearest first.
    """

    context: Context
    mark: Marked
    opens: int
    first: int
    last: int
    closes: int
    start: int
    end: int
    cues: tuple[Token, ...]
    above: tuple[Token, ...]

    @property
    def doc(self) -> Doc:
        """Return the tokens of the text."""
        return self.context.doc

    @property
    def words(self) -> str:
        """Return the words in the marks."""
        return self.mark.inner.of(self.context.text)

    @property
    def governing(self) -> Token | None:
        """Return the nearest word of saying above the words."""
        return next((t for t in self.above if says(t)), None)

    @property
    def verb(self) -> Token | None:
        """Return the nearest verb above the words."""
        return next((t for t in self.above if t.pos_ in ("VERB", "AUX")), None)

    def begins_at(self, index: int) -> int:
        """Return the character with which content begins that has a token first."""
        return self.mark.outer.start if index == self.opens else self.doc[index].idx

    def ends_at(self, index: int) -> int:
        """Return where content ends that has its last token before this one."""
        last = self.doc[index - 1]
        return self.mark.outer.end if index == self.closes else last.idx + len(last)


def placed(context: Context, mark: Marked) -> Place | None:
    """Place words in marks; None where nothing but marks stands in them."""
    doc = context.doc
    first, closes = context.tokens_from(mark.inner.start), context.tokens_from(mark.outer.end)
    last = min(closes, context.tokens_from(mark.inner.end))
    if first >= last:
        return None
    sentence, opens = doc[first].sent, context.tokens_from(mark.outer.start)
    cue = tuple(t for t in sentence if _is_cue(t) and context.mark_around(t.idx) is None)
    above = tuple(_heads(doc[first:last].root, first, last))
    return Place(
        context, mark, opens, first, last, closes, sentence.start, sentence.end, cue, above
    )


def _heads(root: Token, first: int, last: int) -> Iterator[Token]:
    """Yield the heads of a word that stand outside a stretch."""
    token = root
    for _ in range(_HIGHEST):
        if token.head == token:
            return
        token = token.head
        if not first <= token.i < last:
            yield token


def says(token: Token) -> bool:
    """Tell a verb that may attribute."""
    return token.pos_ in ("VERB", "AUX") and token.lemma_ in cues.verbs()


def _is_cue(token: Token) -> bool:
    """Tell a verb or a noun that may attribute."""
    return says(token) or (token.pos_ == "NOUN" and token.lemma_ in cues.nouns())


def kind_of_word(token: Token | None) -> str:
    """Return a small word as it is, of others the tag."""
    if token is None:
        return "none"
    if token.lower_ in _SMALL:
        return token.lower_
    return token.text if token.is_punct else token.tag_
