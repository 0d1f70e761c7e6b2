"""Time the ingest of articles of 600 words, until they are searchable with their quotations.

python -m tests.benchmarks.ingest_speed [--articles 100]

The articles are made of the sample corpus's English paragraphs, drawn anew for each.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from pathlib import Path

from corpus.database import open_database
from corpus.ingest import Summary, ingest
from corpus.model import OPERATOR, Document, Source
from corpus.readers import Reading, read
from corpus.search import Search
from corpus.store import Bounds, Store

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
WORDS, A_SECOND = 600, 4.0


def articles(count: int) -> list[Reading]:
    """Draw articles of 600 words, none like another."""
    drawn = random.Random(1)  # noqa: S311 for made-up articles
    given = [r for path in sorted(SAMPLE.glob("2*.md")) for r in read(path)]
    english = [r.document for r in given if isinstance(r, Reading) and r.document.language == "en"]
    paragraphs = [p for d in english for p in d.text.split("\n\n") if len(p.split()) > 20]
    return [_article(number, paragraphs, drawn) for number in range(count)]


def _article(number: int, paragraphs: list[str], drawn: random.Random) -> Reading:
    told: list[str] = []
    while sum(len(paragraph.split()) for paragraph in told) < WORDS - 20:
        told.append(drawn.choice(paragraphs))
    source = Source(f"Outlet {number % 8}", f"side {number % 3}")
    return Reading(Document(f"s{number}", source.name, "\n\n".join(told)), source)


async def timed(readings: list[Reading]) -> tuple[Summary, list[float], int]:
    """Ingest; return what became of it, when how many were in, and the quotations found."""
    moments: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        async with await open_database(folder) as database:
            store = Store(database)
            async with await Search.open(folder, store) as search:
                moments.append(time.perf_counter())
                summary = await ingest(
                    readings,
                    store,
                    search,
                    workspace=OPERATOR,
                    progress=lambda *_: moments.append(time.perf_counter()),
                )
                moments.append(time.perf_counter())
                assert (await search.progress()).words == len(summary.added)
                quoted = await store.quotations_by(OPERATOR, Bounds(), 100_000)
    return summary, moments, len(quoted)


def main() -> int:
    """Print articles a second, with the start of the language models and without."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100)
    readings = articles(parser.parse_args().articles)
    words = sum(len(r.document.text.split()) for r in readings) / len(readings)
    summary, moments, quoted = asyncio.run(timed(readings))
    whole = len(summary.added) / (moments[-1] - moments[0])
    going = len(summary.added) / (moments[-1] - moments[1])
    print(f"{len(summary.added)} articles of {words:.0f} words, {quoted} quotations")
    print(f"in all {whole:.1f} a second (at least {A_SECOND}); once models are loaded {going:.1f}")
    return int(whole < A_SECOND)


if __name__ == "__main__":
    sys.exit(main())
