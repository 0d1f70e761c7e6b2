"""Score the spellings of names: python -m tests.benchmarks.names [INCIDENTS] [--sample SEED].

Prints, for each half of the gold list, how many spellings of one name are found and how many
different names are joined, and how long a
pair takes. With INCIDENTS (`bench/incidents`), or on the sample corpus alone, `--sample`
prints 100 pairs of mentions that were joined under one entity within or across articles, to
be read: a pair with its sentences.
"""

import argparse
import csv
import gzip
import json
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.language import annotate_many
from corpus.model import Article, Document, Name, Source
from corpus.persons import resolved
from corpus.readers import Given, Refusal, read
from corpus.samename import same_name

GOLD = Path(__file__).parent.parent / "corpus" / "gold" / "name_pairs.tsv"
SAMPLE = Path(__file__).parents[2] / "corpus" / "sample"
READ = 100


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of the gold list; `one` tells that they are one person or place."""

    a: str
    b: str
    one: bool


def pairs(half: str) -> list[Pair]:
    """Return the pairs of a half, `look` or `hold`."""
    with GOLD.open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["half"] == half]
    return [Pair(row["a"], row["b"], row["meant"] == "same") for row in rows]


def score(half: list[Pair]) -> tuple[float, float]:
    """Return the shares of one name's spellings found, and of different names joined."""
    same = [same_name(pair.a, pair.b) for pair in half if pair.one]
    apart = [same_name(pair.a, pair.b) for pair in half if not pair.one]
    return sum(same) / len(same), sum(apart) / len(apart)


def main() -> int:
    """Print the figures; status 1 when the half put aside misses what it must reach."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("incidents", nargs="?", type=Path)
    parser.add_argument("--sample", type=int, metavar="SEED")
    args = parser.parse_args()
    reached = (0.0, 1.0)
    for name in ("look", "hold"):
        half = pairs(name)
        began = time.process_time()
        reached = score(half)
        each = (time.process_time() - began) / len(half) * 1e3
        many = sum(pair.one for pair in half)
        print(
            f"{name}: same found {reached[0]:.4f} of {many}, "
            f"false joins {reached[1]:.4f} of {len(half) - many}, {each:.2f} ms a pair"
        )
    if args.sample is not None:
        _print_sample(_articles(args.incidents), args.sample)
    return 0 if reached[0] >= 0.97 and reached[1] <= 0.005 else 1


# --- joined mentions, to be read ------------------------------------------------------------


def _articles(folder: Path | None) -> list[Article]:
    documents = list(_sampled(SAMPLE))
    file = folder / "ecbplus_dev.jsonl.gz" if folder else None
    if file is not None and not file.exists():
        print(f"no labelled articles in {folder}: reading the sample corpus alone")
    elif file is not None:
        lines = gzip.decompress(file.read_bytes()).decode().splitlines()
        told = [json.loads(line) for line in random.Random(5).sample(lines, 200)]  # noqa: S311
        documents += [Document(each["id"], each["topic"], each["text"]) for each in told]
    notes = annotate_many(documents)
    held = [Article(d, Source(d.source), n) for d, n in zip(documents, notes, strict=True)]
    return resolved(held)


def _sampled(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.md")):
        for found in read(path, Given(source_needed=False)):
            if not isinstance(found, Refusal):
                yield found.document


def _print_sample(articles: list[Article], seed: int) -> None:
    """Print pairs of mentions with one entity, drawn evenly over the entities."""
    mentions: dict[tuple[str, bool], list[tuple[Article, Name]]] = defaultdict(list)
    for article in articles:
        for name in article.annotations.names:
            if name.kind in ("person", "place", "organisation"):
                mentions[name.entity, name.kind == "person"].append((article, name))
    drawn = random.Random(seed)  # noqa: S311 - a sample to be read
    several = sorted(key for key, found in mentions.items() if len(found) > 1)
    for number, key in enumerate(drawn.sample(several, min(READ, len(several))), 1):
        one, other = drawn.sample(mentions[key], 2)
        print(f"\n{number}. {key[0]}\n   {_shown(*one)}\n   {_shown(*other)}")


def _shown(article: Article, name: Name) -> str:
    text, span = article.document.text, name.span
    around = text[max(0, span.start - 60) : span.start], text[span.end : span.end + 50]
    before, after = (" ".join(part.split()) for part in around)
    return f"[{article.document.id}] {before} **{span.of(text)}** {after}"


if __name__ == "__main__":
    sys.exit(main())
