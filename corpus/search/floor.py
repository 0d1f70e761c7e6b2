"""Tell whether anything held is about what was asked: some passage is always the nearest."""

import re
from dataclasses import dataclass, replace

from corpus.fingerprints import rarity
from corpus.search import queries
from corpus.search.asked import Asked, Scope, key_token
from corpus.search.words import View
from corpus.spelling import words

KNOWN = 0.5
"""What it counts that all words asked for stand somewhere here, in widths of meaning."""
MOST_LOOKED_UP = 16
"""Words of a query that are looked up one by one."""

_SPELLED = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it was asked for, and the part of the query that is about it alone."""

    spelled: str
    asked: Asked
    rarity: float


def telling(asked: Asked) -> list[Word]:
    """Return the words of a query that do not stand in every text, each once, as spelled."""
    found: dict[str, Word] = {}
    for spelled in _SPELLED.findall(asked.text):
        own = tuple(token for token in words(spelled, asked.language) if token in asked.telling)
        if own and own[0] not in found:
            alone = replace(asked, words=own, telling=own, phrases=(), keys=(key_token(spelled),))
            found[own[0]] = Word(spelled, alone, max(map(rarity, own)))
    return list(found.values())[:MOST_LOOKED_UP]


def missing(view: View, asked: Asked, scope: Scope) -> list[Word]:
    """Return the words of a query that stand in no passage, title or name within bounds."""
    return [word for word in telling(asked) if not _stands(view, [word], scope)]


def answered(view: View, asked: Asked, scope: Scope, nearness: float, least: float) -> bool:
    """Tell whether what was found is about what was asked.

    It is when one passage has all the words; else the nearer the best one is in meaning, the
    fewer of the words need stand somewhere here, each by its rarity. Where nothing is held in
    the language of the query, words cannot tell.
    """
    each = telling(asked)
    if nearness >= least or _stands(view, each, scope):
        return True
    if not _has(view, [], replace(scope, languages=frozenset({asked.language}))):
        return True
    gone = {word.spelled for word in missing(view, asked, scope)}
    known = sum(word.rarity for word in each if word.spelled not in gone)
    share = known / (sum(word.rarity for word in each) or 1.0)
    return nearness + KNOWN * share >= least


def _stands(view: View, each: list[Word], scope: Scope) -> bool:
    """Tell whether one passage has all of some words, in any form or spelling."""
    return bool(each) and _has(view, each, scope)


def _has(view: View, each: list[Word], scope: Scope) -> bool:
    query = queries.holding(view.schema, [word.asked for word in each], scope)
    return bool(view.search(query, 1))
