"""The command line, and where the parts are put together."""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from functools import partial

from rich.console import Console

from bot.app import App
from bot.commands import COMMANDS
from bot.platforms import json_lines
from bot.platforms.terminal import MEMBER
from bot.platforms.terminal.drawing import draw, tame
from bot.platforms.terminal.options import MisusedError, parser, shell_line
from bot.platforms.terminal.saving import save
from bot.reply import Reply, Request, Text
from bot.router import Routed, arguments_of, route
from bot.settings import Settings, load
from corpus.analysts import Analysts
from corpus.errors import UserError
from corpus.impressions import make_pending
from corpus.readers import Given, Refusal, parse_date
from corpus.renewing import renew_some

GOOD, BAD, MISUSED = 0, 1, 2

ALL = 1_000_000
"""Incidents that a script gets."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    typed = list(sys.argv[1:] if arguments is None else arguments)
    name = next((word for word in typed if not word.startswith("-")), "")
    args = argparse.Namespace(command=name, json="--json" in typed)
    try:
        args = parser(RUNS, _run, COMMANDS).parse_args(typed)
        settings = load(args.data, args.config)
        status: int = asyncio.run(args.run(settings, args))
        return status
    except UserError as error:
        _tell(args, str(error))
        return MISUSED if args.command == "discord" or isinstance(error, MisusedError) else BAD
    except KeyboardInterrupt:
        return BAD
    except BrokenPipeError:
        sys.stderr.close()
        return BAD


def _tell(args: argparse.Namespace, error: str) -> None:
    if args.json:
        failed = Reply(args.command, (), {"error": error}, ok=False)
        sys.stdout.write(json_lines.line(failed) + "\n")
    else:
        console = Console(stderr=True)
        console.print(
            tame(error),
            style="yellow",
            markup=False,
            highlight=False,
            soft_wrap=not console.is_terminal,
        )


async def _run(settings: Settings, args: argparse.Namespace) -> int:
    """Answer a command named on the command line: words as in a chat, or options."""
    command = next(c for c in COMMANDS if c.name == args.command)
    given = {p.name: getattr(args, p.name, None) for p in command.parameters}
    words = next((" ".join(v) for v in given.values() if isinstance(v, list)), "")
    options = {n: v for n, v in given.items() if v and not isinstance(v, list)}
    return await _answered(
        settings, args, Routed(command.name, arguments_of(command, words) | options)
    )


async def _ask(settings: Settings, args: argparse.Namespace) -> int:
    """Answer a question in words."""
    question = " ".join(args.text)
    if not question.strip():
        raise UserError("That is empty; ask something, such as: compare alexeyev shooting.")
    return await _answered(settings, args, route(question, COMMANDS))


async def _answered(settings: Settings, args: argparse.Namespace, routed: Routed) -> int:
    arguments = routed.arguments
    if args.json and routed.command == "incidents":
        arguments = {"most": ALL} | arguments
    request = Request(args.workspace, MEMBER, routed.command, arguments, admin=True)
    async with _opened(settings) as app:
        reply = await app.answer(request)
    return _shown(args, reply)


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[App]:
    app = await App.open(settings, COMMANDS)
    try:
        yield app
    finally:
        await app.aclose()


def _shown(args: argparse.Namespace, reply: Reply) -> int:
    if args.json:
        sys.stdout.write(json_lines.line(reply) + "\n")
    else:
        draw(Console(), reply, partial(shell_line, args, commands=COMMANDS))
    for kept in save(reply, args.save) if args.save else ():
        sys.stderr.write(f"kept: {kept}\n")
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
    intake = Intake(tuple(args.paths), given, args.index)
    async with _opened(settings) as app:
        reply = await take_in(app, intake, Console(stderr=True))
    return _shown(args, reply)


async def _index(settings: Settings, args: argparse.Namespace) -> int:
    """Bring the index up to date, vectors too."""
    async with _opened(settings) as app:
        with Console(stderr=True).status("making vectors; interrupt at will, it goes on later"):
            async with Analysts(many=False) as analysts:
                while await renew_some(app.store, analysts.analyse):
                    await app.search.catch_up()
            await app.search.embed_pending()
            await make_pending(app.store, app.search)
        progress = await app.search.progress()
    if progress.why_not:
        raise UserError(f"Words alone are searched on this machine: {progress.why_not}")
    said = f"{progress.passages:,} of {progress.stored:,} articles have vectors."
    return _shown(args, Reply("index", (Text(said),), asdict(progress)))


async def _doctor(settings: Settings, args: argparse.Namespace) -> int:
    from bot.platforms.terminal import doctor

    async with _opened(settings) as app:
        parts = await doctor.examined(app)
    if args.json:
        return _shown(args, doctor.reply(parts))
    doctor.show(Console(), parts)
    return GOOD if doctor.well(parts) else BAD


async def _chat(settings: Settings, args: argparse.Namespace) -> int:
    from bot.platforms.terminal.chat import chat

    async with _opened(settings) as app:
        if sys.stdin.isatty():
            greeting = Request(args.workspace, MEMBER, "help", admin=True)
            draw(Console(), await app.answer(greeting))
        app.keep_up()
        await chat(app, Console(), args.workspace)
    return GOOD


async def _demo(settings: Settings, args: argparse.Namespace) -> int:
    from bot.platforms.terminal.chat import chat
    from bot.platforms.terminal.demo import demo

    console = Console(force_terminal=True)
    async with _opened(replace(settings, data=settings.data / "demo")) as app:
        took_all = await demo(app, console)
        if sys.stdin.isatty():
            app.keep_up()
            await chat(app, console, args.workspace)
    return GOOD if took_all else BAD


async def _read(settings: Settings, args: argparse.Namespace) -> int:
    from bot.intake import limit
    from bot.platforms.terminal import reading

    status = GOOD
    for article in reading.articles(args.file, raw=args.raw, limit=limit(settings)):
        if isinstance(article, Refusal):
            status = BAD
            _tell(args, str(article))
        elif args.json:
            sys.stdout.write(json.dumps(reading.as_json(article), ensure_ascii=False) + "\n")
        else:
            reading.show(Console(), article)
    return status


async def _discord(settings: Settings, args: argparse.Namespace) -> int:
    if not settings.discord_token:
        raise UserError(
            "There is no Discord token: put your bot's token in the environment as DISCORD_TOKEN."
        )
    from bot.metrics import Metrics
    from bot.platforms.discord import serve

    logging.getLogger("discord.client").setLevel(logging.ERROR)  # it warns that voice is missing
    logging.getLogger("bot.requests").setLevel(logging.INFO)
    async with _opened(settings) as app:
        if args.metrics is not None:
            app.metrics = Metrics()
            app.metrics.serve(args.metrics)
        app.keep_up()
        await serve(app, settings.discord_token)
    return GOOD


RUNS = {
    "demo": _demo,
    "ingest": _ingest,
    "chat": _chat,
    "ask": _ask,
    "discord": _discord,
    "read": _read,
    "doctor": _doctor,
    "index": _index,
}


if __name__ == "__main__":
    sys.exit(main())
