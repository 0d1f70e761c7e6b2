"""Plain linear classifiers, kept as arrays and JSON: no pickle, nothing that runs when loaded."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from corpus.learned.weights import Floats

MODELS = Path(__file__).parent / "models"


@dataclass(frozen=True, slots=True)
class Linear:
    """Multinomial logistic regression over standardised features.

    `weights` has the shape (features, classes), the scale of the features folded in. A class is
    said only from its threshold on; `about` has what the model was measured at.
    """

    weights: Floats
    bias: Floats
    classes: tuple[str, ...]
    thresholds: dict[str, float]
    about: dict[str, Any]

    def chances(self, features: Floats) -> Floats:
        """Return the chance of each class, one row a row of features."""
        scores = features @ self.weights + self.bias
        raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
        return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)

    def said(self, chances: Floats) -> str | None:
        """Return the likeliest class of one row, if it is sure enough to be said."""
        best = self.classes[int(chances.argmax())]
        return best if chances.max() >= self.thresholds.get(best, 2.0) else None


@cache
def model(name: str) -> Linear:
    """Load a model from the package."""
    with np.load(MODELS / f"{name}.npz", allow_pickle=False) as arrays:
        weights, bias = (arrays[key].astype(np.float32) for key in ("weights", "bias"))
    told = json.loads((MODELS / f"{name}.json").read_text(encoding="utf-8"))
    return Linear(weights, bias, tuple(told["classes"]), told["thresholds"], told["about"])
