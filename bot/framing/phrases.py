"""Find the words of a list in an article, as whole words, the longest first."""

import re
from collections.abc import Iterable, Iterator, Mapping
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
        parts = tuple(phrase.lower().split())
        by_first.setdefault(parts[0], []).append((parts, key))
    return {
        first: tuple(sorted(phrases, key=lambda entry: (-len(entry[0]), entry)))
        for first, phrases in by_first.items()
    }


def find(text: str, listed: Index, whole: str | None = None) -> Iterator[Found]:
    """Yield the phrases of `text` in order; none shares a word with another.

    `text` may be `whole` with some stretches blanked: the words of `whole` are then read once
    for all that is left of it in one way or another.
    """
    read = _read(whole or text)
    done = 0
    for at in sorted(
        at for first in read.firsts.keys() & listed.keys() for at in read.firsts[first]
    ):
        if at < done or text[read.starts[at]].isspace():
            continue
        for parts, key in listed[read.plain[at]]:
            last = at + len(parts) - 1
            if read.plain[at : last + 1] == parts and not text[read.starts[last]].isspace():
                done = last + 1
                span = Span(read.starts[at], read.bare_ends[last])
                yield Found(span, key, _before(text, read, at))
                break


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text without possessives, in small letters, and where each stands."""

    plain: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    bare_ends: tuple[int, ...]
    firsts: Mapping[str, list[int]]


@lru_cache(maxsize=256)
def _read(text: str) -> _Words:
    """Read the words of a text once for all lists."""
    spans = [(found.start(), found.end(), _bare(found[0])) for found in WORD.finditer(text)]
    plain = tuple(word.lower() for _, _, word in spans)
    firsts: dict[str, list[int]] = {}
    for at, word in enumerate(plain):
        firsts.setdefault(word, []).append(at)
    starts, ends = tuple(start for start, _, _ in spans), tuple(end for _, end, _ in spans)
    return _Words(plain, starts, ends, tuple(start + len(w) for start, _, w in spans), firsts)


def _bare(word: str) -> str:
    return _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word


def _before(text: str, read: _Words, at: int) -> tuple[str, ...]:
    """Return the words before a place, back to the beginning of its sentence."""
    words: list[str] = []
    end = read.starts[at]
    for before in range(at - 1, max(-1, at - 5), -1):
        if _STOP.search(text, read.ends[before], end):
            break
        end = read.starts[before]
        if not text[end].isspace():
            words.append(text[end : read.ends[before]])
    return tuple(reversed(words))
