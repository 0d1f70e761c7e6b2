"""Read a saved RSS or Atom feed, one article an entry."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.errors import UserError
from corpus.readers.decoding import load
from corpus.readers.given import Given, Reading, Refusal, reading, told, webpage

SUFFIXES = (".rss", ".atom", ".xml")
TEASER = 40
"""An entry of fewer words than this only points at its article."""

_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "blockquote", "figure", "figcaption", "tr")


def read(path: Path, given: Given, limit: int) -> Iterator[Reading | Refusal]:
    """Yield the article of each entry that holds one; a teaser is refused by name."""
    import feedparser  # only who reads a feed waits for it

    # Handed over as a stream, since feedparser would fetch a string that looks like a link.
    feed = feedparser.parse(io.BytesIO(load(path, limit)))
    if not feed.entries:
        raise UserError(
            "it is not a feed, or one without entries; save the RSS or Atom file again."
        )
    given = given.over(Given(source=_plain(feed.feed.get("title", "")) or None))
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _article(entry, given)
        except UserError as error:
            yield Refusal(f"{path}, entry {number}", str(error))


def _article(entry: Any, given: Given) -> Reading:
    texts = [part.get("value", "") for part in entry.get("content", ())]
    text = max((_plain(text) for text in [*texts, entry.get("summary", "")]), key=len)
    if len(text.split()) < TEASER:
        raise UserError("it holds a teaser, no article; save its page as HTML and read that.")
    said = {"title": _plain(entry.get("title", "")), "url": webpage(entry.get("link"))}
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    if when:
        said["published"] = f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}"
    return reading(text, told(said, given))


def _plain(markup: str) -> str:
    """Take the tags off; each block becomes a paragraph."""
    from lxml import etree, html  # type: ignore[import-untyped]  # lxml ships no types

    if not markup.strip():
        return ""
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    etree.strip_elements(root, "script", "style", etree.Comment, with_tail=False)
    for element in root.iter(*_BLOCKS):
        element.text = "\n" + (element.text or "")
        element.tail = "\n" + (element.tail or "")
    for br in root.iter("br"):
        br.tail = "\n" + (br.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n\n".join(line for line in lines if line)
