"""A command: a typed async function whose signature gives every platform its options."""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from rapidfuzz import fuzz, process

from bot.reply import Reply
from corpus.errors import UserError

Suggest = Literal[
    "incidents",
    "watched",
    "articles",
    "sources",
    "sides",
    "every side",
    "columns",
    "speakers",
    "names",
    "commands",
]
"""What autocomplete offers: `columns` are sides and sources together; `every side` is also one
that no source is on."""

Pick = Literal["channels", "groups"]
"""What a platform lets a member pick from its own: their ids, joined by blanks, are the value."""

NONE = "none"
"""The value that takes back what was picked or said."""


@dataclass(frozen=True, slots=True)
class Option:
    """How one argument is described: its help, what to suggest, and bounds.

    `long` lifts the limit on the length of a question (for pasted articles and messages).
    `inner` is for what only the steps of an answer give: nobody is asked to type it.
    """

    description: str
    suggest: Suggest | None = None
    least: int | None = None
    most: int | None = None
    long: bool = False
    inner: bool = False
    pick: Pick | None = None


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a command, read from its signature.

    `kind` is one of str, int, bool, date, Upload; `choices` are the only values, if any.
    """

    name: str
    kind: type
    option: Option
    required: bool
    default: Any = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Command:
    """A command as platforms see it.

    `admin`: only for those who manage the workspace, and whom a team lets ingest where it is
    `lent`. `private`: shown to the asker alone.
    `lasting`: says the same to everybody until articles, sources or feedback change.
    The first parameter takes the words typed after the command's name.
    """

    name: str
    description: str
    run: Callable[..., Awaitable[Reply]]
    parameters: tuple[Parameter, ...]
    admin: bool = False
    private: bool = False
    lasting: bool = False
    lent: bool = False

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter called `name`."""
        return next((p for p in self.parameters if p.name == name), None)


def command(
    run: Callable[..., Awaitable[Reply]],
    *,
    admin: bool = False,
    private: bool = False,
    lasting: bool = False,
    lent: bool = False,
) -> Command:
    """Make a Command of a function: its name, the docstring's first line, its signature."""
    hints = get_type_hints(run, include_extras=True)
    parameters = tuple(
        _parameter(p, hints[p.name]) for p in list(inspect.signature(run).parameters.values())[1:]
    )
    description = (inspect.getdoc(run) or "").partition("\n")[0].rstrip(".")
    name = getattr(run, "__name__", "").rstrip("_")
    return Command(name, description, run, parameters, admin, private, lasting, lent)


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    annotated, option = get_args(hint) if get_origin(hint) is Annotated else (hint, Option(""))
    kind, choices = _kind(annotated)
    required = parameter.default is inspect.Parameter.empty
    default = None if required else parameter.default
    return Parameter(parameter.name, kind, option, required, default, choices)


def _kind(hint: Any) -> tuple[type, tuple[str, ...]]:
    if get_origin(hint) in (UnionType, Union):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) is Literal:
        return str, get_args(hint)
    return hint, ()


def checked(command: Command, arguments: Mapping[str, Any], longest: int) -> dict[str, Any]:
    """Return `arguments` as the command's types, or say what is wrong with them."""
    for name in arguments:
        if command.parameter(name) is None:
            known = [p.name for p in command.parameters]
            raise UserError(
                f"{command.name} has no option “{shown(name)}”.{did_you_mean(name, known)}"
            )
    given = {name: value for name, value in arguments.items() if value not in (None, "")}
    return {p.name: _value(command, p, given, longest) for p in command.parameters}


def _value(command: Command, parameter: Parameter, given: Mapping[str, Any], longest: int) -> Any:
    if parameter.name in given:
        return _coerced(parameter, given[parameter.name], longest)
    if parameter.required:
        raise UserError(
            f"{command.name} needs the {parameter.name}: {parameter.option.description}."
        )
    return parameter.default


def _coerced(parameter: Parameter, value: Any, longest: int) -> Any:
    if isinstance(value, parameter.kind) and parameter.kind is not str:
        return _bounded(parameter, value)
    if parameter.kind is Upload:
        raise UserError(f"{parameter.name} takes a file; attach one.")
    text = str(value).strip()
    if parameter.choices:
        return _chosen(parameter, text)
    if parameter.kind is str:
        return _asked(parameter, text, longest)
    return _bounded(parameter, _PARSERS[parameter.kind](parameter, text))


def _chosen(parameter: Parameter, text: str) -> str:
    if text.casefold() in parameter.choices:
        return text.casefold()
    listed = ", ".join(parameter.choices)
    raise UserError(f"{parameter.name} is one of {listed}; “{shown(text)}” is not.")


def _asked(parameter: Parameter, text: str, longest: int) -> str:
    if len(text) > longest and not parameter.option.long:
        raise UserError(
            f"That is {len(text):,} characters for {parameter.name}; "
            f"ask with the few words that matter (at most {longest})."
        )
    return text


def _bounded(parameter: Parameter, value: Any) -> Any:
    least, most = parameter.option.least, parameter.option.most
    if (least is not None and value < least) or (most is not None and value > most):
        limits = f"from {least}" if most is None else f"from {least} to {most}"
        raise UserError(f"{parameter.name} goes {limits}; {value} is outside.")
    return value


def _number(parameter: Parameter, text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise UserError(f"{parameter.name} is a number; “{shown(text)}” is not.") from None


def _truth(parameter: Parameter, text: str) -> bool:
    answers = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
    if text.casefold() in answers:
        return answers[text.casefold()]
    raise UserError(f"{parameter.name} is yes or no; “{shown(text)}” is neither.")


def _date(parameter: Parameter, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(
            f"{parameter.name} is a date such as 2026-02-07; “{shown(text)}” is not."
        ) from None


_PARSERS: dict[type, Callable[[Parameter, str], Any]] = {int: _number, bool: _truth, date: _date}


def nearest(name: str, known: Iterable[str], limit: int = 3, least: float = 55) -> list[str]:
    """Return the names most like `name`, best first."""
    found = process.extract(
        name.casefold(), list(known), scorer=fuzz.WRatio, processor=str.casefold, limit=limit
    )
    return [choice for choice, score, _ in found if score >= least]


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return “ Did you mean …?”, or all the names there are, or nothing."""
    names = sorted(set(known))
    near = nearest(name, names)
    if near:
        return f" Did you mean {' or '.join(near)}?"
    return f" There is {', '.join(names[:8])}." if names else ""


def shown(text: str, most: int = 40) -> str:
    """Return what somebody typed, safe to put in a sentence: one line, cut, no controls."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
