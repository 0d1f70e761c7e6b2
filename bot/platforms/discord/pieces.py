"""A reply's blocks as pieces of a card, each small enough to be left out whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.platforms.discord.escape import code, line, link, plain, stretches
from bot.platforms.discord.limits import cut
from bot.reply import Attachment, Bars, Block, Excerpt, Named, Reply, Table, Text
from bot.wording import dated

NARROW = 28
"""Characters of a code block that fit a phone's width."""

LONG, LONG_HEADING, CELL, LONG_CELL, LABEL = 900, 200, 80, 200, 120
"""Characters of a text, a heading, a table's cell, one that may wrap, and a label,
before it is cut."""

MARKS = 12
"""Marks in one excerpt: more would be all of it."""

NO_BREAK = "\u00a0"
UNBROKEN = 14
"""Characters of a cell that stays on one line."""

_FIRST = re.compile(r"“[^”]+”")
_COUNT = re.compile(r" (?=\d)")
"""Before a number, which is not to stand alone on the next line."""


FULL = 2
"""Findings shown in full, so that a card is about a phone's screen; of the others the heading,
the counts, and their number's button."""


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown of ours with escaped words in it.

    `joins` means: close to what stands above; `closed`: nothing stands close below, since it
    would be taken for a part of a quotation; `leads`: says nothing without what stands below;
    `stays`: is shown though other pieces have no room.
    """

    text: str
    joins: bool = False
    closed: bool = False
    leads: bool = False
    stays: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What parts two findings: a thin line, or a little room; or what is `within` one of them."""

    seen: bool = True
    within: bool = False


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with the card."""

    attachment: Attachment


Piece = Words | Rule | Enclosed


def pieces(reply: Reply, places: Sequence[int] = ()) -> list[Piece]:
    """Return the pieces of a reply in their order; blocks at `places` are numbered."""
    numbers = {place: number for number, place in enumerate(places, 1)}
    made = _pieces(reply.blocks, numbers)
    return [piece for piece in made if not isinstance(piece, Words) or piece.text.strip()]


def _pieces(blocks: Sequence[Block], numbers: Mapping[int, int]) -> Iterator[Piece]:
    look, item = _look(blocks, numbers), 0
    for index, block in enumerate(blocks):
        item = numbers.get(index, item)
        if _is_note(block) and not (index and _is_note(blocks[index - 1])):
            yield Rule(seen=False)
        yield from _drawn(block, look, item, numbers.get(index))


@dataclass(frozen=True, slots=True)
class _Look:
    """How the items of a reply are drawn: characters of an excerpt; parted by lines or by room.

    Numbered `findings` with tables are shown in full only as far as there is room for them.
    """

    most: int
    parted: bool
    findings: bool

    def folds(self, item: int) -> bool:
        """Tell whether of the finding with this number only the counts are shown."""
        return self.findings and item > FULL


def _look(blocks: Sequence[Block], numbers: Mapping[int, int]) -> _Look:
    excerpts = sum(isinstance(block, Excerpt) for block in blocks)
    tables = any(isinstance(block, Table) for block in blocks)
    findings = tables and any(isinstance(blocks[place], Text) for place in numbers)
    most = max(240, min(1500, 2400 // max(1, excerpts)))
    return _Look(most, findings or excerpts > 0, findings)


def _drawn(block: Block, look: _Look, item: int, number: int | None) -> Iterator[Piece]:
    """Draw a block of an item; `number` is the item's where it begins with this block."""
    match block:
        case Excerpt():
            yield from () if look.folds(item) else _excerpt(block, look.most, number)
        case Table():
            yield from _counts(block) if look.folds(item) else _table(block)
        case Text(style="heading"):
            yield Rule(seen=look.parted and not look.folds(item - 1))
            yield Words(_heading(block, number), leads=True)
        case _:
            yield from _block(block)


def _is_note(block: Block) -> bool:
    return isinstance(block, Text) and block.style == "note"


def _heading(text: Text, number: int | None) -> str:
    words = plain(text.text)
    lead = f"{number}. " if number and words and not words.startswith(f"{number}.") else ""
    return f"**{lead}{line(cut(words, LONG_HEADING))}**" if words else ""


def _block(block: Text | Bars | Attachment | Named) -> Iterator[Piece]:
    match block:
        case Text():
            close = block.style in ("small", "plain", "note")
            yield Words(_text(block), joins=close, stays=block.style == "note")
        case Bars():
            yield from _bars(block)
        case Attachment():
            yield Enclosed(block)
        case Named():
            yield Words(_named(block), joins=True)


def _named(named: Named) -> str:
    """Name channels and roles as Discord does; a card pings nobody, whatever it names."""
    sign = "#" if named.kind == "channels" else "@&"
    ids = [id for id in named.ids if id.isdecimal()]
    return f"**{line(named.label)}** · {' '.join(f'<{sign}{id}>' for id in ids)}"


def _text(text: Text) -> str:
    words = cut(text.text.strip(), _MOST.get(text.style, 300))
    if not plain(words):
        return ""
    match text.style:
        case "title":
            return f"### {line(words)}"
        case "heading":
            return _heading(text, None)
        case "small" | "note":
            return f"-# {_COUNT.sub(NO_BREAK, line(words))}"
        case "warning":
            return f"⚠️ {line(words)}"
        case "plain":
            return "\n".join(line(part) for part in words.splitlines() if plain(part))


