"""Say a comparison in blocks: the most telling first, each with its evidence."""

from collections.abc import Mapping, Sequence

from bot.caveats import again_in, in_both, notes
from bot.choosing import telling
from bot.framing.ground import compares_meaning
from bot.framing.model import Cell, Comparison, Coverage, Finding, LensName, Side
from bot.lookup import titled
from bot.reply import Block, Excerpt, Json, Next, Reply, Table, Text, evidence_json
from bot.sinking import Standing
from bot.wording import counted, dated, dotted, listed, nearby
from corpus.model import Article

WORDS = 4
"""Words of a side shown in its row."""

SENTENCED = 2
"""Sides of which a sentence is shown below a table."""

NOTHING_READ = "no article here in a language read for this"
"""What a lens says of a side of which it can read nothing."""

CAVEAT = "Changes if "

SENTENCES: frozenset[LensName] = frozenset({"claims", "certainty"})
"""Lenses whose findings say nothing without the sentence."""


def describe(
    comparison: Comparison,
    data: Json,
    *,
    apart: Sequence[str] = (),
    again: Sequence[str] = (),
    asked: Mapping[str, str] | None = None,
    lens: LensName | None = None,
    finding: str | None = None,
    most: int = 5,
    reports: Mapping[str, Standing] | None = None,
) -> Reply:
    """Return the answer to `compare`: an overview, one lens, or one finding's evidence."""
    incident = comparison.coverage.incident
    shown = [f for f in comparison.findings if finding in (None, f.key)]
    shown = shown if finding else telling(shown, most, lens)
    repeat = {"incident": incident.id, **(asked or {})}
    blocks: list[Block] = [
        Text(titled(incident), "title"),
        Text(_held(comparison.coverage), "small"),
    ]
    blocks += _findings(comparison.coverage, shown, reports or {}, all_evidence=finding is not None)
    blocks += [*in_both(comparison.coverage), *again_in(again)]
    blocks += notes(comparison, shown, apart, lens)
    return Reply(
        "compare",
        tuple(blocks),
        data,
        _actions(comparison, shown, repeat, lens, finding),
        items=len(shown),
        feedback=bool(shown),
    )


def _held(coverage: Coverage) -> str:
    """How many articles each side holds, and how many of them the lenses on English can read."""
    return dotted(*(f"{side.name} {_articles(side)}" for side in coverage.sides))


def _articles(side: Side) -> str:
    english = _in_english(side)
    told = counted(len(side.articles), "article")
    return told if english == len(side.articles) else f"{told} ({english or 'none'} in English)"


def _in_english(side: Side) -> int:
    return sum(1 for a in side.articles if a.document.language == "en")


def _findings(
    coverage: Coverage,
    shown: Sequence[Finding],
    reports: Mapping[str, Standing],
    *,
    all_evidence: bool,
) -> list[Block]:
    incident, blocks = coverage.incident.id, list[Block]()
    english = {side.name: _in_english(side) for side in coverage.sides}
    for number, finding in enumerate(shown):
        blocks.append(Text(finding.point, "heading"))
        if all_evidence:
            blocks += [_table(finding), *_evidence(incident, finding, reports, 9)]
        elif finding.lens in SENTENCES:
            blocks += [*_evidence(incident, finding, reports, 1), *_silent(finding, english)]
        else:
            blocks += [_table(finding), *_sentences(incident, finding, reports, first=number == 0)]
        reading = finding.reading if all_evidence else _caveat(finding)
        blocks += [Text(reading, "small")] if reading else []
    return blocks


def _caveat(finding: Finding) -> str:
    """The end of a reading that says on whose article a finding rests."""
    at = finding.reading.find(CAVEAT)
    return finding.reading[at:] if at >= 0 else ""


def _sentences(
    incident: str, finding: Finding, reports: Mapping[str, Standing], *, first: bool
) -> list[Block]:
    """Show a sentence of each side below a table, of two sides' chief finding two each.

    Of many sides there is none, but for the chief finding.
    """
    few = len([cell for cell in finding.cells if cell.count]) <= SENTENCED
    if first and few and finding.lens == "actors":
        return _evidence(incident, finding, reports, 2)
    return _evidence(incident, finding, reports, 1) if first or few else []


def _silent(finding: Finding, english: Mapping[str, int]) -> list[Block]:
    """Name the sides that do not have it, with how much was looked through."""
    silent = [c for c in finding.cells if not finding.alike and (not c.count or c.near)]
    return [Text(f"{c.side}: {_nowhere(c, english.get(c.side, 0))}", "small") for c in silent]


def _nowhere(cell: Cell, english: int) -> str:
    """Say how much was looked through: the articles in English, or more if they were read too."""
    if cell.near:
        return nearby(cell)
    language = " in English" if cell.of <= english else ""
    return f"not found in {counted(cell.of, 'article')}{language}" if cell.of else NOTHING_READ


def _table(finding: Finding) -> Table:
    """One row a side: how many of its articles, and the words."""
    rows = tuple((cell.side, _count(cell), _words(cell)) for cell in finding.cells)
    return Table(("", "", ""), rows)


def _words(cell: Cell) -> str:
    """The words of one side, or that they were not found in as many articles as are counted."""
    if cell.near:
        return nearby(cell)
    if cell.count == 0:
        return "not found" if cell.of else NOTHING_READ
    more = f" and {len(cell.words) - WORDS} more" if len(cell.words) > WORDS else ""
    return ", ".join(f"“{word}”" for word in cell.words[:WORDS]) + more or "yes"


