"""Measure the search at size: generated passages and quotations, random vectors, no model.

python tests/benchmarks/search_scale.py [PASSAGES] [KEEP]
"""

import asyncio
import random
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import numpy as np

from corpus.model import (
    ANALYSIS,
    OPERATOR,
    Annotations,
    Article,
    Document,
    Quotation,
    Source,
    Span,
    Speaker,
)
from corpus.search import Search
from corpus.search.embedding import DIMENSIONS, Floats, Middles
from corpus.store.values import Outgoing

A_DOCUMENT = 10
"""Passages in a document, each with one quotation and three sentences."""
MEMBERS = 16
ONE_BY_ONE, AT_ONCE = 300, 1600
P95, A_SECOND = 100.0, 50.0

_random = random.Random(1)  # noqa: S311 for made-up words
VOCABULARY = [
    "".join(_random.choices("bcdfghklmnprst", k=3)) + _random.choice(("ing", "or", "al", "um"))
    for _ in range(20_000)
]
COMMON = list(accumulate(1 / (rank + 5) for rank in range(len(VOCABULARY))))


def sentence(words: int, drawn: random.Random = _random) -> str:
    """Make up a sentence whose words are as unevenly common as in English."""
    return " ".join(drawn.choices(VOCABULARY, cum_weights=COMMON, k=words)).capitalize() + "."


class Anything:
    """An embedder without a model: every text has a direction of its own."""

    name = "random 1"
    why_not: str | None = None
    least = 0.0
    middles = Middles(np.zeros(DIMENSIONS, np.float32), np.zeros(DIMENSIONS, np.float32))

    def __init__(self) -> None:
        """Begin with a seed."""
        self._generator = np.random.default_rng(1)

    def query(self, text: str) -> Floats:
        """Return a direction for the text."""
        return np.asarray(self.passages([text])[0], np.float32)

    def passages(self, texts: Sequence[str]) -> Floats:
        """Return a direction a text."""
        drawn = self._generator.normal(size=(len(texts), DIMENSIONS)).astype(np.float32)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)


@dataclass
class Generated:
    """A store of documents that are made up when they are asked for."""

    count: int
    sources: list[str] = field(default_factory=lambda: [f"Paper {n}" for n in range(40)])

    async def outbox(self, after: int, limit: int) -> list[Outgoing]:
        """Return that documents came."""
        upto = min(after + limit, self.count)
        return [Outgoing(n, self._workspace(n), f"d{n}", "add") for n in range(after + 1, upto + 1)]

    def _workspace(self, number: int) -> str:
        return OPERATOR if number % 10 else f"guild{number % 50}"

    async def indexable(self, documents: Sequence[tuple[str, str]]) -> list[Article]:
        """Make documents up."""
        return [self._article(workspace, id) for workspace, id in documents]

    def _article(self, workspace: str, id: str) -> Article:
        number = int(id[1:])
        source = Source(self.sources[number % 40])
        drawn = random.Random(number)  # noqa: S311
        parts = [[sentence(25, drawn) for _ in range(3)] for _ in range(A_DOCUMENT)]
        text = "\n".join(" ".join(part) for part in parts)
        published = date(2025, 1, 1) + timedelta(number % 365)
        document = Document(id, source.name, text, workspace, published=published)
        return Article(document, source, annotations(parts, drawn))

    async def article_count(self) -> int:
        """Count the documents."""
        return self.count

    async def last_change(self) -> int:
        """Return the number of the last document."""
        return self.count

    async def applied(self, upto: int) -> None:
        """Have nothing to forget."""


def annotations(parts: list[list[str]], drawn: random.Random) -> Annotations:
    """Return the spans of passages and sentences, and the second of each three quoted."""
    passages, sentences, quotations, at = [], [], [], 0
    for part in parts:
        begin = at
        for place, told in enumerate(part):
            span = Span(at, at + len(told))
            sentences.append(span)
            if place == 1:
                name = f"Person {drawn.choice(VOCABULARY[:500])}"
                speaker = Speaker(Span(span.start, span.start + 5), "person", name)
                quotations.append(Quotation(span, "direct", speaker, None, "neutral", span, 0.9))
            at += len(told) + 1
        passages.append(Span(begin, at - 1))
    found = tuple(passages), tuple(sentences), tuple(quotations)
    return Annotations(*found, analysis=ANALYSIS)


