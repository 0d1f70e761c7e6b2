"""Forms: what a step still asks for, made from the parameters of its command."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.command import NONE, Command, Parameter, Upload
from bot.platforms.discord import limits
from bot.platforms.discord.buttons import ANSWER
from bot.platforms.discord.escape import plain
from bot.platforms.discord.host import Host
from bot.platforms.discord.limits import cut
from bot.platforms.discord.steps import spelled
from bot.reply import Next
from bot.suggest import Choice

FORM = re.compile(rf"p:form:{ANSWER}:(?P<number>\d{{1,2}}):(?P<written>.*)", re.DOTALL)


def form(
    command: Command, step: Next, id: str, offered: Mapping[str, Sequence[Choice]]
) -> ui.Modal:
    """Make the form of a step: a field for each parameter that it asks for, five at most.

    A parameter for which something is `offered` is chosen from that; or from nothing, if it is
    not required.
    """
    title = cut(_begun(plain(step.label).rstrip("…")), limits.MODAL_TITLE) or command.name
    made = ui.Modal(title=title, custom_id=id, timeout=600)
    asked = [p for name in step.asks if (p := command.parameter(name))]
    for parameter in asked[: limits.FIELDS]:
        label, about = _labelled(parameter)
        given = step.arguments.get(parameter.name)
        choices = _choices(parameter, offered.get(parameter.name, ()))
        field = _choice(parameter, choices, given) if choices else _field(parameter, given)
        made.add_item(ui.Label(text=label, description=about or None, component=field))
    return made


def form_id(step: Next, answer: str, number: int) -> str:
    """Name a form by what its step has beside what is asked for, as far as a name can hold it."""
    head = f"p:form:{answer}:{number}:"
    given = {name: value for name, value in step.arguments.items() if name not in step.asks}
    return head + spelled(replace(step, arguments=given, asks=()), limits.CUSTOM_ID - len(head))


def _choices(parameter: Parameter, offered: Sequence[Choice]) -> list[Choice]:
    if offered:
        named = {choice.value: choice for choice in offered}
        none = {} if parameter.required else {NONE: Choice(NONE, NONE)}
        return list((none | named).values())[: limits.OPTIONS]
    values = parameter.choices or (("yes", "no") if parameter.kind is bool else ())
    return [Choice(value, value) for value in values]


def _labelled(parameter: Parameter) -> tuple[str, str]:
    """Return what a field is called, and what is said below: its description, cut in two."""
    head, _, rest = plain(parameter.option.description).partition("; ")
    if limits.length(head) > limits.LABEL:
        head, rest = parameter.name.replace("_", " "), plain(parameter.option.description)
    return cut(_begun(head), limits.LABEL), cut(rest, limits.DESCRIPTION)


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _field(parameter: Parameter, given: Any) -> ui.Item[Any]:
    if parameter.option.pick:
        return _pick(parameter, given)
    if parameter.kind is Upload:
        return ui.FileUpload(custom_id=parameter.name, required=parameter.required)
    return _text(parameter, given)


def _pick(parameter: Parameter, given: Any) -> ui.Item[Any]:
    """Let channels or roles be picked; those that are `given` are picked already."""
    must = parameter.required
    how: Any = {"custom_id": parameter.name, "required": must}
    how |= {"min_values": int(must), "max_values": limits.OPTIONS}
    ids = [discord.Object(int(part)) for part in str(given or "").split() if part.isdecimal()]
    if parameter.option.pick == "groups":
        return ui.RoleSelect(default_values=ids, **how)
    picked = [discord.SelectDefaultValue.from_channel(id) for id in ids]
    return ui.ChannelSelect(channel_types=[discord.ChannelType.text], default_values=picked, **how)


def _choice(parameter: Parameter, choices: Sequence[Choice], given: Any) -> ui.Item[Any]:
    options = [
        discord.SelectOption(
            label=cut(plain(choice.label), limits.OPTION_LABEL) or choice.value,
            value=choice.value,
            default=choice.value == given,
        )
        for choice in choices
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


def filled(interaction: discord.Interaction[Host]) -> dict[str, str]:
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
