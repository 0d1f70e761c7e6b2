"""Find the sentences of a body, as spans."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from corpus.model import Language, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"[.!?…]+[»”“\")]*(?=\s+(?:[—–-]\s+)?[«„“\"(]?[A-ZА-ЯІЇЄҐЁ0-9])")
_NO_END = {
    "ru": re.compile(
        r"(?:^|[\s(«])(?:[А-ЯЁA-Z]|г|гг|им|ул|д|т|стр|тыс|млн|млрд|руб|см|ст|проф|ген)\.$"
    ),
    "uk": re.compile(
        r"(?:^|[\s(«])(?:[А-ЯІЇЄҐA-Z]|р|рр|ім|вул|м|с|т|ст|тис|млн|млрд|грн|див|проф|ген)\.$"
    ),
}
"""A stop after an initial or one of these ends no sentence."""


def sentences_of(text: str, language: Language, doc: "Doc | None") -> tuple[Span, ...]:
    """Return the sentences, without blank ends; none crosses a newline."""
    found = _english(doc) if doc is not None else _by_rules(text, language)
    return tuple(s for s in (_trimmed(text, span) for span in found) if s.start < s.end)


def _english(doc: "Doc") -> Iterator[Span]:
    """Take the parser's sentences."""
    return (Span(s.start_char, s.end_char) for s in doc.sents) if len(doc) else iter(())


def _by_rules(text: str, language: Language) -> Iterator[Span]:
    """Cut each line where a stop is followed by a capital."""
    for line in _LINE.finditer(text):
        start = line.start()
        for stop in _END.finditer(text, line.start(), line.end()):
            if _ends(text, language, start, stop):
                yield Span(start, stop.end())
                start = stop.end()
        yield Span(start, line.end())


def _ends(text: str, language: Language, start: int, stop: re.Match[str]) -> bool:
    """Tell a stop from the dot of an initial or of an abbreviation."""
    abbreviations = _NO_END.get(language)
    before = text[max(start, stop.start() - 8) : stop.end()]
    return abbreviations is None or abbreviations.search(before) is None


def _trimmed(text: str, span: Span) -> Span:
    """Drop blanks at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
