"""help: what can be asked, with examples that work on what is held here."""

from typing import Annotated

from bot.ask import Ask
from bot.command import Command, Option, shown
from bot.reply import Block, Next, Reply, Text
from bot.wording import cut


async def help_(
    ask: Ask,
    about: Annotated[
        str | None, Option("a command, or what you are looking for", "commands", long=True)
    ] = None,
) -> Reply:
    """Show what you can ask here."""
    found = next((c for c in ask.commands if c.name == (about or "").casefold().lstrip("/")), None)
    if found:
        return _on(found)
    return await _overview(ask, about)


async def _overview(ask: Ask, about: str | None) -> Reply:
    ways = await _ways(ask, about)
    offered = [c for c in ask.commands if ask.admin or not c.admin]
    blocks: list[Block] = [Text("What you can ask", "title")]
    if about:
        blocks = [Text(f"“{shown(about, 80)}” is not a question I understand. Try:", "heading")]
    blocks += [Text(f"{c.name}: {c.description}{_such(c)}") for c in offered]
    return Reply(
        "help",
        tuple(blocks),
        {
            "understood": about is None,
            "commands": [_json(command) for command in offered],
            "try": [{"command": way.command, "arguments": way.arguments} for way in ways],
        },
        ways,
    )


def _such(command: Command) -> str:
    example = EXAMPLES.get(command.name)
    return f" ({example})" if example else ""


async def _ways(ask: Ask, about: str | None) -> tuple[Next, ...]:
    """Questions that have an answer here, near to what was meant."""
    words = about if about and len(about) <= 200 and any(c.isalnum() for c in about) else ""
    near = await ask.store.incidents(ask.workspace, words, 2) if words else []
    newest = near or await ask.store.incidents(ask.workspace, "", 2)
    compared = tuple(
        Next(f"Compare: {cut(i.title, 60)}", "compare", {"incident": i.id}) for i in newest
    )
    searched = (Next(f"Search: {cut(words, 60)}", "search", {"words": words}),) if words else ()
    return (*compared, *searched, Next("All incidents", "incidents"))


def _on(command: Command) -> Reply:
    lines = [
        Text(f"{p.name}{'' if p.required else ' (optional)'}: {p.option.description}", "small")
        for p in command.parameters
    ]
    example = EXAMPLES.get(command.name)
    typed = [Text(f"For example: {example}")] if example else []
    return Reply(
        "help",
        (Text(command.name, "title"), Text(f"{command.description}."), *typed, *lines),
        {"commands": [_json(command)]},
    )


EXAMPLES = {
    "compare": "compare alexeyev shooting",
    "quote": "quote lavrov negotiations",
    "search": 'search "peace talks" side:pro-Kyiv',
    "incidents": "incidents moscow",
    "feedback": "useful; useless; wrong 2 not his words",
    "mydata": "mydata erase",
}


def _json(command: Command) -> dict[str, object]:
    return {
        "name": command.name,
        "description": command.description,
        "parameters": [
            {"name": p.name, "required": p.required, "description": p.option.description}
            for p in command.parameters
        ],
    }
