"""Find what the text calls the people it names: the role or title beside each name."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.unnamed import is_role
from corpus.language.names.naming import listed
from corpus.language.phrases import kind_of_noun
from corpus.language.pipeline import Parsed
from corpus.language.quotations.context import Context, context_of
from corpus.language.quotations.people import role_spans
from corpus.model import Name, Span

LONGEST = 9
"""Words of a role; what is longer is a clause that was misread."""

_AHEAD = re.compile(r"[\w’'ʼ-]+")
_LEADING = re.compile(r"^(?:(?:the|a|an|and|but|both|when|as)\b|\W)+\s*", re.IGNORECASE)
_REACH = 90
"""Characters before a Russian or Ukrainian name in which its role may stand."""


def with_roles(parsed: Parsed, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, those of people with the stretch beside them that says what they are."""
    context = context_of(parsed, names)
    if context is None:
        page = Page(parsed.text, parsed.language, tuple(names))
        return tuple(replace(n, role=_ahead(page, n)) if n.kind == "person" else n for n in names)
    return tuple(
        replace(n, role=next(_beside(context, n), None)) if n.kind == "person" else n for n in names
    )


def _beside(context: Context, name: Name) -> Iterator[Span]:
    """Yield what stands before an English name, then what is set after it between commas."""
    for first, end in role_spans(context, name.span):
        words = context.doc[first:end]
        span = _trimmed(context.text, Span(words.start_char, words.end_char))
        if not span.of(context.text) or len(words) > LONGEST or "\n" in span.of(context.text):
            continue
        if any(map(_is_role, words)) and not span.meets(name.span) and not any(map(_acts, words)):
            yield span


def _is_role(token: Token) -> bool:
    """Tell a title, and a word for what somebody is: "spokesman", "ally", not "salvo"."""
    return token.lower_ in listed("before_person", "en") or kind_of_noun(token) in (
        "person",
        "official",
    )


def _acts(token: Token) -> bool:
    """Tell a verb, or a comma, where a sentence was misread as a role."""
    return (
        token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "acl")
    ) or token.text == ","


def _trimmed(text: str, span: Span) -> Span:
    """Leave out articles at the start, marks and blanks at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(_LEADING.sub("", words))
    return Span(start, max(start, span.start + len(words.rstrip(" ,;:–—-"))))


def _ahead(page: Page, name: Name) -> Span | None:
    """Return the longest role that ends where a Russian or Ukrainian name begins."""
    at = bisect_left(page.names, name.span.start, key=lambda n: n.span.start)
    stop = max(page.text.rfind("\n", 0, name.span.start) + 1, name.span.start - _REACH)
    before = [n.span.end for n in page.names[:at] if n.kind == "person"]
    start = max(stop, before[-1] if before else 0)
    if not page.text[start : name.span.start].endswith(" "):
        return None
    words = list(_AHEAD.finditer(page.text, start, name.span.start))[-LONGEST:]
    for place in range(len(words)):
        span = Span(words[place].start(), words[-1].end())
        if words[-1][0].lower() in page.listed("prepositions"):
            return None
        if is_role(page, words[place:]) and not re.search(r"[,.;:!?«»()]", span.of(page.text)):
            return span
    return None
