"""The connection to Discord, with the App at hand and a count of who is being answered."""

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

NOBODY = discord.AllowedMentions.none()

PATIENCE = 10.0
"""Seconds that running answers have to finish when the bot is told to stop."""


class Host(discord.AutoShardedClient):
    """A client without privileged intents: mentions and direct messages carry their text."""

    def __init__(self, app: "App") -> None:
        """Take an open App; whoever opened it closes it."""
        wanted = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        super().__init__(intents=wanted, allowed_mentions=NOBODY, max_messages=None)
        self.app = app
        self._answering: set[asyncio.Task[Any]] = set()

    def busy(self) -> None:
        """Note that this task answers somebody, so that leaving waits for it."""
        task = asyncio.current_task()
        if task:
            self._answering.add(task)
            task.add_done_callback(self._answering.discard)

    async def close(self) -> None:
        """Let running answers finish, then leave."""
        running = [task for task in self._answering if task is not asyncio.current_task()]
        if running:
            _, left = await asyncio.wait(running, timeout=PATIENCE)
            for task in left:
                task.cancel()
            if left:
                log.warning("%s answers were not finished in time", len(left))
        await super().close()
