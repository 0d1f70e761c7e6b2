"""Find the sentences of a body, as spans."""

import re
from typing import TYPE_CHECKING

from corpus.model import Language, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LINE = re.compile(r"[^\n]+")


def sentences_of(text: str, language: Language, doc: "Doc | None") -> tuple[Span, ...]:
    """Return the sentences, without blank ends; none crosses a newline."""
    found = _english(doc) if doc is not None else _by_rules(text, language)
    return tuple(s for s in (_trimmed(text, span) for span in found) if s.start < s.end)


def _english(doc: "Doc") -> list[Span]:
    """Take the parser's sentences."""
    return [Span(s.start_char, s.end_char) for s in doc.sents] if len(doc) else []


def _by_rules(text: str, language: Language) -> list[Span]:
    """Cut lines at sentence ends."""
    del language
    found = []
    for line in _LINE.finditer(text):
        start = line.start()
        for end in re.finditer(
            r"[.!?…]+[»”\")]*(?=\s+[—–-]?\s*[«„“\"(]?[A-ZА-ЯІЇЄҐЁ])", line.group()
        ):
            found.append(Span(start, line.start() + end.end()))
            start = line.start() + end.end()
        found.append(Span(start, line.end()))
    return found


def _trimmed(text: str, span: Span) -> Span:
    """Drop blanks at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))
