"""Make impressions of articles in the background, once the vectors of their sentences are there."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from corpus import learned
from corpus.language import spoken_of
from corpus.model import Article, Impressions, Name, Span
from corpus.search import Search
from corpus.search.embedding import Floats
from corpus.store import Store

AT_ONCE = 20
"""Articles read from the store at a time."""

Look = Callable[[Article, Sequence[Span], Floats], Awaitable[Impressions]]

log = logging.getLogger(__name__)


def looked_at(article: Article, sentences: Sequence[Span], vectors: Floats) -> Impressions:
    """Look at an article; one that breaks a model has no impressions, and costs no other."""
    try:
        return learned.look(article, _spoken_of(article), sentences, vectors)
    except (ValueError, IndexError, KeyError, TypeError):
        log.exception("no impressions of %s", article.document.id)
        return Impressions()


def _spoken_of(article: Article) -> Sequence[Name]:
    document = article.document
    return spoken_of(document.body, article.annotations.names) if document.language == "en" else ()


async def _in_a_thread(article: Article, sentences: Sequence[Span], vectors: Floats) -> Impressions:
    return await asyncio.to_thread(looked_at, article, sentences, vectors)


async def make_pending(store: Store, search: Search, look: Look = _in_a_thread) -> int:
    """Make the impressions still to be made, oldest article first; return of how many.

    Ends at the first article whose sentences have no vectors yet. Two processes that do this
    at once do some of it twice, and harm nothing.
    """
    made, made_by = 0, learned.version()
    while pending := await store.unjudged(made_by, AT_ONCE):
        for key, article in pending:
            meanings = await search.meanings(article.document.workspace, article.document.id)
            if meanings is None:
                return made
            impressions = await look(article, meanings.spans, meanings.vectors)
            await store.put_impressions(key, made_by, impressions)
            made += 1
    return made
