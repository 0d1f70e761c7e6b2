"""Take made-up articles in, telling what is acknowledged; to be killed: FOLDER COUNT PLAN.

A plan is how an article is analysed: `sturdy` takes the whole for one passage, `deadly` ends
its process on the third article, `slow` says which process it is and takes its time.
"""

import asyncio
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.database import open_database
from corpus.ingest import Summary, ingest
from corpus.model import OPERATOR, Annotations, Document, Source, Span
from corpus.readers import Reading
from corpus.search import Search
from corpus.store import Added, Store

WORDS = [
    "river",
    "bridge",
    "council",
    "road",
    "engineer",
    "rust",
    "pillar",
    "spring",
    "ferry",
    "fog",
    "harbour",
    "inquiry",
]


def reading(number: int) -> Reading:
    """Make up an article, like no other."""
    told = (
        f"{word} {number * 7 + place} {WORDS[(number + place) % 12]}"
        for place, word in enumerate(WORDS * 4)
    )
    text = f"Article {number} on the {WORDS[number % 12]}.\n\n" + " ".join(told) + ".\n"
    source = Source(f"Outlet {number % 5}", f"side {number % 3}")
    return Reading(Document(f"a{number}", source.name, text), source)


def sturdy(document: Document) -> Annotations:
    """Take the whole for one passage."""
    return Annotations(passages=(Span(0, len(document.text)),))


def deadly(document: Document) -> Annotations:
    """Die of one article."""
    if document.id == "a2":
        os._exit(1)
    return sturdy(document)


def slow(document: Document) -> Annotations:
    """Say which process this is, and take a while."""
    tell("worker", os.getpid())
    time.sleep(30)
    return sturdy(document)


PLANS = {"sturdy": sturdy, "deadly": deadly, "slow": slow}


def tell(*said: object) -> None:
    """Print a line that whoever reads it gets at once."""
    sys.stdout.write(" ".join(map(str, said)) + "\n")
    sys.stdout.flush()


class Told(Store):
    """The store, telling when an article is acknowledged."""

    def __init__(self, *given: Any, heard: Callable[[str], None]) -> None:
        """Tell `heard`."""
        super().__init__(*given)
        self._heard = heard

    async def add(self, *given: Any) -> Added:
        """Add, then tell."""
        added = await super().add(*given)
        self._heard(added.id)
        return added


async def take_in(folder: Path, count: int, plan: str, heard: Callable[[str], None]) -> Summary:
    """Take the articles in."""
    async with await open_database(folder) as database:
        store = Told(database, heard=heard)
        async with await Search.open(folder, store) as search:
            readings = [reading(number) for number in range(count)]
            return await ingest(readings, store, search, workspace=OPERATOR, annotate=PLANS[plan])


def main() -> None:
    """Take the articles in, and tell how it went."""
    folder, count, plan = sys.argv[1:]
    summary = asyncio.run(take_in(Path(folder), int(count), plan, lambda id: tell("in", id)))
    tell("done", len(summary.added), summary.known, len(summary.refused))
    for refusal in summary.refused:
        tell("refused", refusal)


if __name__ == "__main__":
    main()
