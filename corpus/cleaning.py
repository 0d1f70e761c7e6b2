"""Set aside what is on the page and not in the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from rapidfuzz import fuzz

from corpus.furniture import Line, Match, lines, match, parts
from corpus.model import Aside, Document, Span

REST_AT_MOST = 0.3
"""A box for comments or subscriptions is the end of a page, at most this share of its words."""
LINKS_AT_MOST = 5
"""So many links stand under a label amid an article; a longer list is the article's own."""


def clean(document: Document) -> Document:
    """Fill `aside` with each stretch that is not the article, and why; the text stays as it is.

    A text that is furniture from end to end is left whole: then the rules do not fit it.
    """
    page = lines(document.text)
    found = _repeated_title(page, document.title) | _told_by_words(page)
    for spread in (_lists, _rests, _links_at_the_end):
        found |= spread(page, found)
    inside = [part for i, line in enumerate(page) if i not in found for part in parts(line)]
    aside = _merged([*found.values(), *inside, *_unseen(document.text)])
    if any(i not in found and line.words >= 4 for i, line in enumerate(page)):
        return replace(document, aside=aside)
    return document


_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff](?!\\w)|(?<!\\w)[\u00ad\u200b\u2060\ufeff]")


def _unseen(text: str) -> Iterator[Match]:
    """Find soft hyphens and blanks of no width at an edge of a word, where they hide a name."""
    return (Match(Span(*found.span()), "unseen") for found in _UNSEEN.finditer(text))


def _told_by_words(page: Sequence[Line]) -> dict[int, Match]:
    told = ((i, match(line)) for i, line in enumerate(page))
    return {i: found for i, found in told if found}


def _repeated_title(page: Sequence[Line], title: str | None) -> dict[int, Match]:
    """Find the title on the page's first lines; a first sentence that became one stays."""
    if not title or len(page) < 2:
        return {}
    wanted = _letters(title)
    for i, line in enumerate(page[:3]):
        if not line.text.endswith(".") and _same_title(_letters(line.text), wanted):
            return {i: Match(line.span, "repeated-title")}
    return {}


def _same_title(shown: str, wanted: str) -> bool:
    longer = wanted.startswith(shown) and len(shown) > 0.6 * len(wanted)
    return bool(shown) and (longer or fuzz.ratio(shown, wanted) >= 92)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _lists(page: Sequence[Line], found: dict[int, Match]) -> dict[int, Match]:
    """Find the links under a label: what follows it up to the next sentence."""
    more = {}
    for i, head in found.items():
        links = list(_following(page, i, found)) if head.opens == "list" else []
        if head.has_more:
            links = [j for j in links if page[j].is_bullet]
        if len(links) <= LINKS_AT_MOST or links[-1] == len(page) - 1:
            more.update({j: Match(page[j].span, head.reason) for j in links})
    return more


def _following(page: Sequence[Line], i: int, found: dict[int, Match]) -> Iterator[int]:
    for j in range(i + 1, len(page)):
        if j in found or page[j].is_prose:
            return
        yield j


def _rests(page: Sequence[Line], found: dict[int, Match]) -> dict[int, Match]:
    """Find the box that closes the page: comments, subscriptions, and all in it."""
    last = max((i for i, line in enumerate(page) if i not in found and _is_own(line)), default=-1)
    until = list(accumulate((line.words for line in page), initial=0))
    for i in sorted(found):
        opens = found[i].opens in ("rest", "all") and i > last
        short = until[-1] - until[i + 1] <= REST_AT_MOST * until[-1]
        if opens or (found[i].opens == "all" and short):
            rest = (j for j in range(i + 1, len(page)) if j not in found)
            return {j: Match(page[j].span, found[i].reason) for j in rest}
    return {}


def _is_own(line: Line) -> bool:
    return line.is_prose and not line.speaks_to_reader


def _links_at_the_end(page: Sequence[Line], found: dict[int, Match]) -> dict[int, Match]:
    """Find headlines in a list after the last sentence: links to other pages."""
    links = []
    for i in range(len(page) - 1, -1, -1):
        if i in found:
            continue
        if page[i].is_prose or not (page[i].is_bullet and _is_headline(page[i].text)):
            break
        links.append(i)
    return {i: Match(page[i].span, "next-read") for i in links} if len(links) > 1 else {}


def _is_headline(text: str) -> bool:
    long = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 3]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)


def _merged(matches: Sequence[Match]) -> tuple[Aside, ...]:
    """Put the findings in order; one that meets the one before it gives way."""
    asides: list[Aside] = []
    for found in sorted(matches, key=lambda m: (m.span.start, -m.span.end)):
        start = max(found.span.start, asides[-1].span.end if asides else 0)
        if start < found.span.end:
            asides.append(Aside(Span(start, found.span.end), found.reason))
    return tuple(asides)
