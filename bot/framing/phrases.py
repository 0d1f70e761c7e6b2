"""Find the words of a list in an article, as whole words, the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Span

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = re.compile(r"[.!?;:]")

Index = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word of a phrase -> its words and its key, the longest phrase first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase where it stands, the key it is listed under, and up to four words before it."""

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


def find(text: str, listed: Index) -> Iterator[Found]:
    """Yield the phrases of `text` in order; none shares a word with another."""
    places, plain, firsts = _read(text)
    done = 0
    for at in sorted(at for first in firsts.keys() & listed.keys() for at in firsts[first]):
        for parts, key in listed[plain[at]] if at >= done else ():
            if plain[at : at + len(parts)] == parts:
                done = at + len(parts)
                last = places[done - 1]
                end = last.start() + len(_bare(last[0]))
                yield Found(Span(places[at].start(), end), key, _before(text, places, at))
                break


@lru_cache(maxsize=256)
def _read(
    text: str,
) -> tuple[tuple[re.Match[str], ...], tuple[str, ...], dict[str, tuple[int, ...]]]:
    """Read the words of a text once for all lists: where they stand, bare, and by word."""
    places = tuple(WORD.finditer(text))
    plain = tuple(_bare(place[0]).casefold() for place in places)
    firsts: dict[str, list[int]] = {}
    for at, word in enumerate(plain):
        firsts.setdefault(word, []).append(at)
    return places, plain, {word: tuple(ats) for word, ats in firsts.items()}


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _before(text: str, places: Sequence[re.Match[str]], at: int) -> tuple[str, ...]:
    """Return the words before a place, back to the beginning of its sentence."""
    words: list[str] = []
    end = places[at].start()
    for place in reversed(places[max(0, at - 4) : at]):
        if _STOP.search(text, place.end(), end):
            break
        words.append(place[0])
        end = place.start()
    return tuple(reversed(words))
