"""Where each next step of a reply goes on a card: beside its block, in a list or in a row."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode

from bot.platforms.discord import limits
from bot.platforms.discord.escape import plain
from bot.reply import Block, Excerpt, Next, Reply, Text
from corpus.errors import UserError

WIDE = 38
"""A longer label does not fit a button on a phone: it stands as text with a button beside it."""

ROWS = 5
"""Steps with long labels shown as text; the others go into a list."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of a reply's actions: its place among them, the button's label, and what it does."""

    number: int
    label: str
    next: Next


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of a reply, sorted by how they are drawn.

    `beside` maps a block's index to the step at its side; `rows` are lines of text with a
    button; `lists` are select menus with what they are called; `buttons` share one row.
    """

    beside: dict[int, Step] = field(default_factory=dict)
    rows: tuple[tuple[str, Step], ...] = ()
    lists: tuple[tuple[str, tuple[Step, ...]], ...] = ()
    buttons: tuple[Step, ...] = ()

    def cost(self) -> int:
        """Return how many components the rows, lists and buttons take."""
        return 3 * len(self.rows) + 2 * len(self.lists) + len(self.buttons) + bool(self.buttons)


def arrange(reply: Reply) -> Steps:
    """Sort the actions of `reply` by where they are at hand."""
    steps = [Step(n, plain(a.label) or a.command, a) for n, a in enumerate(reply.actions[:99])]
    beside = _beside(reply.blocks, steps)
    rest = [step for step in steps if step not in beside.values()]
    long = [step for step in rest if len(step.label) > WIDE]
    rows = tuple(_row(step) for step in long[:ROWS])
    short = [step for step in rest if step not in long[:ROWS]]
    lists, buttons = _listed(short)
    return Steps(beside, rows, lists, buttons)


_NUMBERED = re.compile(r"(?P<word>\D+) (?P<number>\d{1,2})")


def _beside(blocks: Sequence[Block], steps: Sequence[Step]) -> dict[int, Step]:
    """Put “Evidence 1”, “Evidence 2” … beside the first, second … heading, or item."""
    places = [i for i, b in enumerate(blocks) if isinstance(b, Text) and b.style == "heading"]
    places = places or [i for i, b in enumerate(blocks) if isinstance(b, Excerpt) and b.item]
    by_word: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        match = _NUMBERED.fullmatch(step.label)
        if match and int(match["number"]) == len(by_word[match["word"]]) + 1:
            by_word[match["word"]].append(Step(step.number, match["word"], step.next))
    word, numbered = max(by_word.items(), key=lambda g: len(g[1]), default=("", []))
    if not numbered or len(numbered) > len(places) or _count(word, steps) != len(numbered):
        return {}
    return dict(zip(places, numbered, strict=False))


def _count(word: str, steps: Sequence[Step]) -> int:
    return sum(bool(re.fullmatch(rf"{re.escape(word)} \d+", step.label)) for step in steps)


def _row(step: Step) -> tuple[str, Step]:
    """Split “Compare: a long title” into the title and a button that says Compare."""
    verb, colon, title = step.label.partition(": ")
    if colon and len(verb) <= WIDE:
        return title, Step(step.number, verb, step.next)
    return step.label, Step(step.number, step.next.command.capitalize(), step.next)


def _listed(
    steps: Sequence[Step],
) -> tuple[tuple[tuple[str, tuple[Step, ...]], ...], tuple[Step, ...]]:
    """Gather steps that begin alike (“More: …”), or that are too many for a row, in lists."""
    alike: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        word, colon, name = step.label.partition(": ")
        if colon:
            alike[word].append(Step(step.number, name, step.next))
    lists = [(word, tuple(group)) for word, group in alike.items() if len(group) > 2]
    gathered = {step.number for _, group in lists for step in group}
    single = [step for step in steps if step.number not in gathered]
    if len(single) > limits.BUTTONS_IN_A_ROW:
        lists.append(("Go on", tuple(single)))
        single = []
    return tuple((word, group[: limits.OPTIONS]) for word, group in lists[:3]), tuple(single)


def spelled(action: Next, room: int) -> str:
    """Write an action so that a button can carry it; nothing if it does not fit in `room`.

    A button that carries its action works after a restart, and where nothing is kept.
    """
    given = {name: value for name, value in action.arguments.items() if value is not None}
    written = f"{action.command}?{urlencode(given)}"
    return written if len(written) <= room and written.isascii() else ""


def read(written: str) -> Next:
    """Read an action back."""
    command, mark, query = written.partition("?")
    if not mark or not command.isidentifier():
        raise UserError(EXPIRED)
    return Next(command, command, dict(parse_qsl(query, keep_blank_values=True)))


EXPIRED = "That button is from an answer that is not kept any more; ask again for a fresh one."
