"""A server in process with its people, and what they see of a message."""

import re
from dataclasses import dataclass
from typing import Any

import discord
import simcord

Shown = Any
"""A message as simcord gives it back."""


@dataclass(frozen=True)
class Team:
    """A server with a channel, one who reads and one who manages."""

    env: simcord.Env
    channel: Any
    reader: Any
    manager: Any

    async def slash(self, command: str, **options: Any) -> Shown:
        """Run a command as the reader, and return what is shown."""
        return answer_of(await self.reader.slash(self.channel, command, **options))


def team(env: simcord.Env, name: str = "team") -> Team:
    """Make a server with a channel, one who reads and one who manages."""
    guild = env.create_guild(name=name)
    manages = guild.create_role("desk", permissions=discord.Permissions(manage_guild=True))
    return Team(
        env,
        guild.create_text_channel("framing"),
        guild.add_member(env.create_user(f"reader-{name}")),
        guild.add_member(env.create_user(f"manager-{name}"), roles=[manages]),
    )


def answer_of(result: Any) -> Shown:
    """Return the answer that a member sees last."""
    assert result.acknowledged
    return result.followups[-1] if result.followups else result.response


def parts(message: Shown) -> list[dict[str, Any]]:
    """Return all components of a message, nested ones too."""
    roots = [c if isinstance(c, dict) else c.to_dict() for c in message.components]
    found = []
    while roots:
        part = roots.pop(0)
        found.append(part)
        roots = [*part.get("components", []), *roots]
    return found


def markdown(message: Shown) -> str:
    """Return the texts of a message as they were sent."""
    return "\n".join(part["content"] for part in parts(message) if part["type"] == 10)


def text(message: Shown) -> str:
    """Return what a member reads, marks of Markdown left in."""
    return re.sub(r"\\([^\w\s])", r"\1", markdown(message))


def button(message: Shown, label: str) -> str:
    """Return the id of the button with a label."""
    return str(next(p["custom_id"] for p in parts(message) if p.get("label") == label))


def workspace_of(here: Team) -> str:
    """Return the App's name of a team's server."""
    return str(here.channel.guild.id)
