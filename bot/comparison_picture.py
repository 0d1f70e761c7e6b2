"""Draw one picture of a comparison: who covers it, what differs and how surely, who speaks."""

import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.choosing import telling
from bot.framing.model import Cell, Comparison, Finding, Side
from bot.framing.statistics import interval
from bot.framing.telling import HEARD
from bot.pictures import COLOURS, FAINT, GROUND, INK, PHONE, drawable, fitting
from bot.reply import Attachment
from bot.sketch import Sketch, sketch
from bot.wording import counted, dotted, listed
from corpus.model import SpeakerKind

SIDES, FINDINGS = 6, 5
"""Columns and findings drawn; more would not be read on a phone."""

POINT, LINES = 60, 2
"""Letters of a line of a finding's point, and how many lines it may take."""

FEW = 4
"""Articles below which each is a ring: an interval of three articles says nothing."""

MARGIN, LEFT, RIGHT = 0.14, 1.54, 3.85
"""Inches: the edge of the picture, and where bars and rings begin and end."""
SMALL, PLAIN, LARGE = 7.5, 8.5, 10.0
"""Points: the size of letters."""
DOT, RIM = 0.085, 0.012
"""Inches: a dot or ring across, and its line."""
COUNT, INDENT = 0.35, 0.16
"""Inches that a number takes at the right edge and before a finding."""

VOICES: dict[str, tuple[SpeakerKind, ...]] = {
    "people": ("person",),
    "bodies and documents": ("institution", "document"),
    "unnamed": ("official", "collective"),
    "unclear": ("unclear",),
}
"""Who speaks, as it is told apart in the picture."""

TONES = ("#f2f3f5", "#b5bac1", "#80848e", "#4e5058")
"""From named to unclear; in greys, since colours stand for sides."""


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of the picture: its height in inches, and how it is drawn from its middle on."""

    height: float
    draw: Callable[[Sketch, float], None]


def pictured(comparison: Comparison) -> Attachment:
    """Return a PNG for a phone, with what it shows in words."""
    sides = comparison.coverage.sides[:SIDES]
    told = [f for f in comparison.findings if not f.alike]
    found = telling(told, FINDINGS, None)  # those of the card
    rows = [*_coverage(sides), *_differences(sides, found), *_voices(sides)]
    height = sum(row.height for row in rows) + 2 * MARGIN
    png = sketch(lambda on: _draw(on, rows), height)
    return Attachment("comparison.png", png, _in_words(comparison, sides, found))


def _draw(on: Sketch, rows: Sequence[Row]) -> None:
    """Put the rows below each other."""
    at = MARGIN
    for row in rows:
        row.draw(on, at + row.height / 2)
        at += row.height


# --- who covers it ------------------------------------------------------------------------


def _coverage(sides: Sequence[Side]) -> Iterator[Row]:
    most = max((len(side.articles) for side in sides), default=0)
    yield _heading("Articles held here")
    for side, colour in zip(sides, _colours(sides), strict=True):
        count = len(side.articles)
        yield _text(side.name, right=str(count), size=PLAIN)
        yield Row(0.13, _bar(MARGIN, count / max(most, 1) * (PHONE - 2 * MARGIN), colour))
        yield _space()


def _bar(start: float, length: float, colour: str) -> Callable[[Sketch, float], None]:
    """Draw a bar; of what there is none, a thin line where it would begin."""

    def draw(on: Sketch, at: float) -> None:
        on.bar(start, start + max(length, 0.02), at, 0.12, colour)

    return draw


# --- what differs -------------------------------------------------------------------------


def _differences(sides: Sequence[Side], found: Sequence[Finding]) -> Iterator[Row]:
    """Show of each finding which share of a side's articles it is, and how surely."""
    if not found:
        return
    yield _heading("What differs, in how many articles")
    for number, finding in enumerate(found, 1):
        whole = drawable(finding.point, POINT * LINES)
        point = textwrap.wrap(whole, POINT, max_lines=LINES, placeholder=" …")
        for place, line in enumerate(point):
            yield _text(line, str(number) if place == 0 else "", start=MARGIN + INDENT, size=PLAIN)
        for side, colour in zip(sides, _colours(sides), strict=True):
            cell = next(cell for cell in finding.cells if cell.side == side.name)
            yield _share(cell, colour)
        yield _space()
    if any(cell.of >= FEW for finding in found for cell in finding.cells):
        yield _text("Dot: share of the articles. Line: where it may lie, 95 %.", colour=FAINT)
    if any(0 < cell.of < FEW for finding in found for cell in finding.cells):
        yield _text("A ring is an article; filled: it shows this.", colour=FAINT)
    yield _space()


