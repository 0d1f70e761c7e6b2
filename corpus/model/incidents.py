"""Articles and incidents as they are asked for, their evidence, and what a team says of it."""

from dataclasses import dataclass, field
from datetime import date

from corpus.model.annotations import Annotations, Impressions
from corpus.model.published import Document, Source, Span

Day = date


@dataclass(frozen=True, slots=True)
class Article:
    """A stored document with its source and its annotations: all a comparison needs.

    `impressions` are None until they were made, which takes some seconds after ingesting.
    """

    document: Document
    source: Source
    annotations: Annotations
    impressions: Impressions | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that happened, and the documents about it or that only mention it.

    `until` is the last day where it is more than one; `passages` are the sentences of the
    documents that only mention it, by document. `sources` are all that published one of those
    about it, also where one text came from many.
    """

    id: str
    title: str
    date: date | None
    about: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    articles_by_side: dict[str, int] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    passages: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    sources_by_side: dict[str, int] = field(default_factory=dict)
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact span of a stored document, with all a reader needs to check it."""

    document: str
    source: str
    span: Span
    text: str
    side: str | None = None
    url: str | None = None
    title: str | None = None
    published: date | None = None


def cite(article: Article, span: Span) -> Evidence:
    """Quote `span` of `article`, word for word."""
    document = article.document
    return Evidence(
        document=document.id,
        source=article.source.name,
        span=span,
        text=span.of(document.text),
        side=article.source.side,
        url=document.url,
        title=document.title,
        published=document.published,
    )


@dataclass(frozen=True, slots=True)
class Decision:
    """A workspace's word on one sentence: whether it tells a narrative that the team defined.

    `vector` holds the sentence's meaning, 384 signed bytes, so that it is learned from without
    looking the document up.
    """

    narrative: str
    document: str
    span: Span
    text: str
    confirmed: bool
    vector: bytes = field(repr=False, default=b"")
