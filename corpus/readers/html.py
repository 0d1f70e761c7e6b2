"""Read a saved web page: the article in it, and what the page tells of it."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from corpus.readers.decoding import decode, load
from corpus.readers.given import Given, Reading, Refusal, reading, told, webpage

SUFFIXES = (".html", ".htm", ".xhtml", ".html.gz", ".htm.gz")
FEWEST = 25
"""A page with fewer words of running text than this holds no article."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(path: Path, given: Given, limit: int) -> Iterator[Reading | Refusal]:
    """Yield the one article of the page."""
    content = load(path, limit)
    page = article(decode(content, declared=_declared(content)))
    if page is None or len(page.text.split()) < FEWEST:
        raise UserError("no article is found in the page; save its text as .txt and read that.")
    yield reading(page.text, told(_said(page), given))


def article(markup: str) -> Any:
    """Let trafilatura find the article, and prefer to miss a line over taking one too many."""
    import trafilatura  # takes half a second to load

    try:
        return trafilatura.bare_extraction(
            markup, favor_precision=True, include_comments=False, with_metadata=True
        )
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError):
        # Pages that break the parser are no articles; the user is told so.
        return None


def _said(page: Any) -> dict[str, Any]:
    link = webpage(page.url)
    return {
        "source": page.sitename or (page.hostname if link else None),
        "title": page.title,
        "url": link,
        "published": page.date,
    }


def _declared(content: bytes) -> str | None:
    """Return the encoding the page names for itself, if there is one of that name."""
    found = _CHARSET.search(content[:4096])
    try:
        return codecs.lookup(found[1].decode("ascii")).name if found else None
    except LookupError:
        return None
