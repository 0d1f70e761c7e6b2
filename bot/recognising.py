"""Recognise the incident that a link or a posted text tells of, from what is held alone."""

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from bot.ask import Ask
from corpus.fingerprints import fingerprint
from corpus.incidents import assign
from corpus.model import Annotations, Document, Incident
from corpus.spelling import language_of

LINK = re.compile(r"https?://[^\s<>\"“”|)\]]+")
LINKS = 5
"""Links of one text that are looked up."""

MUCH = 20
"""Words from which on a text is grouped as an article would be; fewer are looked up as words."""

READ = 4000
"""Characters of a posted text that are read."""

_SLUG = re.compile(r"[^\W\d_]{2,}")
FEW = 3
"""Words that a link's address must have to stand for its article."""


async def linked(ask: Ask, text: str) -> Incident | None:
    """Return the incident of the first link that is held; nothing is ever fetched."""
    for url in LINK.findall(text)[:LINKS]:
        document = await ask.store.document_at(ask.workspace, url.rstrip(".,;:!?"))
        incident = await ask.store.incident_of(ask.workspace, document) if document else None
        if incident:
            return incident
    return None


async def told(ask: Ask, text: str) -> Incident | None:
    """Return the incident that a longer text tells of, found as that of an article would be."""
    words = LINK.sub(" ", text)[:READ].strip()
    if len(words.split()) < MUCH:
        return None
    document = Document("", "", words, language=language_of(words))
    print_ = await ask.think(fingerprint, document)
    near = await ask.store.incident_candidates(ask.workspace, print_)
    assigned = await ask.think(assign, document, Annotations(), print_, near)
    return await ask.store.incident(ask.workspace, assigned.about) if assigned.about else None


def words_to_look_up(text: str) -> str:
    """Return the words of a short text, or those in the address of a link that stands alone."""
    words = " ".join(LINK.sub(" ", text).split())
    words = words if any(c.isalnum() for c in words) else ""
    return words or " ".join(_slug(LINK.findall(text)))


def _slug(links: Sequence[str]) -> list[str]:
    """Return the words of the longest part of a link's address, as headlines stand there."""
    parts = [part for link in links[:1] for part in unquote(urlsplit(link).path).split("/")]
    named = [_SLUG.findall(re.sub(r"\.\w+$", "", part)) for part in parts]
    best = max(named, key=len, default=[])
    return best if len(best) >= FEW else []
