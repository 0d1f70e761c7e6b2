"""Cut a Russian or Ukrainian sentence into clauses, insertions taken out of what they part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from corpus.language.cyrillic.deed_words import listed, tells, verb_uses
from corpus.language.cyrillic.noun_phrases import WORD, Phrase, phrases
from corpus.language.cyrillic.page import Page
from corpus.model import Span

Words = list[re.Match[str]]

_BOUNDARY = re.compile(r"[,;:()…«»“”„\"\n]|\s[—–-]\s|[.!?]\s")
_RELATIVE = re.compile(r"(?:котор\w{2,3}|як(?:ий|а|е|і|ого|ої|их|ими|им|ою|у))$")
_PARTICIPLE = re.compile(
    r"\w{3,}(?:щ|вш|нн|[ео]м|[уаія]т)(?:ий|ый|ая|ее|ое|ие|ые|его|ого|их|ых|ую|ими|ыми|им|ым)(?:ся)?$"
    r"|\w{3,}(?:ен|ан|ян|ут)(?:ий|а|е|і|ого|ої|их|у|ими|им|ою)$"
)
_FINITE = re.compile(r"\w+(?:[аяиеыуії](?:л|ла|ло|ли|в)(?:ся|сь)?|ет|ют|ут|ит|ять|ють|уть|ає|ює)$")


@dataclass(frozen=True, eq=False)
class Clause:
    """The words of a clause of a sentence; `inserted` stand between commas within it.

    `previous` are the words of the clause before it, `before` the same of a relative one; `opens`
    tells that the sentence begins with this one.
    """

    page: Page
    sentence: Span
    words: Words
    inserted: Words
    before: Words
    previous: Words
    opens: bool

    @cached_property
    def phrases(self) -> list[Phrase]:
        """Return the phrases of the clause, in order; none reaches across a verb."""
        return phrases(self.page, self.words)

    @cached_property
    def telling(self) -> list[int]:
        """Return the numbers of the words that may tell a deed."""
        language = self.page.language
        return [at for at, word in enumerate(self.words) if tells(word[0].lower(), language)]

    @property
    def is_relative(self) -> bool:
        """Tell whether it says something of a noun before it: «…, которые обстреляли …»."""
        return bool(self.before)


def clauses(page: Page, sentence: Span) -> Iterator[Clause]:
    """Yield the clauses of a sentence, in order."""
    parts = _parts(page, sentence)
    at, previous = 0, list[re.Match[str]]()
    while at < len(parts):
        part = parts[at]
        aside = parts[at + 1] if at + 2 < len(parts) else []
        between = aside and _is_between_commas(page, part, aside, parts[at + 2])
        if between and _is_inserted(page, aside) and not _tells(page, part):
            whole = [*part, *parts[at + 2]]
            yield Clause(page, sentence, whole, aside, [], previous, at == 0)
            if _is_relative(aside):
                yield Clause(page, sentence, aside, [], part, part, False)
            previous, at = whole, at + 3
        else:
            before = previous if _is_relative(part) else []
            yield Clause(page, sentence, part, [], before, previous, at == 0)
            previous, at = part, at + 1


def _parts(page: Page, sentence: Span) -> list[Words]:
    """Cut at commas and dashes."""
    parts: list[Words] = []
    last = -1
    for word in WORD.finditer(page.text, sentence.start, sentence.end):
        if last < 0 or _BOUNDARY.search(page.text, last, word.start()):
            parts.append([])
        parts[-1].append(word)
        last = word.end()
    return parts


def _is_between_commas(page: Page, part: Words, aside: Words, rest: Words) -> bool:
    ends = ((part[-1].end(), aside[0].start()), (aside[-1].end(), rest[0].start()))
    return all(page.text[start:end].strip() in (",", "—", "–", "-") for start, end in ends)


def _is_relative(part: Words) -> bool:
    return bool(part) and _RELATIVE.match(part[0][0].lower()) is not None


def _is_inserted(page: Page, part: Words) -> bool:
    """Tell «которые …», «выпущенная …», «по словам сестры» from a clause of its own."""
    first = part[0][0].lower()
    if _is_relative(part) or any(_PARTICIPLE.match(w[0].lower()) for w in part[:1]):
        return True
    if first in ("как", "як"):
        return len(part) <= ASIDE
    return first in listed(page.language, "prepositions") and not _tells(page, part)


ASIDE = 6
"""Words of the longest «как считает следствие» within a clause."""


def _tells(page: Page, part: Sequence[re.Match[str]]) -> bool:
    """Tell whether there is a verb in a part."""
    return any(verb_uses(w[0].lower(), page.language) or _is_finite(w[0]) for w in part)


def _is_finite(word: str) -> bool:
    return word.islower() and len(word) > 3 and _FINITE.match(word) is not None
