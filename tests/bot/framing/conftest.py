"""Small articles of our own about a shooting that never happened, read by the real analysis."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from zlib import crc32

import pytest

from bot.framing.model import Coverage, Side
from corpus.language import annotate
from corpus.model import Annotations, Article, Document, Incident, Language, Source

INCIDENT = Incident(id="harwick", title="Shooting in Harwick", date=date(2031, 3, 4))

NAMES = ("north", "south", "east")

Read = Callable[..., Article]
Cover = Callable[..., Coverage]


@cache
def _annotated(text: str, language: Language) -> Annotations:
    return annotate(Document(id="", source="", text=text, language=language))


def _read(
    text: str, source: str = "Plain Gazette", name: str = "", language: Language = "en"
) -> Article:
    document = Document(
        id=name or f"{source} {crc32(text.encode())}",
        source=source,
        text=text,
        published=date(2031, 3, 5),
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
