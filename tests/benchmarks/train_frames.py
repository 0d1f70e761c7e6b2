"""Train general frames on whole articles, measure them by cross-validation, write the model.

    python -m tests.benchmarks.train_frames FOLDER [KEEP] [--write]

FOLDER holds narrative_frames_dev.jsonl.gz; KEEP is a folder where the vectors of its sentences
stay for the next time, since they take a quarter of an hour to make. Without --write the model in
the package stays as it is.

Articles are dealt into folds, five times over. Thresholds are chosen on the articles that a
model learned from, by cross-validation among them, and measured on those it did not see.
"""

import gzip
import json
import math
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import KFold, StratifiedKFold

from corpus.language import annotate
from corpus.learned.frames import features
from corpus.learned.linear import MODELS
from corpus.model import Document
from corpus.search.embedding import DIMENSIONS, vectors
from tests.benchmarks.linear_models import Floats, threshold

KINDS = {
    "RE": "resolution",
    "HI": "human interest",
    "CO": "conflict",
    "MO": "moral",
    "EC": "economic",
}
SENTENCES = Path(__file__).with_name("frame_sentences.toml")
STRENGTH, NEAR = 3.0, 2.0
"""How closely the model follows the articles; what nearness counts for beside the mean."""
WANTED, NEEDED = 0.85, 0.80
"""Precision for which thresholds are set, and that of articles not seen without which a frame
is not said."""
ENOUGH = 15
"""Articles above a threshold without which its precision is not known."""
DEALT = range(5)
BEST = 0.64

LICENCE = (
    "Trained on the Narrative Frames Corpus (Frermann and others 2023), annotations under the "
    "MIT licence, copyright 2023 Lea Frermann; the articles are their publishers' and not in here."
)

Marks = NDArray[np.bool_]


def units(texts: list[str]) -> Floats:
    """Return a vector of unit length for each text."""
    made = vectors(texts).astype(np.float32)
    return np.asarray(made / np.linalg.norm(made, axis=1, keepdims=True), np.float32)


def articles(rows: list[Any], keep: Path | None) -> list[Floats]:
    """Return the vectors of each article's sentences."""
    file = keep / "frames_vectors.npz" if keep else None
    if file is not None and file.is_file():
        with np.load(file) as arrays:
            return np.split(arrays["vectors"].astype(np.float32), arrays["ends"][:-1])
    made = []
    for row in rows:
        spans = annotate(Document(row["id"], "", row["text"])).sentences
        made.append(units([" ".join(span.of(row["text"]).split()) for span in spans]))
    if file is not None:
        ends = np.cumsum([len(each) for each in made])
        np.savez(file, vectors=np.concatenate(made).astype(np.float16), ends=ends)
    return made


@dataclass(frozen=True)
class Scaled:
    """Rows of features, each lot of them with its weight, and how they were scaled."""

    rows: Floats
    middle: Floats
    scale: Floats


def scaled(rows: Floats, near: float = NEAR) -> Scaled:
    """Bring features to one scale, the means of vectors and the nearness each as a lot."""
    middle, spread = rows.mean(axis=0), rows.std(axis=0) + 1e-9
    mean = DIMENSIONS
    lots = np.full(rows.shape[1], near / (rows.shape[1] - mean) ** 0.5)
    lots[:mean] = mean**-0.5
    scale = lots / spread
    return Scaled((rows - middle) * scale, middle, scale)


def classifier() -> LogisticRegression:
    """Make the plain classifier of one frame."""
    return LogisticRegression(
        C=STRENGTH, class_weight="balanced", solver="liblinear", dual=True, tol=1e-2, random_state=0
    )


def best_cut(scores: Floats, told: Marks) -> float:
    """Return the score from which on F1 is best, as two normal curves of one width have it."""
    high, low = scores[told].mean(), scores[~told].mean()
    width = np.sqrt(np.r_[scores[told] - high, scores[~told] - low].var())
    cuts = np.linspace(low - 2.5 * width, high + 2.5 * width, 200)
    right, wrong = (
        share * np.array([math.erfc((cut - middle) / width / 2**0.5) / 2 for cut in cuts])
        for share, middle in ((told.mean(), high), ((~told).mean(), low))
    )
    return float(cuts[(2 * right / (told.mean() + right + wrong)).argmax()])


