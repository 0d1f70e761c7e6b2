"""What is new on an incident since it was last told of: a side, a claim, a contradiction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from bot.framing.compare import STANDS_ALONE
from bot.framing.model import Finding
from corpus.model import Article, Evidence, cite

TOLD_BY_ONE = "claims:only:"
"""How the keys begin of what sides tell alike, and of what one tells; other claims differ."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was known when an incident was last told of, by ids, names and keys."""

    documents: frozenset[str]
    sides: frozenset[str]
    findings: frozenset[str]


@dataclass(frozen=True, slots=True)
class News:
    """One thing that is new: what kind, in which words, and the sentences it rests on."""

    kind: Literal["side", "claim", "contradiction"]
    key: str
    point: str
    evidence: tuple[Evidence, ...]


def told_of(articles: Sequence[Article], findings: Iterable[Finding]) -> Told:
    """Return what one knows who was shown these articles and findings."""
    return Told(
        frozenset(article.document.id for article in articles),
        frozenset(article.source.side for article in articles if article.source.side),
        frozenset(finding.key for finding in findings),
    )


def news(told: Told, articles: Sequence[Article], findings: Sequence[Finding]) -> tuple[News, ...]:
    """Return what is new: sides that were silent first, then findings by their weight.

    A finding is new only if a sentence of it stands in an article that was not there: that
    old sentences are paired anew is no news.
    """
    fresh = [article for article in articles if article.document.id not in told.documents]
    ids = {article.document.id for article in fresh}
    found = (_finding(f, ids) for f in findings if f.key not in told.findings)
    return (*_sides(told, fresh), *(new for new in found if new))


def _sides(told: Told, fresh: Sequence[Article]) -> tuple[News, ...]:
    silent = sorted({a.source.side for a in fresh if a.source.side} - told.sides)
    return tuple(
        News("side", side, side, _openings([a for a in fresh if a.source.side == side]))
        for side in silent
    )


def _openings(articles: Sequence[Article]) -> tuple[Evidence, ...]:
    """Cite the sentences with which these articles open."""
    opened = [a for a in articles if a.annotations.sentences]
    return tuple(cite(article, article.annotations.sentences[0]) for article in opened)


def _finding(finding: Finding, fresh: set[str]) -> News | None:
    if finding.alike:
        return None
    claims = finding.lens == "claims"
    differs = claims and not finding.key.startswith(TOLD_BY_ONE)
    contradicts = differs or finding.weight >= STANDS_ALONE
    cited = tuple(e for cell in finding.cells for e in cell.evidence[:1] if cell.count)
    if not (contradicts or claims) or not any(e.document in fresh for e in cited):
        return None
    kind: Literal["claim", "contradiction"] = "contradiction" if contradicts else "claim"
    return News(kind, finding.key, finding.point, cited)
