"""Look at an article sentence by sentence, the outlet's own voice apart from quoted words."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.framing.model import Coverage, Side
from corpus.model import Article, Language, Span
from corpus.spelling import words

HEARD = 0.5
"""Below this confidence an attribution is left out of counts."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An article's readable sentences, and the stretches that are somebody else's words."""

    article: Article
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...]
    attributing: tuple[Span, ...] = ()

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence that holds `span`; none holds what lies across two."""
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found is not None and found.holds(span) else None

    def is_quoted(self, span: Span) -> bool:
        """Tell whether `span` meets somebody else's words."""
        return any(quoted.meets(span) for quoted in self.quoted)

    def own(self, span: Span) -> str:
        """Return the words of `span` with everything quoted blanked, offsets kept."""
        return blank(self.article.document.text, span, self.quoted)

    def spoken(self) -> tuple[Span, ...]:
        """Return the sentences with at least three words of the outlet's own."""
        return tuple(s for s in self.sentences if len(self.own(s).split()) >= 3)

    def vocabulary(self) -> frozenset[str]:
        """Return every word of the article as a token, in which spellings of a name meet."""
        return vocabulary(self.article.document.body)

    def plain(self, span: Span) -> str:
        """Return the words of `span` without who said them and how, offsets kept."""
        return blank(self.article.document.text, span, self.attributing)


def tell(article: Article) -> Telling:
    """Lay out an article for the lenses; a sentence that meets set-aside text is left out."""
    notes = article.annotations
    said = [q for q in notes.quotations if q.kind != "term"]
    asides = [aside.span for aside in article.document.aside]
    return Telling(
        article,
        tuple(sorted(s for s in notes.sentences if not any(s.meets(a) for a in asides))),
        tuple(sorted(q.span for q in said)),
        tuple(sorted({s for q in said for s in (q.speaker.span, q.cue) if s})),
    )


def tellings(side: Side, language: Language | None = None) -> tuple[Telling, ...]:
    """Lay out the articles of a side, in an order that does not depend on how they came."""
    articles = sorted(side.articles, key=lambda article: article.document.id)
    return tuple(tell(a) for a in articles if language in (None, a.document.language))


def by_side(coverage: Coverage, language: Language | None = None) -> list[tuple[Telling, ...]]:
    """Lay out every side, in the coverage's order."""
    return [tellings(side, language) for side in coverage.sides]


def blank(text: str, span: Span, stretches: Iterable[Span]) -> str:
    """Return `text` in `span` with each of the stretches turned into spaces."""
    words = list(span.of(text))
    for stretch in stretches:
        start, end = max(stretch.start, span.start), min(stretch.end, span.end)
        if start < end:
            words[start - span.start : end - span.start] = " " * (end - start)
    return "".join(words)


@lru_cache(maxsize=256)
def vocabulary(body: str) -> frozenset[str]:
    """Return every word of a text as a token; several lenses ask for the same text."""
    return frozenset(words(body))
