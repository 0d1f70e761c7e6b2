"""Fit plain classifiers for the package, set their thresholds by cross-validation, write them."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from corpus.learned.linear import MODELS

Floats = NDArray[np.floating[Any]]


def classifier(strength: float, steps: int = 60) -> Pipeline:
    """Make multinomial logistic regression over standardised features, classes weighed alike."""
    plain = LogisticRegression(C=strength, max_iter=steps, class_weight="balanced")
    return make_pipeline(StandardScaler(), plain)


def crossed(
    pipeline: Pipeline, features: Floats, labels: Sequence[Any], groups: Sequence[Any]
) -> Floats:
    """Return the chances of each row by a model that saw nothing of its group."""
    folds = GroupKFold(5)
    return cross_val_predict(
        pipeline, features, labels, groups=groups, cv=folds, method="predict_proba"
    )


def threshold(
    scores: Floats, right: NDArray[np.bool_], precision: float, least: int = 20
) -> float | None:
    """Return the lowest score such that of all rows from it on so many are right.

    Only where `least` rows or more lie there; None where that is nowhere so.
    """
    order = np.argsort(-scores)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    holds = np.flatnonzero((share >= precision) & (np.arange(len(order)) >= least - 1))
    return float(scores[order][holds[-1]]) if len(holds) else None


def thresholds(
    chances: Floats, labels: Sequence[str], classes: Sequence[str], precision: float
) -> dict[str, float]:
    """Return from which chance on each class is right as often as wanted; 2 where never."""
    found = {}
    for at, name in enumerate(classes):
        mine = chances.argmax(axis=1) == at
        right = np.asarray(labels)[mine] == name
        found[name] = threshold(chances[mine, at], right, precision) or 2.0
    return found


def abstaining(
    chances: Floats, labels: Sequence[str], classes: Sequence[str], least: dict[str, float]
) -> tuple[float, float]:
    """Return precision and coverage of a model that says nothing below the thresholds."""
    best = [classes[at] for at in chances.argmax(axis=1)]
    said = np.array([c.max() >= least[name] for c, name in zip(chances, best, strict=True)])
    right = np.array([b == label for b, label in zip(best, labels, strict=True)])
    return float(right[said].mean()) if said.any() else 1.0, float(said.mean())


def write(
    name: str, pipeline: Pipeline, least: dict[str, float], about: dict[str, Any]
) -> list[Path]:
    """Write a fitted model as arrays and JSON into the package, its scaling folded in."""
    scaler, plain = pipeline[0], pipeline[-1]
    coefficients, bias = plain.coef_, plain.intercept_
    if len(coefficients) == 1:  # two classes: write both sides out
        coefficients, bias = np.vstack([-coefficients, coefficients]) / 2, np.r_[-bias, bias] / 2
    weights = (coefficients / scaler.scale_).T
    shifted = bias - (scaler.mean_ / scaler.scale_) @ coefficients.T
    MODELS.mkdir(exist_ok=True)
    arrays, told = MODELS / f"{name}.npz", MODELS / f"{name}.json"
    np.savez_compressed(arrays, weights=weights.astype(np.float32), bias=shifted.astype(np.float32))
    kept = {"classes": [str(c) for c in plain.classes_], "thresholds": least, "about": about}
    told.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return [arrays, told]
