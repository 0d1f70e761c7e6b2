"""An index with its store in one folder, opened as often as a test likes; it needs no model."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from corpus.fingerprints import Fingerprint
from corpus.incidents import Assignment
from corpus.model import OPERATOR, Annotations, Document, Source, Span
from corpus.search import Hit, Search
from corpus.search.embedding import DIMENSIONS, Floats, Middles
from corpus.spelling import language_of, words
from corpus.store import Store

BRIDGE = "Engineers closed the old bridge after cracks were found in two pillars."
FLOOD = "The flood reached the market square, and shops were closed for a week."
HARBOUR = "General Alekseyev was shot in the harbour, said the mayor of Kyiv."
RUSSIAN = "Генерал Алексеев был ранен утром, сообщили в мэрии Киева."
UKRAINIAN = "Генерала Алексєєва поранено вранці, повідомили у мерії Києва."


class Bags:
    """An embedder without a model: a text is the sum of its words' random directions."""

    name = "bags 1"
    why_not: str | None = None
    least = 0.0
    middles = Middles(np.zeros(DIMENSIONS, np.float32), np.zeros(DIMENSIONS, np.float32))

    def query(self, text: str) -> Floats:
        """Return the sum of the directions of the words."""
        vector = np.full(DIMENSIONS, 1e-3, np.float32)
        for word in words(text):
            seed = int.from_bytes(blake2b(word.encode(), digest_size=4).digest())
            vector += np.random.default_rng(seed).normal(size=DIMENSIONS).astype(np.float32)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return one such sum a row."""
        return np.stack([self.query(text) for text in texts])


@dataclass
class Shelf:
    """A store and the folder of its index, opened as often as a test likes."""

    folder: Path
    store: Store
    embedder: Bags = field(default_factory=Bags)

    async def open(self, *, embed: bool = True) -> Search:
        """Open the index and bring it up to date."""
        search = await Search.open(self.folder, self.store, embedder=self.embedder)
        await search.catch_up()
        if embed:
            await search.embed_pending()
        return search

    async def find(self, query: str, workspace: str = OPERATOR, **bounds: Any) -> list[str]:
        """Open, search, close; return the documents found."""
        async with await self.open() as search:
            return ids(await search.passages(workspace, query, **bounds))

    async def put(self, id: str, text: str, workspace: str = OPERATOR, **more: Any) -> None:
        """Store a document of one passage a line."""
        source = more.pop("source", "The Herald")
        annotations = more.pop("annotations", None) or Annotations(passages=lines(text))
        more.setdefault("language", language_of(text))
        document = Document(id, source, text, **more)
        about = Assignment(), Fingerprint()
        await self.store.add(workspace, document, Source(source), annotations, about[1], about[0])


def lines(text: str) -> tuple[Span, ...]:
    """Return a span for each line."""
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        spans.append(Span(at, at + len(line.rstrip("\n"))))
        at += len(line)
    return tuple(span for span in spans if span.start < span.end)


def ids(hits: list[Hit]) -> list[str]:
    return [hit.document for hit in hits]
