"""See an article as its words, and as those of them that stand in quotation marks."""

from dataclasses import dataclass

from bot.verifying.words import Word, words_of
from corpus.language.marks import marked
from corpus.model import Article, Quotation, Span


@dataclass(frozen=True, slots=True)
class Printed:
    """An article, all its words, and the stretches of it that somebody speaks, in order."""

    article: Article
    body: str
    words: list[Word]
    speech: tuple[Span, ...]

    @property
    def spoken(self) -> list[Word]:
        """The words that somebody speaks, one after the other."""
        return [w for span in self.speech for w in self.words if span.holds(w.span)]

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
    alone = [span for span in direct if not any(span.meets(other) for other in inside)]
    return Printed(article, body, words_of(body), tuple(sorted(inside + alone)))
