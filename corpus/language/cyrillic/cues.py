"""Find Russian and Ukrainian cue verbs in their forms, and what is attributed by them."""

import re
from dataclasses import dataclass
from functools import cache

from corpus.language import cues
from corpus.language.cyrillic.forms import verb_form
from corpus.language.cyrillic.genitives import words_of
from corpus.language.cyrillic.page import Page, trimmed, words_for
from corpus.language.cyrillic.speakers import NOBODY, after_cue, before_cue
from corpus.model import CueClass, Language, QuotationKind, Span, Speaker

_NOT_VERBS: dict[Language, str] = {
    "ru": (
        r"(?:ни[еяюий]|нием|ств\w*|тел\w*|ник\w*|ост\w*|к[аиу]|вш\w*|[юяуа]щ\w*"
        r"|[еи]м(?:[ыо]\w{1,2}|ая|ую)|ть|ться)"
    ),
    "uk": (
        r"(?:ння|нню|нням|нь|ств\w*|тел\w*|ник\w*|іст\w*|к[аиу]|вш\w*|[юяуа]ч[аеиоі]\w*"
        r"|ван(?:и\w{1,2}|ого|ому|ої|ій|а|у)|тис?я?)"
    ),
}
"""Ends of nouns, participles and infinitives, which do not say that anybody said anything."""


@dataclass(frozen=True, slots=True)
class Found:
    """Content with its cue and its speaker, before pronouns are resolved."""

    content: Span
    kind: QuotationKind
    speaker: Speaker
    cue: Span | None
    cue_class: CueClass
    confidence: float


@cache
def cue_words(language: Language) -> re.Pattern[str]:
    """Build the pattern of all cue verbs in their forms."""
    stems = "|".join(sorted(cues.verbs(language), key=len, reverse=True))
    return re.compile(
        rf"\b({stems})(?!\w*?{_NOT_VERBS[language]}\b)[\w’']{{0,6}}\b(?!-)", re.IGNORECASE
    )


def cue_in(page: Page, span: Span) -> re.Match[str] | None:
    """Find the first cue verb of a stretch."""
    return cue_words(page.language).search(page.text, span.start, span.end)


def attributes(text: str, language: Language) -> bool:
    """Tell whether words say that somebody says, calls, asks or hopes something."""
    stems = tuple(s for key in _ATTRIBUTING for s in words_for(language, key))
    beginnings = (word.lower() for word in re.findall(r"[\w’']+", text))
    return bool(cue_words(language).search(text)) or any(w.startswith(stems) for w in beginnings)


_ATTRIBUTING = ("charging", "calling", "demanding", "warning", "doing", "hearsay")


def class_of(page: Page, verb: re.Match[str]) -> CueClass:
    """Return the class of a cue verb; of a verb that only stands beside speech, other."""
    known = cues.verbs(page.language).get(verb.group(1).lower())
    return next(iter(known.values())) if known else "other"


def speaker_beside(page: Page, clause: Span, verb: re.Match[str]) -> Speaker:
    """Find the speaker after the verb of a clause, else before it."""
    form = verb_form(verb.group())
    return (
        words_of(page, verb.end(), clause.end)
        or after_cue(page, verb.end(), clause.end, form)
        or before_cue(page, clause.start, verb.start(), form)
        or NOBODY
    )


_ANY_VERB = re.compile(
    r"\s*([^\W\d_]{3,}(?:л|ла|ли|в|ет|ёт|ит|ют|ут|ят|ат|є|єть|ить|їть|ють|уть|ять|ать)(?:ся|сь)?)\s+(?=\S)"
)


def any_verb(page: Page, clause: Span) -> re.Match[str] | None:
    """Find the verb that stands first in the words beside speech: — засмеялась она."""
    found = _ANY_VERB.match(page.text, clause.start, clause.end)
    if found is None or found[1][0].isupper():
        return None
    return found if after_cue(page, found.end(), clause.end, verb_form(found[1])) else None


def spoken(
    page: Page, content: Span, speaker: Speaker, verb: re.Match[str], confidence: float
) -> Found:
    """Make a direct quotation."""
    cue = Span(verb.start(1), verb.start(1) + len(verb.group().strip()))
    return Found(content, "direct", speaker, cue, class_of(page, verb), confidence)


def indirect(page: Page, content: Span, speaker: Speaker, verb: re.Match[str]) -> Found:
    """Make an indirect quotation: mixed if it holds marks, direct if it is all in marks."""
    cue = Span(verb.start(), verb.end())
    inside = [m for m in page.marks_in(content) if content.holds(m.outer)]
    if inside and inside[0].outer == content:
        return Found(inside[0].inner, "direct", speaker, cue, class_of(page, verb), 0.85)
    kind: QuotationKind = "mixed" if inside else "indirect"
    return Found(content, kind, speaker, cue, class_of(page, verb), 0.8)


def around(page: Page, sentence: Span, phrase: Span) -> Span | None:
    """Take what a sentence says before, after or around the phrase that attributes it."""
    colon = max(page.text.rfind(mark, sentence.start, phrase.start) for mark in ":;")
    before = trimmed(page.text, Span(max(sentence.start, colon + 1), phrase.start))
    after = trimmed(page.text, Span(phrase.end, sentence.end))
    amid = page.text[phrase.start - 2 : phrase.start] == ", " and before.start < before.end
    if amid or len(before.of(page.text).split()) > 1:
        whole = len(after.of(page.text).split()) > 1
        return Span(before.start, after.end) if whole else before
    return after if len(after.of(page.text).split()) > 1 else None
