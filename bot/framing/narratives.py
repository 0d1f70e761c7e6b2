"""Find sentences that may tell a narrative, and learn from what members say of them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.model import Decision

Floats = NDArray[np.float32]

ENOUGH = 20
"""Decisions on a narrative from which a classifier of the workspace's own learns."""

EACH = 5
"""Decisions of either kind without which there is nothing to tell apart."""

FOLDS = 5
SURE = 0.8
"""The precision, by cross-validation, below which what a classifier finds is not shown; it is not
known before EACH sentences were found."""

STRENGTH = 30.0
"""How closely a classifier follows the sentences of a narrative; from 10 to 1,000 does as well."""

UNREAD = 0.3
"""What a sentence nobody has judged counts for as one that does not tell the narrative."""


@dataclass(frozen=True, slots=True)
class Learned:
    """A workspace's own classifier of one narrative, and how well it did on articles unseen.

    Over all `decisions`: of `confirmed` sentences and others it `found` some, of which `right`.
    """

    weights: Floats
    bias: float
    decisions: int
    confirmed: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Return how much of what it found was right."""
        return self.right / max(self.found, 1)

    @property
    def recall(self) -> float:
        """Return how much of what was to be found it found."""
        return self.right / max(self.confirmed, 1)

    @property
    def sure(self) -> bool:
        """Tell whether what it finds may be shown as found."""
        return self.found >= EACH and self.precision >= SURE

    def finds(self, vectors: Floats) -> NDArray[np.bool_]:
        """Tell of each sentence whether it tells the narrative."""
        return np.asarray(vectors @ self.weights + self.bias > 0)


def unit(vector: bytes) -> Floats:
    """Return a decision's vector, of unit length."""
    numbers = np.frombuffer(vector, np.int8).astype(np.float32)
    return np.asarray(numbers / max(float(np.linalg.norm(numbers)), 1e-9), np.float32)


def likeness(telling: Floats, others: Floats, own: Floats) -> Floats:
    """Score sentences: from 0 on they are likelier to tell a narrative than something else.

    All are vectors of unit length, one a row: `telling` of sentences that tell the narrative,
    `others` of sentences that tell another or none, `own` of those to be scored. Most of these
    tell no narrative, so they are learned from too, as weak counter-examples (after Elkan and
    Noto 2008). `tests/benchmarks/narratives_gold.py` prints how well that does.
    """
    from sklearn.linear_model import LogisticRegression  # takes a second, and is seldom needed

    rows = np.concatenate([telling, others, own])
    told = np.arange(len(rows)) < len(telling)
    weights = np.repeat([1.0, 1.0, UNREAD], [len(telling), len(others), len(own)])
    weights[~told] /= weights[~told].sum()
    weights[told] /= weights[told].sum()
    model = LogisticRegression(C=STRENGTH, max_iter=500)
    model.fit(rows, told, sample_weight=weights * (len(telling) + len(others)) / 2)
    return np.asarray(own @ model.coef_[0] + model.intercept_[0], np.float32)


def learn(decisions: Sequence[Decision]) -> Learned | None:
    """Learn from decisions on one narrative; None while they are too few or all alike.

    How well it does is measured on articles that it did not learn from.
    """
    confirmed = np.array([d.confirmed for d in decisions], bool)
    if len(decisions) < ENOUGH or min(confirmed.sum(), (~confirmed).sum()) < EACH:
        return None
    from sklearn.linear_model import LogisticRegression  # takes a second, and is seldom needed
    from sklearn.model_selection import GroupKFold, cross_val_predict

    vectors = np.stack([unit(d.vector) for d in decisions])
    articles = [d.document for d in decisions]
    if len(set(articles)) < FOLDS:
        return None
    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=500)
    guessed = cross_val_predict(model, vectors, confirmed, groups=articles, cv=GroupKFold(FOLDS))
    model.fit(vectors, confirmed)
    return Learned(
        model.coef_[0].astype(np.float32),
        float(model.intercept_[0]),
        len(decisions),
        int(confirmed.sum()),
        int(guessed.sum()),
        int((guessed & confirmed).sum()),
    )
