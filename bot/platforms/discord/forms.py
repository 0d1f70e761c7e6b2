"""Forms: what a step still asks for, made from the parameters of its command."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import ui

from bot.command import NONE, Command, Parameter, Upload
from bot.platforms.discord import limits
from bot.platforms.discord.buttons import ANSWER
from bot.platforms.discord.escape import plain
from bot.platforms.discord.limits import cut
from bot.reply import Next

if TYPE_CHECKING:
    from bot.platforms.discord.client import Parallax

FORM = re.compile(rf"p:form:{ANSWER}:(?P<number>\d{{1,2}}):(?P<written>.*)", re.DOTALL)

ESSAY = 500
"""Characters from which on a field has several lines."""


def form(command: Command, step: Next, answer: str, number: int, written: str) -> ui.Modal:
    """Make the form of a step: a field for each parameter that it asks for, five at most."""
    id = f"p:form:{answer}:{number}:{written}"
    title = cut(plain(step.label), limits.MODAL_TITLE) or command.name
    made = ui.Modal(title=title, custom_id=id, timeout=600)
    asked = [p for name in step.asks if (p := command.parameter(name))]
    for parameter in asked[: limits.FIELDS]:
        label = cut(_labelled(parameter), limits.LABEL)
        about = cut(plain(parameter.option.description), limits.DESCRIPTION)
        field = _field(parameter, step.arguments.get(parameter.name))
        made.add_item(ui.Label(text=label, description=about or None, component=field))
    return made


def _labelled(parameter: Parameter) -> str:
    return plain(parameter.name.replace("_", " ")).capitalize()


def _field(parameter: Parameter, given: Any) -> ui.Item[Any]:
    id, must = parameter.name, parameter.required
    ids = [discord.Object(int(part)) for part in str(given or "").split() if part.isdecimal()]
    match parameter.option.pick:
        case "channels":
            return ui.ChannelSelect(
                custom_id=id,
                channel_types=[discord.ChannelType.text],
                min_values=int(must),
                max_values=limits.OPTIONS,
                required=must,
                default_values=[discord.SelectDefaultValue.from_channel(i) for i in ids],
            )
        case "groups":
            return ui.RoleSelect(
                custom_id=id,
                min_values=int(must),
                max_values=limits.OPTIONS,
                required=must,
                default_values=ids,
            )
    if parameter.kind is Upload:
        return ui.FileUpload(custom_id=id, required=must)
    if parameter.choices or parameter.kind is bool:
        return _choice(parameter, given)
    return _text(parameter, given)


def _choice(parameter: Parameter, given: Any) -> ui.Item[Any]:
    options = [
        discord.SelectOption(label=choice, value=choice, default=choice == given)
        for choice in parameter.choices or ("yes", "no")
    ]
    return ui.Select(custom_id=parameter.name, options=options, required=parameter.required)


def _text(parameter: Parameter, given: Any) -> ui.Item[Any]:
    style = discord.TextStyle.long if parameter.option.long else discord.TextStyle.short
    return ui.TextInput(
        custom_id=parameter.name,
        style=style,
        default=cut(str(given), limits.FIELD) if given else None,
        required=parameter.required,
        max_length=limits.FIELD if parameter.option.long else limits.LINE,
    )


def filled(interaction: "discord.Interaction[Parallax]") -> dict[str, str]:
    """Return what was filled in, by the field's id, from the interaction itself.

    The bot may have restarted since the form was shown. Where all that was picked is taken
    back, it is NONE that is picked.
    """
    given: Any = interaction.data or {}
    fields = [label.get("component") or {} for label in given.get("components", ())]
    return {str(field.get("custom_id")): _value(field) for field in fields}


def _value(field: Mapping[str, Any]) -> str:
    values: Iterable[Any] | None = field.get("values")
    if values is None:
        return str(field.get("value") or "")
    picked = " ".join(map(str, values))
    return picked or (NONE if field.get("type") in _PICKED else "")


_PICKED = (discord.ComponentType.role_select.value, discord.ComponentType.channel_select.value)
