"""Draw a Reply as one Discord message of Components V2, within every limit."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import discord
from discord import ui

from bot.platforms.discord import limits
from bot.platforms.discord.buttons import FeedbackButton, StepButton, StepList
from bot.platforms.discord.escape import line, plain, tamed
from bot.platforms.discord.limits import cut, length
from bot.platforms.discord.pieces import Beside, Enclosed, Piece, Rule, Words, pieces
from bot.platforms.discord.steps import Steps, arrange
from bot.reply import Attachment, Bars, Excerpt, Reply, Table, Text
from bot.wording import counted, dated, dotted

CALM, WARM = discord.Colour(0x3B82A0), discord.Colour(0xD9942B)
"""The card's edge: an answer, and something to mend."""

ROOM = limits.TEXT - 200
"""Characters for the pieces; the rest is for rows of steps and the word on what is cut."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is sent: a view, and the files that it refers to."""

    view: ui.LayoutView
    files: list[discord.File] = field(default_factory=list)


def draw(reply: Reply) -> Card:
    """Draw a reply: most telling first, what does not fit in a file."""
    steps = _within(arrange(reply))
    made = pieces(reply, steps.beside)
    feedback = _feedback(reply)
    room = limits.COMPONENTS - 1 - steps.cost() - len(feedback) - bool(feedback)
    shown, left = _fitting(made, room, ROOM - sum(length(text) for text, _ in steps.rows) * 2)
    files = [piece.attachment for piece in made if isinstance(piece, Enclosed)]
    if left:
        shown.append(Words(f"-# {counted(left, 'part')} more: in the file below."))
        files.append(Attachment(f"{reply.command}.txt", as_text(reply).encode()))
    return _card(reply, shown, steps, feedback, files)


def _within(steps: Steps) -> Steps:
    """With too many buttons beside blocks for one card, the later ones are left to the file."""
    return Steps(dict(list(steps.beside.items())[:9]), steps.rows, steps.lists, steps.buttons)


def _fitting(made: Sequence[Piece], room: int, text: int) -> tuple[list[Piece], int]:
    """Take pieces while there is room, keeping some for files and what is said of the rest."""
    enclosed = sum(isinstance(piece, Enclosed) for piece in made)
    room -= enclosed + 2
    kept: list[Piece] = []
    words = [piece for piece in made if not isinstance(piece, Enclosed)]
    for number, piece in enumerate(words):
        room -= _components(piece, kept)
        text -= length(piece.text) + 1 if isinstance(piece, Words | Beside) else 0
        if room < 0 or text < 0:
            return kept, sum(not isinstance(p, Rule) for p in words[number:])
        kept.append(piece)
    return kept, 0


def _components(piece: Piece, kept: Sequence[Piece]) -> int:
    if isinstance(piece, Beside):
        return 3
    joins = isinstance(piece, Words) and piece.joins and kept and isinstance(kept[-1], Words)
    return 0 if joins else 1


def _card(
    reply: Reply,
    shown: Sequence[Piece],
    steps: Steps,
    feedback: Sequence[FeedbackButton],
    attached: Sequence[Attachment],
) -> Card:
    answer = reply.id or "-"
    box: ui.Container[Any] = ui.Container(accent_colour=CALM if reply.ok else WARM)
    for item in _items(shown, answer):
        box.add_item(item)
    for text, step in steps.rows:
        box.add_item(ui.Section(cut(line(text), 400), accessory=StepButton.of(answer, step)))
    for number, (word, listed) in enumerate(steps.lists):
        box.add_item(ui.ActionRow(StepList.of(answer, number, word, listed)))
    if steps.buttons:
        box.add_item(ui.ActionRow(*(StepButton.of(answer, step) for step in steps.buttons)))
    files = [_file(n, attachment) for n, attachment in enumerate(attached[: limits.FILES])]
    for file in files:
        box.add_item(_shown_file(file))
    if not box.children:
        box.add_item(ui.TextDisplay("There is nothing to show."))
    view = ui.LayoutView(timeout=None).add_item(box)
    if feedback:
        view.add_item(ui.ActionRow(*feedback))
    return Card(view, files)


def _items(shown: Sequence[Piece], answer: str) -> list[ui.Item[Any]]:
    items: list[ui.Item[Any]] = []
    for piece in shown:
        last = items[-1] if items else None
        match piece:
            case Words(text, joins) if joins and isinstance(last, ui.TextDisplay):
                last.content += f"\n{text}"
            case Words(text):
                items.append(ui.TextDisplay(text))
            case Beside(text, step):
                items.append(ui.Section(text, accessory=StepButton.of(answer, step)))
            case Rule():
                items.append(ui.Separator())
    return items


def _feedback(reply: Reply) -> list[FeedbackButton]:
    if not (reply.feedback and reply.id):
        return []
    said = ["useful", "useless"]
    if any(isinstance(block, Excerpt) and block.item for block in reply.blocks):
        said.append("wrong")
    return [FeedbackButton.of(reply.id, verdict) for verdict in said]


def _file(number: int, attachment: Attachment) -> discord.File:
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", attachment.name).strip("-._")[-60:] or "file.txt"
    content = attachment.content
    if len(content) > limits.FILE_BYTES:
        name, content = "too-large.txt", b"This file is larger than Discord takes."
    about = cut(plain(attachment.description), limits.FILE_DESCRIPTION)
    named = f"{number}-{name}" if number else name
    return discord.File(BytesIO(content), filename=named, description=about or None)


def _shown_file(file: discord.File) -> ui.Item[Any]:
    """Refer to a file, as Discord asks; a picture is shown, with its text for who cannot see."""
    if file.filename.endswith((".png", ".jpg", ".webp")):
        return ui.MediaGallery(discord.MediaGalleryItem(file, description=file.description))
    return ui.File(file)


def as_text(reply: Reply) -> str:
    """Return all of a reply as plain text, for the file that goes with a card cut short."""
    return "\n".join(tamed(part) for block in reply.blocks for part in _told(block))


def _told(block: Text | Excerpt | Table | Bars | Attachment) -> list[str]:
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
