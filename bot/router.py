"""What a typed line means: a command with its arguments, by rules."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.command import Command, nearest
from bot.phrases import ARTICLE, POLITE, RULES, SENTENCES


@dataclass(frozen=True, slots=True)
class Routed:
    """A command and the arguments found in the line; `sure` is false for a guess."""

    command: str
    arguments: dict[str, Any] = field(default_factory=dict)
    sure: bool = True


def route(text: str, commands: Sequence[Command]) -> Routed:
    """Return what `text` asks for: a command by its name, else by a rule, else help."""
    line = " ".join(text.split())
    return _named(line, commands) or _ruled(line, commands) or _guessed(line, commands)


def _named(line: str, commands: Sequence[Command]) -> Routed | None:
    name, _, rest = line.removeprefix("/").partition(" ")
    found = next((c for c in commands if c.name == name.casefold().rstrip(":?!.")), None)
    if found is None:
        return Routed(name) if line.startswith("/") else None
    if any(sentence.fullmatch(line) for sentence in SENTENCES):
        return None
    return Routed(found.name, arguments_of(found, rest))


_OPTION = re.compile(
    r"""(?:^|(?<=\s))
    (?: --(?P<flag>[a-z_-]+) (?:=|\s+|$) | (?P<name>[a-z_]+): )
    (?P<value>"[^"]*" | “[^”]*” | (?!--)\S+ )?""",
    re.VERBOSE | re.IGNORECASE,
)


def arguments_of(command: Command, rest: str) -> dict[str, Any]:
    """Read `words option:value --option value` as the command's arguments."""
    given: dict[str, Any] = {}

    def take(match: re.Match[str]) -> str:
        name = (match["flag"] or match["name"]).casefold().replace("-", "_")
        if match["name"] and command.parameter(name) is None:
            return match.group()
        given[name] = (match["value"] or "yes").strip('"“”')
        return " "

    words = " ".join(_OPTION.sub(take, rest).split())
    return _free(command, words) | given


_BETWEEN = re.compile(
    r"(?P<words>.*?)[\s,]*\b(?:between|між|между)\s+(?P<between>.+)", re.IGNORECASE
)


def _free(command: Command, words: str) -> dict[str, Any]:
    """Put the words without a name where they belong."""
    between = _BETWEEN.fullmatch(words) if command.parameter("between") else None
    if between:
        found = _placed(command, between["words"])
        return found | {"between": between["between"]}
    return _placed(command, words)


def _placed(command: Command, words: str) -> dict[str, Any]:
    """Give leading choices and numbers to the parameters that take them, the rest to words."""
    given: dict[str, Any] = {}
    for parameter in command.parameters:
        first, _, rest = words.partition(" ")
        if parameter.choices:
            if first.casefold() in parameter.choices or (first and parameter.required):
                given[parameter.name], words = first, rest
        elif parameter.kind is int:
            if first.isdecimal():
                given[parameter.name], words = first, rest
        elif parameter.kind is str and words:
            return given | {parameter.name: words}
    if words and command.parameters and command.parameters[0].name not in given:
        given[command.parameters[0].name] = words
    return given


def _ruled(line: str, commands: Sequence[Command]) -> Routed | None:
    names = {command.name for command in commands}
    asked = POLITE.sub("", line).rstrip(" ?!.…؟") or line
    for pattern, command, said in RULES:
        match = pattern.fullmatch(asked) if command in names else None
        if match:
            found = {name: _bare(words) for name, words in match.groupdict().items() if words}
            return Routed(command, said | found)
    return None


def _bare(words: str) -> str:
    return ARTICLE.sub("", words.strip(" ,;:«»“”'")).strip()


def _guessed(line: str, commands: Sequence[Command]) -> Routed:
    first = line.partition(" ")[0]
    if len(first) > 3 and nearest(first, [c.name for c in commands], limit=1, least=80):
        return Routed(first, sure=False)
    return Routed("help", {"about": line[:300]} if line else {}, sure=False)
