"""Where each next step of a reply goes on a card: beside its block, in a list or in a row."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from bot.platforms.discord import limits
from bot.platforms.discord.escape import plain
from bot.reply import Block, Excerpt, Next, Reply, Text
from corpus.errors import UserError

WIDE = 38
"""A longer label does not fit a button on a phone: it goes into a list."""

MOST_BUTTONS = 2 * limits.BUTTONS_IN_A_ROW
"""Steps as buttons; more go into a list."""


@dataclass(frozen=True, slots=True)
class Step:
    """One of a reply's actions: its place among them, the button's label, and what it does."""

    number: int
    label: str
    next: Next


@dataclass(frozen=True, slots=True)
class Steps:
    """All steps of a reply, sorted by how they are drawn.

    `numbered` are those that belong to the first, second … of the blocks at `places`;
    `lists` are select menus, with their word; `buttons` are all others.
    """

    numbered: tuple[Step, ...] = ()
    places: tuple[int, ...] = ()
    lists: tuple[tuple[str, tuple[Step, ...]], ...] = ()
    buttons: tuple[Step, ...] = ()

    def cost(self) -> int:
        """Return how many components they take."""
        groups = (len(self.numbered), len(self.buttons))
        rows = sum(-(-group // limits.BUTTONS_IN_A_ROW) for group in groups)
        return sum(groups) + rows + 2 * len(self.lists)


def arrange(reply: Reply) -> Steps:
    """Sort the actions of `reply` by where they are at hand."""
    steps = [Step(n, plain(a.label) or a.command, a) for n, a in enumerate(reply.actions[:99])]
    numbered, places = _numbered(reply.blocks, steps)
    taken = {step.number for step in numbered}
    lists, buttons = _listed([step for step in steps if step.number not in taken])
    if len(numbered) > limits.BUTTONS_IN_A_ROW:
        lists = (_by_name(reply.blocks, numbered, places), *lists)
        numbered = ()
    return Steps(numbered, places, lists, buttons)


_NUMBERED = re.compile(r"(?P<word>\D+) (?P<number>\d{1,2})")


def _numbered(
    blocks: Sequence[Block], steps: Sequence[Step]
) -> tuple[tuple[Step, ...], tuple[int, ...]]:
    """Find “Evidence 1”, “Evidence 2” …, and the blocks that they belong to."""
    by_word: defaultdict[str, list[tuple[int, Step]]] = defaultdict(list)
    for step in steps:
        if match := _NUMBERED.fullmatch(step.label):
            by_word[match["word"]].append((int(match["number"]), step))
    found = max(by_word.values(), key=len, default=[])
    numbered = tuple(step for _, step in found)
    places = _places(blocks, numbered)
    counted = [number for number, _ in found] == list(range(1, len(found) + 1))
    if not counted or len(places) != len(found) or len(found) > limits.OPTIONS:
        return (), ()
    return numbered, places


def _places(blocks: Sequence[Block], steps: Sequence[Step]) -> tuple[int, ...]:
    """Return the items that the steps name, one after the other, or else the headings."""
    items: defaultdict[str, list[int]] = defaultdict(list)
    for place, block in enumerate(blocks):
        if isinstance(block, Excerpt) and block.item:
            items[block.item].append(place)
    named = [_named_by(step, items) for step in steps]
    if steps and all(named):
        return tuple(places.pop(0) if len(places) > 1 else places[0] for places in named)
    return tuple(i for i, b in enumerate(blocks) if isinstance(b, Text) and b.style == "heading")


def _named_by(step: Step, items: Mapping[str, list[int]]) -> list[int]:
    """Return where the items stand that a step names in one of its arguments."""
    return next((items[v] for v in map(str, step.next.arguments.values()) if v in items), [])


def _by_name(
    blocks: Sequence[Block], steps: Sequence[Step], places: Sequence[int]
) -> tuple[str, tuple[Step, ...]]:
    """Make a list of many numbered steps, each called by the block that it belongs to."""
    word = steps[0].label.rpartition(" ")[0]
    named = enumerate(zip(steps, places, strict=True), 1)
    return word, tuple(
        Step(step.number, _called(number, blocks[place]), step.next)
        for number, (step, place) in named
    )


def _called(number: int, block: Block) -> str:
    words = block.text if isinstance(block, Text) else ""
    if isinstance(block, Excerpt):
        words = block.label or block.evidence.text
    return f"{number}. {plain(words).removeprefix(f'{number}. ')}"


def _listed(
    steps: Sequence[Step],
) -> tuple[tuple[tuple[str, tuple[Step, ...]], ...], tuple[Step, ...]]:
    """Gather steps in lists that begin alike (“More: …”), are long, or too many for a row."""
    alike: defaultdict[str, list[Step]] = defaultdict(list)
    wide = {_kind(step) for step in steps if len(step.label) > WIDE}
    for step in steps:
        word, colon, name = step.label.partition(": ")
        if colon or _kind(step) in wide:
            word = word if colon else step.next.command.capitalize()
            alike[word].append(Step(step.number, name if colon else step.label, step.next))
    lists = {
        word: group
        for word, group in alike.items()
        if len(group) > 2 or any(len(step.label) + len(word) > WIDE - 2 for step in group)
    }
    gathered = {step.number for group in lists.values() for step in group}
    single = [step for step in steps if step.number not in gathered]
    if len(single) > MOST_BUTTONS:
        lists["Go on"] = single
        single = []
    shown = [(word, tuple(group[: limits.OPTIONS])) for word, group in lists.items()]
    return tuple(shown[:3]), tuple(single)


def _kind(step: Step) -> tuple[str, ...]:
    """Return what steps share that offer one thing or another: the command, and what is given."""
    return (step.next.command, *step.next.arguments)


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
