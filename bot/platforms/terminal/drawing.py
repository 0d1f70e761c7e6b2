"""A Reply in a terminal: every block in colour, safe on narrow screens."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text as Line

from bot.reply import Attachment, Bars, Block, Excerpt, Named, Next, Reply, Table, Text
from bot.wording import dated, dotted

STYLES = {
    "title": "bold cyan",
    "heading": "bold",
    "plain": "",
    "small": "dim",
    "note": "dim",
    "warning": "yellow",
}
NARROW = 60
"""Below this width a table that does not fit is drawn row by row."""

ROOM = 30
"""Cells that the last column of a table needs to wrap well, where it does not fit."""

LONG = 24
"""Steps with longer labels get a line each."""


def draw(console: Console, reply: Reply, shell: Callable[[Next], str] | None = None) -> None:
    """Print a reply with what can be typed next: at a prompt, or in a shell if that is given."""
    console.print(Group(*_parts(reply, console.width, shell)), soft_wrap=False)


def _parts(
    reply: Reply, width: int, shell: Callable[[Next], str] | None
) -> Iterator[RenderableType]:
    numbers = iter(range(1, 1000))
    for block in reply.blocks:
        yield from _block(block, width, numbers)
    if reply.actions:
        steps = _commands(reply.actions, shell, width) if shell else _actions(reply.actions, width)
        yield _set(steps, top=1)
    if reply.feedback:
        lead = "Did it help? parallax feedback " if shell else ""
        yield Line(f"{lead}{_VERDICTS}", style="dim italic")


_VERDICTS = "useful, useless or wrong 2 why"


def _set(line: Line, top: int = 0, left: int = 0) -> RenderableType:
    """Give a line its place, with no spaces after it if it is set in by nothing."""
    placed = Padding(line, (0, 0, 0, left), expand=False) if left else line
    return Group(Line(""), placed) if top else placed


def _block(block: Block, width: int, numbers: Iterator[int]) -> Iterator[RenderableType]:
    match block:
        case Text():
            top = 1 if block.style == "heading" else 0
            yield _set(Line(tame(block.text), style=STYLES[block.style]), top, 0)
        case Excerpt():
            yield from _excerpt(block, next(numbers) if block.item else None)
        case Table():
            yield from _table(block, width)
        case Bars():
            yield from _bars(block, width)
        case Named():
            yield Line(tame(f"{block.label}: {', '.join(block.ids)}"))
        case Attachment():
            kept = f"{tame(block.name)}, {len(block.content):,} bytes: --save DIR keeps it"
            yield _set(Line(kept, style="dim"))
            yield _set(Line(tame(block.description), style="dim"))


def _excerpt(excerpt: Excerpt, number: int | None) -> Iterator[RenderableType]:
    evidence = excerpt.evidence
    whose = dotted(evidence.source, evidence.side, dated(evidence.published))
    lead = dotted(str(number) if number else None, excerpt.label or whose)
    yield _set(Line(tame(lead), style="magenta"), 1, 0)
    words = Line(tame(evidence.text))
    for start, end in excerpt.mark:
        words.stylize("bold reverse", start, end)
    yield _set(words, 0, 2)
    if excerpt.reported:
        yield _set(Line("reported wrong, not yet looked at", style="yellow"), 0, 2)
    if excerpt.label:
        yield _set(Line(tame(whose), style="dim"), 0, 2)
    if evidence.url:
        yield _set(Line(tame(evidence.url), style="dim blue"), 0, 2)


def _table(table: Table, width: int) -> Iterator[RenderableType]:
    if table.caption:
        yield _set(Line(tame(table.caption), style="bold"), 1, 0)
    *widths, last = (
        max(cell_len(c) for c in column) + 2
        for column in zip(table.header, *table.rows, strict=True)
    )
    if sum(widths) + last > width and (width < NARROW or sum(widths) + ROOM > width):
        yield from _rows(table)
        return
    headed = any(table.header)
    grid = Grid(
        box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0), show_header=headed
    )
    for place, name in enumerate(table.header):
        grid.add_column(Line(tame(name)), overflow="fold", style="" if place else "bold")
    for row in table.rows:
        grid.add_row(*(Line(tame(cell)) for cell in row))
    yield grid


def _rows(table: Table) -> Iterator[RenderableType]:
    for first, *rest in table.rows:
        yield Line(tame(first), style="bold")
        yield _set(Line(tame(dotted(*rest))), 0, 2)


def _bars(bars: Bars, width: int) -> Iterator[RenderableType]:
    if bars.caption:
        yield _set(Line(tame(bars.caption), style="bold"), 1, 0)
    longest = max((cell_len(tame(label)) for label, _, _ in bars.bars), default=0)
    room = max(5, min(30, width - longest - 12))
    for label, count, total in bars.bars:
        full = round(room * count / total) if total else 0
        name = tame(label) + " " * (longest - cell_len(tame(label)))
        bar = Line.assemble((name, ""), " ", ("█" * full, "cyan"), ("░" * (room - full), "dim"))
        yield bar.append(f" {count:,} of {total:,}")


def _actions(actions: Sequence[Next], width: int) -> Line:
    """Number the steps; a run of steps that differ in their number alone is one: 1–5 Compare."""
    line = Line(overflow="fold")
    apart = max(len(action.label) for action in actions) > LONG
    at = 0
    for place, (numbers, label) in enumerate(_runs(actions)):
        step = Line.assemble((numbers, "bold green"), (f" {tame(label)}", "green"))
        breaks = apart or at + len(GAP) + step.cell_len > width
        line.append("" if not place else "\n" if breaks else GAP).append(step)
        at = step.cell_len if breaks or not place else at + len(GAP) + step.cell_len
    return line


GAP = "   "
"""Between two steps on one line; none is broken within."""


def _runs(actions: Sequence[Next]) -> Iterator[tuple[str, str]]:
    named = [(n, _unnumbered(action.label, n)) for n, action in enumerate(actions, 1)]
    for (kind, stem), run in groupby(named, key=lambda each: (each[1] is None, each[1])):
        numbers = [n for n, _ in run]
        if kind or len(numbers) == 1:
            yield from ((str(n), actions[n - 1].label) for n in numbers)
        else:
            yield f"{numbers[0]}–{numbers[-1]}", stem or ""


def _unnumbered(label: str, number: int) -> str | None:
    """Return a label without the number that its step has; None where it has another."""
    stem, _, tail = label.rpartition(" ")
    return stem if stem and tail == str(number) else None


def _commands(actions: Sequence[Next], shell: Callable[[Next], str], width: int) -> Line:
    """Set what to type beside what it does, or below it where that is too long for the line."""
    labels = [tame(action.label) for action in actions]
    beside = max((n for n in map(cell_len, labels) if n <= LONG), default=0) + 2
    line = Line(overflow="fold")
    for place, (label, action) in enumerate(zip(labels, actions, strict=True)):
        typed = tame(shell(action))
        gap = " " * (beside - cell_len(label))
        fits = gap and beside + cell_len(typed) <= width
        line.append("\n" if place else "")
        line.append(label, style="green").append((gap if fits else "\n  ") + typed, style="dim")
    return line


def tame(text: str) -> str:
    """Return `text` with each character that steers a terminal, or turns writing, as a space.

    The length stays, so marks stay where they are; newlines stay.
    """
    return "".join(c if _harmless(c) else " " for c in text)


def _harmless(character: str) -> bool:
    return character == "\n" or not (
        unicodedata.category(character) in ("Cc", "Cs", "Co")
        or "\u202a" <= character <= "\u202e"
        or "\u2066" <= character <= "\u2069"
    )
