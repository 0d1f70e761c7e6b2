"""See an article as its words, and as those of them that stand in quotation marks."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from bot.verifying.words import Word, words_of
from corpus.language.marks import marked
from corpus.model import Article, Quotation, Span


@dataclass(frozen=True, slots=True)
class Printed:
    """An article, all its words, the stretches that somebody speaks, in order, and their words."""

    article: Article
    body: str
    words: list[Word]
    speech: tuple[Span, ...]
    spoken: list[Word]

    def holder(self, span: Span) -> Quotation | None:
        """Return the quotation that a stretch belongs to: one in marks rather than a paraphrase.

        Of one that is told within another it is the inner one, whose words they are.
        """
        meeting = [q for q in self.article.annotations.quotations if q.span.meets(span)]
        return min(meeting, key=lambda q: _nearness(q, span), default=None)

    def tellers(self, quotation: Quotation) -> list[Quotation]:
        """Return the quotations that one is told within."""
        told = self.article.annotations.quotations
        return [q for q in told if q != quotation and q.span.holds(quotation.span)]

    def spoken_at(self, span: Span) -> bool:
        """Tell whether a stretch stands in quotation marks, or is a line of speech."""
        return any(speech.holds(span) for speech in self.speech)


_RANK = {"direct": 0, "mixed": 1, "term": 2, "indirect": 3}


def _nearness(quotation: Quotation, span: Span) -> tuple[int, int, int]:
    """Rank by kind, then by how much of a stretch is held, then by how little else is."""
    own = quotation.span
    shared = min(own.end, span.end) - max(own.start, span.start)
    return _RANK[quotation.kind], -shared, own.end - own.start


def printed(article: Article) -> Printed:
    """Read an article so."""
    body = article.document.body
    inside = [mark.inner for mark in marked(body)]
    direct = [q.span for q in article.annotations.quotations if q.kind == "direct"]
    alone = [span for span in direct if not _meets_any(span, inside)]
    words, speech = words_of(body), tuple(sorted(inside + alone))
    spoken = [word for span in speech for word in words_within(words, span)]
    return Printed(article, body, words, speech, spoken)


def _meets_any(span: Span, apart: Sequence[Span]) -> bool:
    """Tell whether a stretch meets one of those that are in order and apart from each other."""
    before = bisect_left(apart, span.end, key=lambda other: other.start)
    return before > 0 and apart[before - 1].meets(span)


def words_within(words: list[Word], span: Span) -> list[Word]:
    """Return the words that lie in a stretch."""
    first, end = (
        bisect_left(words, at, key=lambda w: w.span.start) for at in (span.start, span.end)
    )
    return [word for word in words[first:end] if span.holds(word.span)]
