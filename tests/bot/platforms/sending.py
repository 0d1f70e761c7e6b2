"""What discord.py would send for a reply of ours, and what Discord would not accept of it."""

import json

from discord.http import handle_message_parameters

from bot.platforms.discord import draw
from bot.platforms.discord.answering import NOBODY
from bot.platforms.discord.escape import safe_url
from bot.reply import Excerpt, Reply
from tests.bot.platforms.hostile import alive
from tests.bot.platforms.wire.bounds import V2, Sent, broken
from tests.bot.platforms.wire.contract import contract

ANSWER = "/webhooks/1/token/messages/@original"


def sent(reply: Reply) -> Sent:
    """Draw a reply, and let discord.py make the body of the request that answers with it."""
    card = draw(reply)
    sizes = tuple((file.filename, len(file.fp.read())) for file in card.files)
    with handle_message_parameters(
        view=card.view, attachments=card.files, allowed_mentions=NOBODY
    ) as made:
        form = next((part["value"] for part in made.multipart or ()), None)
        body = json.loads(form) if form else made.payload
    return Sent(body | {"flags": V2}, sizes)


def unfit(reply: Reply) -> list[str]:
    """Return what is wrong with the card of a reply: schema, limits, pings and links."""
    asked, known = sent(reply), contract()
    cited = [safe_url(b.evidence.url) for b in reply.blocks if isinstance(b, Excerpt)]
    links = frozenset(url for url in cited if url)
    living = [fault for part in asked.parts(10) for fault in alive(part["content"], links)]
    if known is None:
        return [*living, *broken(asked)]
    return [*living, *known.violations("PATCH", ANSWER, asked)]
