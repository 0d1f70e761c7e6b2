"""See a Russian or Ukrainian text with its names, its marks and the word lists of its language."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from corpus.language.apart import meeting
from corpus.language.marks import Marked
from corpus.lexicon import lexicon
from corpus.model import Language, Name, Span

_PAIR = re.compile(r"\b([А-ЯІЇЄҐЁ][\w’']+)\s+(?=([\w’'ʼ-]+))")


@dataclass(frozen=True, eq=False)
class Page:
    """A text with its language, its names and its marks, in order; looked up by place."""

    text: str
    language: Language
    names: tuple[Name, ...]
    marks: tuple[Marked, ...] = ()

    def listed(self, list_name: str) -> tuple[str, ...]:
        """Return one of the word lists of the language."""
        return words_for(self.language, list_name)

    @property
    def roles(self) -> tuple[str, ...]:
        """The stems of words for an office or a calling."""
        return (*self.listed("official"), *self.listed("roles"))

    def comma(self, start: int, end: int) -> int:
        """Return where the next comma stands, else the end."""
        found = self.text.find(",", start, end)
        return found if found >= 0 else end

    def names_in(self, span: Span) -> list[Name]:
        """Return the names that lie inside."""
        first = bisect_left(self.names, span.start, key=lambda n: n.span.start)
        end = bisect_left(self.names, span.end, lo=first, key=lambda n: n.span.start)
        return [name for name in self.names[first:end] if name.span.end <= span.end]

    def names_over(self, span: Span) -> list[Name]:
        """Return the names that a stretch lies in."""
        at = bisect_left(self.names, span.end, key=lambda n: n.span.start)
        return [name for name in self.names[max(0, at - 1) : at] if name.span.holds(span)]

    def marks_in(self, span: Span) -> Sequence[Marked]:
        """Return what stands in marks that a stretch meets."""
        return self.marks[meeting(self._outer, span)]

    def in_marks(self, place: int) -> bool:
        """Tell whether a place lies in quotation marks."""
        return bool(self.marks_in(Span(place, place + 1)))

    def forms(self, entity: str) -> Sequence[str]:
        """Return each form of a name that the text has, once, in order."""
        return tuple(self._forms.get(entity, ()))

    def called(self, role: str, before: int) -> set[str]:
        """Return the people whom the text calls so before a place: "капитан Цвиркун"."""
        return {who for who, end in self._called.get(role, {}).items() if end <= before}

    def paired(self, surname: str) -> Sequence[re.Match[str]]:
        """Return where a word stands after a capitalised one."""
        return self._pairs.get(surname, ())

    @cached_property
    def _outer(self) -> list[Span]:
        return [mark.outer for mark in self.marks]

    @cached_property
    def _forms(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for name in self.names:
            found.setdefault(name.entity, {})[name.span.of(self.text)] = None
        return found

    @cached_property
    def _called(self) -> dict[str, dict[str, int]]:
        found: dict[str, dict[str, int]] = {}
        for name in self.names:
            words = self.text[max(0, name.span.start - 40) : name.span.start].split()
            if name.kind == "person" and words:
                found.setdefault(words[-1].lower(), {}).setdefault(name.entity, name.span.end)
        return found

    @cached_property
    def _pairs(self) -> dict[str, list[re.Match[str]]]:
        found: dict[str, list[re.Match[str]]] = {}
        for pair in _PAIR.finditer(self.text):
            found.setdefault(pair[2], []).append(pair)
        return found


@cache
def words_for(language: Language, list_name: str) -> tuple[str, ...]:
    """Return one of the lists for a language."""
    return tuple(lexicon("cyrillic")[language][list_name])


def trimmed(text: str, span: Span) -> Span:
    """Drop commas, stops and blanks at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,;:—–-\n\t\xa0"))
    return Span(start, max(start, span.start + len(words.rstrip(" ,.;:—–-\n\t\xa0"))))
