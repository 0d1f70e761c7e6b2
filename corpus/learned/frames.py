"""Which general frames an article is told in, with the sentence that speaks most for each."""

from collections.abc import Iterator, Sequence
from typing import get_args

from corpus.learned.linear import model
from corpus.learned.weights import Floats
from corpus.model import Frame, FrameKind, Span

LEAST = 5
"""Sentences an article needs to be told in a frame at all."""

KINDS: tuple[FrameKind, ...] = get_args(FrameKind)


def frames(sentences: Sequence[Span], vectors: Floats) -> tuple[Frame, ...]:
    """Return the frames that the model is sure of, in a fixed order.

    An article's score is the mean of its sentences' scores, so each sentence's part in it is
    known: the one with the largest is shown.
    """
    return tuple(_found(sentences, vectors)) if len(sentences) >= LEAST else ()


def _found(sentences: Sequence[Span], vectors: Floats) -> Iterator[Frame]:
    learned = model("frames")
    scores = vectors @ learned.weights + learned.bias
    for kind in KINDS:
        own = scores[:, learned.classes.index(kind)]
        if kind in learned.thresholds and own.mean() >= learned.thresholds[kind]:
            yield Frame(kind, sentences[int(own.argmax())])
