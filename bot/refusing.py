"""Replies that say what went wrong, and what can be done about it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.command import Command, did_you_mean, nearest, shown
from bot.errors import OfferError
from bot.reply import Json, Next, Reply, Request, Text
from corpus.errors import UserError


def writable(request: Request) -> Request:
    """Return the request with half characters, which nothing can write down, replaced."""
    sound = {name: _whole(value) for name, value in request.arguments.items()}
    return replace(request, command=_whole(request.command), arguments=sound)


def _whole(value: Any) -> Any:
    return value.encode(errors="replace").decode() if isinstance(value, str) else value


def unknown(name: str, commands: Sequence[Command]) -> str:
    """Say that there is no such command, and what is nearest."""
    known = [command.name for command in commands]
    return f"There is no command “{shown(name)}”.{did_you_mean(name, known)} Try help."


def failed(request: Request, ticket: str) -> Reply:
    """Say that it is our fault, and under which ticket the log tells more."""
    return warning(
        request.command,
        f"Something broke on our side. It is noted under ticket {ticket}; "
        "please tell whoever runs Parallax.",
    )


def warning(command: str, error: str, actions: tuple[Next, ...] = (), about: Json = None) -> Reply:
    """Say one sentence, to the asker alone."""
    return Reply(
        command=command,
        blocks=(Text(error, "warning"),),
        data={"error": error} | (about or {}),
        actions=actions,
        private=True,
        ok=False,
    )


def refused(request: Request, error: UserError, commands: Sequence[Command]) -> Reply:
    """Say what was wrong with a request, with what it may have meant."""
    if isinstance(error, OfferError):
        return warning(request.command, str(error), error.actions, error.about)
    names = [command.name for command in commands]
    known = request.command.casefold() in names
    near = () if known else nearest(request.command, names, least=70)[:2]
    return warning(request.command, str(error), tuple(Next(name, name) for name in near))
