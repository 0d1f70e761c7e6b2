"""Train general frames on whole articles, measure them by cross-validation, write the model.

    python -m tests.benchmarks.train_frames FOLDER [KEEP] [--write]

FOLDER holds narrative_frames_dev.jsonl.gz; KEEP is a folder where the vectors of its sentences
stay for the next time, since they take minutes to make. Without --write the model in the
package stays as it is.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from corpus.language import annotate
from corpus.learned.linear import MODELS
from corpus.model import Document
from corpus.search import vectors
from tests.benchmarks.linear_models import Floats, threshold

KINDS = {
    "RE": "resolution",
    "HI": "human interest",
    "CO": "conflict",
    "MO": "moral",
    "EC": "economic",
}
STRENGTH = 0.02
PRECISION = 0.80
ENOUGH = 15
"""Articles above a threshold without which its precision is not known."""
FOLDS = KFold(5, shuffle=True, random_state=0)

LICENCE = (
    "Trained on the Narrative Frames Corpus (Frermann and others 2023), annotations under the "
    "MIT licence, copyright 2023 Lea Frermann; the articles are their publishers' and not in here."
)


def middles(rows: list[Any], keep: Path | None) -> Floats:
    """Return the mean vector of each article's sentences."""
    if keep is not None and (file := keep / "frames_middles.npy").is_file():
        return np.asarray(np.load(file), np.float32)
    found = []
    for row in rows:
        document = Document(row["id"], "", row["text"])
        spans = annotate(document).sentences
        made = vectors([" ".join(span.of(row["text"]).split()) for span in spans])
        long = made.astype(np.float32)
        found.append((long / np.linalg.norm(long, axis=1, keepdims=True)).mean(axis=0))
    if keep is not None:
        np.save(keep / "frames_middles.npy", np.array(found))
    return np.array(found)


def pipeline() -> Any:
    """Make the plain classifier of one frame."""
    plain = LogisticRegression(C=STRENGTH, max_iter=200, class_weight="balanced")
    return make_pipeline(StandardScaler(), plain)


def main() -> int:
    """Train, measure and, if asked, write."""
    places = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    if not places or not (places[0] / "narrative_frames_dev.jsonl.gz").is_file():
        print("frames: the data is missing; give the folder with narrative_frames_dev.jsonl.gz.")
        return 0
    with gzip.open(places[0] / "narrative_frames_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    features = middles(rows, places[1] if len(places) > 1 else None)
    scores, least, figures = {}, {}, []
    for short, kind in KINDS.items():
        told = np.array([row["frames"][short] == "True" for row in rows])
        scores[kind] = cross_val_predict(
            pipeline(), features, told, cv=FOLDS, method="decision_function"
        )
        figures.append(_nested(scores[kind], told))
        sure = threshold(scores[kind], told, PRECISION, ENOUGH)
        if sure is not None:
            least[kind] = sure
        said = scores[kind] >= (np.inf if sure is None else sure)
        right = told[said].mean() if said.any() else float("nan")
        print(f"{kind:15} of {told.sum():3}: F1 {figures[-1]:.3f}", end="")
        print(f"  shown {said.sum()}, right {right:.3f}")
    macro = float(np.mean(figures))
    print(f"frames, cross-validated by article: macro-F1 {macro:.4f}, at least 0.64")
    if "--write" in sys.argv:
        _write(features, rows, least, macro)
    return 0 if macro >= 0.64 else 1


def _nested(scores: Floats, told: Any) -> float:
    """Return F1 with the threshold of each fold chosen on the others."""
    guessed = np.zeros(len(told), bool)
    for rest, fold in FOLDS.split(scores):
        steps = np.quantile(scores[rest], np.linspace(0.02, 0.98, 49))
        best = max(steps, key=lambda at: f1_score(told[rest], scores[rest] > at))
        guessed[fold] = scores[fold] > best
    return float(f1_score(told, guessed))


def _write(features: Floats, rows: list[Any], least: dict[str, float], macro: float) -> None:
    """Write one linear score a frame, the scaling folded in."""
    weights, bias = [], []
    for short in KINDS:
        fitted = pipeline().fit(features, [row["frames"][short] == "True" for row in rows])
        scaler, plain = fitted[0], fitted[-1]
        weights.append(plain.coef_[0] / scaler.scale_)
        bias.append(plain.intercept_[0] - (scaler.mean_ / scaler.scale_) @ plain.coef_[0])
    MODELS.mkdir(exist_ok=True)
    columns = np.array(weights, np.float32).T
    np.savez_compressed(MODELS / "frames.npz", weights=columns, bias=np.array(bias, np.float32))
    about = {"data": LICENCE, "macro_f1_crossed": round(macro, 4), "precision_wanted": PRECISION}
    kept = {"classes": list(KINDS.values()), "thresholds": least, "about": about}
    told = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    (MODELS / "frames.json").write_text(told, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
