"""The command line, and where the parts are put together."""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.app import App
from bot.command import Command, Upload
from bot.commands import COMMANDS
from bot.platforms import json_lines
from bot.platforms.terminal import MEMBER
from bot.platforms.terminal.drawing import draw
from bot.reply import Reply, Request
from bot.router import Routed, route
from bot.settings import Settings, load
from corpus.errors import UserError
from corpus.model import OPERATOR
from corpus.readers import Given, parse_date

GOOD, BAD, MISUSED = 0, 1, 2

ALL = 1_000_000
"""Incidents that a script gets."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    args = parser().parse_args(arguments)
    try:
        settings = load(args.data, args.config)
        status: int = asyncio.run(args.run(settings, args))
        return status
    except UserError as error:
        _tell(args, str(error))
        return MISUSED if args.command == "discord" else BAD
    except KeyboardInterrupt:
        return BAD
    except BrokenPipeError:
        sys.stderr.close()
        return BAD


def _tell(args: argparse.Namespace, error: str) -> None:
    if getattr(args, "json", False):
        failed = Reply(args.command, (), {"error": error}, ok=False)
        sys.stdout.write(json_lines.line(failed) + "\n")
    else:
        Console(stderr=True).print(error, style="yellow", markup=False, highlight=False)


def parser() -> argparse.ArgumentParser:
    """Describe the command line: commands of its own, and every command of the bot."""
    shared = _shared()
    top = argparse.ArgumentParser("parallax", description=__doc__, parents=[_where(None)])
    names = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, help: str, run: Any, **options: Any) -> argparse.ArgumentParser:
        made = names.add_parser(name, help=help, description=help, parents=[shared], **options)
        made.set_defaults(run=run)
        return made

    _ingest_options(add("ingest", "add articles: files, folders or an index", _ingest))
    add("chat", "ask at a prompt", _chat)
    ask = add("ask", "answer one question", _ask)
    ask.add_argument("text", nargs="+", help='such as "compare alexeyev shooting"')
    add("doctor", "look whether all is well", _doctor)
    add("index", "make the vectors that articles still lack", _index)
    add("demo", "see it at work on a sample corpus", _demo)
    reading = add("read", "print all that is understood of a file", _read)
    reading.add_argument("file", type=Path)
    reading.add_argument("--raw", action="store_true", help="set nothing aside")
    add("discord", "run the Discord bot; the token comes in DISCORD_TOKEN", _discord)
    for command in COMMANDS:
        if command.name != "ingest":
            _command_options(add(command.name, f"{command.description}.", _run), command)
    return top


def _shared() -> argparse.ArgumentParser:
    shared = _where(argparse.SUPPRESS)
    shared.add_argument("--json", action="store_true", help="one JSON object, for scripts")
    shared.add_argument("--workspace", default=OPERATOR, help="whose articles; yours, if not said")
    return shared


def _where(default: Any) -> argparse.ArgumentParser:
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument(
        "--data", type=Path, default=default, metavar="DIR", help="where the data lives"
    )
    where.add_argument(
        "--config", type=Path, default=default, metavar="DIR", help="the folder of *.toml files"
    )
    return where


def _ingest_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    made.add_argument("--index", type=Path, metavar="FILE.csv", help="a table that lists articles")
    made.add_argument("--source", help="who published them")
    made.add_argument("--side", help="the side you read that source on")
    made.add_argument("--country", help="the source's country")
    made.add_argument("--published", help="when, such as 2026-02-07")
    made.add_argument("--language", choices=["en", "ru", "uk"])
    made.add_argument("--url", help="the article's link")


def _command_options(made: argparse.ArgumentParser, command: Command) -> None:
    for place, parameter in enumerate(p for p in command.parameters if p.kind is not Upload):
        choices = f" ({', '.join(parameter.choices)})" if parameter.choices else ""
        help = parameter.option.description.replace("%", "%%") + choices
        if place == 0:
            made.add_argument(parameter.name, nargs="*", help=help)
        else:
            made.add_argument(f"--{parameter.name}", help=help, metavar="VALUE")


async def _run(settings: Settings, args: argparse.Namespace) -> int:
    """Answer a command named on the command line."""
    command = next(c for c in COMMANDS if c.name == args.command)
    given = {p.name: getattr(args, p.name, None) for p in command.parameters}
    words = {n: " ".join(v) if isinstance(v, list) else v for n, v in given.items()}
    arguments = {name: value for name, value in words.items() if value}
    return await _answered(settings, args, Routed(command.name, arguments))


async def _ask(settings: Settings, args: argparse.Namespace) -> int:
    """Answer a question in words."""
    return await _answered(settings, args, route(" ".join(args.text), COMMANDS))


async def _answered(settings: Settings, args: argparse.Namespace, routed: Routed) -> int:
    arguments = routed.arguments
    if args.json and routed.command == "incidents":
        arguments = {"most": ALL} | arguments
    request = Request(args.workspace, MEMBER, routed.command, arguments, admin=True)
    app = await App.open(settings, COMMANDS)
    try:
        reply = await app.answer(request)
    finally:
        await app.aclose()
    return _shown(args, reply)


def _shown(args: argparse.Namespace, reply: Reply) -> int:
    if args.json:
        sys.stdout.write(json_lines.line(reply) + "\n")
    else:
        draw(Console(), reply)
    return GOOD if reply.ok else BAD


async def _ingest(settings: Settings, args: argparse.Namespace) -> int:
    from bot.platforms.terminal.files import Intake, take_in

    if not args.paths and args.index is None:
        raise UserError("Name the files or folders to ingest, or a table of them with --index.")
    when = parse_date(args.published) if args.published else None
    given = Given(
        source=args.source,
        side=settings.side(args.side),
        published=when,
        language=args.language,
        url=args.url,
        country=args.country,
        workspace=args.workspace,
    )
    app = await App.open(settings, COMMANDS)
    try:
        reply = await take_in(
            app, Intake(tuple(args.paths), given, args.index), Console(stderr=True)
        )
    finally:
        await app.aclose()
    return _shown(args, reply)


async def _index(settings: Settings, _: argparse.Namespace) -> int:
    """Bring the index up to date, vectors too."""
    app = await App.open(settings, COMMANDS)
    try:
        with Console(stderr=True).status("making vectors; interrupt at will, it goes on later"):
            await app.search.embed_pending()
        progress = await app.search.progress()
    finally:
        await app.aclose()
    if progress.why_not:
        raise UserError(f"Words alone are searched on this machine: {progress.why_not}")
    sys.stdout.write(f"{progress.passages:,} of {progress.stored:,} articles have vectors.\n")
    return GOOD


async def _doctor(settings: Settings, _: argparse.Namespace) -> int:
    from bot.platforms.terminal.doctor import examine

    app = await App.open(settings, COMMANDS)
    try:
        return GOOD if await examine(app, Console()) else BAD
    finally:
        await app.aclose()


async def _chat(settings: Settings, args: argparse.Namespace) -> int:
    from bot.platforms.terminal.chat import chat

    app = await App.open(settings, COMMANDS)
    try:
        greeting = await app.answer(Request(args.workspace, MEMBER, "help", admin=True))
        if sys.stdin.isatty():
            draw(Console(), greeting)
        app.keep_up()
        await chat(app, Console(), args.workspace)
    finally:
        await app.aclose()
    return GOOD


async def _demo(settings: Settings, args: argparse.Namespace) -> int:
    from bot.platforms.terminal.chat import chat
    from bot.platforms.terminal.demo import demo

    app = await App.open(replace(settings, data=settings.data / "demo"), COMMANDS)
    console = Console(force_terminal=True) if not args.json else Console()
    try:
        took_all = await demo(app, console)
        if sys.stdin.isatty():
            app.keep_up()
            await chat(app, console, args.workspace)
    finally:
        await app.aclose()
    return GOOD if took_all else BAD


async def _read(settings: Settings, args: argparse.Namespace) -> int:
    from bot.intake import limit
    from bot.platforms.terminal import reading

    for article in reading.articles(args.file, raw=args.raw, limit=limit(settings)):
        if args.json:
            sys.stdout.write(json.dumps(reading.as_json(article), ensure_ascii=False) + "\n")
        else:
            reading.show(Console(), article)
    return GOOD


async def _discord(settings: Settings, _: argparse.Namespace) -> int:
    if not settings.discord_token:
        raise UserError(
            "There is no Discord token: put your bot's token in the environment as DISCORD_TOKEN."
        )
    from bot.platforms.discord import serve

    app = await App.open(settings, COMMANDS)
    try:
        app.keep_up()
        await serve(app, settings.discord_token)
    finally:
        await app.aclose()
    return GOOD


if __name__ == "__main__":
    sys.exit(main())
