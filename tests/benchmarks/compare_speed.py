"""Time `compare` on 60 articles of one incident: `python -m tests.benchmarks.compare_speed`.

The articles are the sample corpus in English, each begun with a line of its own, stored as if all
told one incident on three sides, until there are 60. Annotations are in the store; every question
is asked through the front door with nothing remembered. Printed are wall times in milliseconds.
"""

import asyncio
import sys
import tempfile
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from bot.app import App
from bot.commands import COMMANDS
from bot.remembering import Remembered
from bot.replies import Replies
from bot.settings import load
from corpus.analysts import Analysts
from corpus.cleaning import clean
from corpus.incidents import Assignment
from corpus.model import OPERATOR, Document, Source
from corpus.readers import Reading, read

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
ARTICLES, SIDES, ROUNDS = 60, 3, 20
LIMITS = {"findings": 400, "picture": 700}
"""Milliseconds at the 95th percentile."""


def documents() -> list[Document]:
    """Return the sample's English articles, repeated under other first lines."""
    given = [r for path in sorted(SAMPLE.glob("2*.md")) for r in read(path)]
    english = [r.document for r in given if isinstance(r, Reading) and r.document.language == "en"]
    return [
        clean(replace(d, id=f"{n:03}", url=None, text=f"Report {n} has {n**3} words.\n\n{d.text}"))
        for n, d in enumerate(islice(cycle(english), ARTICLES))
    ]


async def stored(app: App) -> str:
    """Analyse and store the articles as one incident; return its id."""
    incident: str | None = None
    async with Analysts(many=True) as analysts:
        for n, document in enumerate(documents()):
            done = await analysts.analyse(document)
            found = Assignment(about=incident, founds=incident is None, title="Bench")
            source = Source(f"{document.source} {n}", f"side {n % SIDES}")
            document = replace(document, source=source.name)
            await app.store.add(OPERATOR, document, source, done.annotations, done.print_, found)
            incident = incident or (await app.store.incidents(OPERATOR, "", 1))[0].id
    return incident or ""


async def timed(app: App, incident: str, show: str) -> list[float]:
    """Ask again and again, with nothing remembered from before."""
    took = []
    for n in range(ROUNDS):
        app._compared, app._replies = Remembered(1), Replies()
        began = perf_counter()
        reply = await app.say(OPERATOR, f"member {n}", f"compare {incident} show:{show}")
        took.append((perf_counter() - began) * 1000)
        assert reply.ok, reply.data
    return sorted(took)


async def run() -> int:
    """Print the middle and the 95th percentile of each answer, and the status."""
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        app = await App.open(load(Path(folder), environment={}), COMMANDS)
        incident = await stored(app)
        for show, limit in LIMITS.items():
            took = await timed(app, incident, show)
            p95 = took[int(0.95 * len(took)) - 1]
            print(f"{ARTICLES} articles, {show}: p50 {took[len(took) // 2]:.0f} ms, ", end="")
            print(f"p95 {p95:.0f} ms (at most {limit})")
            worst = max(worst, p95 > limit)
        await app.aclose()
    return worst


if __name__ == "__main__":
    sys.exit(asyncio.run(run()))
