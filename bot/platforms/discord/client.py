"""The bot on Discord: listens, keeps its commands known, and leaves in good order."""

import asyncio
import hashlib
import json
import logging
import re
import signal
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import aiohttp
import discord
from discord import app_commands

from bot.app import App
from bot.platforms.discord import following, watching
from bot.platforms.discord.answering import (
    deliver,
    notice,
    over,
    place_of_message,
    refusal,
    refuse,
)
from bot.platforms.discord.buttons import ITEMS
from bot.platforms.discord.draw import Card
from bot.platforms.discord.host import NOBODY, Host
from bot.platforms.discord.menus import menus
from bot.platforms.discord.slash import slash_commands
from bot.reply import Reply, Text
from corpus.errors import UserError

log = logging.getLogger(__name__)


class Parallax(Host):
    """The bot: what it listens for, and who takes it from there."""

    def __init__(self, app: App) -> None:
        """Take an open App; whoever opened it closes it."""
        super().__init__(app)
        self.tree = Tree(self)
        self._telling: asyncio.Task[None] | None = None

    async def setup_hook(self) -> None:
        """Listen to buttons of any age; tell Discord our commands if they changed."""
        self.add_dynamic_items(*ITEMS)
        for command in slash_commands(self.app):
            self.tree.add_command(command)
        for menu in menus(self.app):
            self.tree.add_command(menu)
        self._telling = asyncio.create_task(watching.keep_telling(self))
        await self._sync(self.app.settings.data / "discord-commands.sha256")

    async def _sync(self, file: Path) -> None:
        """Send the commands only when they changed: Discord limits how often one may."""
        payload = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        told = json.dumps([self.application_id, payload], sort_keys=True, default=str)
        hash = hashlib.sha256(told.encode()).hexdigest()
        if _read(file) == hash:
            return
        try:
            await self.tree.sync()
        except discord.HTTPException:
            log.exception("the commands could not be told to Discord; the next start tries again")
        else:
            await asyncio.to_thread(file.write_text, hash)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Keep what a server has for the days of grace only."""
        await self.app.upkeep.leave(str(guild.id))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Keep what a server has that takes Parallax back in time."""
        await self.app.upkeep.stay({str(guild.id)}, str(guild.id).__eq__)

    async def on_ready(self) -> None:
        """Note which servers took Parallax in or sent it away while it was not looking."""
        await self.app.upkeep.stay({str(guild.id) for guild in self.guilds}, str.isdecimal)

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Watch nothing any more in a channel that is gone."""
        await self.app.watches.end(str(channel.guild.id), str(channel.id))

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """Watch nothing any more in a thread that is gone."""
        await self.app.watches.end(str(thread.guild_id), str(thread.thread_id))

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Take what no view of ours is waiting for: forms, and buttons of other times."""
        if interaction.type is discord.InteractionType.modal_submit:
            await following.take_form(interaction)
        elif interaction.type is discord.InteractionType.component:
            given: Any = interaction.data or {}
            id = str(given.get("custom_id"))
            if not any(item.__discord_ui_compiled_template__.fullmatch(id) for item in ITEMS):
                await following.expired(interaction)

    async def follow(
        self,
        interaction: "discord.Interaction[Parallax]",
        answer: str,
        number: int,
        written: str,
        label: str,
    ) -> None:
        """Take a card's next step."""
        await following.follow(interaction, answer, number, written, label)

    async def judge(
        self, interaction: "discord.Interaction[Parallax]", answer: str, verdict: str
    ) -> None:
        """Take a verdict on a card."""
        await following.say(interaction, answer, verdict)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message, or one that begins or ends with our name."""
        text = self._said_to_us(message)
        if text is None:
            return
        self.busy()
        try:
            await self._answer(message, text)
        except (discord.Forbidden, discord.NotFound):
            log.warning("may not answer in channel %s", message.channel.id)

    def _said_to_us(self, message: discord.Message) -> str | None:
        if message.author.bot or message.webhook_id or self.user is None:
            return None
        ours = re.compile(rf"<@!?{self.user.id}>")
        if message.guild is None or ours.search(message.content):
            return ours.sub(" ", message.content).strip()
        return None

    async def _answer(self, message: discord.Message, text: str) -> None:
        place = place_of_message(self.app, message)
        typing = asyncio.create_task(_type(message.channel))
        reply = await self.app.say(
            place.workspace,
            place.member,
            text or "help",
            admin=place.admin,
            private=place.private,
            place=place.channel,
            within=place.within,
            groups=place.roles,
        )
        typing.cancel()
        if reply.private and reply.ok and not place.private:
            await self._answer_alone(message, reply)
        else:
            await deliver(reply, lambda card: _reply(message, card))

    async def _answer_alone(self, message: discord.Message, reply: Reply) -> None:
        """Send what concerns one person to that person.

        The steps stay out: taken in direct messages, they would be about what is kept there.
        """
        on = f"To go on, type /{reply.command} where you asked; nobody else sees it."
        blocks = (*reply.blocks, Text(on, "small")) if reply.actions else reply.blocks
        alone = replace(reply, blocks=blocks, actions=(), feedback=False)

        async def send(card: Card) -> None:
            await message.author.send(view=card.view, files=card.files, allowed_mentions=NOBODY)

        try:
            await deliver(alone, send)
            said = notice("Sent to you alone, in a direct message.")
        except discord.Forbidden:
            said = refusal(
                f"That is for you alone: type /{reply.command} here, and nobody else sees it."
            )
        await deliver(said, lambda card: _reply(message, card))

    async def close(self) -> None:
        """Tell nobody any more, let running answers finish, then leave."""
        if self._telling:
            self._telling.cancel()
        await super().close()


async def _type(channel: discord.abc.Messageable) -> None:
    """Show for ten seconds that an answer comes; where that fails, the answer comes anyway."""
    with suppress(discord.HTTPException):
        await channel.typing()


async def _reply(message: discord.Message, card: Card) -> None:
    await message.reply(
        view=card.view,
        files=card.files,
        allowed_mentions=NOBODY,
        mention_author=False,
        suppress_embeds=True,
    )


class Tree(app_commands.CommandTree["Parallax"]):
    """The slash commands, with a sentence for what goes wrong on the way."""

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Say what happened, to the asker alone."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await refuse(interaction, "That command has changed; reload Discord and try again.")
            return
        if over(getattr(error, "original", None)):
            log.warning("an interaction was over before it was answered")
            return
        log.error("command failed on the way", exc_info=error)
        with suppress(discord.HTTPException):
            await refuse(interaction, "Discord and Parallax lost each other; please try again.")


def _read(file: Path) -> str:
    return file.read_text() if file.is_file() else ""


async def serve(app: App, token: str) -> None:
    """Run the bot until it is told to stop."""
    if "." not in token or not token.isascii() or not token.isprintable() or " " in token:
        raise UserError(_WRONG)
    client = Parallax(app)
    told_to_stop = _stop_on_signals(client)
    try:
        async with client:
            await client.start(token)
    except discord.LoginFailure:
        raise UserError(_WRONG) from None
    except (aiohttp.ClientConnectionError, TimeoutError):
        if not told_to_stop:
            raise UserError("Discord cannot be reached from here; check the network.") from None


_WRONG = (
    "Discord does not know this token; copy your bot's token anew from the Developer Portal "
    "(your application, Bot, Reset Token) into DISCORD_TOKEN."
)


def _stop_on_signals(client: Parallax) -> list[asyncio.Task[None]]:
    """Leave in good order when told to; the list is empty until then."""
    loop = asyncio.get_running_loop()
    leaving: list[asyncio.Task[None]] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(
                number, lambda: leaving.append(loop.create_task(client.close()))
            )
    return leaving
