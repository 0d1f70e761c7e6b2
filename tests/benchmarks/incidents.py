"""Group a labelled collection article by article: python -m tests.benchmarks.incidents BENCH.

Reads BENCH/incidents (`id`, `topic`, `incident`, `text` a line) and prints B-cubed precision,
recall and F1 (Bagga and Baldwin 1998), the mean of five random orders, for the topics that
thresholds were set on (every other one) and for the rest.
"""

import gzip
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from corpus.incidents import Candidate, Fingerprint, assign, fingerprint
from corpus.model import Annotations, Document

Row = dict[str, str]


def group(rows: Sequence[Row], prints: dict[str, Fingerprint]) -> list[list[Row]]:
    """Feed the articles one by one, as ingest does."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        held = [
            Candidate(name, "", tuple(prints[member["id"]] for member in members))
            for name, members in groups.items()
        ]
        document = Document(id=row["id"], source="", text=row["text"])
        about = assign(document, Annotations(), prints[row["id"]], held).about
        groups.setdefault(about or f"i{len(groups)}", []).append(row)
    return list(groups.values())


def b_cubed(groups: list[list[Row]]) -> tuple[float, float, float]:
    """Return precision, recall and F1, each article counting once."""
    size = Counter(row["incident"] for members in groups for row in members)
    precision = recall = 0.0
    for members in groups:
        for n in (count := Counter(row["incident"] for row in members)).values():
            precision += n * n / len(members)
        recall += sum(n * n / size[incident] for incident, n in count.items())
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
    for label, chosen in (("set on", topics[::2]), ("held out", topics[1::2])):
        ours = [row for row in rows if row["topic"] in chosen]
        figures = []
        for seed in range(5):
            order = ours[:]
            random.Random(seed).shuffle(order)  # noqa: S311 - an order, not a secret
            figures.append(b_cubed(group(order, prints)))
        p, r, f = (sum(column) / len(column) for column in zip(*figures, strict=True))
        print(f"incidents, topics {label}: B-cubed P {p:.3f} R {r:.3f} F1 {f:.3f} ({len(ours)})")


if __name__ == "__main__":
    main()
