"""Draw a Reply as one Discord message of Components V2, within every limit."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import discord
from discord import ui

from bot.platforms.discord import limits
from bot.platforms.discord.buttons import FeedbackButton, StepButton, StepList
from bot.platforms.discord.escape import plain, tamed
from bot.platforms.discord.limits import cut, length
from bot.platforms.discord.pieces import Enclosed, Piece, Rule, Words, pieces
from bot.platforms.discord.steps import Step, Steps, arrange
from bot.reply import Attachment, Bars, Block, Excerpt, Named, Reply, Table, Text
from bot.wording import dated, dotted

CALM, WARM = discord.Colour(0x3B82A0), discord.Colour(0xD9942B)
"""The card's edge: an answer, and something to mend."""

ROOM = limits.TEXT - 200
"""Characters for the pieces; the rest is for rows of steps and the word on what is cut."""

CUT = 2
"""Components that say that something is left out, and hold the file that has it."""

WITHIN, GAP, LINE = Rule(seen=False, within=True), Rule(seen=False), Rule()
SPARED = ((), (WITHIN,), (WITHIN, GAP), (WITHIN, GAP, LINE))
"""What is left out, step by step, for all else to fit."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is sent: a view, and the files that it refers to."""

    view: ui.LayoutView
    files: list[discord.File] = field(default_factory=list)


def draw(reply: Reply) -> Card:
    """Draw a reply: most telling first, what does not fit in a file."""
    steps = arrange(reply)
    made = pieces(reply, steps.places)
    feedback = _feedback(reply)
    room = limits.COMPONENTS - 1 - steps.cost() - len(feedback) - bool(feedback)
    shown, left = _fitting(made, room, ROOM)
    files = [piece.attachment for piece in made if isinstance(piece, Enclosed)]
    if left:
        shown.append(Words("-# There is more: all of it is in the file below.", joins=True))
        files.append(Attachment(f"{reply.command}.txt", as_text(reply).encode()))
    return _card(reply, shown, steps, feedback, files)


