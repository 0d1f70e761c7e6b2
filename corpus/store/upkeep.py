"""Take out of the corpus, arrange its incidents, and feed the index and the models from it."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence

import sqlalchemy as sa

from corpus.database import Database
from corpus.model import Annotations, Article, Document, Impressions
from corpus.schema import documents
from corpus.store import arranging, candidates, judging, leaving, reading, renewing
from corpus.store.values import Outgoing


class Upkeep:
    """The part of the store that nobody asks a question of."""

    def __init__(self, database: Database) -> None:
        """Keep the corpus in `database`, which whoever opened it closes."""
        self.database = database

    # --- what goes out ----------------------------------------------------------------

    async def remove(self, workspace: str, document: str) -> bool:
        """Take out one of the workspace's own documents; False if it has none of this id.

        Call `forget_traces` once the index has caught up: then no byte of it is left.
        """
        async with self.database.write() as connection:
            return await leaving.remove(connection, workspace, document)

    async def forget_workspace(self, workspace: str) -> int:
        """Take out all that belongs to a workspace; return how many documents that were.

        Call `forget_traces` once the index has caught up: then no byte of it is left.
        """
        async with self.database.write() as connection:
            return await leaving.forget(connection, workspace)

    async def workspaces(self) -> list[str]:
        """Return the workspaces that have anything."""
        async with self.database.read() as connection:
            return await leaving.workspaces(connection)

    async def forget_traces(self) -> bool:
        """Leave no byte of what was taken out, in the file, its log or our memory."""
        reading.forget_decoded()
        candidates.forget_prints()
        return await self.database.forget_traces()

    # --- what an admin arranges -------------------------------------------------------

    async def merge_incidents(self, workspace: str, id: str, into: str) -> None:
        """Make two incidents one, as an admin says; the old id answers for the new one."""
        async with self.database.write() as connection:
            await arranging.merge(connection, workspace, id, into)

    async def split_incident(self, workspace: str, id: str, documents: Sequence[str]) -> str:
        """Give some articles about an incident one of their own; return its id."""
        async with self.database.write() as connection:
            return await arranging.split(connection, workspace, id, documents)

    async def move_article(self, workspace: str, document: str, into: str) -> None:
        """Put an article into the incident that it is about, as an admin says."""
        async with self.database.write() as connection:
            await arranging.move(connection, workspace, document, into)

    async def rename_incident(self, workspace: str, id: str, title: str) -> None:
        """Give an incident a title that stays."""
        async with self.database.write() as connection:
            await arranging.rename(connection, workspace, id, title)

    async def undo_change(self, workspace: str, id: str) -> str | None:
        """Undo what was done last to an incident; return what that was."""
        async with self.database.write() as connection:
            return await arranging.undo(connection, workspace, id)

    # --- for the index ----------------------------------------------------------------

    async def outbox(self, after: int, limit: int) -> list[Outgoing]:
        """Return the changes after `after`, in their order."""
        async with self.database.read() as connection:
            return await leaving.changes(connection, after, limit)

    async def applied(self, upto: int) -> None:
        """Confirm that the index has taken up all changes up to this one."""
        async with self.database.write() as connection:
            await leaving.drop_removals(connection, upto)

    async def last_change(self) -> int:
        """Return the place of the last change; 0 when there was none."""
        async with self.database.read() as connection:
            return await leaving.last_change(connection)

    async def indexable(self, given: Sequence[tuple[str, str]]) -> list[Article]:
        """Return the articles, by workspace and id, that are still there."""
        ids: dict[str, list[str]] = defaultdict(list)
        for workspace, id in given:
            ids[workspace].append(id)
        async with self.database.read() as connection:
            written = [
                each
                for workspace, some in ids.items()
                for each in await reading.read_written(connection, workspace, some)
                if each.document.workspace == workspace
            ]
        return await asyncio.to_thread(lambda: [each.article() for each in written])

    # --- for a newer analysis ---------------------------------------------------------

    async def outdated(self, limit: int) -> dict[int, Document]:
        """Return documents, by key, that an earlier analysis annotated, oldest first."""
        async with self.database.read() as connection:
            return await renewing.pending(connection, limit)

    async def outdated_count(self) -> int:
        """Count them, of all workspaces."""
        async with self.database.read() as connection:
            return await renewing.count(connection)

    async def put_annotations(
        self, key: int, document: Document, found: Annotations | None
    ) -> None:
        """Store what today's analysis found in a document, if it could read it."""
        async with self.database.write() as connection:
            await renewing.put(connection, key, document, found)

    # --- for the learned models -------------------------------------------------------

    async def unjudged(self, made_by: str, limit: int) -> list[tuple[int, Article]]:
        """Return articles, by key, that have no impressions of these models yet, oldest first."""
        async with self.database.read() as connection:
            return await judging.pending(connection, made_by, limit)

    async def put_impressions(self, key: int, made_by: str, made: Impressions) -> None:
        """Store what the models make of a document, if it is still there."""
        async with self.database.write() as connection:
            await judging.put(connection, key, made_by, made)

    async def article_count(self) -> int:
        """Count all documents of all workspaces."""
        async with self.database.read() as connection:
            counted = await connection.execute(sa.select(sa.func.count(documents.c.key)))
            return counted.scalar_one()
