"""Find Russian and Ukrainian attribution without marks: X заявил, что …; по словам X, …."""

import re
from collections.abc import Iterator
from functools import cache

from corpus.language.cyrillic.content_edges import content_end, content_start, is_negated, is_of
from corpus.language.cyrillic.content_first import content_first
from corpus.language.cyrillic.cues import (
    Found,
    around,
    cue_words,
    indirect,
    speaker_beside,
)
from corpus.language.cyrillic.forms import verb_form
from corpus.language.cyrillic.genitives import of_whom
from corpus.language.cyrillic.page import Page, trimmed, words_for
from corpus.language.cyrillic.speakers import (
    ASIDE,
    NOBODY,
    after_cue,
    before_cue,
)
from corpus.model import CueClass, Language, QuotationKind, Span, Speaker


def without_marks(page: Page, sentence: Span) -> Iterator[Found]:
    """Yield what a sentence attributes by its words alone."""
    yield from _by_verbs(page, sentence)
    yield from _as_said(page, sentence)
    yield from _according(page, sentence)
    yield from _it_is_said(page, sentence)
    yield from content_first(page, sentence)


def _by_verbs(page: Page, sentence: Span) -> Iterator[Found]:
    """Find X заявил, что …; X пообещал …ть …; X обвинил Y в …; X назвал Y «…»."""
    done, last = sentence.start, None
    for verb in cue_words(page.language).finditer(page.text, sentence.start, sentence.end):
        if verb.start() < done or page.in_marks(verb.start()) or is_negated(page, sentence, verb):
            continue
        start = content_start(page, sentence, verb)
        if start is None:
            continue
        speaker = _subject(page, done, verb, start)
        if speaker is None and last and _goes_on(page, Span(done, verb.start())):
            speaker = last
        speaker = speaker or NOBODY
        end = content_end(page, Span(start, sentence.end), verb)
        content = trimmed(page.text, Span(start, end))
        wished = speaker.span is None and _is_wish(page, verb, start)
        if len(content.of(page.text).split()) > (start == verb.end()) and not wished:
            yield indirect(page, content, speaker, verb)
            done, last = end, speaker if speaker.span else last


def _is_wish(page: Page, verb: re.Match[str], start: int) -> bool:
    """Tell whether content is a wish or a charge, which is nothing without a subject."""
    return start == verb.end() and not is_of(page, verb, "calling")


def _goes_on(page: Page, between: Span) -> bool:
    """Tell whether nothing but a joint stands between two verbs: заявил, что …, и пообещал …."""
    words = re.findall(r"\w+", between.of(page.text).lower())
    return len(words) <= ASIDE and all(word in page.listed("skipped") for word in words)


def _subject(page: Page, start: int, verb: re.Match[str], opening: int) -> Speaker | None:
    """Return who is the subject of a verb: in its clause before it, else right after it."""
    colon = max(page.text.rfind(mark, start, verb.start()) for mark in ":;")
    form = verb_form(verb.group())
    written = _IN_TEXT.fullmatch(page.text, max(start, colon + 1), verb.start())
    if written is not None and verb.group().endswith(("ся", "сь")):
        return Speaker(Span(*written.span(1)), "document")
    return before_cue(page, max(start, colon + 1), verb.start(), form) or after_cue(
        page, verb.end(), opening, form
    )


_IN_TEXT = re.compile(r"\s*(?:В|Во|У)\s+([^,:]{3,60}?)\s+", re.IGNORECASE)
"""What has it: В сообщении ведомства говорится, что …."""


def _as_said(page: Page, sentence: Span) -> Iterator[Found]:
    """Find как сообщил мэр, … and как следует из доклада, …."""
    how = "|".join(page.listed("as_said"))
    start = re.compile(rf"(?:^|,\s+)(?:{how})\s+", re.IGNORECASE).search(sentence.of(page.text))
    if start is None:
        return
    place = sentence.start + start.end()
    written = _written(page.language).match(page.text, place, sentence.end)
    near = min(sentence.end, place + 40)
    verb = written or cue_words(page.language).search(page.text, place, near)
    if verb is None or page.in_marks(verb.start()) or "," in page.text[place : verb.start()]:
        return
    end = page.comma(verb.end(), sentence.end)
    content = around(page, sentence, Span(sentence.start + start.start(), end))
    if content is None:
        return
    if written:
        source = Speaker(trimmed(page.text, Span(verb.end(), end)), "document")
        yield _reported(page, content, source, Span(*verb.span()))
    elif (speaker := speaker_beside(page, Span(place, end), verb)) is not NOBODY:
        yield indirect(page, content, speaker, verb)


@cache
def _written(language: Language) -> re.Pattern[str]:
    """Match how it is said what a text has: как говорится в докладе."""
    return re.compile("|".join(words_for(language, "written")), re.IGNORECASE)


def _reported(
    page: Page, content: Span, speaker: Speaker, cue: Span, cue_class: CueClass = "neutral"
) -> Found:
    """Make an attribution without a verb of saying."""
    kind: QuotationKind = "mixed" if page.marks_in(content) else "indirect"
    return Found(content, kind, speaker, cue, cue_class, 0.75)


def _it_is_said(page: Page, sentence: Span) -> Iterator[Found]:
    """Find Говорят, …: what nobody in particular says."""
    said = "|".join(page.listed("hearsay"))
    start = re.compile(rf"({said}),\s+(?:(?:что|що)\s+)?", re.IGNORECASE).match(
        page.text, sentence.start, sentence.end
    )
    if start is not None:
        content = trimmed(page.text, Span(start.end(), sentence.end))
        cue = Span(start.start(1), start.end(1))
        yield Found(content, "indirect", NOBODY, cue, "neutral", 0.75)


def _according(page: Page, sentence: Span) -> Iterator[Found]:
    """Find по словам Пескова, … and по его словам, …."""
    phrases = "|".join(sorted(page.listed("according"), key=len, reverse=True))
    start = re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE).search(
        page.text, sentence.start, sentence.end
    )
    if start is None or page.in_marks(start.start()):
        return
    end = page.comma(start.end(), sentence.end)
    speaker = _whose(page, start) or of_whom(page, start.end(), end)
    content = around(page, sentence, Span(start.start(), end))
    if speaker is None or content is None:
        return
    estimated = _ESTIMATES.search(start.group()) is not None
    cue_class: CueClass = "other" if estimated else "neutral"
    yield _reported(page, content, speaker, Span(*start.span()), cue_class)


_ESTIMATES = re.compile(r"оцен|оцін|подсч|підрах", re.IGNORECASE)


def _whose(page: Page, phrase: re.Match[str]) -> Speaker | None:
    """Read "his" in по его словам."""
    words = "|".join(page.listed("pronouns"))
    found = re.search(rf"\b(?:{words})\b", phrase.group(), re.IGNORECASE)
    if found is None:
        return None
    return Speaker(Span(phrase.start() + found.start(), phrase.start() + found.end()), "person")
