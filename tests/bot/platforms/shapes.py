"""Replies of every shape, as commands make them of articles of every shape, for hypothesis."""

from datetime import date
from typing import get_args

from hypothesis import strategies as st

from bot.describe import comparison_json, describe, one_sided
from bot.excerpts import around, of_passage
from bot.framing.model import Cell, Comparison, Coverage, Finding, LensName, Side
from bot.reply import Reply, Text
from bot.sinking import Sinking
from corpus.model import Annotations, Article, Document, Evidence, Incident, Source, Span
from tests.bot.platforms.hostile import HOSTILE

words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=200),
    st.text(alphabet="ab .,“”'\n«»—", max_size=300),
    st.text(alphabet="абвії .,“”\n", max_size=300),
    st.integers(1, 2000).map(lambda n: "word " * n),
)
names = st.one_of(words, st.sampled_from(["Red", "Blue", "The Harbour Post"]))
addresses = st.none() | words | st.just("https://gazette.example/story?id=1")
days = st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1))


@st.composite
def articles(draw: st.DrawFn, side: str | None = None) -> Article:
    """An article of any text, from a source of any name."""
    source = draw(names)
    document = Document(
        id=draw(st.text("0123456789abcdef-", min_size=1, max_size=40)),
        source=source,
        text=draw(words) or "x",
        workspace="w",
        url=draw(addresses),
        title=draw(st.none() | words),
        published=draw(days),
        language=draw(st.sampled_from(["en", "ru", "uk"])),
    )
    return Article(document, Source(source, side, None, "w"), Annotations())


@st.composite
def evidence(draw: st.DrawFn, article: Article) -> Evidence:
    """A stretch of an article's text."""
    text = article.document.text
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text))))
    about = article.document
    return Evidence(
        about.id,
        about.source,
        span,
        text[span.start : span.end],
        side=article.source.side,
        title=about.title,
        url=about.url,
        published=about.published,
    )


@st.composite
def findings(draw: st.DrawFn, sides: tuple[Side, ...]) -> Finding:
    """A finding with evidence from the articles of each side."""
    cells = []
    for side in sides:
        count = draw(st.integers(0, len(side.articles)))
        shown = [draw(evidence(article)) for article in side.articles[:count]]
        taken = tuple(draw(st.lists(words, max_size=6)))
        cells.append(Cell(side.name, count, len(side.articles), taken, tuple(shown)))
    return Finding(
        lens=draw(st.sampled_from(get_args(LensName))),
        key=draw(st.text("abc:", min_size=1, max_size=60)),
        point=draw(words),
        cells=tuple(cells),
        reading=draw(words),
        weight=draw(st.floats(0, 1)),
    )


@st.composite
def comparisons(draw: st.DrawFn) -> Reply:
    """What `compare` says of articles of any kind."""
    columns = draw(st.lists(names, min_size=1, max_size=4, unique=True))
    sides = tuple(Side(name, tuple(draw(st.lists(articles(name), max_size=3)))) for name in columns)
    incident = Incident("i1", draw(words), draw(days))
    apart = draw(st.lists(names, max_size=3))
    coverage = Coverage(incident, sides)
    if sum(bool(side.articles) for side in sides) < 2:
        return one_sided(coverage, apart)
    found = tuple(draw(st.lists(findings(sides), max_size=8, unique_by=lambda f: f.key)))
    comparison = Comparison(coverage, found)
    data = comparison_json(comparison, apart)
    chosen = draw(st.sampled_from([None, *(f.key for f in found)]))
    return describe(comparison, data, apart=apart, finding=chosen)


@st.composite
def passages(draw: st.DrawFn) -> Reply:
    """What `search` and `quote` show of articles of any kind."""
    held = draw(st.lists(articles(), min_size=1, max_size=6))
    asked = draw(words)
    shown = [of_passage(a, draw(evidence(a)).span, asked, Sinking()) for a in held]
    title = Text(asked, "title")
    return Reply("search", (title, *shown), None, around(shown), len(shown), feedback=True, id="0a")


replies = st.one_of(comparisons(), passages())
