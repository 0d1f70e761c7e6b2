"""Where each next step of a reply goes on a card: beside its block, in a list or in a row."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from bot.platforms.discord import limits
from bot.platforms.discord.escape import plain
from bot.reply import Block, Excerpt, Next, Reply, Text
from corpus.errors import UserError

WIDE = 38
"""A longer label does not fit a button on a phone: it goes into a list."""

MOST_NUMBERED = 10
"""Steps with a number alone as their button; the others go into a list."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of a reply's actions: its place among them, the button's label, and what it does."""

    number: int
    label: str
    next: Next


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of a reply, sorted by how they are drawn.

    `numbered` are those that belong to the first, second … of the blocks at `places`, under
    the word that they share; `lists` are select menus, with their word; `buttons` share a row.
    """

    word: str = ""
    numbered: tuple[Step, ...] = ()
    places: tuple[int, ...] = ()
    lists: tuple[tuple[str, tuple[Step, ...]], ...] = ()
    buttons: tuple[Step, ...] = ()

    def cost(self) -> int:
        """Return how many components they take."""
        numbered, rows = len(self.numbered), -(-len(self.numbered) // limits.BUTTONS_IN_A_ROW)
        lists, buttons = 2 * len(self.lists), len(self.buttons)
        return bool(numbered) + numbered + rows + lists + buttons + bool(buttons)


def arrange(reply: Reply) -> Steps:
    """Sort the actions of `reply` by where they are at hand."""
    steps = [Step(n, plain(a.label) or a.command, a) for n, a in enumerate(reply.actions[:99])]
    word, numbered, places = _numbered(reply.blocks, steps)
    taken = {step.number for step in numbered}
    lists, buttons = _listed([step for step in steps if step.number not in taken])
    return Steps(word, numbered, places, lists, buttons)


_NUMBERED = re.compile(r"(?P<word>\D+) (?P<number>\d{1,2})")


def _numbered(
    blocks: Sequence[Block], steps: Sequence[Step]
) -> tuple[str, tuple[Step, ...], tuple[int, ...]]:
    """Find “Evidence 1”, “Evidence 2” …, which belong to the headings, or else to the items."""
    places = [i for i, b in enumerate(blocks) if isinstance(b, Text) and b.style == "heading"]
    places = places or [i for i, b in enumerate(blocks) if isinstance(b, Excerpt) and b.item]
    by_word: defaultdict[str, list[tuple[int, Step]]] = defaultdict(list)
    for step in steps:
        if match := _NUMBERED.fullmatch(step.label):
            by_word[match["word"]].append((int(match["number"]), step))
    word, found = max(by_word.items(), key=lambda group: len(group[1]), default=("", []))
    counted = [number for number, _ in found] == list(range(1, len(found) + 1))
    if not counted or not 1 < len(found) <= min(len(places), MOST_NUMBERED):
        return "", (), ()
    numbered = tuple(Step(step.number, str(n), step.next) for n, step in found)
    return word, numbered, tuple(places[: len(found)])


def _listed(
    steps: Sequence[Step],
) -> tuple[tuple[tuple[str, tuple[Step, ...]], ...], tuple[Step, ...]]:
    """Gather steps in lists that begin alike (“More: …”), are long, or too many for a row."""
    alike: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        word, colon, name = step.label.partition(": ")
        if colon or len(step.label) > WIDE:
            word = word if colon else step.next.command.capitalize()
            alike[word].append(Step(step.number, name if colon else step.label, step.next))
    lists = {
        word: group
        for word, group in alike.items()
        if len(group) > 2 or any(len(step.label) + len(word) > WIDE - 2 for step in group)
    }
    gathered = {step.number for group in lists.values() for step in group}
    single = [step for step in steps if step.number not in gathered]
    if len(single) > limits.BUTTONS_IN_A_ROW:
        lists["Go on"] = single
        single = []
    shown = [(word, tuple(group[: limits.OPTIONS])) for word, group in lists.items()]
    return tuple(shown[:3]), tuple(single)


def spelled(action: Next, room: int) -> str:
    """Write an action so that a button can carry it; nothing if it does not fit in `room`.

    A button that carries its action works after a restart, and where nothing is kept. What
    is asked for in a form stands under no name.
    """
    given = {name: str(value) for name, value in action.arguments.items() if value is not None}
    pairs = [*given.items(), *(("", name) for name in action.asks)]
    written = f"{action.command}?{urlencode(pairs, errors='replace')}"
    fits = len(written) <= room and read(written).arguments == given
    return written if fits else ""


def read(written: str) -> Next:
    """Read an action back."""
    command, mark, query = written.partition("?")
    if not mark or not command.isidentifier():
        raise UserError(EXPIRED)
    pairs = parse_qsl(query, keep_blank_values=True)
    asks = tuple(value for name, value in pairs if not name)
    return Next(command, command, {name: value for name, value in pairs if name}, asks)


EXPIRED = "That button is from an answer that is not kept any more; ask again for a fresh one."
