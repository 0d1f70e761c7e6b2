"""Keep the corpus: all that is read from or written to its tables goes through Store."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from corpus.fingerprints import Fingerprint
from corpus.identity import address
from corpus.incidents import Assignment, Candidate, near
from corpus.model import (
    Annotations,
    Article,
    Decision,
    Document,
    Incident,
    Language,
    Source,
)
from corpus.store import adding, candidates, finding, grouping, judging, reading
from corpus.store.naming import Named
from corpus.store.people import People
from corpus.store.quoting import Bounds
from corpus.store.upkeep import Upkeep
from corpus.store.values import (
    Added,
    Headline,
    HeldQuotation,
    IdTakenError,
    Outgoing,
    Place,
    Report,
    Telling,
)

__all__ = [
    "Added",
    "Bounds",
    "Headline",
    "HeldQuotation",
    "IdTakenError",
    "Named",
    "Outgoing",
    "Place",
    "Report",
    "Store",
    "Telling",
]

AT_ONCE = 8
"""Articles whose annotations are decoded on the event loop; more go to a thread."""


class Store(People, Upkeep):
    """The corpus in one database. A workspace sees the operator's and its own, nothing else."""

    # --- what comes in ----------------------------------------------------------------

    async def known(self, workspace: str, document: Document) -> Added | None:
        """Tell whether an article is held already, and if so remember this telling of it.

        Raises IdTakenError when its id belongs to another text.
        """
        document = _owned(document, workspace)
        own = await asyncio.to_thread(adding.identity, document)
        async with self.database.read() as connection:
            known = await adding.find(connection, document, own)
        if known is None:
            return None
        async with self.database.write() as connection:
            return await adding.known(connection, document, own)

    async def add(
        self,
        workspace: str,
        document: Document,
        source: Source,
        annotations: Annotations,
        print_: Fingerprint,
        incident: Assignment,
    ) -> Added:
        """Store an article with all that was found in it, or one more telling of a known one.

        All of it is in when this returns, or none. Raises IdTakenError when its id belongs to
        another text.
        """
        document = _owned(document, workspace)
        own = await asyncio.to_thread(adding.identity, document)
        async with self.database.write() as connection:
            await adding.put_source(connection, _theirs(source, workspace))
            if known := await adding.known(connection, document, own):
                return known
            key, id = await adding.insert(connection, document, own, annotations)
            await candidates.describe(connection, document, key, print_)
            await grouping.place(connection, document, key, id, incident)
        return Added(id, "added")

    async def put_source(self, source: Source) -> None:
        """Describe a source in its workspace; what is not said of it stays as it was."""
        async with self.database.read() as connection:
            held = await reading.effective_sources(connection, source.workspace)
        if adding.is_news(source, held.get(source.name)):
            async with self.database.write() as connection:
                await adding.put_source(connection, source)

    async def stamp(self, workspace: str) -> tuple[int, ...]:
        """Return what is another as soon as anything changed that answers here are made from."""
        async with self.database.read() as connection:
            return await reading.read_stamp(connection, workspace)

    async def place_source(
        self, workspace: str, name: str, side: str | None, country: str | None
    ) -> None:
        """Say of a source in a workspace just this: also that it is on no side."""
        async with self.database.write() as connection:
            await adding.replace_source(connection, Source(name, side, country, workspace))

    # --- documents and sources --------------------------------------------------------

    async def document(self, workspace: str, id: str) -> Article | None:
        """Return the article with this id, or that another telling with this id became."""
        return next(iter(await self.articles(workspace, [id])), None)

    async def articles(self, workspace: str, ids: Sequence[str]) -> list[Article]:
        """Return articles in the order of `ids`, each once, without those not held."""
        async with self.database.read() as connection:
            written = await reading.read_written(connection, workspace, ids)
        if len(written) <= AT_ONCE:
            return [each.article() for each in written]
        return await asyncio.to_thread(lambda: [each.article() for each in written])

    async def document_at(self, workspace: str, url: str) -> str | None:
        """Return the id of the document that was published at this link, if it is held.

        A link to a site alone is no article's.
        """
        place = address(url)
        if place is None:
            return None
        async with self.database.read() as connection:
            return await reading.read_id_at(connection, workspace, place)

    async def titled(self, workspace: str, typed: str, limit: int) -> list[Headline]:
        """Return the newest articles whose title or id holds what is typed."""
        async with self.database.read() as connection:
            return await reading.read_titled(connection, workspace, typed, limit)

    async def tellings(self, workspace: str, id: str) -> list[Telling]:
        """Return by whom and where a document's text was published, the first one first."""
        async with self.database.read() as connection:
            held = await reading.documents_by_id(connection, workspace, [id])
            return [
                telling
                for row in held.values()
                for telling in await reading.read_tellings(connection, workspace, row.key)
            ]

    async def given_ids(self, workspace: str, ids: Sequence[str]) -> dict[str, dict[str, str]]:
        """Return every id that each document was ingested under, with the source; by its id."""
        async with self.database.read() as connection:
            return await reading.read_given_ids(connection, workspace, ids)

    async def sources(self, workspace: str) -> list[tuple[Source, int]]:
        """Return all sources with how many documents are held of each, by name."""
        async with self.database.read() as connection:
            known = await reading.effective_sources(connection, workspace)
            counts = await reading.count_by_source(connection, workspace)
        names = sorted({*known, *counts}, key=str.casefold)
        return [(reading.source_of(known, name), counts.get(name, 0)) for name in names]

    async def any_held(self, workspace: str) -> bool:
        """Tell whether any document is held."""
        async with self.database.read() as connection:
            return await reading.any_held(connection, workspace)

    async def count_articles(self, workspace: str) -> int:
        """Count the documents that are held."""
        async with self.database.read() as connection:
            return sum((await reading.count_by_source(connection, workspace)).values())

    async def languages(self, workspace: str) -> dict[Language, int]:
        """Return how many documents are held in each language."""
        async with self.database.read() as connection:
            return await reading.count_by_language(connection, workspace)

    async def sides(self, workspace: str) -> list[str]:
        """Return the sides that some source is on."""
        async with self.database.read() as connection:
            known = await reading.effective_sources(connection, workspace)
        return sorted({source.side for source in known.values() if source.side})

    # --- incidents --------------------------------------------------------------------

    async def incidents(self, workspace: str, words: str = "", limit: int = 25) -> list[Incident]:
        """Return incidents that fit the words, best first; without words the newest first."""
        async with self.database.read() as connection:
            if words.strip():
                keys = await finding.matching(connection, workspace, words, limit)
            else:
                keys = await finding.newest(connection, workspace, limit)
            return await finding.read_incidents(connection, workspace, keys)

    async def incident_ids(self, workspace: str, words: str, limit: int) -> list[str]:
        """Return the ids of the incidents that fit the words, best first."""
        async with self.database.read() as connection:
            keys = await finding.matching(connection, workspace, words, limit)
            return await finding.read_ids(connection, keys)

    async def incident(self, workspace: str, id: str) -> Incident | None:
        """Return the incident with this id."""
        async with self.database.read() as connection:
            keys = await finding.keys_of(connection, workspace, id)
            return next(iter(await finding.read_incidents(connection, workspace, keys)), None)

    async def incident_of(self, workspace: str, document: str) -> Incident | None:
        """Return the incident that a document is about, or else one that it mentions."""
        async with self.database.read() as connection:
            keys = await finding.keys_with(connection, workspace, document)
            return next(iter(await finding.read_incidents(connection, workspace, keys)), None)

    async def reports(self, workspace: str, ids: Sequence[str]) -> list[Report]:
        """Return by whom and when each document's text was published, by day, undated last."""
        async with self.database.read() as connection:
            return await reading.read_reports(connection, workspace, ids)

    async def count_incidents(self, workspace: str) -> int:
        """Count the incidents that some document is about."""
        async with self.database.read() as connection:
            return await finding.count(connection, workspace)

    async def incident_candidates(self, workspace: str, print_: Fingerprint) -> list[Candidate]:
        """Return the incidents that an article may belong to, the likeliest first."""
        async with self.database.read() as connection:
            rows = await candidates.alike(connection, workspace, print_)
            found = await asyncio.to_thread(candidates.candidates, rows, workspace)
            close = [c.id for c in await asyncio.to_thread(near, print_, found)]
            rows = await candidates.whole(connection, workspace, close)
        whole = {c.id: c for c in await asyncio.to_thread(candidates.candidates, rows, workspace)}
        return [whole.get(candidate.id, candidate) for candidate in found]

    # --- what a workspace says of narratives ------------------------------------------

    async def decide(self, workspace: str, decision: Decision) -> None:
        """Store whether a sentence tells a narrative, in the place of an earlier word on it."""
        async with self.database.write() as connection:
            await judging.decide(connection, workspace, decision)

    async def decisions(self, workspace: str) -> list[Decision]:
        """Return what a workspace has decided, oldest first; another's is never learned from."""
        async with self.database.read() as connection:
            return await judging.decided(connection, workspace)


def _owned(document: Document, workspace: str) -> Document:
    return replace(document, workspace=workspace)


def _theirs(source: Source, workspace: str) -> Source:
    return replace(source, workspace=workspace)
