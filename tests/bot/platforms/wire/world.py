"""People in servers of our Discord: simcord's actors, whose acts reach the bot over the wire."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import discord
from simcord.backend.models import Interaction
from simcord.env import Env

from tests.bot.platforms.wire.server import Recorded, Server

PATIENCE = 90.0
"""Seconds to wait for an answer; the machine may be busy."""

FRAME = 17
"""The type of a container, which every card of ours is in."""

_asked: ContextVar[Interaction] = ContextVar("asked")


class World(Env):
    """Simcord's environment around a server instead of a bot in this process."""

    def __init__(self, server: Server, *, wait: bool = True) -> None:
        """Use the server's backend; the client is never connected, it only reads messages."""
        super().__init__(discord.Client(intents=discord.Intents.none()))
        self.server = server
        self.backend = server.backend
        self._message_states.add(self.bot._connection)
        self._wait = wait
        self._told: set[str] = set()
        server.heard.append(self._hear)

    def _hear(self, recorded: Recorded) -> None:
        """Note which interactions were told more than that they are heard."""
        if recorded.path.startswith("/webhooks/") and recorded.status < 300:
            self._told.add(recorded.path.split("/")[3])

    def _begin_operation(self, label: str) -> None:
        """Let several people act at once."""

    def _end_operation(self) -> None:
        """Let several people act at once."""

    def _notify_dispatch_observers(self, interaction: Interaction) -> None:
        interaction.initial_response_deadline = None  # benchmarks hold the bot to its three seconds
        _asked.set(interaction)

    async def _settle_internal(self, *_: Any, dispatch: str | None = None, **__: Any) -> None:
        """Wait until an interaction is answered; what else people do is answered by nobody."""
        if dispatch == "INTERACTION_CREATE" and self._wait:
            asked = _asked.get()
            await self.until(lambda: self._answered(asked), f"no answer: {asked}")

    @contextmanager
    def in_haste(self) -> Iterator[None]:
        """Let people wait for no answer."""
        wait, self._wait = self._wait, False
        try:
            yield
        finally:
            self._wait = wait

    def _answered(self, asked: Interaction) -> bool:
        """Tell whether an interaction has its card, not only its acknowledgement.

        A public acknowledgement of what turns out to be for the asker alone is answered with
        a bare word first; a card has a frame.
        """
        if not asked.responded or (asked.deferred and asked.token not in self._told):
            return False
        held = self.backend.messages.get(asked.channel_id, {})
        message = held.get(asked.message_id or 0)
        framed = message is None or any(part["type"] == FRAME for part in message.components)
        return framed or bool(asked.followup_ids)

    async def until(self, happened: Callable[[], Any], why: str = "it did not happen") -> None:
        """Wait for something to happen."""
        deadline = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < deadline, why
            await asyncio.sleep(0.01)
