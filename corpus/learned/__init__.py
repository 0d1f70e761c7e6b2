"""What is learned from labelled examples: how actors come off, and which frames are told in."""

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

from corpus.learned.frames import frames as told_in
from corpus.learned.linear import MODELS
from corpus.learned.portrayal import portrayals
from corpus.learned.weights import Floats
from corpus.model import Article, Impressions, Name, Span

__all__ = ["look", "version"]

MADE = 2
"""Counts up when something else than the models changes what they make of an article."""


def look(
    article: Article, spoken_of: Sequence[Name], sentences: Sequence[Span], vectors: Floats
) -> Impressions:
    """Look at an article through all models; takes seconds, so it is done in the background.

    `spoken_of` are those of its names that a clause says something of; `vectors` has a row of
    unit length for each of the sentences. The models know English alone; an article in another
    language has no impressions.
    """
    if article.document.language != "en":
        return Impressions()
    return Impressions(portrayals(article, spoken_of), told_in(sentences, vectors))


@cache
def version() -> str:
    """Name the models, so that what others made is made anew."""
    files = sorted(MODELS.glob("*.*"))
    return f"{MADE} {blake2b(b''.join(f.read_bytes() for f in files), digest_size=8).hexdigest()}"
