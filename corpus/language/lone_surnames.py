"""Tell whether a surname that stands alone is that of the one whom the text names in full."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language.naming import Mention, listed
from corpus.language.pipeline import Parsed
from corpus.lexicon import lexicon
from corpus.model import Span

NEAR = 3
"""Sentences after a headline or a summary within which the name may still follow in full."""

_BESIDE = 60
"""Characters before and after a name in which its office may stand."""
_WORD = re.compile(r"[^\W\d_]\w*")
_BEFORE = re.compile(r"([^\W\d_][\w-]*)\.? $")
_STOP = re.compile(r"[^\w\s.-]+\s|(?<=\w{5})\.\s|\n")
"""Marks that close what stands before them; "Sen." goes on."""

_PRONOUNS = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}


@dataclass(frozen=True, slots=True)
class _Surname:
    """One surname in a text: where it stands with a given name, where alone, and who is near."""

    parsed: Parsed
    full: Sequence[Mention]
    alone: Sequence[Mention]
    people: Sequence[Span]

    @property
    def early(self) -> list[Mention]:
        """Where it stands alone before it stands in full."""
        return [m for m in self.alone if m.span < self.full[0].span]


def of_others(parsed: Parsed, mentions: Sequence[Mention]) -> frozenset[str]:
    """Return the keys of surnames that, alone, are not those of who bears them in full.

    `mentions` stand in their order. News gives the full name first and the surname later: a
    surname ahead of it is somebody else's, unless the name follows at once, as after a
    headline, or is introduced with an office.
    """
    people = [m for m in mentions if m.kind == "person"]
    spans = [m.span for m in people]
    full, alone = defaultdict[str, list[Mention]](list), defaultdict[str, list[Mention]](list)
    for mention in people:
        (full if mention.given else alone)[mention.key].append(mention)
    both = [_Surname(parsed, full[key], alone[key], spans) for key in full.keys() & alone.keys()]
    return frozenset(each.full[0].key for each in both if _is_of_another(each))


def _is_of_another(surname: _Surname) -> bool:
    """Weigh what speaks against one bearer, then what speaks for one."""
    if _titles_differ(surname):
        return True
    if not surname.early:
        return False
    if _is_of_a_relative(surname) or (not _is_far(surname) and _pronouns_differ(surname)):
        return True
    return not _holds_office(surname) and (_is_far(surname) or _meet(surname))


# --- titles ---------------------------------------------------------------------------------


def _titles_differ(surname: _Surname) -> bool:
    """Tell "Mr Tarn" from "Ms Ada Tarn", and "President Tarn" from one with no such office."""
    titles = {t for m in surname.alone for t in _title(surname, m)}
    genders = {gender for title in titles for gender in _genders_of(title)}
    theirs = set(_genders(surname))
    if genders and theirs and not genders & theirs:
        return True
    offices = titles & listed("needs_no_introduction", surname.parsed.language)
    beside = {word for m in surname.full for word in _beside(surname, m.span)}
    return bool(offices) and not any(_is_one_title(o, word) for o in offices for word in beside)


def _title(surname: _Surname, mention: Mention) -> list[str]:
    """Return the title right before a mention, or nothing."""
    start = mention.span.start
    found = _BEFORE.search(surname.parsed.text, max(0, start - _BESIDE), start)
    word = found[1].lower() if found else ""
    return [word] if word in listed("before_person", surname.parsed.language) else []


def _is_one_title(one: str, other: str) -> bool:
    """Tell "gov" and "governor", "president" and "presidency"."""
    shortest = min(len(one), len(other), 5)
    return shortest > 2 and one[:shortest] == other[:shortest]


def _beside(surname: _Surname, name: Span) -> list[str]:
    """Return the words on both sides of a full name that no other person's name cuts off."""
    text, place = surname.parsed.text, bisect_right(surname.people, name)
    following = surname.people[place].start if place < len(surname.people) else len(text)
    after = _words(text[name.end : min(following, name.end + _BESIDE)])
    ours = after[:-1] if following < name.end + _BESIDE else after  # the last is the other's
    return [*_words(_ahead(surname, name)), *ours]


def _ahead(surname: _Surname, name: Span) -> str:
    """Return what stands before a full name, from the last person's name on."""
    place = bisect_right(surname.people, name) - 1
    before = surname.people[place - 1].end if place > 0 else 0
    return surname.parsed.text[max(before, name.start - _BESIDE) : name.start]


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _genders(surname: _Surname) -> Iterator[str]:
    """Yield the genders of the titles and the given names with a full name."""
    for mention in surname.full:
        first = mention.span.of(surname.parsed.text).split()[0].lower()
        for word in (first, *_title(surname, mention)):
            yield from _genders_of(word)


def _genders_of(word: str) -> list[str]:
    """Return whose title or given name a word is."""
    known = lexicon("given_names")
    return [g for g in ("male", "female") if word in (*known[g]["titles"], *known[g]["names"])]


# --- the places of a surname ahead of the name ----------------------------------------------


def _holds_office(surname: _Surname) -> bool:
    """Tell "Foreign Minister Ada Tarn", who is introduced, from a namesake."""
    language = surname.parsed.language
    offices = listed("before_person", language) - listed("address", language)
    leads = (_STOP.split(_ahead(surname, m.span).rstrip(" ,"))[-1] for m in surname.full)
    return any(not offices.isdisjoint(_words(lead)) for lead in leads)


def _is_of_a_relative(surname: _Surname) -> bool:
    """Tell "his sister Ada Tarn", named beside a Tarn whom the text knows already."""
    kin = listed("relatives", surname.parsed.language)
    return not kin.isdisjoint(_words(_ahead(surname, surname.full[0].span)))


def _pronouns_differ(surname: _Surname) -> bool:
    """Tell Tarn, who is "he" until a woman of the name comes."""
    gap = Span(surname.early[0].span.end, surname.full[0].span.start).of(surname.parsed.text)
    said = {_PRONOUNS[word] for word in _words(gap) if word in _PRONOUNS}
    theirs = set(_genders(surname))
    return bool(said and theirs) and not said & theirs


def _is_far(surname: _Surname) -> bool:
    """Tell a surname that everybody knows from one in the headline of the name's own story."""
    return _sentence(surname, surname.full[0]) - _sentence(surname, surname.early[0]) > NEAR


def _meet(surname: _Surname) -> bool:
    """Tell "Tarn met Ada Tarn": two in one sentence."""
    there = _sentence(surname, surname.full[0])
    return any(_sentence(surname, m) == there for m in surname.early)


def _sentence(surname: _Surname, mention: Mention) -> int:
    return bisect_right(surname.parsed.sentences, mention.span.start, key=lambda s: s.start)
