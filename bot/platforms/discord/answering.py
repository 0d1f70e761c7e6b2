"""Bring what somebody did to the App, and its Reply back: to all, or to the asker alone."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.platforms.discord.draw import Card, draw
from bot.platforms.discord.host import NOBODY, Host
from bot.reply import Reply, Request, Text

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

PAUSES = (0.5, 2.0)
"""Seconds before trying again when Discord is unavailable; discord.py does not retry a 503."""


@dataclass(frozen=True, slots=True)
class Place:
    """Whose words these are and where they were said, in the App's terms."""

    workspace: str
    member: str
    admin: bool
    private: bool
    channel: str
    within: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def place_of(interaction: discord.Interaction[Any]) -> Place:
    """Return the place of an interaction: a server, or somebody's direct messages."""
    app, user, rights = interaction.client.app, interaction.user, interaction.permissions
    return _place(app, interaction.guild_id, interaction.channel, user, rights)


def place_of_message(app: "App", message: discord.Message) -> Place:
    """Return the place of a message."""
    rights = getattr(message.author, "guild_permissions", None)
    guild = message.guild.id if message.guild else None
    return _place(app, guild, message.channel, message.author, rights)


def _place(
    app: "App",
    guild: int | None,
    channel: Any,
    user: discord.User | discord.Member,
    rights: discord.Permissions | None,
) -> Place:
    """A server is a workspace; so are the direct messages of one person, where nobody rules.

    Whose those are is not kept: the workspace is named by a keyed hash.
    """
    parts = [getattr(channel, "id", None), getattr(channel, "parent_id", None)]
    within = tuple(str(part) for part in parts if part)
    at = next(iter(within), "")
    if guild is None:
        own = f"dm-{app.usage.hash('dm', str(user.id))[:24]}"
        return Place(own, str(user.id), admin=False, private=True, channel=at, within=within)
    may = rights is not None and (rights.manage_guild or rights.administrator)
    roles = tuple(str(role.id) for role in getattr(user, "roles", ()))
    return Place(
        str(guild), str(user.id), admin=may, private=False, channel=at, within=within, roles=roles
    )


def request(place: Place, command: str, arguments: dict[str, Any]) -> Request:
    """Return what was asked there, in the App's terms."""
    return Request(
        place.workspace,
        place.member,
        command,
        arguments,
        place.admin,
        place.private,
        place.channel,
        place.within,
        place.roles,
    )


async def ask(
    interaction: discord.Interaction[Host],
    command: str,
    arguments: dict[str, Any],
    *,
    turn: bool = False,
) -> None:
    """Acknowledge, answer, show; a card that only turns its page changes where it stands."""
    interaction.client.busy()
    app = interaction.client.app
    asked = request(place_of(interaction), command, arguments)
    if turn:
        if await acknowledged(interaction):
            await turned(interaction, await app.answer(asked))
        return
    hidden = not asked.private and await app.hidden(asked)
    if await acknowledged(interaction, thinking=True, ephemeral=hidden):
        await show(interaction, await app.answer(asked), hidden=hidden)


async def acknowledged(interaction: discord.Interaction[Any], **how: bool) -> bool:
    """Tell Discord that an answer comes; False if it waits for none any more.

    Then there is nobody to answer, and no work is done.
    """
    try:
        await interaction.response.defer(**how)
    except discord.NotFound:
        log.warning("an interaction was over before it could be acknowledged")
        return False
    return True


def over(error: BaseException | None) -> bool:
    """Tell whether Discord takes no answer to an interaction any more: after 15 minutes."""
    return isinstance(error, discord.HTTPException) and error.code in _OVER


_OVER = (10015, 10062, 50027)
"""Unknown webhook, unknown interaction, invalid webhook token."""


async def turned(interaction: discord.Interaction[Any], reply: Reply) -> None:
    """Show a reply in place of the card that was clicked; an error leaves the card as it is."""

    async def send(card: Card) -> None:
        if reply.ok:
            await interaction.edit_original_response(
                view=card.view, attachments=card.files, allowed_mentions=NOBODY
            )
        else:
            await interaction.followup.send(
                view=card.view, files=card.files, ephemeral=True, allowed_mentions=NOBODY
            )

    await deliver(reply, send)


async def judge(
    interaction: discord.Interaction[Host],
    answer: str,
    verdict: str,
    *,
    item: int | None = None,
    why: str | None = None,
) -> None:
    """Take a member's word on an answer."""
    interaction.client.busy()
    said = {"verdict": verdict, "item": item, "why": why, "answer": answer}
    asked = request(place_of(interaction), "feedback", said)
    if await acknowledged(interaction, thinking=True, ephemeral=True):
        await show(interaction, await interaction.client.app.answer(asked), hidden=True)


async def refuse(interaction: discord.Interaction[Any], sentence: str) -> None:
    """Say to the asker alone why nothing came of it."""
    card = draw(refusal(sentence))
    if interaction.response.is_done():
        await interaction.followup.send(view=card.view, ephemeral=True, allowed_mentions=NOBODY)
    else:
        await interaction.response.send_message(
            view=card.view, ephemeral=True, allowed_mentions=NOBODY
        )


def refusal(sentence: str) -> Reply:
    """A reply that says what went wrong on the way, before or after the App."""
    error = {"error": sentence}
    return Reply("discord", (Text(sentence, "warning"),), error, private=True, ok=False)


def notice(sentence: str) -> Reply:
    """A reply that says what was done on the way, where nothing went wrong."""
    return Reply("discord", (Text(sentence, "small"),), {"said": sentence}, private=True)


async def show(interaction: discord.Interaction[Any], reply: Reply, *, hidden: bool) -> None:
    """Show a reply in place of the acknowledgement; a private one to the asker alone."""
    if reply.private and not hidden and interaction.guild_id is not None:
        await _show_alone(interaction, reply)
        return

    async def send(card: Card) -> None:
        await interaction.edit_original_response(
            view=card.view, attachments=card.files, allowed_mentions=NOBODY
        )

    await deliver(reply, send)


async def _show_alone(interaction: discord.Interaction[Any], reply: Reply) -> None:
    """Show a reply to the asker though the acknowledgement was public.

    Who sees the first answer is fixed when it is acknowledged, and nothing can be sent after
    an acknowledgement that was deleted unanswered: so it is answered with a word, and deleted
    once the reply is there.
    """

    async def send(card: Card) -> None:
        await interaction.followup.send(
            view=card.view, files=card.files, ephemeral=True, allowed_mentions=NOBODY
        )

    word = ui.LayoutView().add_item(ui.TextDisplay("-# for the asker alone"))
    await interaction.edit_original_response(view=word)
    await deliver(reply, send)
    await interaction.delete_original_response()


async def deliver(reply: Reply, send: Callable[[Card], Awaitable[None]]) -> None:
    """Draw and send; try again while Discord is unavailable, and say so if it refuses."""
    for pause in (*PAUSES, None):
        try:
            await send(draw(reply))
            return
        except discord.DiscordServerError:
            if pause is None:
                raise
            await asyncio.sleep(pause)
        except (discord.Forbidden, discord.NotFound):
            raise
        except (discord.HTTPException, ValueError):
            ticket = secrets.token_hex(4)
            log.exception("ticket %s: %s could not be shown", ticket, reply.command)
            await send(draw(refusal(_UNSHOWN.format(ticket))))
            return


_UNSHOWN = (
    "The answer is there, but Discord did not take it. It is noted under ticket {}; "
    "please tell whoever runs Parallax."
)
