"""Attribute Russian and Ukrainian speech in marks or after a dash to its speaker."""

import re
from collections.abc import Iterator

from corpus.language.cyrillic.cues import Found, any_verb, cue_in, cue_words, speaker_beside, spoken
from corpus.language.cyrillic.forms import verb_form
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.speakers import NOBODY, after_cue, before_cue
from corpus.language.marks import Marked
from corpus.model import Span, Speaker

_CLAUSE_END = re.compile(r"[.;!?…](?:\s|$)|[«„“\"]|\s[—–-]\s|\n|$")
_DASH = re.compile(r"[,!?…]\s+[—–-]\s+")
_DASH_AGAIN = re.compile(r"[,.]\s+[—–-]\s+")
_LEAD = re.compile(r"[,.!?…]*\s*[—–-]\s*|,\s+")
_JOINT = re.compile(r"(?:и|і|й|та|а|но|але|или|або|что|що|котор|який|яка|які)\w*\s", re.IGNORECASE)
_DIALOGUE = re.compile(r"^[ \t]*[—–]\s+(?=\S)", re.MULTILINE)
_SENTENCE_START = re.compile(r"[.!?…»“\"]\s|\n")


def in_marks(page: Page, mark: Marked) -> Iterator[Found]:
    """Attribute speech in marks to the words after, before or inside it."""
    pieces = list(interrupted(page, mark.inner))
    if pieces:
        yield from pieces
        return
    one = _after(page, mark.inner, mark.outer.end) or _before(page, mark)
    if one is not None:
        yield one


def interrupted(page: Page, inner: Span) -> Iterator[Found]:
    """Split «Да, — сказал он, — но не сейчас» into what is said before and after."""
    dash = _DASH.search(page.text, inner.start, inner.end)
    if dash is None:
        return
    again = _DASH_AGAIN.search(page.text, dash.end(), inner.end)
    clause = Span(dash.end(), again.start() if again else inner.end)
    verb = cue_in(page, clause) or any_verb(page, clause)
    if verb is None or verb.start() - clause.start > 40 or clause.end - clause.start > 160:
        return
    speaker = speaker_beside(page, clause, verb)
    yield spoken(page, Span(inner.start, dash.start() + 1), speaker, verb, 0.85)
    if again is not None and again.end() < inner.end:
        yield spoken(page, Span(again.end(), inner.end), speaker, verb, 0.85)


def dialogue(page: Page) -> Iterator[Found]:
    """Find lines of dialogue: — Да, — сказал он. — Но не сейчас."""
    for lead in _DIALOGUE.finditer(page.text):
        end = page.text.find("\n", lead.end())
        line = trimmed_end(page.text, Span(lead.end(), end if end >= 0 else len(page.text)))
        if not page.marks_in(line):
            yield from interrupted(page, line)


def trimmed_end(text: str, span: Span) -> Span:
    """Drop blanks at the end."""
    return Span(span.start, span.start + len(span.of(text).rstrip()))


def _after(page: Page, content: Span, end: int) -> Found | None:
    """Find «…», — сказал Песков."""
    lead = _LEAD.match(page.text, end)
    if lead is None:
        return None
    close = _CLAUSE_END.search(page.text, lead.end())
    clause = Span(lead.end(), close.start() if close else len(page.text))
    ahead = page.text[: content.start - 1].rstrip(" ")
    named = ahead[-1:].isalnum() and not {"—", "–", "-"} & set(lead.group())
    if named or ("—" not in lead.group() and _JOINT.match(page.text, lead.end())):
        return None  # магазин «Колос», сообщила полиция, …
    verb = cue_in(page, clause)
    if verb is None or not _comes_first(page, clause, verb):
        verb = any_verb(page, clause) if "—" in lead.group() or "–" in lead.group() else None
    if verb is None:
        return None
    return spoken(page, content, speaker_beside(page, clause, verb), verb, 0.9)


def _comes_first(page: Page, clause: Span, verb: re.Match[str]) -> bool:
    """Tell whether a verb comes first, or right after its speaker, in the words that follow."""
    ahead = page.text[clause.start : verb.start()].lower().split()
    return len(ahead) <= 6 and not any(w in page.listed("opens_content") for w in ahead)


def _before(page: Page, mark: Marked) -> Found | None:
    """Find Песков сказал: «…»."""
    head = page.text[max(0, mark.outer.start - 400) : mark.outer.start].rstrip()
    if not head.endswith(":"):
        return None
    end = max(0, mark.outer.start - 400) + len(head) - 1
    starts = [m.end() for m in _SENTENCE_START.finditer(page.text, max(0, end - 400), end)]
    clause = Span(starts[-1] if starts else max(0, end - 400), end)
    verbs = list(cue_words(page.language).finditer(page.text, clause.start, clause.end))
    if not verbs:
        return _written(page, mark, clause)
    verb = verbs[-1]
    form = verb_form(verb.group())
    speaker = before_cue(page, clause.start, verb.start(), form) or (
        after_cue(page, verb.end(), clause.end, form) or NOBODY
    )
    return spoken(page, mark.inner, speaker, verb, 0.9)


def _written(page: Page, mark: Marked, clause: Span) -> Found | None:
    """Find В письме экспертов написано: «…», what a text has, with the text for its speaker."""
    found = _IN_TEXT.match(page.text, clause.start, clause.end)
    if found is None:
        return None
    speaker, cue = Speaker(Span(*found.span(1)), "document"), Span(*found.span(2))
    return Found(mark.inner, "direct", speaker, cue, "neutral", 0.8)


_IN_TEXT = re.compile(
    r"\s*(?:В|Во|На|У)\s+([^,:]{3,60}?)\s+(?:(?:было|була?|було)\s+)?"
    r"((?:написан|значит|сказан|указан|зазначен|говорит|йдет)\w*)",
    re.IGNORECASE,
)
"""A text and how it is said what it has."""