def memory() -> str:
    """Tell how much memory is held, and how much of it is ours alone."""
    held = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    shown = (f"{name} {int(held[name].split()[0]) // 1024} MB" for name in ("VmRSS", "RssAnon"))
    return ", ".join(shown)


async def timed(ask: Callable[[], Awaitable[object]], took: list[float]) -> None:
    """Ask once, and note the milliseconds."""
    began = time.perf_counter()
    await ask()
    took.append(1000 * (time.perf_counter() - began))


async def one_by_one(name: str, ask: Callable[[], Awaitable[object]]) -> bool:
    """Ask many times, one after the other; print p50, p95 and the processor's time."""
    took: list[float] = []
    spent = time.process_time()
    for _ in range(ONE_BY_ONE):
        await timed(ask, took)
    spent = 1000 * (time.process_time() - spent) / ONE_BY_ONE
    p50, p95 = np.percentile(took, [50, 95])
    print(
        f"{name:34} p50 {p50:6.1f} ms  p95 {p95:6.1f} ms  at most {P95:.0f}"
        f"  ratio {p95 / P95:.2f}  processor {spent:.1f} ms"
    )
    return bool(p95 <= P95)


async def at_once(ask: Callable[[], Awaitable[object]]) -> bool:
    """Let members ask at once; print how many answers a second, and how late the loop is."""
    took: list[float] = []
    late: list[float] = []

    async def member() -> None:
        for _ in range(AT_ONCE // MEMBERS):
            await timed(ask, took)

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            late.append(1000 * (time.perf_counter() - began) - 5)

    watching = asyncio.create_task(watch())
    began = time.perf_counter()
    await asyncio.gather(*(member() for _ in range(MEMBERS)))
    rate = AT_ONCE / (time.perf_counter() - began)
    watching.cancel()
    print(
        f"{MEMBERS} members at once: {rate:.0f} answers a second, at least {A_SECOND:.0f},"
        f" ratio {rate / A_SECOND:.2f}; p95 {np.percentile(took, 95):.0f} ms;"
        f" loop late by p99 {np.percentile(late, 99):.0f} ms"
    )
    return rate >= A_SECOND


async def measure(passages: int, folder: Path) -> bool:
    """Fill the index, ask it, print the figures; tell whether all are reached."""
    store = Generated(passages // A_DOCUMENT)
    async with await Search.open(folder, store, embedder=Anything()) as search:
        began = time.perf_counter()
        await search.catch_up()
        print(f"words of {passages} passages: {time.perf_counter() - began:.0f} s; {memory()}")
        began = time.perf_counter()
        await search.embed_pending()
        print(f"vectors, written only: {time.perf_counter() - began:.0f} s; {memory()}")
        queries = [sentence(_random.randint(1, 7)) for _ in range(40)]

        def query() -> str:
            return _random.choice(queries)

        good = [
            await one_by_one("passages", lambda: search.passages("guild0", query())),
            await one_by_one(
                "passages of five sources",
                lambda: search.passages("guild0", query(), sources=store.sources[:5]),
            ),
            await one_by_one(
                "passages of 60 documents",
                lambda: search.passages(
                    "guild0", query(), documents=[f"d{_random.randint(1, store.count)}"] * 60
                ),
            ),
            await one_by_one("quotations", lambda: search.quotations("guild0", query())),
            await one_by_one(
                "quotations of a speaker",
                lambda: search.quotations("guild0", "", speaker=_random.choice(VOCABULARY[:500])),
            ),
            await at_once(lambda: search.passages("guild0", query())),
        ]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"memory: {memory()}, at its highest {peak} MB")
    return all(good)


def main() -> int:
    """Run from the command line."""
    passages = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as fresh:
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(fresh)
        return 0 if asyncio.run(measure(passages, folder)) else 1


if __name__ == "__main__":
    sys.exit(main())
