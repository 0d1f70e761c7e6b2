"""Read whom a Russian or Ukrainian phrase names in the genitive."""

import re

from corpus.language.cyrillic.forms import oblique
from corpus.language.cyrillic.page import Page, trimmed
from corpus.language.cyrillic.speakers import WORDS, after_cue, called_in, titled
from corpus.model import Span, Speaker

_WORDS_OF = re.compile(r"[^.;:!?\n]{0,60}?\bслова\s+([^,.;:!?\n—–]+)")


def words_of(page: Page, start: int, limit: int) -> Speaker | None:
    """Read whose words somebody passes on: передаёт агентство слова мэра Игоря Петрова."""
    found = _WORDS_OF.match(page.text, start, limit)
    return of_whom(page, *found.span(1)) if found else None


def of_whom(page: Page, start: int, end: int) -> Speaker | None:
    """Read whom a phrase names, in the genitive: по словам министра Игоря Петрова."""
    words = trimmed(page.text, Span(start, end))
    people = [n for n in page.names_in(words) if n.kind == "person"]
    if not words.of(page.text) or len(words.of(page.text).split()) > WORDS:
        return None
    if people:
        whole = Span(words.start, people[-1].span.end)
        ahead = Span(words.start, people[-1].span.start).of(page.text).strip()
        called = called_in(page, people[-1].entity)
        return Speaker(whole, "person", called, people[-1].entity, ahead or None)
    found = titled(page, after_cue(page, start, end))
    if found is not None:
        return found
    named = words.of(page.text)[0].isupper() and oblique(words.of(page.text))
    return Speaker(words, "person" if named else "institution")
