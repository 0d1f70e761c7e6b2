"""compare: how the sides tell one incident."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option
from bot.describe import comparison_json, describe, one_sided
from bot.framing.compare import compare as find_differences
from bot.framing.model import Comparison, Coverage, Finding, LensName, Side
from bot.reply import Next, Reply
from corpus.errors import UserError
from corpus.model import Article, Incident


async def compare(
    ask: Ask,
    incident: Annotated[
        str, Option("what happened, in a few words, such as alexeyev shooting", "incidents")
    ],
    between: Annotated[
        str | None, Option("two or more sides or sources: A and B", "columns")
    ] = None,
    lens: Annotated[LensName | None, Option("only what this lens finds")] = None,
    finding: Annotated[str | None, Option("the evidence for one finding, by its key")] = None,
) -> Reply:
    """Show how the sides tell one incident, with the sentences."""
    meant = await lookup.incident(ask, incident)
    reply = await _compared(ask, meant, between, lens, finding)
    if incident == meant.id:
        return reply
    others = Next("Not this one?", "incidents", {"words": incident})
    return replace(reply, actions=(*reply.actions, others))


async def _compared(
    ask: Ask, meant: Incident, between: str | None, lens: LensName | None, finding: str | None
) -> Reply:
    articles = await ask.store.articles(ask.workspace, meant.about)
    chosen = await lookup.columns(ask, between) if between else None
    coverage = Coverage(meant, sides(articles, chosen))
    apart = _apart(articles, coverage)
    if sum(bool(side.articles) for side in coverage.sides) < 2:
        return one_sided(coverage, apart)
    findings = [f for f in await _findings(ask, coverage) if lens in (None, f.lens)]
    sinking = await ask.usage.sinking(ask.workspace, meant.title)
    found = sinking.order(findings, lambda f: f"{meant.id}/{f.key}")
    ordered = Comparison(coverage, tuple(found))
    return describe(
        ordered,
        comparison_json(ordered, apart),
        apart=apart,
        between=" and ".join(chosen) if chosen else None,
        lens=lens,
        finding=finding,
        most=ask.settings.answers.findings,
        reports=sinking.reports,
    )


async def _findings(ask: Ask, coverage: Coverage) -> tuple[Finding, ...]:
    """Compare, or remember what came of comparing just these articles on just these sides."""
    columns = (
        (side.name, *((a.document.id, hash(a.document.text)) for a in side.articles))
        for side in coverage.sides
    )
    key = (coverage.incident.id, *columns)
    known = ask.compared.get(key)
    if known is not None:
        return known
    comparison = await ask.think(find_differences, coverage)
    return ask.compared.keep(key, comparison.findings)


def sides(articles: Sequence[Article], chosen: Sequence[str] | None) -> tuple[Side, ...]:
    """Sort articles into columns: those chosen, else the sides, else the sources."""
    by_name: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_name[article.source.name].append(article)
        if article.source.side and article.source.side != article.source.name:
            by_name[article.source.side].append(article)
    if chosen:
        _check_apart(chosen, by_name)
        return tuple(Side(name, tuple(by_name[name])) for name in chosen)
    named = {a.source.side for a in articles if a.source.side}
    columns = named if len(named) > 1 else _alone(articles)
    ranked = sorted(columns, key=lambda name: (-len(by_name[name]), name))
    return tuple(Side(name, tuple(by_name[name])) for name in ranked)


def _alone(articles: Sequence[Article]) -> set[str]:
    """Fewer than two sides: the one side there is, and each source that is on none."""
    return {a.source.side or a.source.name for a in articles}


def _check_apart(chosen: Sequence[str], by_name: dict[str, list[Article]]) -> None:
    """A source and its own side cannot be two columns: an article would be on both."""
    seen: set[str] = set()
    for name in chosen:
        ids = {article.document.id for article in by_name[name]}
        if ids & seen:
            raise UserError(f"{name} is part of another column; compare it with another side.")
        seen |= ids


def _apart(articles: Sequence[Article], coverage: Coverage) -> tuple[str, ...]:
    """Name the sources whose articles stand in no column."""
    inside = {a.document.id for side in coverage.sides for a in side.articles}
    return tuple(sorted({a.source.name for a in articles if a.document.id not in inside}))
