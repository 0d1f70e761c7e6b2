"""Train what tells whether two sentences tell one thing, alike or differently; write the model.

    python -m tests.benchmarks.train_claims [--write]

Learned from the gold claims that may be looked at, every sentence of an article set beside every
one of the other. Chances are by cross-validation in which nothing of an incident is on both sides;
printed is how often what lies above each threshold is right, and how much of the gold it finds.
"""

import sys
from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.framing.alignment import Line
from bot.framing.ground import survey
from bot.framing.model import Coverage, Floats, Side
from bot.framing.relating import FEATURES, look
from bot.framing.telling import tell
from corpus.model import Article, Incident, Span
from tests.benchmarks.framing_gold import Entry, bounds, entries, overlap, pairs_of_articles
from tests.benchmarks.linear_models import crossed, threshold, write
from tests.benchmarks.meanings import meanings_of

LEARNED_FROM = ("dev", "more", "third")
CLASSES = ("both", "differently")
STRENGTH = 0.1
LICENCE = "Trained on texts of our own (tests/bot/framing/gold), under the MIT licence."
PRECISION = {"both": 0.95, "differently": 0.9}
"""Above what is wanted on texts not seen, where fewer sentences tell one thing than in the gold."""


def examples() -> Iterator[tuple[int, Floats, list[str]]]:
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


def pipeline() -> Pipeline:
    """Make the classifier; classes as common as they are, so that chances are chances."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=1000))


def main(arguments: Sequence[str]) -> None:
    """Measure, and write if asked."""
    found = list(examples())
    features = np.concatenate([each for _, each, _ in found])
    labels = [label for _, _, each in found for label in each]
    groups = [number for number, _, each in found for _ in each]
    chances = crossed(pipeline(), features, labels, groups)
    least = {}
    for at, name in enumerate(CLASSES):
        right = np.array([label == name for label in labels])
        least[name] = threshold(chances[:, at], right, PRECISION[name]) or 2.0
        said = chances[:, at] >= least[name]
        print(
            f"{name}: from {least[name]:.3f} on {right[said].mean():.3f} of {said.sum()} are right,"
            f" {right[said].sum() / right.sum():.3f} of {right.sum()} are found"
        )
    fitted = pipeline().fit(features, labels)
    for name, weights in zip(FEATURES, fitted[-1].coef_.T, strict=True):
        print(f"  {name:26}" + "".join(f"{weight:8.2f}" for weight in weights))
    if "--write" in arguments:
        about: dict[str, object] = {"data": LICENCE, "incidents": len(found), "pairs": len(labels)}
        about |= {"features": list(FEATURES)}
        write("claims", fitted, least, about)


if __name__ == "__main__":
    main(sys.argv[1:])
