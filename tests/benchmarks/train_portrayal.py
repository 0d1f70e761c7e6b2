"""Train how somebody comes off in a sentence, measure it on data not trained on, write the model.

    python -m tests.benchmarks.train_portrayal FOLDER [KEEP] [--write]

FOLDER holds newsmtsc_train.jsonl.gz and newsmtsc_dev.jsonl.gz; KEEP is a folder where the
features stay for the next time, since they take a quarter of an hour to make. Without --write
the model in the package stays as it is.
"""

import gzip
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import f1_score

from corpus.learned.linear import model
from corpus.learned.portrayal import features
from corpus.model import Span
from tests.benchmarks.linear_models import (
    Floats,
    abstaining,
    classifier,
    crossed,
    thresholds,
    write,
)

TONES = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}
STRENGTH = 0.001
PRECISION = 0.88
"""Wanted by cross-validation on the training data, for 0.85 elsewhere."""
CAUTION = {"negative": 0.85, "positive": 0.9}
"""Chances below which nobody is said to be in a light, however well that did on news of politics:
in news of a war the same chance is right less often."""

LICENCE = (
    "Trained on NewsMTSC (Hamborg and Donnay 2021), annotations under the MIT licence, "
    "copyright 2020 Felix Hamborg; the sentences are their publishers' and not in here."
)


@dataclass(frozen=True)
class Labelled:
    """Sentences with a hidden name each, and how it comes off."""

    sentences: list[tuple[str, Span]]
    tones: list[str]
    groups: list[int]


def read(file: Path) -> Labelled:
    """Read one file; the targets of a sentence are one group."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    places = [(n, row["sentence"], t) for n, row in enumerate(rows) for t in row["targets"]]
    return Labelled(
        [(sentence, Span(t["start"], t["end"])) for _, sentence, t in places],
        [TONES[t["polarity"]] for _, _, t in places],
        [n for n, _, _ in places],
    )


def kept(labelled: Labelled, file: Path | None) -> Floats:
    """Make the features, or take them from where they were kept: the same numbers either way."""
    if file is not None and file.is_file():
        return np.load(file).astype(np.float32)
    made = features(labelled.sentences).astype(np.float16)
    if file is not None:
        np.save(file, made)
    return made.astype(np.float32)


def tell(name: str, chances: Floats, tones: list[str], classes: list[str], least: Any) -> float:
    """Print the figures of one model on one set, and return macro-F1."""
    guessed = [classes[at] for at in chances.argmax(axis=1)]
    macro = float(f1_score(tones, guessed, average="macro"))
    precision, coverage = abstaining(chances, tones, classes, least)
    print(f"{name:28} macro-F1 {macro:.4f}  where it speaks: precision {precision:.3f}", end="")
    print(f", coverage {coverage:.3f}")
    for at, tone in enumerate(classes):
        said = (chances.argmax(axis=1) == at) & (chances.max(axis=1) >= least[tone])
        right = np.mean([t == tone for t, one in zip(tones, said, strict=True) if one] or [1.0])
        print(f"    {tone:9} from {least[tone]:.2f}: said {said.sum()}, right {right:.3f}")
    return macro


def main() -> int:
    """Train, measure and, if asked, write."""
    places = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    if not places or not (places[0] / "newsmtsc_dev.jsonl.gz").is_file():
        print("portrayal: the data is missing; give the folder with newsmtsc_dev.jsonl.gz.")
        return 0
    keep = places[1] if len(places) > 1 else None
    dev = read(places[0] / "newsmtsc_dev.jsonl.gz")
    seen = kept(dev, keep and keep / "portrayal_dev.npy")
    shipped = model("portrayal") if "--write" not in sys.argv else train(places[0], keep, dev, seen)
    chances = shipped.chances(seen)
    macro = tell(
        "dev, the model shipped", chances, dev.tones, list(shipped.classes), shipped.thresholds
    )
    precision, coverage = abstaining(chances, dev.tones, shipped.classes, shipped.thresholds)
    good = macro >= 0.70 and precision >= 0.85 and coverage >= 0.40
    print(
        "targets: macro-F1 0.70, precision 0.85 at coverage 0.40:", "reached" if good else "missed"
    )
    return 0 if good else 1


def train(folder: Path, keep: Path | None, dev: Labelled, seen: Floats) -> Any:
    """Fit on the training data, with thresholds by cross-validation on it, and write the model."""
    labelled = read(folder / "newsmtsc_train.jsonl.gz")
    rows = kept(labelled, keep and keep / "portrayal_train.npy")
    pipeline = classifier(STRENGTH)
    chances = crossed(pipeline, rows, labelled.tones, labelled.groups)
    pipeline.fit(rows, labelled.tones)
    classes = [str(name) for name in pipeline.classes_]
    sure = thresholds(chances, labelled.tones, classes, PRECISION)
    least = {name: max(chance, CAUTION.get(name, 0.0)) for name, chance in sure.items()}
    tell("train, cross-validated", chances, labelled.tones, classes, least)
    macro = tell("dev", pipeline.predict_proba(seen), dev.tones, classes, least)
    about = {"data": LICENCE, "macro_f1_dev": round(macro, 4), "precision_wanted": PRECISION}
    print("written:", *write("portrayal", pipeline, least, about))
    model.cache_clear()
    return model("portrayal")


if __name__ == "__main__":
    sys.exit(main())
