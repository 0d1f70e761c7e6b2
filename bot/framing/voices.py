"""Who is heard in an article, where it shows, and when what one article does may be told."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from bot.framing.telling import HEARD, Telling, Told
from corpus.model import Quotation, Span


def heard(telling: Telling) -> Iterator[Quotation]:
    """Yield the attributions that count: sure enough, and no mere term.

    What another says that somebody said is the other's: only who speaks to the article is heard.
    """
    for quotation in telling.article.annotations.quotations:
        told = quotation.kind != "term" and quotation.confidence >= HEARD
        if told and quotation.within is None:
            yield quotation


def sayings(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    """Yield the first of those that one cue attributes: “…,” she said, “…” is said once."""
    cues = set[Span]()
    for quotation in quotations:
        if quotation.cue is None or quotation.cue not in cues:
            yield quotation
        if quotation.cue is not None:
            cues.add(quotation.cue)


def line_of(telling: Telling, quotation: Quotation) -> Span:
    """Find the one sentence that shows who speaks; else all of the attribution."""
    for span in (quotation.speaker.span, quotation.cue, quotation.span):
        sentence = telling.sentence_of(span) if span else None
        if sentence:
            return sentence
    return quotation.sentence


def may_tell(told: Told) -> bool:
    """Tell whether what one article does may be told: the sides keep apart, or are articles."""
    sides = [at for at, n in enumerate(told.of) if n]
    return all(told.freely(i, j) for i, j in combinations(sides, 2))
