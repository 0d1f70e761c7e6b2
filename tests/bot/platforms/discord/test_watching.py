"""Channels that watch an incident, on Discord in process."""

from typing import Any

import discord
import pytest

from bot.platforms.discord import Parallax, watching
from bot.testing import Asker
from tests.bot.platforms.discord.people import Team, answer_of, button, text, workspace_of

pytestmark = pytest.mark.simcord(settle_timeout=20, shard_count=1)


async def test_a_watched_incident_is_told_in_its_channel(here: Team, ask: Asker) -> None:
    shown = await here.slash("watch", incident="cherry harvest frost")
    assert not shown.ephemeral
    await watching.tell(here.env.bot)
    before = len(here.channel.history(viewer=here.reader))
    await _frost(here)
    await here.env.restart_bot(Parallax(ask.app))
    await watching.tell(here.env.bot)
    told = here.channel.last_message
    assert "First report of a side: Blue" in text(told)
    assert "\n> " in text(told)
    await watching.tell(here.env.bot)
    assert len(here.channel.history(viewer=here.reader)) == before + 1
    stopped = answer_of(await here.reader.click(told, custom_id=button(told, "Stop watching")))
    assert "No longer watched" in text(stopped)


async def test_a_channel_that_is_gone_or_closed_ends_its_watch_quietly(
    here: Team, ask: Asker
) -> None:
    guild = here.channel.guild
    gone, closed = guild.create_text_channel("gone"), guild.create_text_channel("closed")
    for channel in (gone, closed):
        await here.reader.slash(channel, "watch", incident="cherry harvest frost")
    await _ours(here, gone).delete()
    await here.env.settle()
    assert {watch.place for watch in await ask.app.watches.all(workspace_of(here))} == {
        str(closed.id)
    }
    await _frost(here)
    bot = _ours(here, closed).guild.me
    await _ours(here, closed).set_permissions(bot, send_messages=False)
    await watching.tell(here.env.bot)
    assert await ask.app.watches.all(workspace_of(here)) == []


def _ours(here: Team, channel: Any) -> discord.TextChannel:
    """Return a channel as the bot has it."""
    found = here.env.bot.get_channel(channel.id)
    assert isinstance(found, discord.TextChannel)
    return found


async def _frost(here: Team) -> None:
    article = (
        b"Late frost on Monday ruined the cherry harvest in the orchards of Vale, growers said. "
        b"Nine cherry trees in ten were lost in Vale."
    )
    options = {"source": "Blue Gazette", "side": "blue", "published": "2026-05-21"}
    file = ("frost.txt", article)
    await here.manager.slash(here.channel, "ingest", file=file, title="Frost in Vale", **options)
