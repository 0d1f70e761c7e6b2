"""See a Russian or Ukrainian text with its names and the word lists of its language."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Language, Name, Span


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its language and its names, in order."""

    text: str
    language: Language
    names: tuple[Name, ...]

    def listed(self, list_name: str) -> tuple[str, ...]:
        """Return one of the word lists of the language."""
        return words_for(self.language, list_name)

    def names_in(self, span: Span) -> list[Name]:
        """Return the names that lie inside."""
        first = bisect_left(self.names, span.start, key=lambda n: n.span.start)
        found = []
        for name in self.names[first:]:
            if name.span.start >= span.end:
                break
            if name.span.end <= span.end:
                found.append(name)
        return found


@cache
def words_for(language: Language, list_name: str) -> tuple[str, ...]:
    """Return one of the lists for a language."""
    return tuple(lexicon("cyrillic")[language][list_name])
