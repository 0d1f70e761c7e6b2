"""Narrow an article to the passages that matter: the rest of it is set aside."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Annotations, Article, Aside, Span

BESIDE = "beside"
"""Why the rest is set aside: it stands beside what is looked at."""


def narrowed(article: Article, passages: Sequence[Span]) -> Article:
    """Return the article with nothing but these passages; all offsets stay as they are."""
    document = article.document
    kept = sorted(passages)
    starts = [0, *(span.end for span in kept)]
    ends = [*(span.start for span in kept), len(document.text)]
    rest = [Span(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    aside = (*document.aside, *(Aside(span, BESIDE) for span in rest))
    return replace(
        article,
        document=replace(document, aside=aside),
        annotations=_within(article.annotations, kept),
    )


def _within(found: Annotations, kept: Sequence[Span]) -> Annotations:
    def inside(span: Span) -> bool:
        return any(passage.holds(span) for passage in kept)

    return Annotations(
        passages=tuple(kept),
        sentences=tuple(span for span in found.sentences if inside(span)),
        quotations=tuple(q for q in found.quotations if inside(q.sentence) and inside(q.span)),
        names=tuple(name for name in found.names if inside(name.span)),
        actions=tuple(action for action in found.actions if inside(action.sentence)),
        cues=tuple(cue for cue in found.cues if inside(cue.sentence)),
        unread=found.unread,
        stated=tuple(each for each in found.stated if inside(each.sentence)),
        analysis=found.analysis,
    )
