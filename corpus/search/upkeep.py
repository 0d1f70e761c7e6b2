"""Keep the index up with the store, a little at a time, off the event loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import numpy as np

from corpus.errors import UserError
from corpus.model import Article
from corpus.search import indexing
from corpus.search.embedding import DIMENSIONS, Bytes, Embedder, quantise
from corpus.search.indexing import Cut, Row, owner
from corpus.search.shelf import Shelf
from corpus.search.supply import Outgoing, Supply
from corpus.search.vectors import Embedded

CHANGES = 50
"""Changes of the store that become one commit of the words."""
EMBEDDED = 10
"""Changes whose vectors are written at once: what an ending may cost."""
FIRST = 20
"""Documents that an index which came that far holds, if it is of this store."""
SLICE = 8
"""Texts whose vectors are made in one go."""

log = logging.getLogger(__name__)
_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What brings the index up to date. `front` runs what answers wait for, `behind` the rest."""

    shelf: Shelf
    store: Supply
    embedder: Embedder
    front: ThreadPoolExecutor
    behind: ThreadPoolExecutor
    made: Callable[[Sequence[str]], Awaitable[Bytes]] | None = None
    """What makes the vectors instead of a thread of `behind`, if anything does."""

    async def catch_up(self) -> int:
        """Take up all changes into the words; begin anew, once, where that cannot be done."""
        try:
            taken = await self._take_up()
            if self.shelf.compared or await self._agree():
                return taken
        except (ValueError, OSError) as error:
            log.warning("The index in %s is made anew: %s", self.shelf.folder, error)
        return await self.begin_anew()

    async def begin_anew(self) -> int:
        """Make the words from what the store holds, whatever they were."""
        try:
            await self._front(self.shelf.spoil_words)
            return await self._take_up()
        except (ValueError, OSError) as error:
            raise UserError(
                f"The index in {self.shelf.folder} cannot be written ({error}): "
                "make room on the disk or correct its rights, then try again."
            ) from error

    async def _agree(self) -> bool:
        """Tell, once, whether the words are of this store: as many, and the first among them."""
        self.shelf.compared = True
        if (held := await self._front(self.shelf.held)) is None:
            return False
        first = [c for c in await self.store.outbox(0, FIRST) if c.kind == "add"]
        there = await self._front(partial(held.words.holds, indexing.names(first)))
        if there and await self.store.article_count() == held.words.count():
            return True
        if (self.shelf.position_of_words() or 0) < await self.store.last_change():
            return True  # somebody adds to the store just now: nothing can be told
        log.warning("The index in %s is of another store, and is made anew.", self.shelf.folder)
        await self._front(self.shelf.spoil_vectors)
        return False

    async def _take_up(self) -> int:
        last, taken = await self.store.last_change(), 0
        words = await self._front(partial(self.shelf.ready_words, last=last))
        while changes := await self.store.outbox(words.position() or 0, CHANGES):
            articles = await self.store.indexable(indexing.names(changes))
            await self._forget(changes, articles)
            steps = indexing.word_steps(words, changes, articles)
            while await self._front(partial(next, steps, None)) is not None:
                pass
            taken += len(changes)
        await self._confirm()
        return taken

    async def embed(self, kind: str, cut: Cut) -> int:
        """Make all vectors of one kind that are still to be made; return of how many documents."""
        last, made = await self.store.last_change(), 0
        vectors = await self._behind(partial(self.shelf.ready_vectors, kind, last=last))
        while changes := await self.store.outbox(vectors.manifest.position, EMBEDDED):
            articles = await self.store.indexable(indexing.names(changes))
            await self._forget(changes, articles)
            held = vectors.matrix.held
            new = [a for a in articles if (a.document.workspace, a.document.id) not in held]
            embedded = [await self._embedded(article, cut(article.annotations)) for article in new]
            write = partial(self.shelf.write, vectors, embedded, changes[-1].seq)
            if not await self._behind(write):
                break
            made += len(embedded)
        await self._confirm()
        return made

    async def _confirm(self) -> None:
        """Tell the store how far everything has come; what left can then be forgotten there."""
        if (at := self.shelf.position()) > self.shelf.confirmed:
            await self.store.applied(at)
            self.shelf.confirmed = at

    async def _forget(self, changes: Sequence[Outgoing], articles: Sequence[Article]) -> None:
        """Let go of the vectors of what is gone, or is not what they were made from."""
        now = {(a.document.workspace, a.document.id): owner(a) for a in articles}
        await self._front(partial(self.shelf.forget, indexing.names(changes), now))

    async def _embedded(self, article: Article, rows: Sequence[Row]) -> Embedded:
        texts = indexing.texts(article, rows)
        parts = [
            await (self.made(slice_) if self.made else self._behind(partial(self._vectors, slice_)))
            for slice_ in indexing.in_hops(texts, SLICE)
        ]
        none = np.zeros((0, DIMENSIONS), np.int8)
        return Embedded(owner(article), rows, np.concatenate([none, *parts]))

    def _vectors(self, texts: Sequence[str]) -> Bytes:
        return quantise(self.embedder.passages(texts))

    async def _front(self, work: Callable[[], _Given]) -> _Given:
        return await asyncio.get_running_loop().run_in_executor(self.front, work)

    async def _behind(self, work: Callable[[], _Given]) -> _Given:
        return await asyncio.get_running_loop().run_in_executor(self.behind, work)
