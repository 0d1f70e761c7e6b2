"""Tell channels what is new on the incidents watched there; who cannot be told is not bothered."""

import asyncio
import logging
from time import time

import discord

from bot.platforms.discord.answering import deliver
from bot.platforms.discord.draw import Card
from bot.platforms.discord.host import NOBODY, Host
from bot.watching import digest, told

log = logging.getLogger(__name__)

PAUSE = 60.0
"""Seconds between looks for channels that are due."""


async def keep_telling(client: Host) -> None:
    """Look again and again, for as long as the bot runs."""
    await client.wait_until_ready()
    while True:
        await tell(client)
        await asyncio.sleep(PAUSE)


async def tell(client: Host) -> None:
    """Tell each channel that is due; what goes wrong with one costs the others nothing."""
    for workspace, place in await client.app.watches.due():
        try:
            await _tell(client, workspace, place)
        except Exception:
            log.exception("a channel could not be told what is new")


async def _tell(client: Host, workspace: str, place: str) -> None:
    ask = await client.app.unasked(workspace, place)
    found = await digest(ask, await ask.watches.at(workspace, place))
    for watch in found.ended:
        await ask.watches.end(workspace, place, watch.incident)
    if not found.fresh:
        await ask.watches.remember(found.known)
        return
    channel = client.get_partial_messageable(int(place))

    async def send(card: Card) -> None:
        await channel.send(view=card.view, files=card.files, allowed_mentions=NOBODY)

    try:
        await deliver(told(found.fresh), send)
    except (discord.Forbidden, discord.NotFound):
        await ask.watches.end(workspace, place)
    else:
        await ask.watches.remember(found.known, time())
