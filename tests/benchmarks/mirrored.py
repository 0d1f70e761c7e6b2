"""Swap the sides of generated corpora: `python -m tests.benchmarks.mirrored [CORPORA]`.

A corpus is a handful of the sample's articles of one incident or of several, dealt by chance into
two to four sides. Swapping must mirror every finding exactly; printed is how many corpora do.
"""

import random
import sys
from dataclasses import replace

from bot.framing.compare import compare
from bot.framing.model import Comparison, Coverage, Side
from corpus.model import Article, Incident
from tests.benchmarks.shelves import shelf

CORPORA, SEED, MOST = 10_000, 11, 4


def dealt(articles: list[Article], chance: random.Random) -> Coverage:
    """Deal some articles into sides."""
    sides: list[list[Article]] = [[] for _ in range(chance.randint(2, 4))]
    for article in chance.sample(articles, min(len(articles), chance.randint(2, 2 * MOST))):
        chance.choice(sides).append(article)
    named = (Side(f"side {n}", tuple(each)) for n, each in enumerate(sides))
    return Coverage(Incident("bench", "bench", None), tuple(named))


def mirrors(coverage: Coverage) -> tuple[bool, int]:
    """Tell whether swapping mirrors each finding, and how many there are."""
    there = compare(coverage)
    back = compare(replace(coverage, sides=coverage.sides[::-1]))
    turned = tuple(replace(f, cells=f.cells[::-1]) for f in back.findings)
    return Comparison(coverage, turned) == there, len(there.findings)


def main() -> int:
    """Print how many corpora mirror exactly."""
    corpora = int(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    chance = random.Random(SEED)  # noqa: S311 - a bench, not a secret
    shelves = list(shelf().values())
    every = [article for shelved in shelves for article in shelved]
    exact = findings = 0
    for n in range(corpora):
        same, found = mirrors(dealt(every if n % 4 == 0 else chance.choice(shelves), chance))
        exact, findings = exact + same, findings + found
    print(f"{exact} of {corpora} corpora mirror exactly; {findings} findings in all")
    return int(exact < corpora)


if __name__ == "__main__":
    sys.exit(main())
