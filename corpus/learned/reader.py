"""Run texts through the model, layer by layer, and return what it makes of every piece."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from corpus.learned.weights import Floats, Layer, Weights, unpacked

Numbers = NDArray[np.int64]

FIRST, PAD, LAST = 0, 1, 2
MASK = 250_001
"""The number of the piece that stands for words that are hidden."""

FAR = np.float32(-1e9)

ALONE = 1
"""Threads that multiply: more spin while they wait for each other, and on a busy machine an
article took 23 s of CPU for 3."""


def read(weights: Weights, texts: Sequence[Sequence[int]]) -> list[Floats]:
    """Return the states of each text's pieces before the first layer and after every one.

    Texts are numbers of pieces, at most 510. A result has the shape (layers + 1, pieces + 2,
    width): there is one more piece before the text and one behind. What runs here is BERT
    (Devlin and others 2019).
    """
    lengths = [len(text) + 2 for text in texts]
    numbers = np.full((len(texts), max(lengths)), PAD)
    for row, text in zip(numbers, texts, strict=True):
        row[: len(text) + 2] = [FIRST, *text, LAST]
    absent = np.where(numbers == PAD, FAR, np.float32(0))[:, None, None, :]
    states = [_first(weights, numbers)]
    with threadpool_limits(ALONE, "blas"):
        for layer in weights.layers:
            states.append(_next(states[-1], absent, layer, weights))
    return [
        np.stack([each[place, :length] for each in states]) for place, length in enumerate(lengths)
    ]


def _first(weights: Weights, numbers: Numbers) -> Floats:
    words = unpacked(weights.words[numbers.ravel()]).reshape(*numbers.shape, -1)
    placed = words + weights.positions[: numbers.shape[1]] + weights.kind
    return _normed(placed, *weights.norm, weights.tiny)


def _next(states: Floats, absent: Floats, layer: Layer, weights: Weights) -> Floats:
    """Let every piece look at all others, then think for itself; (texts, pieces, width)."""
    texts, pieces, width = states.shape

    def heads(part: str) -> Floats:
        parted = _linear(states, layer, part).reshape(texts, pieces, weights.heads, -1)
        return parted.transpose(0, 2, 1, 3)

    asked, offered, told = heads("q"), heads("k"), heads("v")
    heed = _softmax(asked @ offered.transpose(0, 1, 3, 2) / asked.shape[-1] ** 0.5 + absent)
    heard = (heed @ told).transpose(0, 2, 1, 3).reshape(texts, pieces, width)
    states = _normed(
        states + _linear(heard, layer, "ao"), layer["aln.w"], layer["aln.b"], weights.tiny
    )
    thought = _linear(_gelu(_linear(states, layer, "fi")), layer, "fo")
    return _normed(states + thought, layer["oln.w"], layer["oln.b"], weights.tiny)


def _linear(states: Floats, layer: Layer, part: str) -> Floats:
    return np.asarray(states @ layer[f"{part}.w"] + layer[f"{part}.b"], np.float32)


def _normed(states: Floats, scale: Floats, shift: Floats, tiny: float) -> Floats:
    centred = states - states.mean(-1, keepdims=True)
    spread = np.sqrt(np.square(centred).mean(-1, keepdims=True) + tiny)
    return np.asarray(centred / spread * scale + shift, np.float32)


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), np.float32)


def _gelu(states: Floats) -> Floats:
    """Hendrycks and Gimpel 2016, with their tanh approximation."""
    bent = np.tanh(0.7978845608 * (states + 0.044715 * states * states * states))
    return np.asarray(0.5 * states * (1 + bent), np.float32)
