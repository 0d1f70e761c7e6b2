"""Say how alike articles are: by words, names, numbers and time, and within a group of them."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from corpus.fingerprints import Fingerprint, rarity

Weights = Mapping[str, float]
Floats = NDArray[np.float64]

WORDS, NAMES, NUMBERS = 0.4, 0.5, 0.1
"""Shares of all words, of names and of numbers in a resemblance."""
SAME = 0.22
"""Likeness from which two articles may be about one incident.

Where languages differ, so that only names and numbers can agree, of those alone.
"""
SAME_DAY, SAME_WEEK = 1.5, 1.4
"""What it adds that both texts name the same day, or come within `FRESH` days."""
FRESH = 10
"""Days apart up to which articles are one week's; beyond, time speaks more and more against."""
PLAIN = 0.3
"""What a word counts within a group where a name or a number counts 1."""


def resemblances(ones: Sequence[Fingerprint], others: Sequence[Fingerprint]) -> Floats:
    """Say how alike each of `ones` is to each of `others`; 1.0 may be about one incident."""
    words, names, numbers = (
        cosines([_of(p, kind) for p in ones], [_of(p, kind) for p in others])
        for kind in ("words", "names", "numbers")
    )
    named = NAMES * names + NUMBERS * numbers
    read = np.outer([bool(p.words) for p in ones], [bool(p.words) for p in others])
    alike = np.where(read, WORDS * words + named, named / (NAMES + NUMBERS))
    return np.asarray(alike / SAME * timely(ones, others))


def _of(print_: Fingerprint, kind: str) -> Weights:
    weights: Weights = getattr(print_, kind)
    return weights


def cosines(ones: Sequence[Weights], others: Sequence[Weights]) -> Floats:
    """Multiply vectors of length 1, each with each."""
    place = {token: n for n, token in enumerate({token for one in ones for token in one})}
    return _matrix(ones, place) @ _matrix(others, place).T


def _matrix(vectors: Sequence[Weights], place: Mapping[str, int]) -> Floats:
    matrix = np.zeros((len(vectors), len(place)))
    for row, vector in zip(matrix, vectors, strict=True):
        held = [(place[token], weight) for token, weight in vector.items() if token in place]
        if held:
            columns, weights = zip(*held, strict=True)
            row[list(columns)] = weights
    return matrix


def timely(ones: Sequence[Fingerprint], others: Sequence[Fingerprint]) -> Floats:
    """Weigh a resemblance by time: more for one day or one week, less by the days between."""
    told = _apart([p.published for p in ones], [p.published for p in others])
    happened = _apart([p.happened for p in ones], [p.happened for p in others])
    days = np.fmin(told, happened)
    fresh = SAME_WEEK * np.sqrt(FRESH / np.fmax(days, FRESH))
    weights = np.where(np.isnan(days), 1.0, fresh)
    return np.asarray(np.where(happened == 0, SAME_DAY, weights))


def _apart(ones: Sequence[str | None], others: Sequence[str | None]) -> Floats:
    """Count the days between two days; between unknown ones they are not a number."""
    first, second = ([_ordinal(day) for day in days] for days in (ones, others))
    return np.abs(np.subtract.outer(first, second))


def _ordinal(day: str | None) -> float:
    return date.fromisoformat(day).toordinal() if day else math.nan


def contrast(prints: Sequence[Fingerprint]) -> Floats:
    """Return the articles of a group as vectors of length 1 of what sets them apart, by row.

    What all of them share says nothing within the group, however rare it is in news at large,
    and what one alone has says nothing of two incidents: tokens weigh by rarity and by the
    inverse document frequency within the group (Spärck Jones 1972, on the group itself).
    """
    held = [print_.words or {**print_.names, **print_.numbers} for print_ in prints]
    counted = Counter(token for vector in held for token in vector)
    telling = {
        token: rarity(token) * math.sqrt(math.log(len(prints) / n))
        for token, n in counted.items()
        if 2 <= n <= len(prints) - 2
    }
    vectors = [_telling(p, vector, telling) for p, vector in zip(prints, held, strict=True)]
    matrix = _matrix(vectors, {token: n for n, token in enumerate(telling)})
    lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
    return np.asarray(matrix / np.where(lengths == 0, 1, lengths))


def _telling(print_: Fingerprint, vector: Weights, telling: Weights) -> dict[str, float]:
    return {
        token: telling[token] * (1 if token in print_.names or token in print_.numbers else PLAIN)
        for token in vector
        if token in telling
    }
