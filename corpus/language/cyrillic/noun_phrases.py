"""Cut a Russian or Ukrainian clause into phrases: a noun with what belongs to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language.cyrillic.cases import (
    EVERY,
    Readings,
    adjective,
    is_abbreviation,
    may_be,
    noun,
)
from corpus.language.cyrillic.deed_words import listed
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.readings import readings_of
from corpus.language.cyrillic.stops import COUNT, THIS, is_stop
from corpus.model import Name, Span

WORD = re.compile(r"«[^»\n]{1,40}»|[\w’'ʼ-]*\w")
_WE = {"он", "она", "они", "він", "вона", "вони"}
_HIM = {"его", "её", "ее", "их", "його", "її", "їх"}
_BARE_GENITIVES = frozenset(
    {"войск", "сил", "ракет", "бомб", "авиабомб", "мин", "служб", "спецслужб", "військ", "банд"}
    | {"групп", "груп", "людей", "единиц", "школ", "домов"}
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with the preposition before it, "" for none, and how it may stand."""

    span: Span
    head: str
    head_at: int
    words: tuple[str, ...]
    preposition: str
    readings: Readings
    names: tuple[Name, ...]


def phrases(page: Page, found: Sequence[re.Match[str]]) -> list[Phrase]:
    """Return the phrases of a stretch of a clause, in order."""
    return [phrase for run in _runs(page, found) for phrase in _phrases(page, run)]


def _runs(page: Page, found: Sequence[re.Match[str]]) -> Iterator[Sequence[re.Match[str]]]:
    """Cut where something was taken out, or a mark stands: no phrase goes on behind it."""
    start = 0
    for at in range(1, len(found) + 1):
        apart = at == len(found) or page.text[found[at - 1].end() : found[at].start()].strip()
        if apart and at > start:
            yield found[start:at]
            start = at


def _phrases(page: Page, found: Sequence[re.Match[str]]) -> Iterator[Phrase]:
    at, preposition = 0, ""
    while at < len(found):
        low = found[at][0].lower()
        if low in listed(page.language, "prepositions"):
            preposition, at = low, at + 1
        elif THIS.match(low) or (preposition and low in _HIM):
            at += 1
        elif is_stop(found[at][0], page.language):
            preposition, at = "", at + 1
        else:
            end, readings, head = _reach(page, found, at)
            yield _phrase(page, found[at:end], preposition, readings, head)
            preposition, at = "", end


def _phrase(
    page: Page,
    found: Sequence[re.Match[str]],
    preposition: str,
    readings: Readings,
    head: re.Match[str],
) -> Phrase:
    span = Span(found[0].start(), found[-1].end())
    words, names = tuple(w[0].lower() for w in found), tuple(page.names_in(span))
    return Phrase(span, head[0].lower(), head.start(), words, preposition, readings, names)


def _reach(
    page: Page, found: Sequence[re.Match[str]], at: int
) -> tuple[int, Readings, re.Match[str]]:
    """Return where a phrase ends, how it may stand, and its head."""
    low = found[at][0].lower()
    if low in _WE or low in _HIM:
        return at + 1, _PRONOUN[low in _HIM], found[at]
    count = COUNT.match(low)
    if count is not None:
        last = _counted(page, found, at)
        end = _with_genitives(page, found, last + 1)
        return end, _COUNTED_BENT if count["bent"] else _COUNTED, found[last]
    head, readings = at, EVERY
    while head + 1 < len(found) and _describes(page, found, head):
        readings &= adjective(found[head][0].lower(), page.language)
        head += 1
    own = readings_of(page, found[head])
    return _with_genitives(page, found, head + 1), readings & own or own, found[head]


_PRONOUN: dict[bool, Readings] = {
    False: frozenset({("n", "m"), ("n", "f"), ("n", "p")}),
    True: frozenset({("a", "m"), ("a", "f"), ("a", "p")}),
}
_COUNTED: Readings = frozenset({("n", "p"), ("n", "n"), ("a", "p")})


_COUNTED_BENT: Readings = frozenset({("g", "p"), ("a", "p")})


def _counted(page: Page, found: Sequence[re.Match[str]], at: int) -> int:
    """Return the place of what a number counts: двух мирных жителей."""
    while at + 1 < len(found):
        word, low = found[at + 1][0], found[at + 1][0].lower()
        if low in listed(page.language, "prepositions") or is_stop(word, page.language):
            break
        at += 1
        if not COUNT.match(low) and not adjective(low, page.language):
            break
    return at


def _describes(page: Page, found: Sequence[re.Match[str]], at: int) -> bool:
    """Tell an adjective before its noun from a noun, and from an adjective that is one."""
    word, after = found[at][0], found[at + 1][0]
    own = adjective(word.lower(), page.language)
    if (
        not own
        or is_stop(after, page.language)
        or after.lower() in listed(page.language, "prepositions")
    ):
        return False
    return bool(own & readings_of(page, found[at + 1]))


def _with_genitives(page: Page, found: Sequence[re.Match[str]], at: int) -> int:
    """Return where what belongs to a noun ends: names beside it, and genitives behind it."""
    while at < len(found):
        word, low = found[at][0], found[at][0].lower()
        if (
            low in listed(page.language, "prepositions")
            or is_stop(word, page.language)
            or low in _WE | _HIM
        ):
            break
        if COUNT.match(low):
            break
        before = found[at - 1][0]
        if word[0] == "«" or (word[0].isupper() and not _other_name(before, word)):
            at += 1
            continue
        if not _is_genitive(page, found[at]) or _describes_another(page, found, at):
            break
        at += 1
    return at


def _other_name(before: str, word: str) -> bool:
    """Tell a name that is no part of the name before it: «Белгород ВСУ атаковали»."""
    whole = is_abbreviation(before) or re.search(r"(?:[оеє]ї|о[йг]о?)$", before)
    return before[0].isupper() and not whole and is_abbreviation(word)


def _describes_another(page: Page, found: Sequence[re.Match[str]], at: int) -> bool:
    """Tell «украинской артиллерией», which another case ends, from «украинской артиллерии»."""
    if at + 1 >= len(found) or not _describes(page, found, at):
        return False
    own = adjective(found[at][0].lower(), page.language)
    return not may_be(own & readings_of(page, found[at + 1]), "g")


def _is_genitive(page: Page, found: re.Match[str]) -> bool:
    low = found[0].lower()
    if low[-1] in "бвгґджзйклмнпрстфхцчшщь" and low not in _BARE_GENITIVES:
        own = adjective(low, page.language) | (
            noun(low, page.language)
            if low.endswith(("ов", "ев", "ей", "ів", "їв"))
            else frozenset()
        )
        return may_be(own, "g")
    return may_be(readings_of(page, found), "g")
