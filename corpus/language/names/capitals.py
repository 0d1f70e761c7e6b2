"""The words of a Russian or Ukrainian text, as names are told by them: capitals, stems, endings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.spelling import words

WORD = re.compile(r"[А-ЯІЇЄҐЁа-яіїєґё]+(?:['’ʼ][а-яіїєґё]+)*(?:-[А-ЯІЇЄҐЁа-яіїєґё]+)*")
ADJECTIVE = re.compile(
    r"(?:[ыи]й|ого|ому|[ыи]м|ом|ая|ой|ую|ої|ій|ою|[сцз]ька|[сцз]ьку|[сцз]ьке|ое)$"
)
_START = re.compile(r"(?:^|[.!?…:;«„“\"(\n·|•]|(?:^|\n|[.!?…»”\"])\s*[—–-])\s*$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, and whether a sentence or a quotation starts with it."""

    text: str
    start: int
    first: bool

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        """Whether it may be a name: a capital, and no lone letter."""
        return self.text[0].isupper() and len(self.text) > 1


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text, in order."""
    for found in WORD.finditer(text):
        before = text[max(0, found.start() - 6) : found.start()]
        yield Word(found[0], found.start(), bool(_START.search(before)))


def touch(text: str, one: Word, other: Word) -> bool:
    """Tell whether nothing but a space lies between two words."""
    return text[one.end : other.start] in (" ", "\xa0")


@lru_cache(maxsize=20_000)
def stems(form: str) -> tuple[str, ...]:
    """Return the tokens of one name or word, which is asked for again and again."""
    return tuple(words(form))


def key(form: str) -> str:
    """Return one key for all cases of a name that no table knows."""
    return " ".join(stems(form))


def is_title(word: str, titles: frozenset[str]) -> bool:
    """Tell whether a word is a case of one of the titles, or of the last word of one."""
    return stems(word)[-1:] in _last_stems(titles)


@cache
def _last_stems(titles: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(stems(title)[-1:] for title in titles)
