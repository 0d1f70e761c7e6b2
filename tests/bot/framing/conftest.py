"""Small articles of our own about a shooting that never happened, read by the real analysis."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any
from zlib import crc32

import pytest

from bot.framing.model import Coverage, Side
from corpus.language import annotate
from corpus.model import (
    Action,
    Annotations,
    Article,
    Cue,
    Document,
    Incident,
    Language,
    Source,
    Span,
)

INCIDENT = Incident(id="harwick", title="Shooting in Harwick", date=date(2031, 3, 4))

NAMES = ("north", "south", "east")

Read = Callable[..., Article]
Cover = Callable[..., Coverage]


@cache
def _annotated(text: str, language: Language) -> Annotations:
    return annotate(Document(id="", source="", text=text, language=language))


def _read(
    text: str,
    source: str = "Plain Gazette",
    name: str = "",
    language: Language = "en",
    published: date = date(2031, 3, 5),
) -> Article:
    text = " ".join(text.split())  # an article's line ends are paragraphs; those here are not
    document = Document(
        id=name or f"{source} {crc32(text.encode())}",
        source=source,
        text=text,
        published=published,
        language=language,
    )
    return Article(document, Source(source), _annotated(text, language))


def _side(name: str, articles: Sequence[Article]) -> Side:
    return Side(name, tuple(replace(a, source=replace(a.source, side=name)) for a in articles))


@pytest.fixture(scope="session")
def read() -> Read:
    """Make an article: `read(text, source)`; one text is analysed once a session."""
    return _read


@pytest.fixture(scope="session")
def cover() -> Cover:
    """Put articles into sides: `cover([ours], [theirs])`, named north and south."""

    def cover(
        *sides: Sequence[Article], names: Sequence[str] = ("north", "south", "east")
    ) -> Coverage:
        named = [
            Side(name, tuple(replace(a, source=replace(a.source, side=name)) for a in articles))
            for name, articles in zip(names, sides, strict=False)
        ]
        return Coverage(INCIDENT, tuple(named))

    return cover


Note = Callable[..., Article]


def _span(text: str, words: str | None) -> Span | None:
    return Span(text.index(words), text.index(words) + len(words)) if words else None


def _note(
    article: Article, *actions: dict[str, Any], cues: Sequence[dict[str, Any]] = ()
) -> Article:
    """Note actions and cues by hand: who did what, by the words that stand in the text."""
    text = article.document.text
    noted = tuple(
        Action(
            sentence=_around(article, text.index(given["cue"])),
            **{
                k: _span(text, v) if k in ("cue", "agent", "patient") else v
                for k, v in given.items()
            },
        )
        for given in actions
    )
    marked = tuple(
        Cue(span, given["kind"], _around(article, span.start), given.get("quoted", False))
        for given in cues
        if (span := _span(text, given["words"]))
    )
    notes = replace(article.annotations, actions=noted, cues=marked)
    return replace(article, annotations=notes)


def _around(article: Article, at: int) -> Span:
    return next(s for s in article.annotations.sentences if s.start <= at < s.end)


@pytest.fixture(scope="session")
def note() -> Note:
    """Note by hand what the analysis of actions and certainty may read otherwise."""
    return _note
