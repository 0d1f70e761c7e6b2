"""help: what can be asked, with examples that work on what is held here."""

from typing import Annotated

from bot.ask import Ask
from bot.command import Command, Option, nearest, shown
from bot.method import method
from bot.reply import Block, Next, Reply, Table, Text
from bot.wording import cut, listed

EXAMPLES = {
    "compare": "compare alexeyev shooting",
    "quote": "quote lavrov negotiations",
    "verify": 'verify "not our function", said Lavrov',
    "export": "export alexeyev shooting",
    "search": 'search "peace talks" since:2026-01-01',
    "incidents": "incidents moscow",
    "who": "who lavrov",
    "sources": "sources",
    "watch": "watch alexeyev shooting",
    "feedback": "wrong 2 not his words",
    "mydata": "mydata erase",
    "stats": "stats",
    "ingest": 'ingest article.html source:"The Herald"',
    "review": "review uphold 3",
    "help": "help compare",
}

METHOD = "method"
"""What is no command and yet explained: how a comparison is made."""

TYPED_AFTER_AN_ANSWER = {"show", "feedback"}
"""Commands that make sense only with an answer in sight."""

TOO_LONG = 200
"""Characters of what may have been meant as a question, or may have been pasted."""


async def help_(
    ask: Ask,
    about: Annotated[
        str | None, Option("a command, or what you are looking for", "commands", long=True)
    ] = None,
) -> Reply:
    """Show what you can ask here."""
    offered = [c for c in ask.commands if ask.admin or not c.admin]
    found = next((c for c in ask.commands if c.name == (about or "").casefold().lstrip("/")), None)
    if found:
        return _on(found)
    if (about or "").casefold() == METHOD:
        return method()
    ways = await _ways(ask, about)
    return _puzzled(about, offered, ways) if about else _overview(offered, ways)


def _overview(offered: list[Command], ways: tuple[Next, ...]) -> Reply:
    listed_here = [c for c in offered if c.name not in TYPED_AFTER_AN_ANSWER]
    rows = tuple((EXAMPLES.get(c.name, c.name), c.description) for c in listed_here)
    blocks: tuple[Block, ...] = (
        Text("What you can ask", "title"),
        Table(("such as", "what it does"), rows),
        Text(
            "Or in your own words: how do they frame the Alexeyev shooting? What has Lavrov said?"
        ),
        Text("After an answer: useful, useless, or wrong 2 and a word why.", "small"),
    )
    return Reply("help", blocks, _json(offered, ways, None), ways)


def _puzzled(about: str, offered: list[Command], ways: tuple[Next, ...]) -> Reply:
    """Say in one sentence what would work, near to what was meant."""
    names = [command.name for command in offered]
    near = nearest(about, names, limit=1, least=75) if " " not in about else []
    hint = f"did you mean {near[0]}?" if near else _HINT
    if len(about) > TOO_LONG:
        hint = "ask with the few words that matter."
    said = f"“{shown(about, 80)}” is not a question I understand; {hint}"
    meant = tuple(Next(f"help {name}", "help", {"about": name}) for name in near)
    data = _json(offered, ways, said)
    return Reply("help", (Text(said, "warning"),), data, (*meant, *ways), ok=False)


_HINT = f"try {listed((f'“{EXAMPLES[name]}”' for name in ('compare', 'quote')), 'or')}, or help."


def _json(offered: list[Command], ways: tuple[Next, ...], error: str | None) -> dict[str, object]:
    told: dict[str, object] = {
        "understood": error is None,
        "commands": [_command_json(command) for command in offered],
        "try": [{"command": way.command, "arguments": way.arguments} for way in ways],
    }
    return told | ({"error": error} if error else {})


async def _ways(ask: Ask, about: str | None) -> tuple[Next, ...]:
    """Questions that have an answer here, near to what was meant."""
    words = about or ""
    words = words if len(words) <= TOO_LONG and any(c.isalnum() for c in words) else ""
    near = await ask.store.incidents(ask.workspace, words, 2) if words else []
    newest = near or await ask.store.incidents(ask.workspace, "", 2)
    compared = tuple(
        Next(f"Compare: {cut(i.title, 60)}", "compare", {"incident": i.id}) for i in newest
    )
    searched = (Next(f"Search: {cut(words, 60)}", "search", {"words": words}),) if words else ()
    return (*compared, *searched, Next("All incidents", "incidents"))


def _on(command: Command) -> Reply:
    rows = tuple(
        (p.name, p.option.description + ("" if p.required else " (optional)"))
        for p in command.parameters
    )
    example = EXAMPLES.get(command.name)
    blocks: list[Block] = [Text(command.name, "title"), Text(f"{command.description}.")]
    if example and example != command.name:
        blocks.append(Text(f"For example: {example}"))
    if rows:
        blocks.append(Table(("option", "what"), rows))
    if len(rows) > 1:
        blocks.append(Text(f"Give an option after the words, such as {rows[-1][0]}:…", "small"))
    return Reply("help", tuple(blocks), {"commands": [_command_json(command)]})


def _command_json(command: Command) -> dict[str, object]:
    return {
        "name": command.name,
        "description": command.description,
        "parameters": [
            {"name": p.name, "required": p.required, "description": p.option.description}
            for p in command.parameters
        ],
    }
