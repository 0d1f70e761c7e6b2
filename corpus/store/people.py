"""Ask the corpus for people: where somebody is named, and what somebody is quoted saying."""

from collections.abc import Sequence

from corpus.database import Database
from corpus.model import Incident
from corpus.store import finding, naming, quoting, speaking
from corpus.store.naming import Named
from corpus.store.quoting import Bounds
from corpus.store.values import HeldQuotation, Place


class People:
    """The part of the store that is asked who is named and who is quoted."""

    database: Database

    # --- names ------------------------------------------------------------------------

    async def named(self, workspace: str, name: str) -> list[Named]:
        """Return where anybody of this surname, or anything so called, is named; newest first."""
        async with self.database.read() as connection:
            return await naming.named(connection, workspace, name)

    async def names_begun(self, workspace: str, typed: str, limit: int) -> list[tuple[str, int]]:
        """Return names that begin as typed with their number of documents, the most first."""
        async with self.database.read() as connection:
            return await naming.begun(connection, workspace, typed, limit)

    async def incidents_of(
        self, workspace: str, documents: Sequence[str]
    ) -> list[tuple[Incident, int]]:
        """Return the incidents that these documents are about, those of most of them first."""
        async with self.database.read() as connection:
            counted = await naming.incidents_of(connection, workspace, documents)
            keys = sorted(counted, key=lambda key: (-counted[key], -key))
            found = await finding.read_incidents(connection, workspace, keys)
        wanted = set(documents)
        return [(each, sum(id in wanted for id in each.about)) for each in found]

    # --- quotations -------------------------------------------------------------------

    async def quotations(self, workspace: str, keys: Sequence[int | Place]) -> list[HeldQuotation]:
        """Return quotations in the order asked for, by their ids or by document and index."""
        async with self.database.read() as connection:
            return await quoting.read_quotations(connection, workspace, keys)

    async def speaking(self, workspace: str, names: Sequence[str]) -> set[str]:
        """Return those of the names, in any spelling, whose bearers are quoted."""
        async with self.database.read() as connection:
            found = await speaking.under(connection, workspace, names)
        return {name for name, keys in found.items() if keys}

    async def speakers(
        self, workspace: str, typed: str, limit: int, sure: float
    ) -> list[tuple[str, int]]:
        """Return those whose name begins as typed, most quoted first, with how often.

        Only quotations attributed with at least the confidence `sure` count.
        """
        async with self.database.read() as connection:
            return (await speaking.begun(connection, workspace, typed, sure))[:limit]

    async def speakers_like(self, workspace: str, typed: str, sure: float) -> list[tuple[str, int]]:
        """Return those whose name begins with the same letters or so, most quoted first."""
        async with self.database.read() as connection:
            return await speaking.alike(connection, workspace, typed, sure)

    async def count_within(self, workspace: str, bounds: Bounds) -> int:
        """Count the documents within bounds of source, side, incident and time."""
        async with self.database.read() as connection:
            return await quoting.count_within(connection, workspace, bounds)

    async def quotations_by(
        self,
        workspace: str,
        bounds: Bounds,
        limit: int,
    ) -> list[HeldQuotation]:
        """Return quotations by a speaker in any spelling, a source and so on, newest first."""
        async with self.database.read() as connection:
            return await quoting.find_quotations(connection, workspace, bounds, limit)
