"""Train whose words in marks are and how far content around them goes; measure; write the weights.

    python -m tests.benchmarks.train_marked [--write]

Trained on texts of our own, under the licence of the project. Figures are by cross-validation, each
text judged by weights that saw none of it. Without --write the weights in the package stay.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from corpus.language.quotations.marked_beginnings import Beginnings
from corpus.language.quotations.marked_edges import beginnings, endings
from corpus.language.quotations.marked_endings import Endings
from corpus.language.quotations.marked_place import Place, placed
from corpus.language.quotations.marked_traits import traits
from corpus.language.quotations.marked_words import TERM, WORDS
from corpus.language.quotations.weights import MODEL
from corpus.model import Span
from tests.benchmarks.marked_texts import contexts, kind_of

FOLDS = 8
TERM_STRENGTH, EDGE_STRENGTH = 0.2, 0.5
SEEN = 3
"""Times that a trait has to be seen to have a weight."""

Weights = dict[str, int]
Traits = Sequence[str]
Choice = tuple[list[list[str]], int]
"""What is true of each of several readings, and which of them is right."""


@dataclass
class Examples:
    """What is learned from: each with the name of its text."""

    terms: list[tuple[str, Traits, bool]] = field(default_factory=list)
    begins: list[tuple[str, Choice]] = field(default_factory=list)
    ends: list[tuple[str, Choice]] = field(default_factory=list)

    def part(self, number: int, *, held: bool) -> "Examples":
        """Return the examples of one fold, or of all others."""
        keep = [
            [e for e in examples if (crc32(e[0].encode()) % FOLDS == number) == held]
            for examples in (self.terms, self.begins, self.ends)
        ]
        return Examples(*keep)


def examples() -> Examples:
    """Gather every mark of the texts, and the edges of every content that is mixed."""
    found = Examples()
    for name, context, lines in contexts():
        done = set[Span]()
        for mark in context.marks:
            kind, content = kind_of(mark, lines)
            place = placed(context, mark)
            if place is None:
                continue
            found.terms.append((name, traits(place), kind == "term"))
            if kind == "mixed" and content is not None and content not in done:
                done.add(content)
                ahead = (g.span.end for g in lines if g.span.end <= content.start)
                _add_edges(found, name, place, content, max(ahead, default=0))
    return found


def _add_edges(found: Examples, name: str, place: Place, content: Span, floor: int) -> None:
    """Add where content begins and ends, if that is among the places looked at."""
    first, last = beginnings(place, place.context.tokens_from(floor)), endings(place)
    starts, ends = [place.begins_at(i) for i in first], [place.ends_at(i) for i in last]
    if content.start in starts and content.end in ends:
        begins, ending = Beginnings(place), Endings(place)
        right = starts.index(content.start), ends.index(content.end)
        found.begins.append((name, ([begins.of(i) for i in first], right[0])))
        found.ends.append((name, ([ending.of(i) for i in last], right[1])))


def fit(given: Examples) -> dict[str, Weights]:
    """Learn the weights of the three decisions."""
    return {
        "term": _logistic([t for _, t, _ in given.terms], [y for _, _, y in given.terms]),
        "begins": _conditional([c for _, c in given.begins]),
        "ends": _conditional([c for _, c in given.ends]),
    }


def _logistic(rows: list[Traits], right: list[bool]) -> Weights:
    index = _index(rows)
    model = LogisticRegression(C=TERM_STRENGTH, max_iter=2000).fit(_matrix(rows, index), right)
    return _rounded(index, model.coef_[0]) | {"": round(1000 * model.intercept_[0])}


def _conditional(choices: list[Choice]) -> Weights:
    """Fit a conditional logit (McFadden 1974), one choice among as many readings as there are."""
    rows = [reading for readings, _ in choices for reading in readings]
    index = _index(rows)
    held, counts = _matrix(rows, index), np.array([len(readings) for readings, _ in choices])
    first = np.r_[0, np.cumsum(counts)[:-1]]
    owner, right = np.repeat(np.arange(len(choices)), counts), np.zeros(len(rows))
    right[first + np.array([at for _, at in choices])] = 1

    def loss(weights: Any) -> tuple[float, Any]:
        sums = held @ weights
        above = sums - np.maximum.reduceat(sums, first)[owner]
        totals = np.add.reduceat(np.exp(above), first)
        cost = np.log(totals).sum() - (right * above).sum()
        pull = held.T @ (np.exp(above) / totals[owner] - right)
        return cost + weights @ weights / (2 * EDGE_STRENGTH), pull + weights / EDGE_STRENGTH

    options = {"maxiter": 500}
    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options=options)
    return _rounded(index, found.x)


def _index(rows: Iterable[Traits]) -> dict[str, int]:
    """Number the traits that are seen often enough, in the order of their names."""
    seen = Counter(trait for row in rows for trait in set(row))
    return {t: i for i, t in enumerate(sorted(t for t, n in seen.items() if n >= SEEN))}


def _matrix(rows: Sequence[Traits], index: dict[str, int]) -> Any:
    places = [(i, index[t]) for i, row in enumerate(rows) for t in set(row) if t in index]
    where = np.array(places).T
    return csr_matrix((np.ones(len(places)), (where[0], where[1])), (len(rows), len(index)))


def _rounded(index: dict[str, int], learned: Any) -> Weights:
    """Give weights in whole thousandths; those that round to none are left out."""
    weights = {trait: round(1000 * learned[at]) for trait, at in index.items()}
    return {trait: weight for trait, weight in weights.items() if weight}


def _sum(known: Weights, given: Traits) -> int:
    return known.get("", 0) + sum(known.get(trait, 0) for trait in set(given))


def measure(given: Examples) -> dict[str, float]:
    """Return how often each decision is right on texts that its weights saw nothing of."""
    counts = Counter[str]()
    for number in range(FOLDS):
        known, held = fit(given.part(number, held=False)), given.part(number, held=True)
        for _, row, right in held.terms:
            chance = 1 / (1 + np.exp(-_sum(known["term"], row) / 1000))
            told = "term" if chance >= TERM else "words" if chance <= WORDS else "open"
            counts.update([told, f"{told}, right" if right == (told == "term") else f"not {told}"])
        for name, choices in (("begins", held.begins), ("ends", held.ends)):
            for _, (readings, right) in choices:
                sums = [_sum(known[name], reading) for reading in readings]
                counts.update([name, *([f"{name}, right"] * (sums.index(max(sums)) == right))])
    told = ("term", "words", "begins", "ends")
    return {name: round(counts[f"{name}, right"] / counts[name], 3) for name in told}


def main() -> None:
    """Train, measure and, if asked, write."""
    given = examples()
    about: dict[str, Any] = {"data": "Texts of our own, tests/corpus/language/gold, MIT."}
    about |= {"marks": len(given.terms), "contents": len(given.begins), "right": measure(given)}
    print(about)
    if "--write" in sys.argv:
        model = {"about": about, "weights": fit(given)}
        MODEL.write_text(json.dumps(model, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
