"""Find what ties a sentence to the world: the names and years in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.framing.telling import Telling, beginning
from corpus.model import NameKind, Span
from corpus.spelling import words

_YEAR = re.compile(r"(?<![\w.,$€£-])(?:19|20)\d\d(?![\w-])")
_WEIGHTS: dict[NameKind, float] = {"person": 0.5, "place": 0.75, "organisation": 0.25}

_SPEAK = """washington london moscow moskva kyiv kiev brussels berlin paris beijing warsaw ankara
tehran delhi tokyo jerusalem geneva vienna rome madrid hague kremlin west europe"""
STAND_FOR = frozenset(token for name in _SPEAK.split() for token in words(name))
"""Capitals stand for governments, which go by other names as well: naming one is no fact."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A name or a year; two anchors with the same tokens are one.

    `entity` is whose or which it is, in whatever spelling. `weight` says how much of a fact it
    is: an organisation may go by another name elsewhere, and who is named is compared by a lens
    of its own. A place counts as told where words made from its name are: Ukrainian, for Ukraine.
    """

    span: Span
    tokens: tuple[str, ...]
    weight: float = 1.0
    entity: str = ""

    @property
    def is_year(self) -> bool:
        """Tell a year from a name."""
        return self.tokens[0].isdigit()


def anchors(telling: Telling, sentence: Span) -> Iterator[Anchor]:
    """Yield the names of people, places and organisations in a sentence, and its years."""
    document = telling.article.document
    for name in telling.names_in(sentence):
        if name.kind in _WEIGHTS:
            tokens = words(name.span.of(document.text))
            if not tokens or (name.kind == "place" and STAND_FOR.issuperset(tokens)):
                continue
            yield Anchor(name.span, _told_by(name.kind, tokens), _WEIGHTS[name.kind], name.entity)
    for year in _YEAR.finditer(document.text, sentence.start, sentence.end):
        if document.published is None or year[0] != str(document.published.year):
            yield Anchor(Span(*year.span()), (year[0],))


def _told_by(kind: NameKind, tokens: list[str]) -> tuple[str, ...]:
    """Return what an article has to contain to have told of a name."""
    if kind == "person":
        return (tokens[-1],)
    if kind == "place" and len(tokens) == 1:
        return (beginning(tokens[0]),)
    return tuple(tokens)
