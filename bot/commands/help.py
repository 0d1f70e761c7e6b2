"""help: what can be asked, by what one wants to do, and how to begin."""

from typing import Annotated

from bot.ask import Ask
from bot.command import Command, Option, nearest, shown
from bot.lookup import nothing_yet
from bot.method import method
from bot.reply import Block, Next, Reply, Table, Text
from bot.wording import cut, listed

EXAMPLES = {
    "compare": "compare alexeyev shooting",
    "quote": "quote lavrov negotiations",
    "verify": 'verify "not our function"',
    "export": "export alexeyev shooting",
    "search": 'search "peace talks"',
    "incidents": "incidents moscow",
    "timeline": "timeline alexeyev shooting",
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

FIRST = {
    "compare": "how each side tells an incident",
    "quote": "who said what, word for word",
    "verify": "is that quotation real?",
    "search": "passages, in any spelling",
    "watch": "be told here what is new",
}
"""What most come for, in few words: the rest stands in groups behind it."""

GROUPS = {
    "Compare the sides": ("compare", "incidents", "timeline", "export", "narratives"),
    "Find and check words": ("quote", "verify", "search", "who", "sources"),
    "Stay up to date": ("watch", "updates", "watches", "unwatch"),
    "You and your data": ("mydata", "help"),
    "Run it for your team": ("ingest", "setup", "sides", "source", "incident", "review", "stats"),
}
"""Commands by what one wants to do; those that an answer's buttons give are in none."""

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
    wanted = (about or "").casefold().lstrip("/")
    found = next((c for c in ask.commands if c.name == wanted), None)
    if found:
        return _on(ask, found)
    if wanted == METHOD:
        return method()
    group = next((name for name in GROUPS if name.casefold() == wanted), None)
    if group:
        return _grouped(ask, group, offered)
    ways = await _ways(ask, about)
    return _puzzled(about, offered, ways) if about else await _overview(ask, offered, ways)


async def _overview(ask: Ask, offered: list[Command], ways: tuple[Next, ...]) -> Reply:
    empty = not await ask.store.any_held(ask.workspace)
    blocks: list[Block] = [Text("What you can ask", "title")]
    blocks += [Text(nothing_yet(ask.admin), "warning")] if empty else []
    rows = tuple((_example(ask, name), what) for name, what in FIRST.items())
    blocks.append(Table(("", ""), rows))
    blocks.append(Text(_in_own_words(ask), "note"))
    blocks += [] if ask.place else [Text(_JUDGE, "note")]  # elsewhere there are buttons for it
    steps = (*(() if empty else ways), *_groups(offered))
    return Reply("help", tuple(blocks), _json(offered, ways, None), steps)


_JUDGE = "After an answer: useful, useless, or wrong 2 and a word why."


def _example(ask: Ask, name: str) -> str:
    """Return an example of a command, as one types it here: among others, after a slash."""
    example = EXAMPLES.get(name, name)
    return f"/{example}" if ask.place and example.startswith(name) else example


def _in_own_words(ask: Ask) -> str:
    """Say how to ask without a command; among others, one is heard who is spoken to."""
    named = "begin with my name and " if ask.place and not ask.private else ""
    return f"Or {named}ask in your own words: how do they frame the Alexeyev shooting?"


def _groups(offered: list[Command]) -> tuple[Next, ...]:
    names = {command.name for command in offered}
    held = [group for group, commands in GROUPS.items() if names & set(commands)]
    return tuple(Next(f"More: {group}", "help", {"about": group}) for group in held)


def _grouped(ask: Ask, group: str, offered: list[Command]) -> Reply:
    by_name = {command.name: command for command in offered}
    listed_here = [by_name[name] for name in GROUPS[group] if name in by_name]
    rows = tuple((_example(ask, c.name), c.description) for c in listed_here)
    blocks = (Text(group, "title"), Table(("", ""), rows))
    found = {"commands": [_command_json(command) for command in listed_here]}
    return Reply("help", blocks, found, (ALL, *_groups(offered)))


ALL = Next("All commands", "help")


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
    return Reply("help", (Text(said, "warning"),), data, (*meant, *ways, ALL), ok=False)


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


def _on(ask: Ask, command: Command) -> Reply:
    typed = [p for p in command.parameters if not p.option.inner]
    rows = tuple((p.name, p.option.description) for p in typed)
    example = _example(ask, command.name)
    blocks: list[Block] = [Text(command.name, "title"), Text(f"{command.description}.")]
    if example.removeprefix("/") != command.name:
        blocks.append(Text(f"For example: {example}"))
    if rows:
        blocks.append(Table(("", ""), rows))
    if len(rows) > 1:
        needed = listed(p.name for p in typed if p.required)
        which = f"Only {needed} is needed" if needed else "All may be left out"
        last = rows[-1][0]
        how = f" Options go after the words: {last}:…, in a shell --{last}=…" * (not ask.place)
        blocks.append(Text(f"{which}.{how}", "small"))
    return Reply("help", tuple(blocks), {"commands": [_command_json(command)]}, (ALL,))


def _command_json(command: Command) -> dict[str, object]:
    return {
        "name": command.name,
        "description": command.description,
        "parameters": [
            {"name": p.name, "required": p.required, "description": p.option.description}
            for p in command.parameters
        ],
    }
