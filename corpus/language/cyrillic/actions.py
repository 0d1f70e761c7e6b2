"""Read who did what to whom off Russian and Ukrainian texts, by case and agreement."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from corpus.language.cyrillic.accusing import accusations
from corpus.language.cyrillic.deed_nouns import nouns
from corpus.language.cyrillic.deed_words import listed, tells
from corpus.language.cyrillic.deeds import verbs
from corpus.language.cyrillic.noun_phrases import WORD
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.parts import clauses
from corpus.language.cyrillic.unknown_doers import unknown_doers
from corpus.language.pipeline import Parsed
from corpus.model import Action, Language, Name, Quotation, Span


def actions(
    parsed: Parsed, names: Sequence[Name], quotations: Sequence[Quotation]
) -> tuple[Action, ...]:
    """Return the events that a text tells, in order, with the English word for each as `event`.

    Agency is as in English, see `corpus.language.agency`. Left out is also the doer of a verb in
    the plural without a subject ("убили") and of one in the neuter ("ранило осколком").
    """
    page = Page(parsed.text, parsed.language, tuple(sorted(names, key=lambda n: n.span)))
    content = [q.span for q in quotations if q.kind != "term"]
    found: dict[Span, Action] = {}
    deeds, doubts = _places(page)
    for sentence in parsed.sentences:
        told, open_ = _lies_in(deeds, sentence), _lies_in(doubts, sentence)
        for deed in _deeds(page, sentence, told, open_) if told or open_ else ():
            quoted = any(span.holds(deed.cue) for span in content)
            found.setdefault(deed.cue, replace(deed, quoted=quoted))
    return tuple(sorted(found.values(), key=lambda action: action.cue))


def _places(page: Page) -> tuple[list[int], list[int]]:
    """Return where a text has a word for a deed, and one for what is not known, in order."""
    deeds, doubts = [], []
    for word in WORD.finditer(page.text):
        tells, doubtful = _tells(word[0], page.language)
        if tells:
            deeds.append(word.start())
        if doubtful:
            doubts.append(word.start())
    return deeds, doubts


def _lies_in(places: Sequence[int], sentence: Span) -> bool:
    at = bisect_left(places, sentence.start)
    return at < len(places) and places[at] < sentence.end


def _deeds(page: Page, sentence: Span, told: bool, doubtful: bool) -> Iterator[Action]:
    """Yield the deeds of a sentence; what it declares unknown goes first, and stands."""
    if _figure(page.language).search(page.text, sentence.start, sentence.end):
        return
    if doubtful:
        yield from unknown_doers(page, sentence)
    for clause in clauses(page, sentence) if told else ():
        if clause.telling:
            yield from verbs(clause)
            yield from accusations(clause)
            yield from nouns(clause)


@lru_cache(maxsize=50_000)
def _tells(word: str, language: Language) -> tuple[bool, bool]:
    """Tell whether a word tells a deed, and whether it may say that something is not known."""
    low = word.lower()
    return tells(low, language), low.startswith(_doubts(language))


@cache
def _doubts(language: Language) -> tuple[str, ...]:
    """Return the last words, or their stems, of all that says that something is not known."""
    keys = ("not_known", "sought", "seeks", "responsibility")
    return tuple(phrase.split()[-1] for key in keys for phrase in listed(language, key))


@cache
def _figure(language: Language) -> re.Pattern[str]:
    """Match a blow to prices or to a goalpost, which is none to a town."""
    stems = "|".join(map(re.escape, listed(language, "otherwise")))
    return re.compile(rf"\b(?:{stems})\w{{0,2}}\b", re.IGNORECASE)