def _fitting(made: Sequence[Piece], room: int, text: int) -> tuple[list[Piece], bool]:
    """Take all pieces, with fewer gaps if they fit only so, or else those there is room for.

    What does not fit in any case keeps its gaps, since a wall of text is not read, and its
    notes. True is returned beside the pieces where some are left out.
    """
    room -= sum(isinstance(piece, Enclosed) for piece in made)
    whole = [piece for piece in made if not isinstance(piece, Enclosed)]
    for spared in SPARED:
        pieces = [piece for piece in whole if piece not in spared]
        kept = _begun(pieces, room, text)
        if len(kept) == len(pieces):
            return kept, False
    room -= CUT
    notes = _begun([piece for piece in whole if _stays(piece)], room, text // 2)
    others = [piece for piece in whole if not _stays(piece)]
    text -= sum(length(note.text) + 1 for note in notes if isinstance(note, Words))
    apart = [Rule(seen=False), *notes] if notes else []
    kept = _begun(others, room - 2 * bool(notes), text)
    return [*_ended(kept), *apart], True


def _begun(pieces: Sequence[Piece], room: int, text: int) -> list[Piece]:
    """Return the first pieces, as far as there is room for components and for characters."""
    for number, (last, piece) in enumerate(pairwise([None, *pieces])):
        room -= not _joins(piece, last)
        text -= length(piece.text) + 1 if isinstance(piece, Words) else 0
        if room < 0 or text < 0:
            return list(pieces[:number])
    return list(pieces)


def _stays(piece: Piece) -> bool:
    return isinstance(piece, Words) and piece.stays


def _ended(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave out at the end what leads to nothing any more."""
    kept = list(pieces)
    while kept and (isinstance(kept[-1], Rule) or (isinstance(kept[-1], Words) and kept[-1].leads)):
        kept.pop()
    return kept


def _joins(piece: Piece | None, last: Piece | None) -> bool:
    return isinstance(piece, Words) and piece.joins and isinstance(last, Words) and not last.closed


def _card(
    reply: Reply,
    shown: Sequence[Piece],
    steps: Steps,
    feedback: Sequence[FeedbackButton],
    attached: Sequence[Attachment],
) -> Card:
    answer = reply.id or "-"
    box: ui.Container[Any] = ui.Container(accent_colour=CALM if reply.ok else WARM)
    for item in _items(shown):
        box.add_item(item)
    files = _files(attached[: limits.FILES])
    for file in files:
        box.add_item(_shown_file(file))
    for row in _step_rows(answer, steps):
        box.add_item(row)
    if not box.children:
        box.add_item(ui.TextDisplay("There is nothing to show."))
    view = ui.LayoutView(timeout=None).add_item(box)
    if feedback:
        view.add_item(ui.ActionRow(*feedback))
    return Card(view, files)


def _items(shown: Sequence[Piece]) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = []
    for last, piece in pairwise([None, *shown]):
        text = items[-1] if items else None
        if isinstance(piece, Words) and _joins(piece, last) and isinstance(text, ui.TextDisplay):
            text.content += f"\n{piece.text}"
        elif isinstance(piece, Words):
            items.append(ui.TextDisplay(piece.text))
        elif isinstance(piece, Rule) and items:
            items.append(ui.Separator(visible=piece.seen))
    return items


def _step_rows(answer: str, steps: Steps) -> Iterator[ui.ActionRow[Any]]:
    """Rows of what one may do next: what belongs to an item first, then lists, then all else."""
    for row in _in_rows(steps.numbered):
        yield ui.ActionRow(*(StepButton.of(answer, step) for step in row))
    for number, (word, listed) in enumerate(steps.lists):
        yield ui.ActionRow(StepList.of(answer, number, word, listed))
    for row in _in_rows(steps.buttons):
        yield ui.ActionRow(*(StepButton.of(answer, step) for step in row))


def _in_rows(steps: Sequence[Step]) -> Iterator[Sequence[Step]]:
    for start in range(0, len(steps), limits.BUTTONS_IN_A_ROW):
        yield steps[start : start + limits.BUTTONS_IN_A_ROW]


def _feedback(reply: Reply) -> list[FeedbackButton]:
    if not (reply.feedback and reply.id):
        return []
    said = ["useful", "useless"]
    if any(isinstance(block, Excerpt) and block.item for block in reply.blocks):
        said.append("wrong")
    return [FeedbackButton.of(reply.id, verdict) for verdict in said]


def _files(attached: Sequence[Attachment]) -> list[discord.File]:
    """Make the files, each under a name of its own: Discord's parts refer to them by it."""
    files: dict[str, discord.File] = {}
    for number, attachment in enumerate(attached):
        file = _file(attachment)
        if file.filename in files:
            file.filename = f"{number}-{file.filename}"
        files[file.filename] = file
    return list(files.values())


def _file(attachment: Attachment) -> discord.File:
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", attachment.name).strip("-._")[-60:] or "file.txt"
    content = attachment.content
    if len(content) > limits.FILE_BYTES:
        name, content = "too-large.txt", b"This file is larger than Discord takes."
    about = cut(plain(attachment.description), limits.FILE_DESCRIPTION)
    return discord.File(BytesIO(content), filename=name, description=about or None)


def _shown_file(file: discord.File) -> ui.Item[Any]:
    """Refer to a file, as Discord asks; a picture is shown, with its text for who cannot see."""
    if file.filename.endswith((".png", ".jpg", ".webp")):
        return ui.MediaGallery(discord.MediaGalleryItem(file, description=file.description))
    return ui.File(file)


def as_text(reply: Reply) -> str:
    """Return all of a reply as plain text, for the file that goes with a card cut short."""
    return "\n".join(tamed(part) for block in reply.blocks for part in _told(block))


def _told(block: Block) -> list[str]:
    match block:
        case Text():
            return ["", block.text] if block.style in ("title", "heading") else [block.text]
        case Excerpt(evidence, label):
            whose = dotted(evidence.source, evidence.side, dated(evidence.published), evidence.url)
            return ["", label or "", evidence.text, whose]
        case Table():
            return [block.caption or "", *(" | ".join(row) for row in block.rows)]
        case Bars():
            return [block.caption or "", *(f"{name}: {n} of {of}" for name, n, of in block.bars)]
        case Attachment():
            return [block.name]
        case Named():
            return [f"{block.label}: {', '.join(block.ids)}"]
