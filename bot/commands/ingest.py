"""ingest: add an article, pasted or as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

from bot.ask import Ask
from bot.command import NONE, Option, Upload
from bot.intake import known_side, sided, uploaded
from bot.lookup import titled
from bot.reply import Json, Next, Reply, Table, Text
from bot.wording import counted, cut, dated, dotted, listed
from corpus.errors import UserError
from corpus.ingest import Summary
from corpus.ingest import ingest as take_in
from corpus.model import Article, Incident
from corpus.readers import Given, Refusal

REASONS, NAMED = 10, 5
"""Reasons that a summary gives, and names that it gives with each."""

INCIDENTS = 3
"""Incidents named that the articles came to."""

ADDED = 3
"""Articles of which is said what was understood of them."""

FEWEST = 5
"""Words of a pasted article; fewer are a file's name or a slip."""


async def ingest(
    ask: Ask,
    text: Annotated[str | None, Option("the article's text, pasted", long=True)] = None,
    file: Annotated[Upload | None, Option("a text, Markdown, HTML or JSONL file")] = None,
    source: Annotated[str | None, Option("who published it", "sources")] = None,
    side: Annotated[str | None, Option("the side you read that source on", "sides")] = None,
    published: Annotated[date | None, Option("when, such as 2026-02-07")] = None,
    title: Annotated[str | None, Option("its headline")] = None,
    url: Annotated[str | None, Option("its link", long=True)] = None,
) -> Reply:
    """Add an article: paste its text or attach a file, and name its source."""
    upload = _uploaded(text, file)
    given = Given(
        source=source,
        side=known_side(side, ask.settings, await ask.store.sides(ask.workspace)),
        published=published,
        url=url,
        title=title,
        workspace=ask.workspace,
    )
    readings = await ask.think(uploaded, upload, given, ask.settings)
    summary = await take_in(
        sided(readings, ask.settings),
        ask.store,
        ask.search,
        workspace=ask.workspace,
        analysts=ask.analysts,
    )
    return await _with_what_was_read(ask, summary)


def _uploaded(text: str | None, file: Upload | None) -> Upload:
    """Return what is given, a text or a file. Raises UserError at both, none or no article."""
    if file is not None and text is None:
        return file
    if file is not None or text is None:
        raise UserError("Give either the article's text or a file, and name its source.")
    if len(text.split()) < FEWEST:
        raise UserError("That is no article. Paste its whole text, or attach the file.")
    return Upload("pasted.txt", text.encode())


async def _with_what_was_read(ask: Ask, summary: Summary) -> Reply:
    """Say what was added, what was understood of it, and which incidents it came to."""
    reply = summarised(summary)
    joined = await ask.store.incidents_of(ask.workspace, summary.added)
    articles = await ask.store.articles(ask.workspace, summary.added[:ADDED])
    placing = _placing(articles) if ask.admin else ()
    return replace(
        reply,
        blocks=(*reply.blocks, *_read(articles), *_joined(joined)),
        actions=(*_steps(joined), *placing) if reply.actions else (),
    )


def _read(articles: Sequence[Article]) -> Iterator[Text]:
    """Say what was understood of each article: whose it is, on which side, and its day."""
    for each in articles:
        side = each.source.side or "on no side"
        day = dated(each.document.published) or "without a date"
        yield Text(dotted(each.source.name, side, day), "small")


def _placing(articles: Sequence[Article]) -> Iterator[Next]:
    """Offer to put sources on a side that are on none, since sides are what is compared."""
    for name in dict.fromkeys(a.source.name for a in articles if not a.source.side):
        given = {"name": name, "side": NONE}
        yield Next(f"Side of {cut(name, 24)}…", "source", given, ("side", "country"))


def _joined(incidents: Sequence[tuple[Incident, int]]) -> Iterator[Table]:
    """Say which incidents the articles are about now."""
    rows = tuple((titled(i), counted(len(i.about), "article")) for i, _ in incidents[:INCIDENTS])
    if rows:
        yield Table(("", ""), rows, "Now among the articles on")


def _steps(incidents: Sequence[tuple[Incident, int]]) -> tuple[Next, ...]:
    shown = incidents[:INCIDENTS]
    compare = (
        Next(f"Compare: {cut(i.title, 60)}", "compare", {"incident": i.id}) for i, _ in shown
    )
    return (*compare, Next("Incidents", "incidents"))


def summarised(summary: Summary) -> Reply:
    """Say what was added, what was known and what was refused, each with its reason."""
    return Reply(
        "ingest",
        (Text(_line(summary), "title"), *_refused(summary.refused)),
        summary_json(summary),
        (Next("Incidents", "incidents"),) if summary.added or summary.known else (),
        items=len(summary.added),
        ok=not summary.refused,
    )


def _refused(refused: Sequence[Refusal]) -> Iterator[Text]:
    """A line for each reason, with the names of what was refused for it."""
    reasons: dict[str, list[str]] = {}
    for refusal in refused:
        reasons.setdefault(refusal.why, []).append(_name(refusal.where))
    for why, names in list(reasons.items())[:REASONS]:
        shown = names if len(names) <= NAMED else [*names[:NAMED], f"{len(names) - NAMED:,} more"]
        yield Text(f"{listed(shown)}: {why}", "warning")
    if len(reasons) > REASONS:
        rest = sum(len(names) for names in list(reasons.values())[REASONS:])
        yield Text(f"And {rest:,} more, for other reasons.", "warning")


def _line(summary: Summary) -> str:
    return dotted(
        f"{counted(len(summary.added), 'article')} added",
        f"{summary.known:,} known already" if summary.known else None,
        f"{len(summary.refused):,} refused" if summary.refused else None,
    )


def _name(where: str) -> str:
    return cut(" ".join((Path(where).name or where).split()), 60)


def summary_json(summary: Summary) -> Json:
    """Return the summary as scripts see it."""
    return {
        "added": list(summary.added),
        "known": summary.known,
        "refused": [{"where": r.where, "why": r.why} for r in summary.refused],
    }
