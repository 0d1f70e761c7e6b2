"""Gather what attribution in one English text is decided on, ready to be looked up."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.attrs import IDX
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from corpus.language.apart import Apart
from corpus.language.marks import Marked, marked
from corpus.language.pipeline import Parsed
from corpus.model import CueClass, Name, Span

STOPS = ".,!?"
"""What may stand at the end of words in marks that are otherwise the same."""


@dataclass(frozen=True, slots=True)
class Context:
    """An English text: its tokens, its marks, its names, each found by place.

    `in_marks` tells how often the same words, without the stops around them, stand in marks.
    """

    text: str
    doc: Doc
    sentences: tuple[Span, ...]
    marks: tuple[Marked, ...]
    names: tuple[Name, ...]
    starts: Sequence[int]
    in_marks: Mapping[str, int]

    def token_at(self, place: int) -> int:
        """Return the index of the token at or before a character."""
        return max(0, bisect_right(self.starts, place) - 1)

    def tokens_from(self, place: int) -> int:
        """Return the index of the first token that begins at or after a character."""
        index = bisect_right(self.starts, place - 1)
        return min(index, len(self.starts))

    def words_in(self, span: Span) -> Words | None:
        """Return the tokens that a stretch meets; None where there are none."""
        return self.doc.char_span(span.start, span.end, alignment_mode="expand")

    def mark_around(self, place: int) -> Marked | None:
        """Return the marked stretch that a character lies in."""
        index = bisect_right(self.marks, place, key=lambda m: m.outer.start) - 1
        return self.marks[index] if index >= 0 and place < self.marks[index].outer.end else None

    def marks_in(self, span: Span) -> Sequence[Marked]:
        """Return what stands in marks that a stretch meets."""
        first = bisect_left(self.marks, span.start + 1, key=lambda m: m.outer.end)
        return self.marks[first : bisect_left(self.marks, span.end, key=lambda m: m.outer.start)]

    def loose(self, contents: Iterable[Span]) -> list[Marked]:
        """Return what stands in marks that no content meets; no two contents meet."""
        held = Apart(contents)
        return [mark for mark in self.marks if not held.meets(mark.inner)]

    def names_in(self, span: Span) -> Sequence[Name]:
        """Return the names that a stretch meets."""
        first = bisect_left(self.names, span.start + 1, key=lambda n: n.span.end)
        return self.names[first : bisect_left(self.names, span.end, key=lambda n: n.span.start)]

    def name_at(self, place: int) -> Name | None:
        """Return the name that a character lies in."""
        return next(iter(self.names_in(Span(place, place + 1))), None)

    def paragraph(self, place: int) -> Span:
        """Return the line that a character lies in."""
        end = self.text.find("\n", place)
        return Span(self.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(self.text))

    def sentence_index(self, place: int) -> int:
        """Return the index of the sentence at or before a character, -1 before the first."""
        return bisect_right(self.sentences, place, key=lambda s: s.start) - 1

    def sentences_around(self, spans: Sequence[Span]) -> Span:
        """Return the sentence or sentences that hold all of these."""
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        first, last = self.sentence_index(start), self.sentence_index(max(start, end - 1))
        if first < 0:
            return Span(start, end)
        return Span(min(start, self.sentences[first].start), max(end, self.sentences[last].end))


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content found, with the words that attribute it; `source` heads the speaker's phrase.

    `confidence` says how sure the form is, before anyone asks who "he" is.
    """

    content: Span
    kind: str
    cue: Span | None
    cue_class: CueClass
    source: Token | None
    confidence: float
    verb: int = -1


def context_of(parsed: Parsed, names: Sequence[Name]) -> Context | None:
    """Make the context of a parsed text, or None if it is not in English."""
    if parsed.doc is None or not len(parsed.doc):
        return None
    starts = parsed.doc.to_array([IDX]).tolist()
    marks = marked(parsed.text)
    ordered = tuple(sorted(names, key=lambda n: n.span))
    in_marks = Counter(mark.inner.of(parsed.text).strip(STOPS) for mark in marks)
    return Context(parsed.text, parsed.doc, parsed.sentences, marks, ordered, starts, in_marks)


def chars(first: Token, last: Token) -> Span:
    """Return the characters from one token to another."""
    return Span(first.idx, last.idx + len(last))


def sources(attributions: Iterable[Attribution]) -> set[int]:
    """Return the places of those who speak, -1 for nobody."""
    return {a.source.i if a.source is not None else -1 for a in attributions}
