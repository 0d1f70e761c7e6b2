"""What one may do with a message that somebody posted: a menu entry for each command that fits."""

from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.platforms.discord.answering import ask, refuse
from bot.platforms.discord.host import Host

if TYPE_CHECKING:
    from bot.app import App

MENUS = {"Compare this": "compare", "Verify this quotation": "verify"}
"""Entries by their label: a message's words go to the first parameter of the command."""

EMPTY = "There are no words in that message; choose one with a link or a text."


def menus(app: "App") -> list[app_commands.ContextMenu]:
    """Return a menu entry for each of those commands that the App has."""
    return [
        _menu(label, command.name, command.parameters[0].name)
        for label, name in MENUS.items()
        if (command := app.command(name))
    ]


def _menu(label: str, command: str, parameter: str) -> app_commands.ContextMenu:
    async def take(interaction: discord.Interaction[Host], message: discord.Message) -> None:
        words = words_of(message)
        if words:
            await ask(interaction, command, {parameter: words})
        else:
            await refuse(interaction, EMPTY)

    return app_commands.ContextMenu(
        name=label,
        callback=take,
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )


def words_of(message: discord.Message) -> str:
    """Return what a message says: its text, that of what it forwards, and of its previews.

    Discord gives these with the interaction, so no intent is needed for them.
    """
    said: list[Any] = [message, *message.message_snapshots]
    parts = [part.content for part in said]
    for preview in (embed for part in said for embed in part.embeds):
        parts += [preview.url, preview.title, preview.description]
    return "\n".join(dict.fromkeys(part for part in parts if part))
