"""Compare the columns of an incident, or remember, in the order that the team's feedback gives."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import compress

from bot.ask import Ask
from bot.framing.compare import compare
from bot.framing.model import Comparison, Coverage, Finding, Floats
from bot.sinking import Standing
from corpus.model import Article, Span


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and which of its findings members reported as wrong."""

    comparison: Comparison
    reports: Mapping[str, Standing]


async def compared(ask: Ask, coverage: Coverage) -> Compared:
    """Compare a coverage; findings that the workspace found useless sink."""
    incident = coverage.incident
    sinking = await ask.usage.sinking(ask.workspace, incident.title)
    told = await _meant(ask, coverage)
    found = await _differences(ask, told)
    ordered = sinking.order(found, lambda f: f"{incident.id}/{f.key}")
    return Compared(Comparison(told, tuple(ordered)), sinking.reports)


async def differences(ask: Ask, coverage: Coverage) -> tuple[Finding, ...]:
    """Compare, whatever the team has found useless."""
    return await _differences(ask, await _meant(ask, coverage))


async def _meant(ask: Ask, coverage: Coverage) -> Coverage:
    """Note of which articles it has been worked out what their sentences mean.

    The meanings themselves are looked up where something is compared, which is seldom.
    """
    keys = [(article.document.workspace, article.document.id) for article in _articles(coverage)]
    meant = compress(keys, await ask.search.meant(keys))
    return replace(coverage, meanings={key: {} for key in meant})


async def _differences(ask: Ask, told: Coverage) -> tuple[Finding, ...]:
    """Compare, or remember what came of comparing just these articles in just these columns."""
    columns = (
        (
            side.name,
            *(
                (a.document.id, hash(a.document.text), a.annotations.analysis, hash(a.impressions))
                for a in side.articles
            ),
        )
        for side in told.sides
    )
    key = (told.incident.id, *told.meanings, *columns)
    return await ask.compared.once(key, lambda: _found(ask, told))


async def _found(ask: Ask, told: Coverage) -> tuple[Finding, ...]:
    whole = replace(told, meanings=await _meanings(ask, told))
    return (await ask.think(compare, whole)).findings


def _articles(coverage: Coverage) -> list[Article]:
    return [article for side in coverage.sides for article in side.articles]


async def _meanings(ask: Ask, coverage: Coverage) -> dict[tuple[str, str], dict[Span, Floats]]:
    """Look up what the sentences mean, of the articles of which it has been worked out."""
    articles = _articles(coverage)
    looked_up = await asyncio.gather(*(_of_sentences(ask, article) for article in articles))
    return {
        (a.document.workspace, a.document.id): meant
        for a, meant in zip(articles, looked_up, strict=True)
        if meant
    }


async def _of_sentences(ask: Ask, article: Article) -> dict[Span, Floats]:
    """Map each sentence to its vector; one alone in its passage has the passage's."""
    document = article.document
    found = await ask.search.meanings(document.workspace, document.id)
    if found is None:
        return {}
    meant = dict(zip(found.spans, found.vectors, strict=True))
    for passage in found.spans:
        alone = [s for s in article.annotations.sentences if passage.holds(s)]
        if len(alone) == 1:
            meant.setdefault(alone[0], meant[passage])
    return meant
