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
SHORTEST = 150
"""A page with fewer characters of running text than this holds no article."""

FEWEST = 4
"""So many long paragraphs show in which kind of box a page tells its article."""

LONGEST_SITE = 60
"""Characters; a longer name of a site is a sentence about it."""

_NO_NAME = re.compile(r"copyright|©|https?:", re.IGNORECASE)
_NO_SITE = {"co", "com", "org", "net", "gov", "ac", "edu"}
"""Parts of a host's name that stand between the site's own and its country's."""

_JOINT = re.compile(r"\s+[|•·–—]\s+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(path: Path, given: Given, limit: int) -> Iterator[Reading | Refusal]:
    """Yield the one article of the page."""
    content = load(path, limit)
    page = article(decode(content, declared=_declared(content)))
    if page is None or len(page.text) < SHORTEST:
        raise UserError("no article is found in the page; save its text as .txt and read that.")
    yield reading(page.text, told(_said(page), given))


def article(markup: str) -> Any:
    """Let trafilatura find the article, and prefer to miss a line over taking one too many."""
    import trafilatura  # takes half a second to load

    try:
        tree = trafilatura.load_html(markup)
        page = _extracted(tree)
        return _extracted(tree) if page and page.text and _rejoined(tree, page.text) else page
    except (RecursionError, ValueError, TypeError, AttributeError, IndexError):
        # Pages that break the parser are no articles; the user is told so.
        return None


def _extracted(tree: Any) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, with_metadata=True
    )


def _rejoined(tree: Any, text: str) -> bool:
    """Put an article together that its page tells in several boxes of one class.

    Advertisements cut some pages so, and only the first box is found. It is one article if
    nearly all that was found lies in such a box, and no other first heading follows it.
    """
    boxes = _boxes(tree)
    found = " ".join(text.split())
    taken = {kind: sum(start in found for _, start in told) for kind, told in boxes.items()}
    kind = max(taken, key=lambda kind: taken[kind], default="")
    if taken.get(kind, 0) < FEWEST or taken[kind] < 0.8 * sum(taken.values()):
        return False
    first, *others = dict.fromkeys(box for box, _ in boxes[kind])
    missing = sum(start not in found for _, start in boxes[kind])
    if not others or missing * 4 < taken[kind] or first.xpath("following::h1"):
        return False
    for box in others:
        first.extend(list(box))
    return True


def _boxes(tree: Any) -> dict[str, list[tuple[Any, str]]]:
    """Return by class of box each paragraph's box and how the paragraph begins."""
    boxes: dict[str, list[tuple[Any, str]]] = {}
    for paragraph in tree.iter("p"):
        start = " ".join(paragraph.text_content().split())[:60]
        box = paragraph.getparent()
        if len(start) == 60 and box is not None and box.get("class"):
            boxes.setdefault(box.get("class"), []).append((box, start))
    return boxes


def _said(page: Any) -> dict[str, Any]:
    link = webpage(page.url)
    return {
        "source": _site(page.sitename, page.hostname) or (page.hostname if link else None),
        "title": _headline(page.title, page.sitename, page.hostname),
        "url": link,
        "published": page.date,
    }


def _site(name: str | None, hostname: str | None) -> str | None:
    """Return what a page calls its site, unless that is a slogan, a notice or a server's name."""
    short = _JOINT.split(name or "")[0].strip(" _")
    if not short or len(short) > LONGEST_SITE or _NO_NAME.match(short):
        return None
    server, *domain = (hostname or "").removeprefix("www.").split(".")
    is_server = len(domain) > 1 and domain[0] not in _NO_SITE and short.casefold() == server
    return None if is_server else short


def _headline(title: str | None, *site: str | None) -> str | None:
    """Take the site's own name off the end of a page's title."""
    if not title:
        return None
    for name in filter(None, site):
        title = re.sub(rf"(?i)\s+[|–—-]\s+{re.escape(name.strip())}\s*$", "", title)
    return title


def _declared(content: bytes) -> str | None:
    """Return the encoding the page names for itself, if there is one of that name."""
    found = _CHARSET.search(content[:4096])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else None
        b"a".decode(name or "ascii", "replace")  # some codecs are not encodings of text
        return name
    except (LookupError, UnicodeError):
        return None
