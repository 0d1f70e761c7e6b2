"""How sure each side sounds in its own voice: hedges, denials, accusations, assertions."""

from collections.abc import Iterator

from bot.framing.cells import Seen, cells, headline, weigh
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told
from bot.framing.uneven import Share, firmly_uneven, rates, uneven
from corpus.model import CertaintyKind

POINTS: dict[CertaintyKind, str] = {
    "hedge": "Hedges in the outlets' own voice",
    "denial": "Denials in the outlets' own voice",
    "accusation": "Accusations in the outlets' own voice",
    "assertion": "Words of certainty in the outlets' own voice",
}
"""What is compared; a kind that nobody uses is not shown."""


def look(told: Told) -> list[Finding]:
    """Compare how often each side makes a sentence less, or more, than stated as fact."""
    return [finding for kind in POINTS for finding in _kind(told, kind)]


def _kind(told: Told, kind: CertaintyKind) -> Iterator[Finding]:
    seen = told.by_side(lambda telling: _cues(telling, kind))
    shares = [[_share(telling, kind) for telling in side] for side in told.sides]
    if uneven(shares):
        shown = cells(told, seen)
        yield Finding(
            lens="certainty",
            key=f"certainty:{kind}",
            point=f"{POINTS[kind]}: {headline(shown)}",
            cells=shown,
            reading=rates(told, shares),
            weight=weigh(0.45, seen),
            firm=firmly_uneven(told, shares),
        )


def _cues(telling: Telling, kind: CertaintyKind) -> Iterator[Seen]:
    for cue in telling.article.annotations.cues:
        sentence = telling.sentence_of(cue.span)
        if cue.kind == kind and sentence and not cue.quoted and not telling.is_quoted(cue.span):
            words = cue.span.of(telling.article.document.text)
            yield Seen(telling.article, sentence, words, words.casefold())


def _share(telling: Telling, kind: CertaintyKind) -> Share:
    marked = {seen.sentence for seen in _cues(telling, kind)}
    return Share(len(marked), len(telling.spoken))