def _share(cell: Cell, colour: str) -> Row:
    count = f"{cell.count} of {cell.of}" if cell.of and not cell.near else ""

    def draw(on: Sketch, at: float) -> None:
        _name(on, at, cell.side)
        on.words(PHONE - MARGIN, at, count, SMALL, ends=True)
        if not cell.of:
            on.words(LEFT, at, "nothing here that it can read", SMALL, FAINT)
        elif cell.near:
            on.words(LEFT, at, "only names or a sentence like it", SMALL, FAINT)
        elif cell.of < FEW:
            _rings(on, at, cell, colour)
        else:
            _interval(on, at, cell, colour)

    return Row(0.17, draw)


def _rings(on: Sketch, at: float, cell: Cell, colour: str) -> None:
    for n in range(cell.of):
        place = LEFT + 0.05 + n * 0.16
        on.dot(place, at, DOT, colour)
        if n >= cell.count:
            on.dot(place, at, DOT - 2 * RIM, GROUND)


def _interval(on: Sketch, at: float, cell: Cell, colour: str) -> None:
    share, low, high = (
        LEFT + (RIGHT - LEFT) * part
        for part in (cell.count / cell.of, *interval(cell.count, cell.of))
    )
    on.bar(LEFT, RIGHT, at, 0.008, TONES[-1])
    on.bar(low, high, at, 0.033, f"{colour}99")
    on.dot(share, at, DOT, colour)


# --- who speaks ---------------------------------------------------------------------------


def _voices(sides: Sequence[Side]) -> Iterator[Row]:
    heard = [_heard(side) for side in sides]
    counts = [
        [sum(voices[kind] for kind in kinds) for kinds in VOICES.values()] for voices in heard
    ]
    most = max(map(sum, counts), default=0)
    if not most:
        return
    yield _heading("Who is quoted or reported, how often")
    for side, own in zip(sides, counts, strict=True):
        yield _voiced(side, own, (RIGHT - LEFT) / most)
    yield _legend([any(column) for column in zip(*counts, strict=True)])


def _voiced(side: Side, counts: Sequence[int], scale: float) -> Row:
    def draw(on: Sketch, at: float) -> None:
        _name(on, at, side.name)
        on.words(PHONE - MARGIN, at, str(sum(counts)), SMALL, ends=True)
        start = LEFT
        for count, tone in zip(counts, TONES, strict=True):
            if count:
                _bar(start, count * scale, tone)(on, at)
            start += count * scale

    return Row(0.19, draw)


def _legend(shown: Sequence[bool]) -> Row:
    def draw(on: Sketch, at: float) -> None:
        start = MARGIN
        for name, tone, one in zip(VOICES, TONES, shown, strict=True):
            if one:
                on.bar(start + 0.01, start + 0.09, at, 0.08, tone)
                on.words(start + 0.15, at, name, SMALL)
                start += 0.34 + len(name) * 0.06

    return Row(0.26, draw)


def _heard(side: Side) -> Counter[SpeakerKind]:
    """Count a side's attributions by the kind of speaker; words in marks alone are nobody's."""
    return Counter(
        quotation.speaker.kind
        for article in side.articles
        for quotation in article.annotations.quotations
        if quotation.kind != "term" and quotation.confidence >= HEARD and quotation.within is None
    )


# --- lines of words -----------------------------------------------------------------------


def _heading(words: str) -> Row:
    return Row(0.3, lambda on, at: on.words(MARGIN, at, words, LARGE, bold=True))


def _text(
    words: str,
    left: str = "",
    right: str = "",
    start: float = MARGIN,
    size: float = SMALL,
    colour: str = INK,
) -> Row:
    def draw(on: Sketch, at: float) -> None:
        room = PHONE - MARGIN - start - (COUNT if right else 0)
        on.words(MARGIN, at, left, size, colour)
        on.words(start, at, fitting(words, room, size), size, colour)
        on.words(PHONE - MARGIN, at, right, size, ends=True)

    return Row(0.19, draw)


def _name(on: Sketch, at: float, name: str) -> None:
    on.words(MARGIN, at, fitting(name, LEFT - MARGIN - 0.1, SMALL), SMALL, FAINT)


def _space() -> Row:
    return Row(0.09, lambda *_: None)


def _colours(sides: Sequence[Side]) -> list[str]:
    """Give each side a colour by its name's place in the alphabet, whatever the columns' order."""
    ranked = sorted(side.name for side in sides)
    return [COLOURS[ranked.index(side.name) % len(COLOURS)] for side in sides]


def _in_words(comparison: Comparison, sides: Sequence[Side], found: Sequence[Finding]) -> str:
    """Say what the picture shows, for who cannot see it."""
    covered = listed(f"{side.name} {counted(len(side.articles), 'article')}" for side in sides)
    shares = [f"{finding.point} ({_counts(finding)})" for finding in found]
    left = len(comparison.coverage.sides) - len(sides)
    more = f"{counted(left, 'more column')} not drawn" if left > 0 else None
    return dotted(f"Held here: {covered}", *shares, more)


def _counts(finding: Finding) -> str:
    return ", ".join(f"{c.side} {c.count} of {c.of}" for c in finding.cells if c.of and not c.near)
