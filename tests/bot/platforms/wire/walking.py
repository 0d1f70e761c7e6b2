"""Walk over all that the bot offers: run each command, press each button, fill in each form."""

from collections import deque
from dataclasses import dataclass, field
from typing import Any

from simcord.results import InteractionResult, ResponseMessage

from tests.bot.platforms.wire.people import Team
from tests.bot.platforms.wire.shown import parts, text

TEXTS = {
    "text": "The Alder bridge was closed again on Monday, said the mayor of Alder.",
    "incident": "alder bridge",
}
"""What to give where neither a choice nor a suggestion is there."""

DEPTH = 2
"""Cards followed from a command's card, one after another."""

INTEGER, CHANNEL, ROLE, ATTACHMENT, BUTTON, SELECT = 4, 7, 8, 11, 2, 3
BROKEN = "under ticket"


@dataclass
class Walked:
    """What was done: commands with their type, kinds of steps, and what was not answered."""

    commands: set[tuple[str, int]] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)


def commands(here: Team) -> list[str]:
    """Return the names of all commands that were told to Discord."""
    return [name for name, _ in here.world.backend.commands[None]]


async def walk(here: Team) -> Walked:
    """Run every command as the manager, and follow what its cards offer."""
    walked, seen = Walked(), set[str]()
    for (name, kind), command in list(here.world.backend.commands[None].items()):
        for options in _ways(command):
            result = await _run(here, name, kind, options)
            walked.commands.add((name, kind))
            await _follow(here, name, result, walked, seen)
    return walked


async def _run(
    here: Team, name: str, kind: int, options: list[dict[str, Any]]
) -> InteractionResult:
    who, channel = here.manager, here.channel
    if kind == 1:
        given = {o["name"]: await _given(here, name, o) for o in options}
        return await who.slash(channel, name, **given)
    if kind == 2:
        return await who.context_menu(channel, name, here.reader)
    said = await here.reader.send(channel, "“Nobody asked us,” he said of the Alder bridge.")
    here.world._message_states.add(said._state)
    return await who.context_menu(channel, name, said)


def _ways(command: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """Return the options to give: those required, or else none, and then the first."""
    options = command.get("options") or []
    needed = [option for option in options if option.get("required")]
    return [needed] if needed or not options else [[], options[:1]]


async def _given(here: Team, name: str, option: dict[str, Any]) -> Any:
    if option.get("choices"):
        return option["choices"][0]["value"]
    if option["type"] == ATTACHMENT:
        return ("note.txt", TEXTS["text"].encode())
    if option["type"] == CHANNEL:
        return here.channel
    if option["type"] == ROLE:
        return next(iter(here.channel.guild.roles.values()))
    if option["name"] in TEXTS:
        return TEXTS[option["name"]]
    if option["type"] == INTEGER:
        return option.get("min_value", 1)
    if option.get("autocomplete"):
        offered = await here.manager.autocomplete(here.channel, name, option["name"], "")
        return offered[0]["value"] if offered else "bridge"
    return "bridge"


async def _follow(
    here: Team, name: str, first: InteractionResult, walked: Walked, seen: set[str]
) -> None:
    """Press what is on a card, and on the cards that this brings; each kind of step once."""
    left = deque([(first, 0)])
    while left:
        result, depth = left.popleft()
        if result.modal:
            walked.kinds.add("form")
            left.append((await _filled(here, result), depth + 1))
            continue
        shown = [*result.followups, *([result.response] if result.response else [])]
        if not shown or any(BROKEN in text(message) for message in shown):
            walked.failed.append(f"{name}: {[text(message) for message in shown]}")
        if depth < DEPTH:
            for message in shown:
                left += [(r, depth + 1) for r in await _pressed(here, name, message, walked, seen)]


async def _pressed(
    here: Team, name: str, message: ResponseMessage, walked: Walked, seen: set[str]
) -> list[InteractionResult]:
    results = []
    for part in parts(message):
        id = part.get("custom_id", "")
        kind = f"{name} {part['type']} {part.get('label')} {id.split(':')[1:2]}"
        if part["type"] not in (BUTTON, SELECT) or not id or kind in seen:
            continue
        seen.add(kind)
        walked.kinds |= set(id.split(":")[1:2])
        if part["type"] == BUTTON and id in {p.get("custom_id") for p in parts(message)}:
            results.append(await here.manager.click(message, custom_id=id))
        elif part["type"] == SELECT:
            for option in part["options"][:3]:
                chosen = [option["value"]]
                results.append(await here.manager.select(message, chosen, custom_id=id))
    return results


async def _filled(here: Team, result: InteractionResult) -> InteractionResult:
    """Fill in a form: the first of each list, a word in each field."""
    values: dict[str, Any] = {}
    for label in (result.modal or {})["components"]:
        inner = label.get("component", label)
        if inner["type"] == SELECT:
            values[inner["custom_id"]] = [inner["options"][0]["value"]]
        elif inner["type"] == 4:
            values[inner["custom_id"]] = "not his words"
    return await here.manager.submit_modal(result, values)
