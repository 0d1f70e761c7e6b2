"""Find what the text calls the people it names: the role or title beside each name."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.unnamed import is_role
from corpus.language.pipeline import Parsed
from corpus.language.quotations.beside_names import LONGEST, roles_beside
from corpus.language.quotations.context import context_of
from corpus.model import Name, Span

_AHEAD = re.compile(r"[\w’'ʼ-]+")
_REACH = 90
"""Characters before a Russian or Ukrainian name in which its role may stand."""


def with_roles(parsed: Parsed, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, those of people with the stretch beside them that says what they are."""
    context = context_of(parsed, names)
    if context is None:
        page = Page(parsed.text, parsed.language, tuple(names))
        return tuple(replace(n, role=_ahead(page, n)) if n.kind == "person" else n for n in names)
    return tuple(
        replace(n, role=next(roles_beside(context, n.span), None)) if n.kind == "person" else n
        for n in names
    )


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
