"""Take up the store's changes: into the words at once, into the vectors piece by piece."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import chain, islice
from typing import TypeVar

from corpus.model import Annotations, Article, Span
from corpus.search.matrix import Owner
from corpus.search.records import records
from corpus.search.shelf import Name
from corpus.search.supply import Outgoing
from corpus.search.words import Words

HOP = 200
"""Records that are written before others get their turn."""

Row = tuple[int, int, int]
"""What a vector is of: where its passage starts, where it starts and ends itself."""
Cut = Callable[[Annotations], list[Row]]
_Thing = TypeVar("_Thing")


def names(changes: Iterable[Outgoing]) -> list[Name]:
    """Return the documents that changed, each once."""
    return list(dict.fromkeys((change.workspace, change.document) for change in changes))


def word_steps(
    words: Words, changes: Sequence[Outgoing], articles: Sequence[Article]
) -> Iterator[int]:
    """Write changes to the words, a hop at a time; they are in when the last hop is done."""
    with words.change(upto=changes[-1].seq) as change:
        for workspace, document in names(changes):
            change.remove(workspace, document)
        for hop in in_hops(chain.from_iterable(map(records, articles)), HOP):
            change.add(hop)
            yield len(hop)


def in_hops(things: Iterable[_Thing], size: int) -> Iterator[list[_Thing]]:
    """Cut what comes into lists of `size`, the last one shorter."""
    coming = iter(things)
    while hop := list(islice(coming, size)):
        yield hop


def passage_rows(annotations: Annotations) -> list[Row]:
    """Return a row for each passage."""
    return [(span.start, span.start, span.end) for span in annotations.passages]


def sentence_rows(annotations: Annotations) -> list[Row]:
    """Return a row for each sentence of a passage that has several: one says it all itself."""
    rows: list[Row] = []
    for passage in annotations.passages:
        within = [span for span in annotations.sentences if passage.holds(span)]
        if len(within) > 1:
            rows += ((passage.start, span.start, span.end) for span in within)
    return rows


def owner(article: Article) -> Owner:
    """Return what the vectors know of an article, with a mark of what they were made from."""
    document = article.document
    return Owner(
        workspace=document.workspace,
        document=document.id,
        source=document.source,
        language=document.language,
        published=document.published.toordinal() if document.published else None,
        fingerprint=_fingerprint(article),
    )


def _fingerprint(article: Article) -> str:
    spans = [*article.annotations.passages, *article.annotations.sentences]
    made_from = json.dumps([article.document.body, [(span.start, span.end) for span in spans]])
    return blake2b(made_from.encode(), digest_size=8).hexdigest()


def texts(article: Article, rows: Iterable[Row]) -> list[str]:
    """Return the words that vectors are made from; what was set aside is not among them."""
    body = article.document.body
    return [" ".join(Span(start, end).of(body).split()) for _, start, end in rows]
