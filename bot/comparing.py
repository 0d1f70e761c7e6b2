"""Compare the columns of an incident, or remember, in the order that the team's feedback gives."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.ask import Ask
from bot.framing.compare import compare
from bot.framing.model import Comparison, Coverage, Finding
from bot.sinking import Standing


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and which of its findings members reported as wrong."""

    comparison: Comparison
    reports: Mapping[str, Standing]


async def compared(ask: Ask, coverage: Coverage) -> Compared:
    """Compare a coverage; findings that the workspace found useless sink."""
    incident = coverage.incident
    sinking = await ask.usage.sinking(ask.workspace, incident.title)
    found = await differences(ask, coverage)
    ordered = sinking.order(found, lambda f: f"{incident.id}/{f.key}")
    return Compared(Comparison(coverage, tuple(ordered)), sinking.reports)


async def differences(ask: Ask, coverage: Coverage) -> tuple[Finding, ...]:
    """Compare, or remember what came of comparing just these articles in just these columns."""
    columns = (
        (side.name, *((a.document.id, hash(a.document.text)) for a in side.articles))
        for side in coverage.sides
    )
    key = (coverage.incident.id, *columns)
    return await ask.compared.once(key, lambda: _found(ask, coverage))


async def _found(ask: Ask, coverage: Coverage) -> tuple[Finding, ...]:
    return (await ask.think(compare, coverage)).findings
