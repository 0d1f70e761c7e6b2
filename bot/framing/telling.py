"""Look at an article sentence by sentence, the outlet's own voice apart from quoted words."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import TypeVar

from bot.framing.model import Coverage
from corpus.model import Article, Language, Name, Quotation, Span
from corpus.persons import resolved
from corpus.spelling import words

T = TypeVar("T")

HEARD = 0.5
"""Below this confidence an attribution is left out of counts."""

BEGINNING = 5
"""Letters that tell a place in words made from it."""

SPOKEN = 3
"""Words of its own that a sentence needs to count as one in the outlet's voice."""


@dataclass(frozen=True, slots=True)
class Telling:
    """An article's readable sentences, and its text three times more, with the same offsets.

    `own` has all that stands in quotation marks or is attributed blanked, `plain` has the
    speakers and their verbs blanked, `printed` only what stands in marks. `spoken` are the
    sentences with at least some words of the outlet's own, `names` stand in order.
    """

    article: Article
    sentences: tuple[Span, ...]
    quoted: tuple[Span, ...]
    own: str
    plain: str
    printed: str
    spoken: tuple[Span, ...]
    names: tuple[Name, ...]

    def sentence_of(self, span: Span) -> Span | None:
        """Return the sentence that holds `span`; none holds what lies across two."""
        at = bisect_right(self.sentences, span.start, key=lambda sentence: sentence.start) - 1
        found = self.sentences[at] if at >= 0 else None
        return found if found is not None and found.holds(span) else None

    def names_in(self, sentence: Span) -> Iterator[Name]:
        """Yield the names within a sentence, in order."""
        at = bisect_left(self.names, sentence.start, key=lambda name: name.span.start)
        for name in islice(self.names, at, None):
            if name.span.start >= sentence.end:
                return
            if sentence.holds(name.span):
                yield name

    def is_quoted(self, span: Span) -> bool:
        """Tell whether `span` meets somebody else's words."""
        return any(quoted.meets(span) for quoted in self.quoted)

    def vocabulary(self) -> frozenset[str]:
        """Return every word of the article as a token, in which spellings of a name meet.

        The beginnings of words are in it too, marked with a star: `ukrai*`.
        """
        return _vocabulary(self.article.document.body)


@dataclass(frozen=True, slots=True)
class Told:
    """A coverage laid out for the lenses, in the coverage's order of sides.

    `kept_apart` tells that two groups of articles showed themselves to be two sides. `rare` is
    the share of regroupings up to which a mark in so many articles is no accident: that of the
    few marks named beforehand, with false discoveries held down over all of them.
    """

    coverage: Coverage
    sides: tuple[tuple[Telling, ...], ...]
    kept_apart: bool = False
    rare: float = 0.0

    @property
    def of(self) -> tuple[int, ...]:
        """How many articles of each side can be looked at."""
        return tuple(len(side) for side in self.sides)

    def by_side(self, look: Callable[[Telling], Iterable[T]]) -> list[list[T]]:
        """Return what is found in the articles: a list a side."""
        return [[found for telling in side for found in look(telling)] for side in self.sides]

    def freely(self, one: int, other: int) -> bool:
        """Tell whether most of one side and none of another may be told, as what it is.

        They may where the sides keep apart, and where one of them is a single article; else
        chance deals as much to any two groups.
        """
        sizes = (len(self.coverage.sides[at].articles) for at in (one, other))
        return self.kept_apart or min(sizes) == 1

    def written_in(self, *languages: Language) -> "Told":
        """Keep the articles in some languages, for a lens that reads only those."""
        kept = (
            tuple(t for t in side if t.article.document.language in languages)
            for side in self.sides
        )
        return replace(self, sides=tuple(kept))

    def in_english_or(self, found: Callable[[Telling], bool]) -> "Told":
        """Keep the articles in English, and of others those in which a lens found something.

        What a lens reads less surely than English it may show, but not call missing.
        """
        kept = (
            tuple(t for t in side if t.article.document.language == "en" or found(t))
            for side in self.sides
        )
        return replace(self, sides=tuple(kept))

    def with_impressions(self) -> "Told":
        """Keep the articles that the learned models have looked at."""
        kept = (tuple(t for t in side if t.article.impressions) for side in self.sides)
        return replace(self, sides=tuple(kept))


def tell(coverage: Coverage) -> Told:
    """Lay out a coverage, articles in an order that does not depend on how they came.

    Who is only a surname in one article is the bearer of it whom the others name in full.
    """
    articles = {a.document.id: a for side in coverage.sides for a in side.articles}
    known = {a.document.id: a for a in resolved([articles[id] for id in sorted(articles)])}
    return Told(
        coverage,
        tuple(
            tuple(
                telling(replace(known[a.document.id], source=a.source))
                for a in sorted(side.articles, key=lambda a: a.document.id)
            )
            for side in coverage.sides
        ),
    )


def telling(article: Article) -> Telling:
    """Lay out one article; a sentence that meets set-aside text is left out."""
    notes, text = article.annotations, article.document.text
    said = [q for q in notes.quotations if q.kind != "term"]
    quoted = tuple(sorted(q.span for q in said))
    asides = [aside.span for aside in article.document.aside]
    sentences = tuple(sorted(s for s in notes.sentences if not any(s.meets(a) for a in asides)))
    own = blank(text, [q.span for q in notes.quotations])
    return Telling(
        article,
        sentences,
        quoted,
        own=own,
        printed=blank(text, (s for q in notes.quotations for s in _in_marks(text, q))),
        names=tuple(sorted(notes.names, key=lambda name: name.span)),
        spoken=tuple(s for s in sentences if len(s.of(own).split()) >= SPOKEN),
        plain=blank(text, _attributing(text, said)),
    )


def _attributing(text: str, said: Iterable[Quotation]) -> set[Span]:
    """Return the words that say who speaks; those of what is told within are part of it.

    Whoever marched “to demand” it is told to have marched, and does not only speak.
    """
    own = (q for q in said if q.within is None)
    named = ((None if _is_purpose(text, q.cue) else q.speaker.span, q.cue) for q in own)
    return {span for each in named for span in each if span}


def _is_purpose(text: str, cue: Span | None) -> bool:
    return cue is not None and text[: cue.start].endswith(" to ")


_MARKED = re.compile(r"[“„«\"‘][^“”„«»\"‘]*[”“»\"’]")


def _in_marks(text: str, quotation: Quotation) -> list[Span]:
    """Return what of a quotation stands in marks: all, some stretches, or nothing."""
    if quotation.kind in ("direct", "term"):
        return [quotation.span]
    start, end = quotation.span.start, quotation.span.end
    return [Span(*found.span()) for found in _MARKED.finditer(text, start, end)]


def blank(text: str, stretches: Iterable[Span]) -> str:
    """Return `text` with each of the stretches turned into spaces."""
    parts, done = [], 0
    for stretch in sorted(stretches):
        start, end = max(stretch.start, done), max(stretch.end, done)
        parts += [text[done:start], " " * (end - start)]
        done = end
    return "".join([*parts, text[done:]])


@lru_cache(maxsize=512)
def _vocabulary(body: str) -> frozenset[str]:
    tokens = frozenset(words(body))
    return tokens | {beginning(token) for token in tokens}


def beginning(token: str) -> str:
    """Return the beginning that a word shares with those made from it: Ukraine, Ukrainian."""
    return f"{token[:BEGINNING]}*"
