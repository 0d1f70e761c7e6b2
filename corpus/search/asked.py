"""What is asked of the search, the words and the bounds, and what comes back."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import TypeVar

from corpus.lexicon import lexicon
from corpus.model import OPERATOR, Language, Span
from corpus.spelling import known_name, language_of, name_key, words

LANGUAGES: tuple[Language, ...] = ("en", "ru", "uk")
"""A language is kept in the index as its place here."""

MOST_WORDS = 64
"""Distinct words of a query that are looked up; more says nothing more about its topic."""

_PHRASE = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]')
_SPELLED = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that answers a query; `workspace` tells whose document it is."""

    document: str
    span: Span
    score: float
    workspace: str = OPERATOR


@dataclass(frozen=True, slots=True)
class QuotationHit:
    """A quotation that answers a query: the `index`th of the document's annotations."""

    document: str
    index: int
    score: float
    workspace: str = OPERATOR


@dataclass(frozen=True, slots=True)
class Scope:
    """Which documents may answer: a workspace's and the operator's, within the bounds."""

    workspace: str
    sources: frozenset[str] | None = None
    documents: frozenset[str] | None = None
    since: date | None = None
    until: date | None = None
    languages: frozenset[Language] | None = None

    @property
    def workspaces(self) -> list[str]:
        """The workspaces that may be seen, each once."""
        return sorted({OPERATOR, self.workspace})

    @property
    def empty(self) -> bool:
        """Tell whether nothing can lie within."""
        return any(
            bound is not None and not bound
            for bound in (self.sources, self.documents, self.languages)
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, read: its words, its phrases in quotation marks, the keys of its names.

    `telling` are the words that do not stand in every text; if there are none, all.
    A query of nothing but phrases is `strict`: they must be there, word for word. In a
    question, quotation marks may only hold a name, and what has the phrase just gains.
    """

    text: str
    language: Language
    words: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()
    phrases: tuple[tuple[str, ...], ...] = ()
    strict: bool = False
    keys: tuple[str, ...] = ()


def ask(text: str) -> Asked:
    """Read what somebody typed; nothing typed is an error, and some of it says nothing."""
    phrases = (tuple(words(found[1])) for found in _PHRASE.finditer(text))
    held = _first(filter(None, phrases), MOST_WORDS)
    asked = _first(words(text), MOST_WORDS)
    return Asked(
        text=text.replace("\0", " ").strip(),
        language=language_of(text),
        words=asked,
        telling=_telling(asked) or asked,
        phrases=held,
        strict=bool(held) and not _telling(words(_PHRASE.sub(" ", text))),
        keys=name_keys(text, worth=_nameable),
    )


def _telling(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(token for token in tokens if token not in _function_tokens())


@cache
def _function_tokens() -> frozenset[str]:
    return frozenset(words(" ".join(_function_words())))


@cache
def _function_words() -> frozenset[str]:
    groups = lexicon("query_words").values()
    return frozenset(word for group in groups for word in group["words"])


def name_keys(text: str, worth: Callable[[str], bool]) -> tuple[str, ...]:
    """Return the key of each word that is worth one, and of each known name of two."""
    spelled = as_spelled(text)
    pairs = (" ".join(pair) for pair in pairwise(spelled) if all(map(worth, pair)))
    known = (pair for pair in pairs if known_name(pair))
    return _first(map(key_token, [*filter(worth, spelled), *known]), 4 * MOST_WORDS)


def as_spelled(text: str) -> list[str]:
    """Return the words of a text as they are written, in order."""
    return _SPELLED.findall(text)


def _nameable(word: str) -> bool:
    return word.casefold() not in _function_words()


def key_token(name: str) -> str:
    """Return the key of a name as one token of the index; "" when it has none."""
    return name_key(name).replace(" ", "_")


def number(workspace: str, document: str, start: int) -> int:
    """Return a passage's number: the same in the words and in the vectors, 63 bits."""
    return (document_number(workspace, document) + start * STRIDE) & _MASK


def document_number(workspace: str, document: str) -> int:
    """Return the number of a document's place 0, from which those of its passages follow."""
    whole = f"{workspace}\0{document}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(whole, digest_size=8).digest()) & _MASK


_MASK = (1 << 63) - 1
STRIDE = 0x9E3779B97F4A7C15 & _MASK


_Thing = TypeVar("_Thing")


def _first(things: Iterable[_Thing], most: int) -> tuple[_Thing, ...]:
    """Keep each thing that is there, once, in order, up to `most`."""
    return tuple(dict.fromkeys(filter(None, things)))[:most]
