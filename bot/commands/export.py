"""export: a comparison as files of evidence."""

from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.columns import layout
from bot.command import Option
from bot.comparing import compared
from bot.describe import comparison_json
from bot.pack import pack
from bot.reply import Next, Reply, Text
from bot.wording import counted


async def export(
    ask: Ask,
    incident: Annotated[
        str, Option("what happened, in a few words, such as alexeyev shooting", "incidents")
    ],
    between: Annotated[
        str | None, Option("two or more sides or sources: A and B; or two days", "columns")
    ] = None,
    side: Annotated[
        str | None, Option("between two days: whose telling, a side or a source", "columns")
    ] = None,
) -> Reply:
    """Take a comparison away: every finding with its sentences, as JSON, CSV and Markdown."""
    meant = await lookup.incident(ask, incident, "export")
    laid = await layout(ask, meant, between, side)
    comparison = (await compared(ask, laid.coverage)).comparison
    files = await ask.think(pack, comparison, laid.apart, ask.settings)
    back = Next("Back to the comparison", "compare", {"incident": meant.id} | laid.asked)
    found = counted(len(comparison.findings), "finding")
    return Reply(
        "export",
        (Text(lookup.titled(meant), "title"), Text(f"{found}, with every sentence."), *files),
        comparison_json(comparison, laid.apart)
        | {"files": [{"name": f.name, "text": f.content.decode()} for f in files]},
        (back,),
        items=len(comparison.findings),
    )
