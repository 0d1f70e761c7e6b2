"""Add an article to 10,000 held: python -m tests.benchmarks.adding [--articles N] [--added N].

Prints what grouping and storing take beside language analysis, which is not run here: the
fingerprints are made before the clock starts.
"""

import argparse
import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import sqlalchemy as sa

from corpus.database import open_database
from corpus.fingerprints import fingerprint
from corpus.incidents import assign
from corpus.model import OPERATOR, Article
from corpus.schema import documents
from corpus.store import Store
from corpus.store.candidates import TERMS
from tests.benchmarks.generated import make
from tests.benchmarks.scale import percentile

TARGET = 50.0
"""Milliseconds that adding one article may take."""


async def add(store: Store, article: Article, number: int) -> float:
    """Add an article once more, under an id and with words of its own; return milliseconds."""
    text = article.document.text[::-1][:200] + article.document.text[200:]
    document = replace(article.document, id=f"new-{number}", text=text, url=None)
    print_ = fingerprint(document)
    began = perf_counter()
    near = await store.incident_candidates(OPERATOR, print_)
    incident = await asyncio.to_thread(assign, document, article.annotations, print_, near)
    await store.add(OPERATOR, document, article.source, article.annotations, print_, incident)
    return (perf_counter() - began) * 1000


async def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--added", type=int, default=60)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        await make(Path(folder), given.articles)
        async with await open_database(Path(folder)) as database:
            store = Store(database)
            step = max(1, given.articles // given.added)
            wanted = sa.select(documents.c.id).where(documents.c.key % step == 0)
            async with database.read() as connection:
                ids = list((await connection.execute(wanted)).scalars())[: given.added]
            held = await store.articles(OPERATOR, ids)
            took = [await add(store, article, n) for n, article in enumerate(held)]
    p50, p95 = percentile(took, 0.5), percentile(took, 0.95)
    print(f"adding to {given.articles:,} ({TERMS} terms each): p50 {p50:.0f} ms, p95 {p95:.0f} ms")
    print(f"target {TARGET:.0f} ms: {'reached' if p95 <= TARGET else 'missed'}")


if __name__ == "__main__":
    asyncio.run(main())
