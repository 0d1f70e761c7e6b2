"""A reply's blocks as pieces of a card, each small enough to be left out whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.platforms.discord.escape import code, escaped, line, link, plain
from bot.platforms.discord.limits import cut
from bot.platforms.discord.steps import Step
from bot.reply import Attachment, Bars, Block, Excerpt, Reply, Table, Text
from bot.wording import dated

NARROW = 38
"""Characters of a code block that fit a phone's width."""

LONG, ROW, LABEL = 900, 160, 120
"""Characters of a text, of a table's cell and of a label, before it is cut."""

MARKS = 12


@dataclass(frozen=True, slots=True)
class Words:
    """Markdown of ours with escaped words in it; `joins` means: close to what stands above."""

    text: str
    joins: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """Words with a button at their side."""

    text: str
    step: Step


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line between findings."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with the card."""

    attachment: Attachment


Piece = Words | Beside | Rule | Enclosed


def pieces(reply: Reply, beside: Mapping[int, Step]) -> list[Piece]:
    """Return the pieces of a reply in their order."""
    made = _joined(list(_pieces(reply, beside)))
    return [p for p in made if not isinstance(p, Words | Beside) or p.text.strip()]


def _pieces(reply: Reply, beside: Mapping[int, Step]) -> Iterator[Piece]:
    excerpts = sum(isinstance(block, Excerpt) for block in reply.blocks)
    most = max(240, min(1500, 2400 // max(1, excerpts)))
    for index, block in enumerate(reply.blocks):
        step = beside.get(index)
        if isinstance(block, Text) and block.style == "heading" and index:
            yield Rule()
        if isinstance(block, Excerpt):
            yield from _excerpt(block, most, step)
        elif step:
            yield Beside(_text(block) if isinstance(block, Text) else "", step)
        else:
            yield from _block(block)


def _joined(made: list[Piece]) -> list[Piece]:
    """Let small print after words with a button stand beside that button too."""
    kept: list[Piece] = []
    for piece in made:
        last = kept[-1] if kept else None
        if isinstance(last, Beside) and isinstance(piece, Words) and piece.text.startswith("-# "):
            kept[-1] = Beside(f"{last.text}\n{piece.text}", last.step)
        else:
            kept.append(piece)
    return kept


def _block(block: Block) -> Iterator[Piece]:
    match block:
        case Text():
            yield Words(_text(block), joins=block.style in ("small", "plain"))
        case Table():
            yield from _table(block)
        case Bars():
            yield from _bars(block)
        case Attachment():
            yield Enclosed(block)
        case Excerpt():
            yield from _excerpt(block, LONG, None)


def _text(text: Text) -> str:
    words = cut(text.text.strip(), LONG if text.style == "plain" else 300)
    if not plain(words):
        return ""
    match text.style:
        case "title":
            return f"### {line(words)}"
        case "heading":
            return f"**{line(words)}**"
        case "small":
            return f"-# {line(words)}"
        case "warning":
            return f"⚠️ {line(words)}"
        case "plain":
            return "\n".join(line(part) for part in words.splitlines() if plain(part))


def _excerpt(excerpt: Excerpt, most: int, step: Step | None) -> Iterator[Piece]:
    label = f"**{line(cut(excerpt.label, LABEL))}**" if excerpt.label else ""
    yield Words("\n".join(part for part in (label, _quoted(excerpt, most)) if part))
    origin = _origin(excerpt)
    yield Beside(origin, step) if step else Words(origin, joins=True)


def _quoted(excerpt: Excerpt, most: int) -> str:
    """The words as a quotation, those that matter in bold."""
    text, marked = excerpt.evidence.text, []
    end = len(cut(text, most)) - (len(cut(text, most)) < len(text))
    done = 0
    for start, stop in sorted(excerpt.mark)[:MARKS]:
        if done <= start < stop <= end:
            marked += [escaped(text[done:start]), _bold(text[start:stop])]
            done = stop
    marked.append(escaped(text[done:end]) + ("…" if end < len(text) else ""))
    lines = [" ".join(part.split()) for part in "".join(marked).split("\n")]
    return "\n".join(f"> {part}" for part in lines if part)


def _bold(text: str) -> str:
    """Bold must touch a word on both sides, else Discord shows its stars."""
    words = escaped(text)
    return f"**{words}**" if words and words == words.strip() and "\n" not in words else words


def _origin(excerpt: Excerpt) -> str:
    evidence = excerpt.evidence
    parts = [link(cut(evidence.source, LABEL), evidence.url)]
    if evidence.side and not (excerpt.label or "").startswith(evidence.side):
        parts.append(line(cut(evidence.side, LABEL)))
    parts += [dated(evidence.published)] if evidence.published else []
    reported = "\n-# ⚠️ reported wrong; nobody has looked yet" if excerpt.reported else ""
    return f"-# {' · '.join(part for part in parts if part)}{reported}"


def _table(table: Table) -> Iterator[Piece]:
    if table.caption:
        yield Words(f"**{line(cut(table.caption, LABEL))}**")
    cells = [[code(cut(cell, ROW)) for cell in row] for row in (table.header, *table.rows)]
    widths = [max(len(cell) for cell in column) for column in zip(*cells, strict=True)]
    if table.rows and table.header and table.header[0] and sum(widths) + 2 * len(widths) <= NARROW:
        rows = ["  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)) for row in cells]
        yield Words("```\n" + "\n".join(row.rstrip() for row in rows[:26]) + "\n```", joins=True)
        return
    for row in table.rows:
        yield Words(_row(row), joins=True)


def _row(row: tuple[str, ...]) -> str:
    """One line a row: its name in bold, then the rest, so that it wraps as a phone likes."""
    first, *rest = (line(cut(cell, ROW)) for cell in row)
    return " · ".join(part for part in (f"**{first}**" if first else "", *rest) if part)


def _bars(bars: Bars) -> Iterator[Piece]:
    if bars.caption:
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
