"""show: the passage around an excerpt."""

from typing import Annotated

from bot.ask import Ask
from bot.command import Option, shown
from bot.excerpts import item_of, span_of
from bot.reply import Excerpt, Next, Reply, Text, evidence_json
from bot.wording import dated
from corpus.errors import UserError
from corpus.model import Article, Span, cite

WIDEST = 1500
"""Characters of context shown."""


async def show(
    ask: Ask,
    item: Annotated[str, Option("the excerpt, as an answer names it: article:start-end")],
) -> Reply:
    """Show the passage that an excerpt stands in."""
    named = span_of(item)
    article = await ask.store.document(ask.workspace, named[0]) if named else None
    if named is None or article is None:
        raise UserError(f"There is no excerpt “{shown(item)}” here; take one from an answer.")
    span = named[1]
    if not span.start < span.end <= len(article.document.text):
        raise UserError(f"“{shown(item)}” lies outside its article; take one from an answer.")
    return _reply(article, span, passage_of(article, span))


def passage_of(article: Article, span: Span) -> Span:
    """Return the passages that `span` touches, as one, or the sentences if that is too wide."""
    notes = article.annotations
    for parts in (notes.passages, notes.sentences):
        touched = [part for part in parts if part.meets(span)]
        if touched:
            around = Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
            if around.end - around.start <= WIDEST:
                return around
    return span


def _reply(article: Article, span: Span, around: Span) -> Reply:
    document = article.document
    evidence = cite(article, around)
    mark = (span.start - around.start, span.end - around.start)
    title = document.title or f"{article.source.name}, {dated(document.published)}"
    return Reply(
        "show",
        (
            Text(title, "title"),
            Excerpt(evidence, mark=(mark,), item=item_of(document.id, span)),
        ),
        {"evidence": evidence_json(cite(article, span)), "around": evidence_json(evidence)},
        (Next("Quotations in this source", "quote", {"source": article.source.name}),),
        items=1,
        feedback=True,
    )
