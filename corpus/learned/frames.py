"""Which general frames an article is told in, with the sentence that shows it best.

An article is read by the mean of its sentences' vectors, and by how near they come to sentences
of our own that show what each frame is.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import get_args

import numpy as np

from corpus.learned.linear import MODELS, model
from corpus.learned.weights import Floats
from corpus.model import Frame, FrameKind, Span

LEAST = 5
"""Sentences an article needs to be told in a frame at all."""

NEAREST = 3
"""How many of the nearest sentences are looked at, of an article or of a frame."""

KINDS: tuple[FrameKind, ...] = get_args(FrameKind)


def frames(sentences: Sequence[Span], vectors: Floats) -> tuple[Frame, ...]:
    """Return the frames that the model is sure of, in a fixed order."""
    return tuple(_found(sentences, vectors)) if len(sentences) >= LEAST else ()


def _found(sentences: Sequence[Span], vectors: Floats) -> Iterator[Frame]:
    learned, shown = model("frames"), examples()
    scores = features(vectors, shown) @ learned.weights + learned.bias
    near = nearness(vectors, shown).reshape(len(vectors), len(learned.classes), -1)
    for kind in KINDS:
        place = learned.classes.index(kind)
        if kind in learned.thresholds and scores[place] >= learned.thresholds[kind]:
            best = np.sort(near[:, place], axis=1)[:, -NEAREST:].mean(axis=1)
            yield Frame(kind, sentences[int(best.argmax())])


def features(vectors: Floats, shown: Floats) -> Floats:
    """Return what the model reads of an article: one row, from a row for each sentence."""
    near = nearness(vectors, shown)
    nearest = np.sort(near, axis=0)[-NEAREST:].mean(axis=0)
    return np.concatenate([vectors.mean(axis=0), nearest, near.mean(axis=0)])


def nearness(vectors: Floats, shown: Floats) -> Floats:
    """Return how near each sentence comes to each that shows a frame, against the others."""
    near = vectors @ shown.T
    return np.asarray(near - near.mean(axis=1, keepdims=True), np.float32)


@cache
def examples() -> Floats:
    """Load the vectors of the sentences that show the frames, as many of each, class by class."""
    with np.load(MODELS / "frames.npz", allow_pickle=False) as arrays:
        return np.asarray(arrays["sentences"], np.float32)
