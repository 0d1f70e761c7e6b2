"""Find where a Russian or Ukrainian text says itself that it does not know who did it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.language.cyrillic.deed_words import listed, noun_entries, verb_uses
from corpus.language.cyrillic.noun_phrases import WORD
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.readings import is_listed
from corpus.model import Action, Language, Span

Words = Sequence[re.Match[str]]


def unknown_doers(page: Page, sentence: Span) -> Iterator[Action]:
    """Yield the deed of a sentence whose doer is declared unknown.

    Three ways to say so: "кто …, неизвестно"; "исполнители … не найдены"; "никто не взял на
    себя ответственности".
    """
    text = page.text[sentence.start : sentence.end].lower().replace("’", "'").replace("ʼ", "'")
    words = list(WORD.finditer(page.text, sentence.start, sentence.end))
    asked = _asked(page, words) if _pattern(page.language, "not_known").search(text) else None
    place = asked if asked is not None else _sought(page, words, text)
    if place is None:
        place = _searched_for(page, words)
    if place is None and _is_unclaimed(page, text):
        place = 0
    if place is not None:
        cue, event = _deed_near(page, words, place)
        yield Action(sentence, Span(*cue.span()), event, "unknown")


def _asked(page: Page, words: Words) -> int | None:
    """Return where it is asked who did a deed: «кто стоит за», «чей снаряд»."""
    for at, word in enumerate(words):
        if word[0].lower() in listed(page.language, "who") and not _is_whoever(words, at):
            near = words[at + 1 : at + 8]
            whose = word[0].lower().startswith(("чей", "чь", "чий", "чи"))
            arms = whose and any(
                is_listed(w[0].lower(), page.language, "weapons") for w in near[:3]
            )
            if arms or any(_is_deed(page, w[0].lower()) for w in near) or _does(page, near):
                return at
    return None


def _is_whoever(words: Words, at: int) -> bool:
    """Tell «тем, кто погиб» and «тот, кто», which ask nothing."""
    before = words[at - 1][0].lower() if at else ""
    return bool(re.fullmatch(r"т(?:ем|от|е|ому|ого|их|им|ой|ими)|всех|усіх", before))


def _does(page: Page, near: Words) -> bool:
    said = " ".join(w[0].lower() for w in near)
    return any(said.startswith(did) or f" {did}" in said for did in listed(page.language, "did"))


def _sought(page: Page, words: Words, text: str) -> int | None:
    """Return where a doer stands who is sought or not found: «исполнителей ищут»."""
    culprit = _pattern(page.language, "culprits").search(text)
    if culprit is None or not _is_said_of(page, culprit, text):
        return None
    named = _at(words, culprit.start(), text)
    deed = any(_is_deed(page, w[0].lower()) for w in words)
    alone = re.match(r"(?:напад|убийц|вбивц|убивц|стреляв|стріл|поджиг|палі)", culprit[0])
    personal = re.search(r"личност|особ[уи]\b", text) and _HURT.search(text)
    found = deed or alone or personal
    return named if found else None


_WHOSE = ("происхожд", "походж", "авторств", "принадлеж", "належн")


def _is_said_of(page: Page, culprit: re.Match[str], text: str) -> bool:
    """Tell «исполнители не найдены» from «исполнители названы, оружие не найдено»."""
    reaches = "," in culprit[0] or culprit[0].startswith(_WHOSE)  # both go on behind the comma
    for sought in _pattern(page.language, "sought").finditer(text):
        start, end = sorted((culprit.end(), sought.start()))
        if reaches or not re.search("[,;:]", text[start:end]):
            return True
    return False


def _searched_for(page: Page, words: Words) -> int | None:
    """Return where a doer is who is looked for: «ищут водителя, который сбил …»."""
    lows = [w[0].lower() for w in words]
    seeks = next((n for n, low in enumerate(lows) if low in listed(page.language, "seeks")), None)
    for at in range(seeks + 1, len(lows)) if seeks is not None else ():
        who = re.fullmatch(r"котор(?:ый|ая|ые)|як(?:ий|а|і)|кто|хто", lows[at])
        if who and any(_is_deed(page, low) for low in lows[at + 1 : at + 6]):
            return at
    return None


_HURT = re.compile(
    r"нападавш|нападник|стрелявш|стрільц|убийц|вбивц|убивц|поджигател|злоумышлен|зловмисник"
)


def _at(words: Words, place: int, low: str) -> int:
    """Return the number of the word that begins at a place of the sentence."""
    start = words[0].start() - (len(low) - len(low.lstrip()))
    return next((n for n, w in enumerate(words) if w.end() - start > place), 0)


def _is_unclaimed(page: Page, text: str) -> bool:
    """Tell «никто не взял на себя ответственности за взрыв»."""
    answered = _pattern(page.language, "responsibility").search(text)
    return bool(answered and _pattern(page.language, "nobody").search(text))


def _deed_near(page: Page, words: Words, place: int) -> tuple[re.Match[str], str]:
    """Return the word for the deed after a place, else before it, else the word there."""
    order = [*range(place, len(words)), *range(place)]
    for at in order:
        low = words[at][0].lower()
        for entry in _entries(page, low):
            return words[at], entry
    return words[place], "do"


def _entries(page: Page, low: str) -> Iterator[str]:
    yield from (u.entry.event for u in verb_uses(low, page.language) if not u.entry.blames)
    yield from (e.event for e in noun_entries(low, page.language))


def _is_deed(page: Page, low: str) -> bool:
    return next(_entries(page, low), None) is not None


@cache
def _pattern(language: Language, key: str) -> re.Pattern[str]:
    stems = "|".join(map(re.escape, listed(language, key)))
    return re.compile(rf"(?<!\w)(?:{stems})")
