"""A conversation in the terminal: lines in, drawn replies out."""

import asyncio
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.history import InMemoryHistory
from rich.console import Console

from bot.app import App
from bot.command import Command
from bot.platforms.terminal import MEMBER
from bot.platforms.terminal.drawing import draw
from bot.platforms.terminal.files import Intake, take_in
from bot.reply import Next, Reply, Request
from bot.router import Routed, route
from corpus.readers import Given, parse_date

LEAVE = {"quit", "exit", "bye", "q"}


async def chat(app: App, console: Console, workspace: str) -> None:
    """Answer lines until there are no more; with a terminal, at a prompt."""
    actions: tuple[Next, ...] = ()
    lines = _typed(app, workspace) if sys.stdin.isatty() else _piped()
    async for line in lines:
        if line.strip().casefold() in LEAVE:
            return
        if line.strip():
            reply = await step(app, workspace, line.strip(), actions)
            draw(console, reply)
            actions = reply.actions or actions


async def step(app: App, workspace: str, line: str, actions: Sequence[Next] = ()) -> Reply:
    """Answer one line: the number or label of a next step, a command, or a question."""
    chosen = _chosen(line, actions)
    routed = Routed(chosen.command, dict(chosen.arguments)) if chosen else route(line, app.commands)
    path = _path(routed)
    if path is not None:
        return await take_in(app, Intake((path,), _given(app, routed, workspace)))
    return await app.answer(
        Request(workspace, MEMBER, routed.command, routed.arguments, admin=True)
    )


def _chosen(line: str, actions: Sequence[Next]) -> Next | None:
    if line.isdecimal() and 0 < int(line[:9]) <= len(actions):
        return actions[int(line) - 1]
    typed = line.casefold()
    exact = next((a for a in actions if a.label.casefold() == typed), None)
    return exact or next((a for a in actions if a.label.casefold().startswith(f"{typed}:")), None)


def _path(routed: Routed) -> Path | None:
    """Return the file or folder that is to be ingested, if that is what was typed."""
    typed = str(routed.arguments.get("text") or routed.arguments.get("file") or "")
    if routed.command != "ingest" or not typed or len(typed) > 1000 or "\0" in typed:
        return None
    path = Path(typed).expanduser()
    return path if path.exists() else None


def _given(app: App, routed: Routed, workspace: str) -> Given:
    said = {name: str(value) for name, value in routed.arguments.items() if value}
    return Given(
        source=said.get("source"),
        side=app.settings.side(said.get("side")),
        published=parse_date(said["published"]) if "published" in said else None,
        title=said.get("title"),
        url=said.get("url"),
        workspace=workspace,
    )


async def _piped() -> AsyncIterator[str]:
    while line := await asyncio.to_thread(sys.stdin.readline):
        yield line


async def _typed(app: App, workspace: str) -> AsyncIterator[str]:
    """Lines from a prompt; what is typed is remembered until the end, and nowhere else."""
    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory(),
        completer=_Completer(app, workspace),
        complete_while_typing=False,
    )
    while True:
        try:
            yield await session.prompt_async("› ")
        except KeyboardInterrupt:
            continue
        except EOFError:
            return


class _Completer(Completer):
    """Completes commands, and what their first argument takes."""

    def __init__(self, app: App, workspace: str) -> None:
        self._app = app
        self._workspace = workspace

    def get_completions(self, document: Document, _: CompleteEvent) -> Iterable[Completion]:
        """Complete the command's name."""
        typed = document.text_before_cursor.lstrip("/")
        for command in self._app.commands:
            if command.name.startswith(typed):
                yield Completion(command.name, -len(typed))

    async def get_completions_async(
        self, document: Document, event: CompleteEvent
    ) -> AsyncGenerator[Completion, None]:
        """Complete the command's name, then incidents, sources or sides."""
        name, space, rest = document.text_before_cursor.partition(" ")
        command = self._app.command(name.lstrip("/"))
        if not space or command is None:
            for completion in self.get_completions(document, event):
                yield completion
            return
        parameter, typed = _current(command, rest)
        for choice in await self._app.suggest(self._workspace, command.name, parameter, typed):
            shown = choice.label if choice.label != choice.value else choice.value
            yield Completion(choice.value, -len(typed), display=shown)


def _current(command: Command, rest: str) -> tuple[str, str]:
    """Return the parameter being typed, and what is typed of it."""
    for parameter in command.parameters:
        before, mark, typed = rest.rpartition(f"{parameter.name}:")
        if mark and (not before or before.endswith(" ")):
            return parameter.name, typed
    before, mark, typed = rest.rpartition("between ")
    if mark and command.parameter("between"):
        return "between", typed
    return (command.parameters[0].name if command.parameters else ""), rest
