"""What can be typed after `parallax`: its commands, their options, and one sentence on a slip."""

import argparse
import re
import shlex
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from bot.command import Command, Upload, nearest, shown
from bot.reply import Next
from bot.settings import Settings
from bot.wording import listed
from corpus.errors import UserError
from corpus.model import OPERATOR

Run = Callable[[Settings, argparse.Namespace], Awaitable[int]]


class MisusedError(UserError):
    """A slip in the command line itself; scripts tell it by its exit status."""


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in one sentence instead of its whole usage."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong, and what there is instead."""
        raise MisusedError(_sentence(self, message))

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read a command line; what no option takes is named with the nearest option."""
        found, extra = self.parse_known_args(args, namespace)
        if extra:
            raise MisusedError(_unknown(self.of(found.command), extra))
        return found

    def of(self, command: str) -> argparse.ArgumentParser:
        """Return the parser of one command."""
        names = next(a for a in self._actions if isinstance(a, argparse._SubParsersAction))
        made: argparse.ArgumentParser = names.choices[command]
        return made


_INVALID = re.compile(r"argument (\S+): invalid choice: '(.*?)' \(choose", re.DOTALL)
_MISSING = re.compile(r"the following arguments are required: (.+)")
_BARE = re.compile(r"argument (\S+): expected one argument")


def _sentence(parser: argparse.ArgumentParser, message: str) -> str:
    name = parser.prog.removeprefix("parallax").strip()
    if found := _INVALID.match(message):
        return _invalid(parser, found[1], found[2])
    if found := _BARE.match(message):
        return f"{found[1]} needs a value; see parallax {name} --help."
    if found := _MISSING.match(message):
        return f"{name} needs the {found[1]}; see parallax {name} --help." if name else BARE
    return f"{message}; see {parser.prog} --help."


BARE = "Say what to do: parallax demo, parallax chat or parallax ask “…”; --help lists it all."


def _invalid(parser: argparse.ArgumentParser, name: str, value: str) -> str:
    action = next(a for a in parser._actions if name in (a.metavar, a.dest, *a.option_strings))
    choices = [str(choice) for choice in action.choices or ()]
    if not action.option_strings:
        return f"There is no command “{shown(value)}”.{_near(value, choices)}"
    return f"{name} is one of {listed(choices, 'or')}; “{shown(value)}” is not."


def _unknown(parser: argparse.ArgumentParser, extra: Sequence[str]) -> str:
    name = parser.prog.removeprefix("parallax").strip()
    options = [o for a in parser._actions for o in a.option_strings if o.startswith("--")]
    slip = next((word for word in extra if word.startswith("-")), None)
    if slip is None:
        takes = any(not action.option_strings for action in parser._actions)
        how = "put it before the options, or leave it out" if takes else "leave it out"
        return f"{name} has no use for “{shown(' '.join(extra))}” there: {how}."
    typed = slip.partition("=")[0]
    return f"{name} has no option {shown(typed)}.{_near(typed, options, name)}"


def _near(typed: str, known: Sequence[str], name: str = "") -> str:
    near = nearest(typed, known, limit=1, least=72)
    hint = f"Did you mean {near[0]}?" if near else ""
    return f" {hint or f'parallax {name} --help'.replace('  ', ' ') + ' lists what there is.'}"


def parser(runs: Mapping[str, Run], answer: Run, commands: Sequence[Command]) -> Parser:
    """Describe the command line: commands of its own, and every command of the bot."""
    top = Parser(
        "parallax",
        description="Show how different sources frame the same incident.",
        epilog="Begin with: parallax demo",
        parents=[_shared(top=True)],
        allow_abbrev=False,
    )
    names = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, about in OWN.items():
        own = _added(names, name, about, runs[name])
        if options := _OPTIONS.get(name):
            options(own)
    for command in commands:
        if command.name not in OWN:
            made = _added(names, command.name, command.description, answer)
            _command_options(made, command)
    return top


def _added(names: Any, name: str, about: str, run: Run) -> argparse.ArgumentParser:
    """Add a command to those that are known, with the options that all of them have."""
    told = {} if name in UNLISTED else {"help": about[0].lower() + about[1:]}
    made: argparse.ArgumentParser = names.add_parser(
        name, description=f"{about}.", parents=[_shared()], allow_abbrev=False, **told
    )
    made.set_defaults(run=run)
    return made


OWN = {
    "demo": "See it at work on a sample corpus",
    "ingest": "Add articles: files, folders or an index",
    "chat": "Ask at a prompt",
    "ask": "Answer one question, in plain words",
    "discord": "Run the Discord bot; the token comes in DISCORD_TOKEN",
    "read": "Print all that is understood of a file",
    "doctor": "Look whether all is well",
    "index": "Make the vectors that articles still lack",
}
"""The commands that only a command line has."""

UNLISTED = {"show"}
"""Commands that take what only an answer gives."""


def _shared(top: bool = False) -> Parser:
    """Options of every command; they may stand before its name too."""
    shared = Parser(add_help=False)

    def add(name: str, help: str, default: Any = None, **how: Any) -> None:
        shared.add_argument(name, help=help, default=default if top else argparse.SUPPRESS, **how)

    add("--data", "where the data lives", type=Path, metavar="DIR")
    add("--config", "the folder of *.toml files", type=Path, metavar="DIR")
    add("--json", "one JSON object, for scripts", False, action="store_true")
    add("--save", "keep the files of an answer in this folder", type=Path, metavar="DIR")
    add("--workspace", "whose articles; yours, if not said", OPERATOR, metavar="NAME")
    return shared


def _ingest_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    made.add_argument("--index", type=Path, metavar="FILE.csv", help="a table that lists articles")
    made.add_argument("--source", metavar="NAME", help="who published them")
    made.add_argument("--side", metavar="NAME", help="the side you read that source on")
    made.add_argument("--country", metavar="NAME", help="the source's country")
    made.add_argument("--published", metavar="DATE", help="when, such as 2026-02-07")
    made.add_argument("--language", choices=["en", "ru", "uk"])
    made.add_argument("--url", help="the article's link")


def _ask_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("text", nargs="+", help='such as "compare alexeyev shooting"')


def _read_options(made: argparse.ArgumentParser) -> None:
    made.add_argument("file", type=Path)
    made.add_argument("--raw", action="store_true", help="set nothing aside")


def _discord_options(made: argparse.ArgumentParser) -> None:
    how = "count requests for Prometheus on this port of this machine"
    made.add_argument("--metrics", type=int, metavar="PORT", help=how)


_OPTIONS = {
    "ingest": _ingest_options,
    "ask": _ask_options,
    "read": _read_options,
    "discord": _discord_options,
}


def _command_options(made: argparse.ArgumentParser, command: Command) -> None:
    for place, parameter in enumerate(p for p in command.parameters if p.kind is not Upload):
        choices = f" ({', '.join(parameter.choices)})" if parameter.choices else ""
        help = parameter.option.description.replace("%", "%%") + choices
        if place == 0:
            made.add_argument(parameter.name, nargs="*", help=help)
        else:
            made.add_argument(f"--{parameter.name}", help=help, metavar="VALUE")


def shell_line(args: argparse.Namespace, step: Next, *, commands: Sequence[Command]) -> str:
    """Return what to type in a shell to take a step that an answer offers; … is to be filled in."""
    command = next((c for c in commands if c.name == step.command), None)
    first = command.parameters[0].name if command and command.parameters else ""
    words = [str(step.arguments[first])] if first in step.arguments else []
    rest = {n: v for n, v in step.arguments.items() if n != first and n not in step.asks}
    where = {"data": args.data, "config": args.config}
    where |= {"workspace": args.workspace if args.workspace != OPERATOR else None}
    said = [f"--{n}={shlex.quote(str(v))}" for n, v in (rest | where).items() if v is not None]
    asked = [f"--{name}=…" for name in step.asks]
    return " ".join([shlex.join(["parallax", step.command, *words]), *said, *asked])
