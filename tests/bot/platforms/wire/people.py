"""A team on our Discord: a server with a channel, one who reads and one who manages."""

from dataclasses import dataclass
from typing import Any

import discord
from simcord.actors import MemberActor
from simcord.builders import ChannelHandle, GuildHandle
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.platforms.wire.world import World


@dataclass(frozen=True)
class Team:
    """Who acts, and where."""

    world: World
    guild: GuildHandle
    channel: ChannelHandle
    reader: MemberActor
    manager: MemberActor

    async def slash(self, command: str, **options: Any) -> ResponseMessage:
        """Run a command as the reader, and return what is shown."""
        return shown(await self.reader.slash(self.channel, command, **options))

    def said(self) -> list[ResponseMessage]:
        """Return what the bot said in the channel, the oldest first."""
        held = self.world.backend.messages[self.channel.id].values()
        ours = [m for m in held if m.author_id == self.world.backend.bot_user.id]
        return [ResponseMessage(self.world, message) for message in ours]


def team(world: World, name: str) -> Team:
    """Make a server of its own for a test."""
    guild = world.create_guild(name=name)
    manages = guild.create_role("desk", permissions=discord.Permissions(manage_guild=True))
    return Team(
        world,
        guild,
        guild.create_text_channel("framing"),
        guild.add_member(world.create_user(f"reader-{name}")),
        guild.add_member(world.create_user(f"manager-{name}"), roles=[manages]),
    )


def shown(result: InteractionResult) -> ResponseMessage:
    """Return the answer that a member sees last."""
    assert result.acknowledged
    answer = result.followups[-1] if result.followups else result.response
    assert answer is not None
    return answer
