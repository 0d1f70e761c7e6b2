"""Find passages and quotations: words and vectors, joined."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.model import Span
from corpus.search import fusion, queries
from corpus.search.asked import LANGUAGES, MOST_WORDS, Asked, Hit, QuotationHit, Scope
from corpus.search.embedding import Floats, Middles
from corpus.search.floor import answered
from corpus.search.matrix import Mask, Matrix, Numbers
from corpus.search.words import Found, Place, View
from corpus.spelling import words

DEPTH = 200
"""How many passages words and vectors each propose, at least."""
CLOSER = 60
"""How many of the best are looked at sentence by sentence."""
NEAR, NEAREST = 0.025, 0.045
"""How much nearer than any text a passage must be to be found by its vector, and the best of
them where no word is found: 99 in 100 right ones are, and nothing is near to "asdf"."""

BESIDE = 0.5
"""How like a passage that has no word asked for must be, of how like the best one is."""


@dataclass(frozen=True, slots=True)
class Held:
    """What is searched: the words, the vectors of passages and of sentences, and their floor.

    `least` and `middles` are the embedder's.
    """

    words: View
    passages: Matrix
    sentences: Matrix
    least: float = 0.0
    middles: Middles | None = None


@dataclass(frozen=True, slots=True)
class Candidates:
    """Passages that may answer, the best first."""

    numbers: Numbers
    scores: Floats


@dataclass(frozen=True, slots=True)
class Meanings:
    """The sentences of a document, in order, and a row of `vectors`, of unit length, for each."""

    spans: tuple[Span, ...]
    vectors: Floats


def of_sentences(held: Held, workspace: str, document: str) -> Meanings | None:
    """Look up a document's sentences; None while some of them have no vectors.

    A passage of one sentence says itself what that sentence says.
    """
    passages = held.passages.of(workspace, document)
    sentences = held.sentences.of(workspace, document)
    if passages is None or sentences is None:
        return None
    whole = ~np.isin(passages[0][:, 1], sentences[0][:, 1])
    rows = np.concatenate([passages[0][whole], sentences[0]])
    order = np.lexsort((rows[:, 3], rows[:, 2]))
    spans = tuple(Span(int(start), int(end)) for _, _, start, end in rows[order])
    return Meanings(spans, np.concatenate([passages[1][whole], sentences[1]])[order])


def find_passages(
    held: Held, asked: Asked, vector: Floats | None, scope: Scope, limit: int
) -> list[Hit]:
    """Find the best passages; of a query of phrases alone, those that hold them all."""
    found = _by_words(held, asked, scope, limit)
    best = _ranked(held, asked, found, vector, scope, limit)
    at = {each.number: each for each in found}
    return [
        Hit(place.document, Span(place.start, place.end), float(score), place.workspace)
        for number, score in zip(best.numbers[:limit], best.scores[:limit], strict=True)
        if (place := _place(held, int(number), at.get(int(number))))
    ]


def find_wording(held: Held, asked: Asked, scope: Scope, limit: int) -> list[Hit]:
    """Find the passages with most runs of the words asked for, whatever they mean."""
    tokens = words(asked.text)[:MOST_WORDS]
    telling = frozenset(asked.telling)
    query = queries.wording(held.words.schema, tokens, telling, scope)
    places = ((each.score, held.words.place(each)) for each in held.words.search(query, limit))
    return [Hit(p.document, Span(p.start, p.end), score, p.workspace) for score, p in places]


def find_quotations(
    held: Held, asked: Asked, vector: Floats | None, scope: Scope, limit: int, speaker: str | None
) -> list[QuotationHit]:
    """Find the best quotations: by their words, and those in passages of like meaning.

    Of a speaker alone, without words, the newest.
    """
    schema = held.words.schema
    query = queries.quotations(schema, asked, scope, speaker)
    found = held.words.search(query, max(DEPTH, limit), newest=not asked.words)
    if asked.words:
        numbers = _alike(held, asked, vector, scope, alone=not found)
        within = queries.quotations_within(schema, numbers, scope, speaker)
        nearby = held.words.search(within, DEPTH) if numbers else []
        found = _quotations_ranked(held, asked, _with(found, nearby), vector)
        if vector is not None and not asked.strict:
            found = _quotations_about(held, asked, vector, scope, found)
    return [_quotation(held, each) for each in found[:limit]]


def _quotations_about(
    held: Held, asked: Asked, vector: Floats, scope: Scope, found: list[Found]
) -> list[Found]:
    """Keep the quotations that have a word asked for, or stand in a passage that is about it."""
    numbers = np.array([each.number for each in found], np.int64)
    worded = np.array([each.worded for each in found], np.bool_)
    about = _about(held, asked, vector, scope, numbers, worded)
    return [each for each, kept in zip(found, about, strict=True) if kept]


def _alike(
    held: Held, asked: Asked, vector: Floats | None, scope: Scope, *, alone: bool
) -> list[int]:
    if vector is None or asked.strict:
        return []
    return [int(n) for n in _near(held, vector, scope, CLOSER, alone=alone)]


def _with(found: list[Found], more: list[Found]) -> list[Found]:
    seen = {(each.at.segment_ord, each.at.doc) for each in found}
    fresh = (e for e in more if (e.at.segment_ord, e.at.doc) not in seen)
    return [*found, *(replace(each, worded=False) for each in fresh)]


def _quotations_ranked(
    held: Held, asked: Asked, found: list[Found], vector: Floats | None
) -> list[Found]:
    numbers, scores = _worded(asked, found)
    if vector is not None and found:
        starts = np.array([each.start for each in found], np.int64)
        passages = held.passages.cosines(numbers, vector)
        sentences = held.sentences.cosines(numbers, vector, starts)
        scores = fusion.joined(scores, fusion.by_meaning(passages, sentences))
    order = np.argsort(-scores, kind="stable")
    return [replace(found[at], score=float(scores[at])) for at in order]


def _quotation(held: Held, found: Found) -> QuotationHit:
    place = held.words.place(found)
    return QuotationHit(place.document, place.index, found.score, place.workspace)


def _by_words(held: Held, asked: Asked, scope: Scope, limit: int) -> list[Found]:
    query = queries.passages(held.words.schema, asked, scope)
    return held.words.search(query, max(DEPTH, limit))


def _place(held: Held, number: int, found: Found | None) -> Place | None:
    return held.passages.place(number) or (held.words.place(found) if found else None)


def _ranked(
    held: Held,
    asked: Asked,
    found: Sequence[Found],
    vector: Floats | None,
    scope: Scope,
    limit: int,
) -> Candidates:
    numbers, words = _worded(asked, found)
    if vector is None:
        return _best(numbers, words)
    if asked.strict:
        return _weighed(held, numbers, words, vector, limit)
    near = _near(held, vector, scope, max(DEPTH, limit), alone=not found)
    further = np.setdiff1d(near, numbers)
    numbers = np.concatenate([numbers, further])
    words = np.concatenate([words, np.zeros(len(further), np.float32)])
    best = _weighed(held, numbers, words, vector, limit)
    about = _about(held, asked, vector, scope, best.numbers, ~np.isin(best.numbers, further))
    return Candidates(best.numbers[about], best.scores[about])


def _about(
    held: Held, asked: Asked, vector: Floats, scope: Scope, numbers: Numbers, worded: Mask
) -> Mask:
    """Tell which passages are about what was asked: none, unless the best is.

    Those with a word of it, `worded`, and those nearly as like it as the best. While a vector is
    still to come, all are.
    """
    if held.middles is None or np.isnan(held.passages.cosines(numbers, vector)).any():
        return np.ones(len(numbers), np.bool_)
    each = (m.likeness(numbers, vector, held.middles) for m in (held.passages, held.sentences))
    like = np.fmax(*each)
    most = float(like.max(initial=0.0))
    if not answered(held.words, asked, scope, most, held.least):
        return np.zeros(len(numbers), np.bool_)
    return np.asarray(worded | (like >= BESIDE * most), np.bool_)


def _near(held: Held, vector: Floats, scope: Scope, limit: int, *, alone: bool) -> Numbers:
    """Return the passages whose vectors are near the query's, nearest first."""
    near = held.passages.nearest(vector, scope, limit)
    if alone and near.above.max(initial=0.0) < NEAREST:
        return near.numbers[:0]
    return near.numbers[near.above >= NEAR]


