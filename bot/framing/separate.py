"""Tell two tellings of an incident from two halves of one text.

In halves of one article nearly every name, voice and fact stands in one half only, and means
nothing. What tells them apart: an article introduces each person once, by the full name, and then
uses the surname. Where two texts both introduce the same person, each is a telling of its own.
"""

from itertools import combinations

from bot.framing.telling import Telling, Told


def separate(told: Told) -> bool:
    """Tell whether what one side lacks means anything.

    With three articles or more some are whole tellings anyway; two have to show it.
    """
    each = [telling for side in told.sides for telling in side]
    return len(each) > 2 or all(_two_tellings(a, b) for a, b in combinations(each, 2))


def _two_tellings(one: Telling, other: Telling) -> bool:
    if one.article.document.language != other.article.document.language:
        return True
    ours, theirs = _first_mentions(one), _first_mentions(other)
    both = ours.keys() & theirs.keys()
    introduced = [e for e in both if _in_full(ours[e]) and _in_full(theirs[e])]
    return 2 * len(introduced) >= len(both) > 0 or _spelled_apart(one, other)


def _spelled_apart(one: Telling, other: Telling) -> bool:
    """Tell whether a name's last word is never spelled the same way: two desks, two ways."""
    ours, theirs = _spellings(one), _spellings(other)
    return any(not ours[entity] & theirs[entity] for entity in ours.keys() & theirs.keys())


def _spellings(telling: Telling) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name in telling.article.annotations.names:
        if name.kind == "person":
            last = name.span.of(telling.article.document.text).split()[-1]
            found.setdefault(name.entity, set()).add(last.rstrip("'’s"))
    return found


def _first_mentions(telling: Telling) -> dict[str, str]:
    """Map each person to how the article first names them."""
    first: dict[str, str] = {}
    for name in sorted(telling.article.annotations.names, key=lambda name: name.span):
        if name.kind == "person":
            first.setdefault(name.entity, name.span.of(telling.article.document.text))
    return first


def _in_full(name: str) -> bool:
    return len(name.split()) > 1