def _count(cell: Cell) -> str:
    return f"{cell.count} of {cell.of}" if cell.of and not cell.near else "–"


def _evidence(
    incident: str, finding: Finding, reports: Mapping[str, Standing], most: int
) -> list[Block]:
    item = f"{incident}/{finding.key}"
    return [
        Excerpt(
            evidence,
            label=_label(cell, reports.get(item)),
            mark=_marked(evidence.text, cell.words),
            item=item,
            reported=reports.get(item) == "pending",
        )
        for cell in finding.cells
        for evidence in cell.evidence[:most]
        if cell.count or most > 1
    ]


def _label(cell: Cell, standing: Standing | None) -> str:
    """Name the side; a sentence of one that does not have it is only the nearest there."""
    nearest = None if cell.count else "not found; the nearest sentence there"
    return dotted(cell.side, nearest, "reported wrong, upheld" if standing == "upheld" else None)


def _marked(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Set off the cell's own words where they stand in the sentence."""
    found = [(text.find(word), word) for word in words if word]
    spans = sorted((start, start + len(word)) for start, word in found if start >= 0)
    return tuple(s for n, s in enumerate(spans) if n == 0 or s[0] >= spans[n - 1][1])


def _actions(
    comparison: Comparison,
    shown: Sequence[Finding],
    asked: dict[str, str],
    lens: LensName | None,
    finding: str | None,
) -> tuple[Next, ...]:
    quotations = Next("Quotations", "quote", {"incident": asked["incident"]})
    back = Next("Back to the comparison", "compare", asked)
    if finding:
        return back, quotations
    evidence = [
        Next(f"Evidence {n}", "compare", asked | {"finding": f.key}) for n, f in enumerate(shown, 1)
    ]
    lenses = dict.fromkeys(f.lens for f in comparison.findings if lens is None)
    more = [Next(f"More: {name}", "compare", asked | {"lens": name}) for name in lenses]
    picture = Next("Picture", "compare", asked | {"show": "picture"})
    method = Next("Method", "help", {"about": "method"})
    export = Next("Export", "export", asked)
    return (*evidence, *more, *([back] if lens else []), quotations, picture, method, export)


def one_sided(coverage: Coverage, apart: Sequence[str], again: Sequence[str] = ()) -> Reply:
    """Say that there is nothing to compare, and show what there is."""
    incident = coverage.incident
    articles = [article for side in coverage.sides for article in side.articles]
    blocks: list[Block] = [
        Text(titled(incident), "title"),
        *_why_not(coverage.sides),
        *(Text(told(article), "plain") for article in articles[:5]),
    ]
    if apart:
        blocks.append(Text(f"Also told by {listed(apart[:8])}.", "small"))
    blocks += again_in(again)
    between = {"incident": incident.id, "between": " and ".join(list(apart)[:2])}
    across = (Next("Compare the sources", "compare", between),) if len(apart) > 1 else ()
    return Reply(
        "compare",
        tuple(blocks),
        comparison_json(Comparison(coverage, ()), apart),
        (*across, Next("Quotations", "quote", {"incident": incident.id})),
        items=len(articles[:5]),
        feedback=True,
    )


def _why_not(sides: Sequence[Side]) -> list[Block]:
    """Say that there are no two sides, and what there is of those that were named."""
    none = "There are no two sides to compare"
    if all(side.articles for side in sides):
        count = sum(len(side.articles) for side in sides)
        whose = f"{'all ' if count > 1 else ''}from {listed(side.name for side in sides)}"
        held = f"{counted(count, 'article')} here, {whose}" if sides else "no articles are held"
        return [Text(f"{none}: {held}.", "warning")]
    rows = ((s.name, counted(len(s.articles), "article") + " here") for s in sides)
    return [Text(f"{none} here on this incident.", "warning"), Table(("", ""), tuple(rows))]


def told(article: Article) -> str:
    """Return who told it, when, and under which title of theirs."""
    document = article.document
    title = f"“{document.title}”" if document.title else None
    return dotted(article.source.name, dated(document.published), title)


def comparison_json(comparison: Comparison, apart: Sequence[str]) -> Json:
    """Return the comparison as scripts see it."""
    incident = comparison.coverage.incident
    return {
        "query": incident.title,
        "incident": {
            "id": incident.id,
            "title": incident.title,
            "date": incident.date.isoformat() if incident.date else None,
        },
        "sides": [
            {"name": s.name, "documents": [a.document.id for a in s.articles]}
            for s in comparison.coverage.sides
        ],
        "apart": list(apart),
        "matched_by": "meaning" if compares_meaning(comparison.coverage) else "words",
        "findings": [_finding_json(finding) for finding in comparison.findings],
    }


def _finding_json(finding: Finding) -> Json:
    return {
        "lens": finding.lens,
        "key": finding.key,
        "point": finding.point,
        "reading": finding.reading,
        "weight": finding.weight,
        "firm": finding.firm,
        "alike": finding.alike,
        "cells": [
            {
                "side": cell.side,
                "count": cell.count,
                "of": cell.of,
                "near": cell.near,
                "words": list(cell.words),
                "evidence": [evidence_json(evidence) for evidence in cell.evidence],
            }
            for cell in finding.cells
        ],
    }
