"""Draw how Parallax is used in a workspace: commands, their time, and whether they helped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.pictures import COLOURS, DOTS, FAINT, INK, PHONE, fitting, letters, sketch
from bot.reply import Attachment
from bot.wording import counted, listed

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

MOST = 8
"""Commands drawn."""

MARGIN, LEFT, RIGHT = 0.14, 1.2, 3.1
"""Inches: the edge of the picture, and where bars begin and end."""

LINE, HEADING = 0.24, 0.42
"""Inches that a row and a heading take."""


@dataclass(frozen=True, slots=True)
class Use:
    """A command: how often it was asked, in how many of these it gave no answer, and its times.

    Half the answers took at most `median` milliseconds, and 95 of 100 at most `p95`.
    """

    command: str
    count: int
    missed: int
    median: int
    p95: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its name, how long its bar is, how far a faint one goes on, and what is said of it."""

    name: str
    length: float
    faint: float
    said: str


Chart = tuple[str, Sequence[Bar]]
"""A heading and the rows under it."""


def uses(usage: dict[str, Any]) -> list[Use]:
    """Put together how each command ended, the most used first."""
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for each in usage["commands"]:
        counts[each["command"]] += each["count"]
        missed[each["command"]] += each["count"] if each["outcome"] != "answered" else 0
    took = {each["command"]: (each["median"], each["p95"]) for each in usage["times"]}
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return [Use(name, counts[name], missed[name], *took.get(name, (0, 0))) for name in ranked]


def pictured(usage: dict[str, Any]) -> Attachment | None:
    """Return a PNG for a phone, with what it shows in words; nothing if nothing was asked."""
    shown = uses(usage)[:MOST]
    if not shown:
        return None
    given = usage["feedback"]
    thought = [(name, given.get(name, 0)) for name in ("useful", "useless", "wrong")]
    thought = thought if any(given.values()) else []
    charts = [chart for chart in _charts(shown, thought) if chart[1]]
    height = 2 * MARGIN + sum(HEADING + LINE * len(bars) for _, bars in charts)
    png = sketch(lambda draw: _draw(draw, charts), height)
    return Attachment("use.png", png, _in_words(shown, thought))


def _charts(shown: Sequence[Use], thought: Sequence[tuple[str, int]]) -> list[Chart]:
    return [
        ("How often asked", [Bar(u.command, u.count, u.count, _often(u)) for u in shown]),
        (
            "Milliseconds: half within, 95 of 100 within",
            [Bar(u.command, u.median, u.p95, f"{u.median:,} · {u.p95:,}") for u in shown],
        ),
        ("What members thought", [Bar(name, n, n, f"{n:,}") for name, n in thought]),
    ]


def _often(use: Use) -> str:
    return f"{use.count:,}{f', {use.missed:,} missed' if use.missed else ''}"


def _draw(draw: "ImageDraw", charts: Sequence[Chart]) -> None:
    """Put the rows below each other."""
    at = MARGIN
    for colour, (heading, bars) in zip(COLOURS, charts, strict=False):
        draw.text(_dots(MARGIN, at + HEADING / 2), heading, INK, letters(10, bold=True), "lm")
        at += HEADING
        scale = (RIGHT - LEFT) / (max(bar.faint for bar in bars) or 1)
        for bar in bars:
            _row(draw, at + LINE / 2, bar, scale, colour)
            at += LINE


def _row(draw: "ImageDraw", at: float, bar: Bar, scale: float, colour: str) -> None:
    name = fitting(bar.name, LEFT - MARGIN - 0.1, 9)
    draw.text(_dots(MARGIN, at), name, INK, letters(9), "lm")
    for length, shade in ((bar.faint, f"{colour}66"), (bar.length, colour)):
        right = LEFT + max(length * scale, 0.02)
        draw.rectangle((_dots(LEFT, at - 0.07), _dots(right, at + 0.07)), shade)
    draw.text(_dots(PHONE - MARGIN, at), bar.said, FAINT, letters(9), "rm")


def _dots(right: float, down: float) -> tuple[float, float]:
    return round(right * DOTS), round(down * DOTS)


def _in_words(shown: Sequence[Use], thought: Sequence[tuple[str, int]]) -> str:
    asked = listed(
        f"{use.command} {counted(use.count, 'time')}, {use.missed:,} of them without an answer, "
        f"half within {use.median:,} ms and 95 of 100 within {use.p95:,} ms"
        for use in shown
    )
    said = listed(f"{name} {count:,}" for name, count in thought)
    return f"Asked here: {asked}." + (f" What members thought: {said}." if said else "")
