"""Set the sentences of two sides beside each other by the words and names they share."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.framing.telling import Telling
from corpus.lexicon import lexicon
from corpus.model import Span
from corpus.spelling import words

Similarity = NDArray[np.float32]

TWIN = 0.42
"""From here on two sentences, each the other's nearest, tell the same thing."""

SHORTEST = 5
"""Content words below which a sentence is not compared."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as a claim: its content words in order, attribution taken off.

    `different` has each of them once, in one order for all lines.
    """

    telling: Telling
    sentence: Span
    tokens: tuple[str, ...]
    different: tuple[str, ...]


def lines(told: Sequence[Telling]) -> list[Line]:
    """Read the sentences of a side that are long enough to be compared."""
    found = [line_of(telling, sentence) for telling in told for sentence in telling.sentences]
    return [line for line in found if len(line.tokens) >= SHORTEST]


def line_of(telling: Telling, sentence: Span) -> Line:
    """Cut one sentence into content words, without who said it and how."""
    tokens = content_words(sentence.of(telling.plain))
    return Line(telling, sentence, tokens, tuple(sorted(set(tokens))))


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of `text` in order, function words left out."""
    stop = _function_words()
    return tuple(token for token in words(text) if token not in stop)


@cache
def _function_words() -> frozenset[str]:
    listed = lexicon("function_words")
    return frozenset(t for group in listed.values() for word in group["words"] for t in words(word))


def similarity(ours: Sequence[Line], theirs: Sequence[Line]) -> Similarity:
    """Compare each of our sentences with each of theirs: cosine of TF-IDF, 0 to 1.

    Smoothed idf over the sentences of both (Salton and Buckley 1988, "ltc" weights). Only
    words that both sides use enter the product; all of them enter the lengths.
    """
    if [line.tokens for line in ours] > [line.tokens for line in theirs]:
        return similarity(theirs, ours).T  # one order of sums, so that sides mirror to the bit
    idf = _idf([*ours, *theirs])
    here, there = _weights(ours, idf), _weights(theirs, idf)
    near = np.zeros((len(ours), len(theirs)), dtype=np.float32)
    for token in sorted(here.keys() & there.keys()):
        columns = np.array(there[token][0])
        weights = np.array(there[token][1], dtype=np.float32)
        for row, weight in zip(*here[token], strict=True):
            near[row, columns] += np.float32(weight) * weights
    return near


def _idf(every: Sequence[Line]) -> dict[str, float]:
    counts = Counter(token for line in every for token in line.different)
    return {token: log((1 + len(every)) / (1 + n)) + 1 for token, n in counts.items()}


def _weights(
    side: Sequence[Line], idf: dict[str, float]
) -> dict[str, tuple[list[int], list[float]]]:
    """Return for each word the sentences that have it, and what it weighs in each.

    Few sentences share a word, so this is quicker than a product of matrices, and runs alone.
    """
    found: dict[str, tuple[list[int], list[float]]] = {}
    for row, line in enumerate(side):
        worth = [idf[token] for token in line.different]
        length = sum([weight * weight for weight in worth]) ** 0.5 or 1.0
        for token, weight in zip(line.different, worth, strict=True):
            rows, weights = found.setdefault(token, ([], []))
            rows.append(row)
            weights.append(weight / length)
    return found


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, each the other's nearest."""

    ours: Line
    theirs: Line
    score: float


def pairs(ours: Sequence[Line], theirs: Sequence[Line], near: Similarity) -> list[Pair]:
    """Pair the sentences that are each other's nearest, the nearest pairs first."""
    if not near.size:
        return []
    best = near.argmax(axis=1)
    found = [
        Pair(ours[i], theirs[j], float(near[i, j]))
        for i, j in enumerate(best.tolist())
        if near[:, j].argmax() == i
    ]
    return sorted(found, key=lambda pair: (-pair.score, pair.ours.sentence, pair.theirs.sentence))