_MOST = {"plain": LONG, "note": 600}
"""Characters of a text of which a card shows more than 300: no caveat is cut."""


def _excerpt(excerpt: Excerpt, most: int, number: int | None) -> Iterator[Piece]:
    """The words under their label and their origin, which are never shown apart."""
    yield Rule(seen=False, within=True)
    lead = f"{number} · " if number else ""
    label = f"**{lead}{line(cut(excerpt.label, LABEL))}**" if excerpt.label else ""
    parts = (label, _origin(excerpt, "" if label else lead), _quoted(excerpt, most))
    yield Words("\n".join(part for part in parts if part), closed=True)


def _quoted(excerpt: Excerpt, most: int) -> str:
    """The words as a quotation, those that matter in bold."""
    text, parts, done = excerpt.evidence.text, [], 0
    end = len(cut(text, most)) - (len(cut(text, most)) < len(text))
    for start, stop in sorted(excerpt.mark)[:MARKS]:
        if done <= start < stop <= end:
            parts += [text[done:start], text[start:stop]]
            done = stop
    told = stretches([*parts, text[done:end]])
    told[1::2] = [_bold(words) for words in told[1::2]]
    whole = "".join(told) + ("…" if end < len(text) else "")
    lines = [" ".join(part.split()) for part in whole.split("\n")]
    return "\n".join(f"> {part}" for part in lines if part)


def _bold(words: str) -> str:
    """Bold must touch a word on both sides, else Discord shows its stars."""
    return f"**{words}**" if words and words == words.strip() and "\n" not in words else words


def _origin(excerpt: Excerpt, lead: str) -> str:
    evidence = excerpt.evidence
    parts = [link(cut(evidence.source, LABEL), evidence.url)]
    if evidence.side and not (excerpt.label or "").startswith(evidence.side):
        parts.append(line(cut(evidence.side, LABEL)))
    parts += [dated(evidence.published).replace(" ", NO_BREAK)]
    reported = "\n-# ⚠️ reported wrong; nobody has looked yet" if excerpt.reported else ""
    return f"-# {lead}{' · '.join(part for part in parts if part)}{reported}"


def _table(table: Table) -> Iterator[Piece]:
    """A narrow table as it is; a wide one, and sides beside each other, line by line."""
    if table.caption:
        yield Rule(seen=False)
        yield Words(f"**{line(cut(table.caption, LABEL))}**")
    cells = [[code(cut(cell, CELL)) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=False)]
    named = bool(table.header and table.header[0])
    if table.rows and named and sum(widths) + 2 * len(widths) <= NARROW:
        rows = ["  ".join(_placed(row, cells[1], widths)) for row in cells]
        yield Words("```\n" + "\n".join(row.rstrip() for row in rows[:26]) + "\n```", joins=True)
        return
    if named and table.rows:
        yield Words(f"-# {' · '.join(line(cut(name, CELL)) for name in table.header)}", joins=True)
    for row in table.rows:
        yield Words(_row(row), joins=True)


def _placed(row: Sequence[str], first: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Pad the cells of a row; a column that begins with a number stands to the right."""
    for cell, like, width in zip(row, first, widths, strict=False):
        number = like.replace(",", "").isdecimal()
        yield cell.rjust(width) if number else cell.ljust(width)


def _counts(table: Table) -> Iterator[Piece]:
    """What is left of a folded finding: each row's name, its count and the first of its words."""
    counts = (line(cut(" ".join(row[:2]), CELL)).replace(" ", NO_BREAK) for row in table.rows)
    first = (_FIRST.match(row[-1]) for row in table.rows)
    told = (f"{n} {line(cut(f[0], CELL))}" if f else n for n, f in zip(counts, first, strict=True))
    yield Words(f"-# {' · '.join(told)}", joins=True)


def _row(row: tuple[str, ...]) -> str:
    """One line a row: its name in bold, then the rest, so that it wraps as a phone likes."""
    first, *rest = (_unbroken(line(_short(cell, LONG_CELL))) for cell in row)
    return " · ".join(part for part in (f"**{first}**" if first else "", *rest) if part)


def _unbroken(cell: str) -> str:
    """Keep a date or a count on one line."""
    return cell.replace(" ", NO_BREAK) if len(cell) <= UNBROKEN else cell


def _short(cell: str, most: int) -> str:
    """Cut after a whole word of a list if there is one, else anywhere."""
    if len(cell) <= most:
        return cell
    head = cell[:most]
    return f"{head[: head.rindex(', ')]} …" if ", " in head[most // 3 :] else cut(cell, most)


def _bars(bars: Bars) -> Iterator[Piece]:
    if bars.caption:
        yield Rule(seen=False)
        yield Words(f"**{line(cut(bars.caption, LABEL))}**")
    names = [code(cut(label, 14)) for label, _, _ in bars.bars[:25]]
    widest = max((len(name) for name in names), default=0)
    rows = [
        f"{name.ljust(widest)} {_bar(count, total)} {count:,} of {total:,}"
        for name, (_, count, total) in zip(names, bars.bars, strict=False)
    ]
    if rows:
        yield Words("```\n" + "\n".join(rows) + "\n```", joins=True)


def _bar(count: int, total: int, width: int = 8) -> str:
    full = min(width, max(0, round(width * count / total))) if total > 0 else 0
    return "█" * full + "░" * (width - full)
