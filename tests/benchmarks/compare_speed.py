"""Time a comparison of 60 articles on one incident: `python tests/benchmarks/compare_speed.py`.

The articles are the sample corpus in English, put on three sides as if all told one incident,
repeated under other ids until there are 60, 25 sentences each or so. Annotating is not timed.
"""

import sys
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import process_time

from bot.framing.compare import compare
from bot.framing.model import Coverage, Side
from corpus.cleaning import clean
from corpus.language import annotate_many
from corpus.model import Article, Incident, Source
from corpus.readers import Reading, read

SAMPLE = Path(__file__).resolve().parents[2] / "corpus" / "sample"
ARTICLES, SIDES, ROUNDS, LIMIT = 60, 3, 9, 0.250


def shelf() -> list[Article]:
    """Annotate the sample's English articles and repeat them up to the number wanted."""
    given = [r for path in sorted(SAMPLE.glob("2*.md")) for r in read(path)]
    english = [clean(r.document) for r in given if isinstance(r, Reading)]
    english = [document for document in english if document.language == "en"]
    notes = annotate_many(english)
    pairs = islice(cycle(zip(english, notes, strict=True)), ARTICLES)
    return [
        Article(replace(document, id=f"{n:03}"), Source(document.source), annotations)
        for n, (document, annotations) in enumerate(pairs)
    ]


def main() -> int:
    """Print the median CPU time of a comparison, and fail above the limit."""
    articles = shelf()
    sides = tuple(Side(f"side {n}", tuple(articles[n::SIDES])) for n in range(SIDES))
    coverage = Coverage(Incident("bench", "bench", None), sides)
    compare(coverage)
    times = []
    for _ in range(ROUNDS):
        start = process_time()
        found = compare(coverage)
        times.append(process_time() - start)
    sentences = sum(len(a.annotations.sentences) for a in articles)
    print(f"{len(articles)} articles, {sentences} sentences, {len(found.findings)} findings")
    print(f"compare: {median(times) * 1000:.0f} ms of CPU (at most {LIMIT * 1000:.0f})")
    return int(median(times) > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
