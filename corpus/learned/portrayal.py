"""How the main actors of an article come off, sentence by sentence, their names hidden.

What the model reads of a sentence is the piece that stands in the place of the name, so that
it judges what is said of somebody, and cannot know who it is. In news of a war nearly every
sentence is dark: only names that a clause says something of are judged at all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from corpus.learned.linear import model
from corpus.learned.pieces import SPACE, pieces
from corpus.learned.reader import MASK, read
from corpus.learned.weights import Floats, Vocabulary, weights
from corpus.model import Annotations, Article, Name, Portrayal, Span, Tone

AROUND = 80
"""Pieces read on either side of a name."""

HIDDEN_AT = (6, 8, 9, 10, 11, 12)
WHOLE_AT = (8, 10, 12)
"""Layers after which the hidden name, and the mean of the sentence, are taken as features."""

ACTORS = 8
"""Actors of an article that are looked at: those named most often."""
LEAST = 2
"""Sentences in which an actor has to be named."""
MOST = 10
"""Sentences about one actor that are looked at, spread over the article."""
KINDS = frozenset({"person", "organisation", "place", "group"})
AT_ONCE = 8
"""Sentences read in one go."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention of somebody in a sentence, of whom a clause says something or not."""

    name: Name
    sentence: Span
    spoken_of: bool


def portrayals(article: Article, spoken_of: Sequence[Name]) -> tuple[Portrayal, ...]:
    """Look at the sentences about the main actors.

    A model that is not sure says nothing, nor is there anything to say where an actor only
    stands beside what is told.
    """
    body, notes = article.document.body, article.annotations
    found = sorted(places(notes, spoken_of), key=lambda p: p.name.span)
    lit = [place for place in found if place.spoken_of]
    chances = _chances(body, lit)
    return tuple(_portrayal(notes, place, chances.get(place)) for place in found)


def _chances(body: str, found: Sequence[Place]) -> dict[Place, Floats]:
    if not found:
        return {}
    seen = features([(place.sentence.of(body), _within(place)) for place in found])
    return dict(zip(found, model("portrayal").chances(seen), strict=True))


def _within(place: Place) -> Span:
    start = place.sentence.start
    return Span(place.name.span.start - start, place.name.span.end - start)


def _portrayal(notes: Annotations, place: Place, chances: Floats | None) -> Portrayal:
    said, span = None if chances is None else model("portrayal").said(chances), place.name.span
    tones: dict[str | None, Tone] = {"negative": "negative", "positive": "positive"}
    return Portrayal(
        span,
        place.sentence,
        place.name.entity,
        tone=tones.get(said),
        quoted=any(q.span.meets(span) for q in notes.quotations if q.kind != "term"),
    )


def places(notes: Annotations, spoken_of: Sequence[Name]) -> Iterator[Place]:
    """Yield where the main actors are named, once a sentence, for not too many sentences."""
    about, lit = dict[str, list[Place]](), set(spoken_of)
    for sentence in notes.sentences:
        within = [n for n in notes.names if n.kind in KINDS and sentence.holds(n.span)]
        first_last = sorted(within, key=lambda n: (n in lit, -n.span.start))
        for name in {name.entity: name for name in first_last}.values():
            about.setdefault(name.entity, []).append(Place(name, sentence, name in lit))
    often = sorted(about, key=lambda entity: (-len(about[entity]), entity))
    for entity in often[:ACTORS]:
        if len(about[entity]) >= LEAST:
            yield from _spread(about[entity])


def _spread(found: Sequence[Place]) -> Sequence[Place]:
    if len(found) <= MOST:
        return found
    return [found[round(at)] for at in np.linspace(0, len(found) - 1, MOST)]


# --- what the model reads of a sentence ---------------------------------------------------


def features(hidden: Sequence[tuple[str, Span]]) -> Floats:
    """Return a row for each sentence, read with the stretch of it hidden that is the name."""
    read_as = [masked(weights().vocabulary, text, span) for text, span in hidden]
    order = sorted(range(len(read_as)), key=lambda at: len(read_as[at][0]))
    rows: list[Floats] = [np.zeros(0, np.float32)] * len(order)
    for first in range(0, len(order), AT_ONCE):
        some = order[first : first + AT_ONCE]
        for at, states in zip(some, read(weights(), [read_as[at][0] for at in some]), strict=True):
            rows[at] = _row(states, read_as[at][1] + 1)
    width = (len(HIDDEN_AT) + len(WHOLE_AT)) * weights().positions.shape[1]
    return np.array(rows, np.float32).reshape(len(rows), width)


def masked(vocabulary: Vocabulary, text: str, span: Span) -> tuple[list[int], int]:
    """Cut a sentence into pieces, one of them in the place of `span`; return where that is."""
    before = pieces(vocabulary, "query: " + text[: span.start].rstrip())[-AROUND:]
    after = pieces(vocabulary, text[span.end :]) if text[span.end :].strip() else []
    if after and not text[span.end].isspace() and after[0] == vocabulary.pieces[SPACE]:
        after = after[1:]
    return [*before, MASK, *after[:AROUND]], len(before)


def _row(states: Floats, at: int) -> Floats:
    hidden = [states[layer, at] for layer in HIDDEN_AT]
    whole = [states[layer].mean(axis=0) for layer in WHOLE_AT]
    return np.concatenate([*hidden, *whole])