@dataclass(frozen=True)
class Measured:
    """Of one frame: F1 of each dealing, and of what is shown how much there is and is right."""

    f1: list[float]
    shown: int
    right: int
    scores: Floats

    @property
    def precision(self) -> float:
        """Return how much of what is shown is right."""
        return self.right / max(self.shown, 1)


def measured(rows: Floats, told: Marks) -> Measured:
    """Measure one frame on articles that neither weights nor thresholds were chosen on."""
    f1, shown, right, every = [], 0, 0, np.zeros(len(told))
    for dealing in DEALT:
        guessed, sure = np.zeros(len(told), bool), np.zeros(len(told), bool)
        for rest, fold in KFold(5, shuffle=True, random_state=dealing).split(rows):
            inner = _crossed(rows[rest], told[rest])
            scores = classifier().fit(rows[rest], told[rest]).decision_function(rows[fold])
            guessed[fold] = scores > best_cut(inner, told[rest])
            least = threshold(inner, told[rest], WANTED, ENOUGH)
            sure[fold] = scores >= (np.inf if least is None else least)
            every[fold] += scores / len(DEALT)
        f1.append(float(f1_score(told, guessed)))
        shown, right = shown + int(sure.sum()), right + int((sure & told).sum())
    return Measured(f1, shown, right, every)


def _crossed(rows: Floats, told: Marks) -> Floats:
    scores = np.zeros(len(told))
    for rest, fold in StratifiedKFold(8, shuffle=True, random_state=7).split(rows, told):
        scores[fold] = classifier().fit(rows[rest], told[rest]).decision_function(rows[fold])
    return scores


def main() -> int:
    """Train, measure and, if asked, write."""
    places = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    if not places or not (places[0] / "narrative_frames_dev.jsonl.gz").is_file():
        print("frames: the data is missing; give the folder with narrative_frames_dev.jsonl.gz.")
        return 0
    with gzip.open(places[0] / "narrative_frames_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    shown = units([text for texts in _sentences().values() for text in texts])
    read = articles(rows, places[1] if len(places) > 1 else None)
    labelled = [n for n, row in enumerate(rows) if row["frames"]["RE"] is not None]
    made = np.array([features(read[n], shown) for n in labelled])
    told = {kind: _told(rows, labelled, short) for short, kind in KINDS.items()}
    found = {kind: measured(scaled(made).rows, marks) for kind, marks in told.items()}
    for kind, each in found.items():
        print(f"{kind:15} of {told[kind].sum():3}: F1 {np.mean(each.f1):.3f}", end="")
        print(f"  shown {each.shown / len(DEALT):.0f}, right {each.precision:.3f}")
    dealt = np.mean([each.f1 for each in found.values()], axis=0)
    macro = float(dealt.mean())
    print(f"frames, cross-validated by article: macro-F1 {macro:.4f}, at least {BEST};", end="")
    print(" by dealing", *(f"{each:.3f}" for each in dealt))
    if "--write" in sys.argv:
        _write(made, shown, told, found, macro)
    return 0 if macro >= BEST else 1


def _sentences() -> dict[str, list[str]]:
    read: dict[str, list[str]] = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))
    return {kind: read[kind] for kind in KINDS.values()}


def _told(rows: list[Any], labelled: list[int], short: str) -> Marks:
    return np.array([rows[n]["frames"][short] == "True" for n in labelled])


def _write(
    made: Floats, shown: Floats, told: dict[str, Marks], found: dict[str, Measured], macro: float
) -> None:
    """Write one linear score a frame, the scaling folded in, and the sentences' vectors."""
    ready, weights, bias, least = scaled(made), [], [], {}
    for kind, marks in told.items():
        plain = classifier().fit(ready.rows, marks)
        weights.append(plain.coef_[0] * ready.scale)
        bias.append(plain.intercept_[0] - (ready.middle * ready.scale) @ plain.coef_[0])
        sure = threshold(found[kind].scores, marks, WANTED, ENOUGH)
        if sure is not None and found[kind].precision >= NEEDED:
            least[kind] = sure
    MODELS.mkdir(exist_ok=True)
    np.savez_compressed(
        MODELS / "frames.npz",
        weights=np.array(weights, np.float32).T,
        bias=np.array(bias, np.float32),
        sentences=shown.astype(np.float16),
    )
    about = {
        "data": LICENCE,
        "macro_f1_crossed": round(macro, 4),
        "precision_crossed": {kind: round(found[kind].precision, 3) for kind in least},
    }
    kept = {"classes": list(told), "thresholds": least, "about": about}
    words = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    (MODELS / "frames.json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
