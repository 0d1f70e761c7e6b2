"""Group a labelled collection article by article: python -m tests.benchmarks.incidents BENCH.

Reads BENCH/incidents (`id`, `topic`, `incident`, `text` a line) and prints B-cubed precision,
recall and F1 (Bagga and Baldwin 1998), the mean of five random orders, for the topics that
thresholds were set on (every other one) and for the rest.

The thresholds in corpus/incidents, corpus/parting and corpus/resemblance are a handful of
numbers set by hand; nothing learned from the collection is shipped.
"""

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from corpus.fingerprints import Fingerprint, fingerprint
from corpus.incidents import NEW, Candidate, assign
from corpus.model import Annotations, Document

Row = dict[str, str]
ORDERS = 5


class Shelf:
    """Holds incidents in memory, and does what grouping says, as the store does."""

    def __init__(self) -> None:
        """Begin with none."""
        self.held: dict[str, list[int]] = {}
        self.prints: dict[int, Fingerprint] = {}
        self._ids = (f"i{n}" for n in count())

    def take(self, document: Document, annotations: Annotations, print_: Fingerprint) -> None:
        """Put an article where it belongs."""
        key = len(self.prints) + 1
        it = assign(document, annotations, print_, self._candidates())
        self.prints[key] = print_
        for group in it.groups:
            keys = [key if each == NEW else each for each in group.keys]
            for held in self.held.values():
                held[:] = [each for each in held if each not in keys]
            self.held[group.incident or next(self._ids)] = keys
        if not any(NEW in group.keys for group in it.groups) and (it.about or it.founds):
            self.held.setdefault(it.about or next(self._ids), []).append(key)
        self.held = {id: keys for id, keys in self.held.items() if keys}

    def _candidates(self) -> list[Candidate]:
        return [
            Candidate(id, "", tuple(self.prints[key] for key in keys), tuple(keys))
            for id, keys in self.held.items()
        ]


def group(rows: Sequence[Row], prints: dict[str, Fingerprint]) -> list[list[Row]]:
    """Feed the articles one by one, as ingest does."""
    shelf = Shelf()
    for row in rows:
        document = Document(id=row["id"], source="", text=row["text"])
        shelf.take(document, Annotations(), prints[row["id"]])
    return [[rows[key - 1] for key in keys] for keys in shelf.held.values()]


def b_cubed(groups: list[list[Row]]) -> tuple[float, float, float]:
    """Return precision, recall and F1, each article counting once."""
    size = Counter(row["incident"] for members in groups for row in members)
    precision = recall = 0.0
    for members in groups:
        for n in (counted := Counter(row["incident"] for row in members)).values():
            precision += n * n / len(members)
        recall += sum(n * n / size[incident] for incident, n in counted.items())
    precision, recall = precision / size.total(), recall / size.total()
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> None:
    """Print the figures."""
    path = Path(sys.argv[1]) / "incidents" / "ecbplus_dev.jsonl.gz"
    if not path.exists():
        print(f"incidents: {path} is missing; nothing measured")
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    prints = {r["id"]: fingerprint(Document(id=r["id"], source="", text=r["text"])) for r in rows}
    topics = sorted({row["topic"] for row in rows})
    for label, chosen in (("set on", topics[::2]), ("held out", topics[1::2]), ("all", topics)):
        ours = [row for row in rows if row["topic"] in chosen]
        figures = []
        for seed in range(ORDERS):
            order = ours[:]
            random.Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
            figures.append(b_cubed(group(order, prints)))
        p, r, f = (sum(column) / len(column) for column in zip(*figures, strict=True))
        print(f"incidents, topics {label}: B-cubed P {p:.3f} R {r:.3f} F1 {f:.3f} ({len(ours)})")


if __name__ == "__main__":
    main()
