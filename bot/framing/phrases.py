"""Find the words of a list in an article, as whole words, the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corpus.model import Span

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")

Index = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word of a phrase -> its words and its key, the longest phrase first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase where it stands, the key it is listed under, and the words before it."""

    span: Span
    key: str
    before: tuple[str, ...]


def index(entries: Iterable[tuple[str, str]]) -> Index:
    """Arrange (phrase, key) for finding."""
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, key in entries:
        parts = tuple(phrase.casefold().split())
        by_first.setdefault(parts[0], []).append((parts, key))
    return {
        first: tuple(sorted(phrases, key=lambda entry: (-len(entry[0]), entry)))
        for first, phrases in by_first.items()
    }


def find(text: str, listed: Index, start: int = 0) -> Iterator[Found]:
    """Yield the phrases of `text`, which begins at `start` of its document."""
    places = list(WORD.finditer(text))
    plain = [_POSSESSIVE.sub("", place[0].casefold()) for place in places]
    at = 0
    while at < len(plain):
        length = 1
        for parts, key in listed.get(plain[at], ()):
            if tuple(plain[at : at + len(parts)]) == parts:
                length = len(parts)
                span = Span(start + places[at].start(), start + _end(places[at + length - 1]))
                yield Found(span, key, tuple(p[0] for p in places[max(0, at - 4) : at]))
                break
        at += length


def _end(place: re.Match[str]) -> int:
    return place.end() - len(place[0]) + len(_POSSESSIVE.sub("", place[0]))
