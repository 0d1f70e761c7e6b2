"""Tell whether a surname that stands alone is that of the one whom the text names in full.

One rule: news introduces people, so a surname alone is theirs whom the full name introduced,
before it or at once, or with an office; unless a title, an office or a pronoun speaks of
another. Whoever is introduced as somebody's kin does not take the surname over.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language.names.naming import Mention, listed
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

    `mentions` stand in their order.
    """
    full, alone = defaultdict[str, list[Mention]](list), defaultdict[str, list[Mention]](list)
    people = [m for m in mentions if m.kind == "person"]
    for mention in people:
        (full if mention.given else alone)[mention.key].append(mention)
    spans = [m.span for m in people]
    both = [_Surname(parsed, full[key], alone[key], spans) for key in full.keys() & alone.keys()]
    return frozenset(each.full[0].key for each in both if _is_of_another(each))


def of_kin(parsed: Parsed, mentions: Sequence[Mention]) -> frozenset[Span]:
    """Return the full names of those who are introduced as somebody's: "her brother Abel Tarn"."""
    people = [m for m in mentions if m.kind == "person"]
    named = _Surname(parsed, people, [], [m.span for m in people])
    return frozenset(m.span for m in people if m.given and _is_kin(named, m))


def _is_of_another(surname: _Surname) -> bool:
    """Tell a namesake's surname: what is said of it contradicts, or it was never introduced."""
    return _contradicts(surname) or (bool(surname.early) and not _introduces(surname))


def _contradicts(surname: _Surname) -> bool:
    """Tell "Mr Tarn" or "he" from Ada Tarn, and "President Tarn" from one with no such office."""
    titles = {t for m in surname.alone for t in _title(surname, m)}
    said = {gender for title in titles for gender in _genders_of(title)} or _pronouns(surname)
    theirs = set(_genders(surname))
    if said and theirs and not said & theirs:
        return True
    offices = titles & listed("needs_no_introduction", surname.parsed.language)
    beside = {word for m in surname.full for word in _beside(surname, m.span)}
    return bool(offices) and not any(_is_one_title(o, word) for o in offices for word in beside)


def _introduces(surname: _Surname) -> bool:
    """Tell a full name that comes with an office, or at once, from that of somebody else."""
    first = surname.full[0]
    if _is_kin(surname, first):
        return False
    here = _sentence(surname, first)
    meets = any(_sentence(surname, m) == here for m in surname.early)  # "Tarn met Ada Tarn"
    return _holds_office(surname) or (not meets and not _is_far(surname))


# --- what is said of a surname --------------------------------------------------------------


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


def _pronouns(surname: _Surname) -> set[str]:
    """Return the genders of "he" and "she" between a surname and the full name that follows."""
    if not surname.early or _is_far(surname):
        return set()
    gap = Span(surname.early[0].span.end, surname.full[0].span.start).of(surname.parsed.text)
    return {_PRONOUNS[word] for word in _words(gap) if word in _PRONOUNS}


def _holds_office(surname: _Surname) -> bool:
    """Tell "Foreign Minister Ada Tarn", who is introduced, from a namesake."""
    language = surname.parsed.language
    offices = listed("before_person", language) - listed("address", language)
    leads = (_STOP.split(_ahead(surname, m.span).rstrip(" ,"))[-1] for m in surname.full)
    return any(not offices.isdisjoint(_words(lead)) for lead in leads)


def _is_kin(surname: _Surname, mention: Mention) -> bool:
    """Tell "his sister Ada Tarn", named beside a Tarn whom the text knows already."""
    kin = listed("relatives", surname.parsed.language)
    return not kin.isdisjoint(_words(_ahead(surname, mention.span)))


def _is_far(surname: _Surname) -> bool:
    """Tell a surname that everybody knows from one in the headline of the name's own story."""
    return _sentence(surname, surname.full[0]) - _sentence(surname, surname.early[0]) > NEAR


def _sentence(surname: _Surname, mention: Mention) -> int:
    return bisect_right(surname.parsed.sentences, mention.span.start, key=lambda s: s.start)
