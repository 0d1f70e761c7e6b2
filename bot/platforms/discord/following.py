"""What a click leads to: a next step, a verdict, or a form that asks why."""

import re
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.command import Command
from bot.platforms.discord import limits
from bot.platforms.discord.answering import ask, judge, place_of, refuse
from bot.platforms.discord.buttons import ANSWER
from bot.platforms.discord.escape import plain
from bot.platforms.discord.forms import FORM, filled, form, form_id
from bot.platforms.discord.host import Host
from bot.platforms.discord.limits import cut
from bot.platforms.discord.steps import EXPIRED, read
from bot.reply import Next
from bot.suggest import Choice
from bot.usage import Shown
from corpus.errors import UserError


async def follow(
    interaction: discord.Interaction[Host],
    answer: str,
    number: int,
    written: str,
    label: str,
) -> None:
    """Take the step that a button carries, or else the one kept with its answer."""
    try:
        step = read(written) if written else await _kept(interaction, answer, number)
    except UserError:
        await expired(interaction)
        return
    command = interaction.client.app.command(step.command)
    if command and step.asks:
        id = form_id(step, answer, number)
        offered = await _offered(interaction, command, step)
        titled = replace(step, label=label or step.label)
        await interaction.response.send_modal(form(command, titled, id, offered))
    else:
        await ask(interaction, step.command, dict(step.arguments), turn=_turns(step))


async def _offered(
    interaction: discord.Interaction[Host], command: Command, step: Next
) -> dict[str, list[Choice]]:
    """Return what may be chosen for the fields whose values are few and known."""
    app, at = interaction.client.app, place_of(interaction)
    known = [p for name in step.asks if (p := command.parameter(name)) and p.option.suggest in FEW]
    return {
        p.name: await app.suggest(at.workspace, command.name, p.name, "", at.channel) for p in known
    }


FEW = ("every side",)
"""What is suggested of which a form can list all there is."""


def _turns(step: Next) -> bool:
    """Tell a step that only turns the page, which changes the card that it stands on."""
    return "page" in step.arguments


async def _kept(interaction: discord.Interaction[Host], answer: str, number: int) -> Next:
    shown = await _shown(interaction, answer)
    if not 0 <= number < len(shown.actions):
        raise UserError(EXPIRED)
    return shown.actions[number]


async def _shown(interaction: discord.Interaction[Host], answer: str) -> Shown:
    place = place_of(interaction)
    return await interaction.client.app.usage.shown(place.workspace, place.member, answer)


async def say(interaction: discord.Interaction[Host], answer: str, verdict: str) -> None:
    """Take a verdict; for a wrong item, ask which one."""
    if verdict != "wrong":
        await judge(interaction, answer, verdict)
        return
    try:
        shown = await _shown(interaction, answer)
        asked = _form(answer, shown)
    except UserError as error:
        await refuse(interaction, str(error))
    else:
        await interaction.response.send_modal(asked)


async def expired(interaction: discord.Interaction[Any]) -> None:
    """Say that a button or form is from another time."""
    await refuse(interaction, EXPIRED)


_WHY = re.compile(rf"p:why:{ANSWER}")


def _form(answer: str, shown: Shown) -> ui.Modal:
    """Ask which item is wrong, and for a word why; of a private answer none is kept for long."""
    if not shown.items:
        raise UserError(EXPIRED)
    made = ui.Modal(title="What is wrong?", custom_id=f"p:why:{answer}", timeout=600)
    options = [
        discord.SelectOption(
            label=_named(number, item), value=str(number), default=len(shown.items) == 1
        )
        for number, item in enumerate(shown.items[: limits.OPTIONS], 1)
    ]
    which: ui.Select[Any] = ui.Select(custom_id="item", options=options, placeholder="Choose one")
    word: ui.TextInput[Any] = ui.TextInput(
        custom_id="why", required=False, max_length=limits.WHY, placeholder="not his words"
    )
    made.add_item(ui.Label(text="Which one?", component=which))
    made.add_item(ui.Label(text="A word why, if you like", component=word))
    return made


def _named(number: int, item: dict[str, Any]) -> str:
    said = plain(" ".join(str(item[key]) for key in ("label", "text") if item.get(key)))
    return cut(f"{number}. {said}", limits.OPTION_LABEL)


async def take_form(interaction: discord.Interaction[Host]) -> None:
    """Take a form's answer from the interaction itself: the bot may have restarted since."""
    given: Any = interaction.data or {}
    id = str(given.get("custom_id"))
    if match := _WHY.fullmatch(id):
        await _take_why(interaction, match["answer"])
    elif match := FORM.fullmatch(id):
        await _take_step(interaction, match["answer"], int(match["number"]), match["written"])
    else:
        await expired(interaction)


async def _take_why(interaction: discord.Interaction[Host], answer: str) -> None:
    said = filled(interaction)
    item, why = said.get("item") or "", said.get("why") or ""
    number = int(item) if item.isdecimal() else None
    await judge(interaction, answer, "wrong", item=number, why=why[: limits.WHY] or None)


async def _take_step(
    interaction: discord.Interaction[Host], answer: str, number: int, written: str
) -> None:
    """Take a step with what its form added."""
    try:
        step = read(written) if written else await _kept(interaction, answer, number)
    except UserError:
        await expired(interaction)
    else:
        said = {**step.arguments, **filled(interaction)}
        await ask(interaction, step.command, said, turn=_alone(interaction.message))


def _alone(message: discord.Message | None) -> bool:
    """Tell a card that one sees alone: it may change under their eyes."""
    return message is not None and message.flags.ephemeral
