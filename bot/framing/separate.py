"""Tell two tellings of an incident from two halves of one text.

In halves of one article nearly every name, voice and fact stands in one half only, and means
nothing. What tells them apart: an article introduces each person once, by the full name, and then
uses the surname. Where two texts both introduce the same person, each is a telling of its own.
"""

from itertools import combinations

from bot.framing.model import Coverage
from bot.framing.telling import Telling, by_side


def separate(coverage: Coverage) -> bool:
    """Tell whether what one side lacks means anything.

    With three articles or more some are whole tellings anyway; two have to show it.
    """
    told = [telling for side in by_side(coverage) for telling in side]
    return len(told) > 2 or all(_two_tellings(a, b) for a, b in combinations(told, 2))


def _two_tellings(one: Telling, other: Telling) -> bool:
    if one.article.document.language != other.article.document.language:
        return True
    ours, theirs = _first_mentions(one), _first_mentions(other)
    both = ours.keys() & theirs.keys()
    introduced = [e for e in both if _in_full(ours[e]) and _in_full(theirs[e])]
    return 2 * len(introduced) >= len(both) > 0


def _first_mentions(telling: Telling) -> dict[str, str]:
    """Map each person to how the article first names them."""
    first: dict[str, str] = {}
    for name in sorted(telling.article.annotations.names, key=lambda name: name.span):
        if name.kind == "person":
            first.setdefault(name.entity, name.span.of(telling.article.document.text))
    return first


def _in_full(name: str) -> bool:
    return len(name.split()) > 1
