"""Train what tells whether two sentences tell one thing, alike or differently; write the model.

    python -m tests.benchmarks.train_claims [--write]

Two are learned: `claims` from the gold claims that may be looked at, every sentence of an article
set beside every one of the other; `contradictions` from these and from the sample corpus, whose
whole articles hardly contradict each other (without them, of what is said of whole articles nearly
all is wrong). Chances are by cross-validation in which nothing of an incident is on both sides;
printed is how often what lies above each threshold is right, and how much of it is found.
"""

import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.framing.alignment import Line
from bot.framing.ground import survey
from bot.framing.model import Coverage, Floats, Side
from bot.framing.relating import FEATURES, look
from bot.framing.telling import tell
from corpus.model import Article, Incident, Span
from tests.benchmarks.framing_gold import Entry, bounds, entries, overlap, pairs_of_articles
from tests.benchmarks.linear_models import threshold, write
from tests.benchmarks.meanings import meanings_of
from tests.benchmarks.shelves import shelf

LEARNED_FROM = ("dev", "more", "third")
STRENGTH = 0.1
LICENCE = (
    "Trained on texts of our own (tests/bot/framing/gold, corpus/sample), under the MIT licence."
)

CLASSES = ("both", "differently", "none")
PRECISION = {"both": 0.95, "differently": 0.9}
"""Above what is wanted on texts not seen, where fewer sentences tell one thing than in the gold."""

ROUNDS = 2

Features = NDArray[np.floating[Any]]


def examples() -> Iterator[tuple[int, Features, list[str]]]:
    """Yield for each incident its number, and the features and label of each two sentences."""
    given = [entry for which in LEARNED_FROM for entry in entries("claims", which)]
    for number, (entry, articles) in enumerate(zip(given, pairs_of_articles(given), strict=True)):
        ours, theirs, near = _set_beside(entry, articles)
        rows, columns, features = look(ours, theirs, near)
        here, there = _sentences(entry, "a", ours), _sentences(entry, "b", theirs)
        said = {(p["a"], p["b"]): p["label"] for p in entry["pairs"] if "a" in p and "b" in p}
        labels = [said.get((here[a], there[b]), "none") for a, b in zip(rows, columns, strict=True)]
        yield number, features, labels


def _set_beside(
    entry: Entry, articles: tuple[Article, Article]
) -> tuple[Sequence[Line], Sequence[Line], Floats]:
    incident = Incident(entry["name"], entry["name"], entry["date"])
    sides = tuple(Side(name, (article,)) for name, article in zip("ab", articles, strict=True))
    ground = survey(tell(Coverage(incident, sides, meanings_of(articles))))
    return ground.read[0], ground.read[1], ground.near[0, 1]


def _sentences(entry: Entry, side: str, read: Sequence[Line]) -> list[int]:
    """Return the number in the gold of each sentence read, from 1."""
    places = bounds(entry[side])
    return [1 + _at(places, line.sentence) for line in read]


def _at(places: Sequence[Span], sentence: Span) -> int:
    return max(range(len(places)), key=lambda n: overlap(places[n], sentence))


def of_the_sample() -> Iterator[Features]:
    """Yield the features of each two sentences of two articles of the sample on one incident."""
    for name, articles in shelf().items():
        for pair in combinations(articles, 2):
            ours, theirs, near = _set_beside({"name": name, "date": None}, pair)
            yield look(ours, theirs, near)[2]


def fitted(features: Features, labels: Sequence[str], others: Features) -> Pipeline:
    """Learn from labels, and from others that tell one thing alike or are of two things.

    They are so as likely as what was learned before holds, in two rounds. Classes are as common as
    they are, so that chances are chances.
    """
    made = _fit(features, labels, np.ones(len(labels)))
    every = np.concatenate([features, others, others])
    named = [*labels, *["both"] * len(others), *["none"] * len(others)]
    for _ in range(ROUNDS if len(others) else 0):
        both, _, none = made.predict_proba(others).T
        share = both / (both + none)
        made = _fit(every, named, np.r_[np.ones(len(labels)), share, 1 - share])
    return made


def _fit(features: Features, labels: Sequence[str], weights: Features) -> Pipeline:
    made = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    return made.fit(
        features, labels, **{f"{name}__sample_weight": weights for name, _ in made.steps}
    )


def crossed(
    features: Features, labels: Sequence[str], groups: Sequence[int], others: Features
) -> Features:
    """Return the chances of each row by a model that saw nothing of its incident."""
    chances = np.zeros((len(labels), 3))
    for learned, rest in GroupKFold(5).split(features, labels, groups):
        made = fitted(features[learned], [labels[n] for n in learned], others)
        chances[rest] = made.predict_proba(features[rest])
    return chances


def main(arguments: Sequence[str]) -> None:
    """Measure both models, and write them if asked."""
    found, sample = list(examples()), np.concatenate(list(of_the_sample()))
    features = np.concatenate([each for _, each, _ in found])
    labels = [label for _, _, each in found for label in each]
    groups = [number for number, _, each in found for _ in each]
    about = {"data": LICENCE, "incidents": len(found), "pairs": len(labels)}
    for name, others in (("claims", sample[:0]), ("contradictions", sample)):
        chances = crossed(features, labels, groups, others)
        least = {kind: _measured(chances, labels, kind) for kind in PRECISION}
        made = fitted(features, labels, others)
        for feature, weights in zip(FEATURES, made[-1].coef_.T, strict=True):
            print(f"  {feature:26}" + "".join(f"{weight:8.2f}" for weight in weights))
        if "--write" in arguments:
            write(name, made, least, about | {"others": len(others), "features": list(FEATURES)})


def _measured(chances: Features, labels: Sequence[str], name: str) -> float:
    """Print how often what is said of a class is right, and how much is found; return from when."""
    right, mine = np.array([label == name for label in labels]), chances[:, CLASSES.index(name)]
    least = threshold(mine, right, PRECISION[name]) or 2.0
    said = mine >= least
    print(
        f"{name}: from {least:.3f} on {right[said].mean():.3f} of {said.sum()} are right,"
        f" {right[said].sum() / right.sum():.3f} of {right.sum()} are found"
    )
    return least


if __name__ == "__main__":
    main(sys.argv[1:])
