"""updates: what is new on the incidents watched here, before the next message is due."""

from time import time

from bot.ask import Ask
from bot.errors import OfferError
from bot.reply import Next, Reply, Text
from bot.watching import BEGIN, digest, told
from bot.wording import counted


async def updates(ask: Ask) -> Reply:
    """Tell what is new on the incidents that are watched here."""
    watched = await ask.watches.at(ask.workspace, ask.place)
    if not watched:
        raise OfferError(f"Nothing is watched here. {BEGIN}", (Next("Incidents", "incidents"),))
    found = await digest(ask, watched)
    await ask.watches.remember(found.known, time() if found.fresh else None)
    if found.fresh:
        return told(found.fresh)
    said = f"Nothing new on the {counted(len(watched), 'incident')} watched here."
    return Reply("updates", (Text(said),), [], (Next("All that is watched", "watches"),))
