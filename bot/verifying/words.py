"""Cut text into words that are the same however they are typed: case, marks, accents, hyphens."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.model import Span
from corpus.samename import same_name
from corpus.spelling import fold

ALIKE = 60
"""How alike, of 100, two spellings of one name are; below it they are translations."""

_WORD = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*|[^\W_]+(?:[’'ʼ‑-][^\W_]+)*")
_THOUSANDS = re.compile(r"[,\u00a0\u202f](?=\d{3}(?!\d))")
_BRITISH = (
    (re.compile(r"(?<=\w{3})is(?=(?:e[ds]?|ing|ations?)$)"), "iz"),
    (re.compile(r"(?<=\w{3})our(?=(?:s|ed|ing|able|ite|ites)?$)"), "or"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its key, the same in every way of typing it, and where it stands."""

    key: str
    span: Span
    text: str


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    return [Word(_key(m[0]), Span(*m.span()), m[0]) for m in _WORD.finditer(text)]


@lru_cache(maxsize=100_000)
def _key(word: str) -> str:
    if word[0].isdigit():
        return _THOUSANDS.sub("", word).casefold()
    key = re.sub(r"[^\w]", "", fold(word)) or word.casefold()
    for pattern, other in _BRITISH:
        key = pattern.sub(other, key)
    return key


def same_words(asked: list[Word], stored: list[Word]) -> bool:
    """Tell whether two stretches differ only in spelling: of a name, or in blanks and hyphens."""
    if "".join(w.key for w in asked) == "".join(w.key for w in stored):
        return True
    if len(asked) != len(stored):
        return False
    return all(map(_one_name, asked, stored))


def _one_name(asked: Word, stored: Word) -> bool:
    """Tell whether two words are spellings of one name, not only names of one thing."""
    if asked.key == stored.key:
        return True
    if not (asked.text[0].isupper() and stored.text[0].isupper()):
        return False
    near = fuzz.ratio(asked.key, stored.key) >= ALIKE
    return near and min(len(asked.key), len(stored.key)) > 3 and same_name(asked.text, stored.text)
