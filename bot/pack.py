"""Write a comparison down as files of evidence: JSON, CSV and a brief in Markdown.

The same comparison gives the same bytes: no clock, no path, no order but its own.
"""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from hashlib import sha256
from importlib.metadata import version
from io import StringIO

from bot.describe import comparison_json
from bot.framing.model import Cell, Comparison, Finding, Side
from bot.lookup import titled
from bot.reply import Attachment, Json
from bot.settings import Settings
from bot.wording import counted, dated, dotted, nearby
from corpus.model import Article, Evidence

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be run by a spreadsheet; an apostrophe in front makes it text."""

HEADER = (
    *("lens", "key", "point", "side", "count", "of", "near"),
    *("document", "source", "published", "title", "url", "start", "end", "text"),
)


def pack(comparison: Comparison, apart: tuple[str, ...], settings: Settings) -> list[Attachment]:
    """Return the files of evidence for a comparison."""
    name = f"parallax-{comparison.coverage.incident.id}"
    whole = comparison_json(comparison, apart) | _made_with(comparison, settings)
    written = json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True)
    return [
        Attachment(f"{name}.json", written.encode(), "all findings, for scripts"),
        Attachment(f"{name}.csv", _csv(comparison).encode(), "one row a sentence, for tables"),
        Attachment(f"{name}.md", _brief(comparison, whole).encode(), "a brief to read"),
    ]


def _made_with(comparison: Comparison, settings: Settings) -> Json:
    articles = [(a, side) for side in comparison.coverage.sides for a in side.articles]
    return {
        "version": version("parallax"),
        "settings": {"answers": asdict(settings.answers), "sides": _sides(settings)},
        "articles": [_article(article, side) for article, side in articles],
    }


def _sides(settings: Settings) -> Json:
    return [asdict(side) for side in settings.sides]


def _article(article: Article, side: Side) -> Json:
    document = article.document
    return {
        "id": document.id,
        "column": side.name,
        "source": article.source.name,
        "side": article.source.side,
        "title": document.title,
        "url": document.url,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "sha256": sha256(document.text.encode()).hexdigest(),
    }


def _csv(comparison: Comparison) -> str:
    out = StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(HEADER)
    for finding in comparison.findings:
        for cell in finding.cells:
            table.writerows(map(_as_text, row) for row in _rows(finding, cell))
    return out.getvalue()


def _rows(finding: Finding, cell: Cell) -> Iterator[tuple[object, ...]]:
    lead = finding.lens, finding.key, finding.point, cell.side, cell.count, cell.of, cell.near
    for e in cell.evidence:
        where = e.document, e.source, e.published, e.title, e.url, e.span.start, e.span.end
        yield *lead, *where, e.text
    if not cell.evidence:
        yield *lead, *[None] * (len(HEADER) - len(lead))


def _as_text(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def _brief(comparison: Comparison, whole: Json) -> str:
    coverage = comparison.coverage
    held = (f"{side.name} {counted(len(side.articles), 'article')}" for side in coverage.sides)
    lines = [f"# {_plain(titled(coverage.incident))}", "", _plain(dotted(*held)), ""]
    for number, finding in enumerate(comparison.findings, 1):
        lines += [f"## {number}. {_plain(finding.point)}", "", _plain(finding.reading), ""]
        for cell in finding.cells:
            lines += _cell(cell)
    lines += ["## Articles", ""]
    lines += [_listed(article) for article in whole["articles"]]
    lines += ["", f"Parallax {whole['version']}. How each point is found: docs/method.md."]
    return "\n".join(lines) + "\n"


def _cell(cell: Cell) -> list[str]:
    if cell.near:
        return [f"**{_plain(cell.side)}**: {_plain(nearby(cell))}", ""]
    found = f"{cell.count} of {cell.of}" if cell.of else "no article that can be read here"
    words = ", ".join(f"“{word}”" for word in cell.words)
    lead = f"**{_plain(cell.side)}**: {found}{f': {_plain(words)}' if words else ''}"
    return [lead, "", *(line for e in cell.evidence for line in _quoted(e))]


def _quoted(evidence: Evidence) -> list[str]:
    whose = dotted(evidence.source, dated(evidence.published), evidence.title)
    where = f"{evidence.document}:{evidence.span.start}-{evidence.span.end}"
    return [
        f"> {_plain(evidence.text)}",
        ">",
        f"> {_plain(whose)} · {_link(evidence.url)} · {_plain(where)}",
        "",
    ]


def _listed(article: Json) -> str:
    told = dotted(article["source"], article["published"], article["title"])
    return f"- {_plain(told)} · {_link(article['url'])}"


_LIVE = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~@&])")


def _plain(text: str) -> str:
    """Return text on one line with nothing in it that Markdown would take for markup."""
    return _LIVE.sub(r"\\\1", " ".join(text.split()))


def _link(url: str | None) -> str:
    safe = url and re.fullmatch(r"https?://[^\s<>]+", url)
    return f"<{url}>" if safe else "no link"
