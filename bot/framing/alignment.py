"""Set the sentences of sides beside each other: by what they mean, else by the words they share."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.framing.earlier import is_earlier
from bot.framing.model import Floats, Meanings
from bot.framing.telling import Telling
from corpus.lexicon import lexicon
from corpus.model import Span
from corpus.spelling import words

Similarity = NDArray[np.float32]

SHORTEST, SHORTEST_BY_MEANING = 5, 2
"""Content words below which a sentence is not compared."""

CENTRED = 0.1
"""What the nearness beyond that of all sentences on the incident weighs, beside the cosine."""

APART_IN_TIME = 0.05
"""What a sentence about an earlier time and one about the incident lose of their nearness."""

OTHER_LANGUAGE = 0.04
"""What sentences in two languages gain: over all sentences of the sample's incidents, the nearest
in another language lies so much lower than the nearest in the same, at each tenth of them."""

MARGIN = 0.3
"""What it weighs how much nearer a pair is than the next best of either."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as a claim: its content words in order, attribution taken off.

    `different` has each of them once, in one order for all lines.
    """

    telling: Telling
    sentence: Span
    tokens: tuple[str, ...]
    different: tuple[str, ...]
    meaning: Floats | None = field(default=None, repr=False, compare=False)


def lines(told: Sequence[Telling], meanings: Meanings | None = None) -> list[Line]:
    """Read the sentences of a side that are long enough to be compared."""
    shortest = SHORTEST_BY_MEANING if meanings else SHORTEST
    found = (line_of(t, sentence, meanings) for t in told for sentence in t.sentences)
    return [
        line
        for line in found
        if len(line.tokens) >= shortest and (not meanings or line.meaning is not None)
    ]


def line_of(telling: Telling, sentence: Span, meanings: Meanings | None = None) -> Line:
    """Cut one sentence into content words, without who said it and how."""
    tokens = content_words(sentence.of(telling.plain))
    document = telling.article.document
    known = meanings[document.workspace, document.id] if meanings else {}
    return Line(telling, sentence, tokens, tuple(sorted(set(tokens))), known.get(sentence))


def content_words(text: str) -> tuple[str, ...]:
    """Return the stems of `text` in order, function words left out."""
    stop = _function_words()
    return tuple(token for token in words(text) if token not in stop)


def says_something(word: str) -> bool:
    """Tell whether a word, as it is written, is no function word: “cans” is none, “can” is one."""
    bare = _POSSESSIVE.sub("", word.casefold())
    return bool(words(word)) and bare not in _listed()


_POSSESSIVE = re.compile(r"['’]s$")


@cache
def _listed() -> frozenset[str]:
    listed = lexicon("function_words")
    return frozenset(word.casefold() for group in listed.values() for word in group["words"])


@cache
def _function_words() -> frozenset[str]:
    return frozenset(token for word in _listed() for token in words(word))


# --- by meaning ---------------------------------------------------------------------------


def by_meaning(sides: Sequence[Sequence[Line]]) -> dict[tuple[int, int], Similarity]:
    """Compare the sentences of all sides, each with each: about 0.8 for what has nothing in common.

    The cosine of their vectors, with a tenth of the cosine around the middle of all of them: so
    it counts for less that all of them speak of one incident. All sums are made in one order,
    so that sides mirror to the bit.
    """
    every = [(line, side) for side, read in enumerate(sides) for line in read]
    order = sorted(range(len(every)), key=lambda at: _place(every[at][0]))
    if not order:
        return {(i, j): np.zeros((0, 0), np.float32) for i in range(len(sides)) for j in range(i)}
    vectors = np.stack([_vector(every[at][0]) for at in order])
    middle = vectors - vectors.mean(axis=0)
    middle /= np.linalg.norm(middle, axis=1, keepdims=True).clip(1e-6)
    both = np.concatenate([vectors, middle * np.float32(CENTRED**0.5)], axis=1)
    earlier = np.array([is_earlier(line.telling.article, line.sentence, None) for line, _ in every])
    then = earlier[order]
    spoken = np.array([line.telling.article.document.language for line, _ in every])[order]
    near = both @ both.T - np.float32(APART_IN_TIME) * (then[:, None] != then[None, :])
    near += np.float32(OTHER_LANGUAGE) * (spoken[:, None] != spoken[None, :])
    at_row = {at: row for row, at in enumerate(order)}
    rows = [[at_row[at] for at, (_, s) in enumerate(every) if s == n] for n in range(len(sides))]
    return {
        (i, j): near[np.ix_(ours, theirs)]
        for i, ours in enumerate(rows)
        for j, theirs in enumerate(rows)
    }


def _place(line: Line) -> tuple[str, str, Span]:
    document = line.telling.article.document
    return document.workspace, document.id, line.sentence


def _vector(line: Line) -> Floats:
    if line.meaning is None:
        raise ValueError("a line without a vector")
    return line.meaning


# --- by words -----------------------------------------------------------------------------


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


# --- pairs --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, each the other's nearest."""

    ours: Line
    theirs: Line
    score: float

    @property
    def of_one_text(self) -> bool:
        """Tell whether both stand in one text, which two sides printed."""
        return self.ours.telling.article.document.id == self.theirs.telling.article.document.id


def pairs(
    ours: Sequence[Line], theirs: Sequence[Line], near: Similarity, margin: float = 0.0
) -> list[Pair]:
    """Pair the sentences that are each other's nearest, the nearest pairs first.

    With a `margin` it counts as well how much nearer they are than the next best of either.
    """
    if not near.size:
        return []
    best, back = near.argmax(axis=1), near.argmax(axis=0)
    next_best = np.maximum(_second(near)[:, None], _second(near.T)[None, :])
    found = [
        Pair(ours[i], theirs[j], float(near[i, j] + margin * (near[i, j] - next_best[i, j])))
        for i, j in enumerate(best.tolist())
        if back[j] == i
    ]
    return sorted(found, key=lambda pair: (-pair.score, pair.ours.sentence, pair.theirs.sentence))


def _second(near: Similarity) -> Similarity:
    """Return the second highest of each row; of a row of one, that one."""
    if near.shape[1] == 1:
        return near[:, 0]
    return np.asarray(np.partition(near, -2, axis=1)[:, -2], np.float32)
