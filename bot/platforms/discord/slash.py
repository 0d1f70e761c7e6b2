"""Slash commands, made from the signatures of the bot's commands."""

import inspect
import logging
from asyncio import timeout
from collections.abc import Callable, Coroutine, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.command import Command, Parameter, Upload
from bot.platforms.discord import limits
from bot.platforms.discord.answering import ask, place_of, refuse
from bot.platforms.discord.escape import plain
from bot.platforms.discord.host import Host
from bot.platforms.discord.limits import cut
from bot.suggest import Choice
from corpus.errors import UserError

if TYPE_CHECKING:
    from bot.app import App

log = logging.getLogger(__name__)

BY_BUTTON = ("show", "feedback")
"""Commands that only a card's buttons give: typed, they want an id that nobody knows."""

SOON = 2.5
"""Seconds for suggestions: Discord waits 3."""

Offer = app_commands.Choice[str]


def slash_commands(app: "App") -> list[app_commands.Command[Any, ..., None]]:
    """Return a slash command for each command of the App."""
    return [_slash(app, command) for command in app.commands if command.name not in BY_BUTTON]


def _slash(app: "App", command: Command) -> app_commands.Command[Any, ..., None]:
    made: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=command.name,
        description=_described(command.description),
        callback=_callback(app, command),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=not command.admin),
        allowed_installs=app_commands.AppInstallationType(guild=True),
    )
    if command.admin and not command.lent:
        made.default_permissions = discord.Permissions(manage_guild=True)
    return made


def _callback(app: "App", command: Command) -> Callable[..., Coroutine[Any, Any, None]]:
    """Make a function with the command's parameters, as discord.py wants to read them."""

    async def run(interaction: discord.Interaction[Host], **given: Any) -> None:
        try:
            arguments = {n: await _taken(app, v) for n, v in given.items() if v is not None}
        except UserError as error:
            await refuse(interaction, str(error))
        else:
            await ask(interaction, command.name, arguments)

    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    typed = [parameter for parameter in command.parameters if not parameter.option.inner]
    rest = [_parameter(parameter) for parameter in typed]
    run.__signature__ = inspect.Signature([first, *rest])  # type: ignore[attr-defined]
    texts = {p.name: _described(p.option.description) for p in typed}
    described: Callable[..., Coroutine[Any, Any, None]] = app_commands.describe(**texts)(run)
    for parameter in typed:
        described = _choosing(app, command, parameter)(described)
    return described


def _parameter(parameter: Parameter) -> inspect.Parameter:
    default = inspect.Parameter.empty if parameter.required else None
    return inspect.Parameter(
        parameter.name,
        inspect.Parameter.KEYWORD_ONLY,
        annotation=_type(parameter),
        default=default,
    )


def _type(parameter: Parameter) -> Any:
    """Return the option's type; a date is typed, and checked by the App."""
    option = parameter.option
    kinds: dict[type, Any] = {bool: bool, Upload: discord.Attachment, date: str, str: str}
    picks: dict[str, Any] = {"channels": discord.TextChannel, "groups": discord.Role}
    if option.pick:
        return picks[option.pick]
    if parameter.kind is int:
        return app_commands.Range[int, option.least or 0, option.most or 10_000]
    return kinds[parameter.kind]


def _choosing(app: "App", command: Command, parameter: Parameter) -> Callable[[Any], Any]:
    if parameter.choices:
        choices = [app_commands.Choice(name=c, value=c) for c in parameter.choices]
        return app_commands.choices(**{parameter.name: choices})
    if parameter.option.suggest:
        return app_commands.autocomplete(**{parameter.name: _suggesting(app, command, parameter)})
    return lambda callback: callback


def _suggesting(app: "App", command: Command, parameter: Parameter) -> Any:
    async def suggest(interaction: discord.Interaction[Any], typed: str) -> list[Offer]:
        try:
            async with timeout(SOON):
                at = place_of(interaction)
                found = await app.suggest(
                    at.workspace, command.name, parameter.name, typed, at.channel
                )
        except TimeoutError:
            return []
        except Exception:
            log.exception("no suggestions for %s %s", command.name, parameter.name)
            return []
        return _offered(found)

    return suggest


def _offered(found: Sequence[Choice]) -> list[Offer]:
    """Return what Discord takes: 25, each with a name, none twice, none cut in its value."""
    named = {each.value: cut(plain(each.label), limits.CHOICE) for each in found}
    sound = [(n, v) for v, n in named.items() if n and 0 < limits.length(v) <= limits.CHOICE]
    return [app_commands.Choice(name=n, value=v) for n, v in sound[: limits.OPTIONS]]


def _described(text: str) -> str:
    return cut(plain(text), limits.DESCRIPTION) or "…"


async def _taken(app: "App", value: Any) -> Any:
    """Take in a file, if it is not too large; a channel or role by its id; all else as it is."""
    if isinstance(value, discord.TextChannel | discord.Role):
        return str(value.id)
    if not isinstance(value, discord.Attachment):
        return value
    most = app.settings.limits.file_megabytes
    name = plain(value.filename)
    if value.size > most * 1_000_000:
        raise UserError(f"{name} is larger than {most} MB; split it, or send a smaller one.")
    try:
        return Upload(value.filename, await value.read())
    except discord.HTTPException:
        raise UserError(f"{name} could not be fetched from Discord; attach it again.") from None
