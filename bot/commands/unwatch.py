"""unwatch: be told no more of an incident in this channel."""

from typing import Annotated

from bot import lookup
from bot.ask import Ask
from bot.command import Option
from bot.reply import Next, Reply, Text
from bot.wording import counted
from corpus.errors import UserError


async def unwatch(
    ask: Ask,
    incident: Annotated[
        str | None, Option("which incident; without it, all that is watched here", "watched")
    ] = None,
) -> Reply:
    """Stop telling this channel of an incident, or of all."""
    meant = await lookup.incident(ask, incident, "unwatch") if incident else None
    gone = await ask.watches.end(ask.workspace, ask.place, meant.id if meant else None)
    if not gone:
        raise UserError("That is not watched in this channel; see watches for what is.")
    what = lookup.titled(meant) if meant else counted(gone, "incident")
    again = (Next("Watch again", "watch", {"incident": meant.id}),) if meant else ()
    return Reply(
        "unwatch",
        (Text(f"No longer watched here: {what}."),),
        {"ended": gone},
        (*again, Next("All that is watched", "watches")),
    )