def _weighed(held: Held, numbers: Numbers, words: Floats, vector: Floats, most: int) -> Candidates:
    """Rank by words and vectors, then the best of them again with their sentences."""
    cosines = held.passages.cosines(numbers, vector)
    none = np.full(len(numbers), np.nan, np.float32)
    first = fusion.joined(words, fusion.by_meaning(cosines, none))
    closer = np.argsort(-first, kind="stable")[: max(CLOSER, most)]
    numbers, words, cosines = numbers[closer], words[closer], cosines[closer]
    sentences = held.sentences.cosines(numbers, vector)
    return _best(numbers, fusion.joined(words, fusion.by_meaning(cosines, sentences)))


def _worded(asked: Asked, found: Sequence[Found]) -> tuple[Numbers, Floats]:
    numbers = np.array([each.number for each in found], np.int64)
    scores = np.array([each.score for each in found], np.float32)
    same = np.array([_same(asked, each) for each in found], np.bool_)
    return numbers, fusion.by_words(scores, same)


def _same(asked: Asked, found: Found) -> bool:
    """Tell whether a record's words are of the query's language, or near it as uk is to ru."""
    return (asked.language == "en") == (LANGUAGES[found.language] == "en")


def _best(numbers: Numbers, scores: Floats) -> Candidates:
    order = np.argsort(-scores, kind="stable")
    return Candidates(numbers[order], scores[order])
