"""Small words of ours: counts, dates, lists."""

from collections.abc import Iterable
from datetime import date

from bot.framing.model import Cell


def counted(count: int, noun: str) -> str:
    """Return “1 article”, “2 articles”, “1,204 articles”."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def dated(day: date | None) -> str:
    """Return “6 Feb 2026”, or nothing."""
    return f"{day.day} {day:%b %Y}" if day else ""


def dotted(*parts: str | None) -> str:
    """Join what there is with a middle dot."""
    return " · ".join(part for part in parts if part)


def listed(names: Iterable[str], joint: str = "and") -> str:
    """Return “a”, “a and b”, “a, b and c”."""
    *most, last = list(names) or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last


def cut(text: str, most: int) -> str:
    """Return our own text within `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def nearby(cell: Cell) -> str:
    """Say what stands in other sentences of a side that neither tells a fact nor lacks it."""
    where = f" in {cell.count} of {cell.of} articles" if cell.of > 1 else ""
    if not cell.words:
        return f"a sentence like it{where}; whether it says the same is unclear"
    return f"speaks of {listed(cell.words)}{where}{',' if where else ''} in other sentences"
