"""Draw how Parallax is used in a workspace: commands, their time, and whether they helped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.pictures import COLOURS, FAINT, PHONE, fitting
from bot.reply import Attachment
from bot.sketch import Sketch, sketch
from bot.wording import listed

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
    png = sketch(lambda on: _draw(on, charts), height)
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


def _draw(on: Sketch, charts: Sequence[Chart]) -> None:
    """Put the rows below each other."""
    at = MARGIN
    for colour, (heading, bars) in zip(COLOURS, charts, strict=False):
        on.words(MARGIN, at + HEADING / 2, heading, 10, bold=True)
        at += HEADING
        scale = (RIGHT - LEFT) / (max(bar.faint for bar in bars) or 1)
        for bar in bars:
            _row(on, at + LINE / 2, bar, scale, colour)
            at += LINE


def _row(on: Sketch, at: float, bar: Bar, scale: float, colour: str) -> None:
    on.words(MARGIN, at, fitting(bar.name, LEFT - MARGIN - 0.1, 9), 9)
    for length, shade in ((bar.faint, f"{colour}66"), (bar.length, colour)):
        on.bar(LEFT, LEFT + max(length * scale, 0.02), at, 0.14, shade)
    on.words(PHONE - MARGIN, at, bar.said, 9, FAINT, ends=True)


def _in_words(shown: Sequence[Use], thought: Sequence[tuple[str, int]]) -> str:
    asked = listed(
        f"{use.command} {use.count:,}{f' ({use.missed:,} without an answer)' * bool(use.missed)}"
        for use in shown
    )
    said = f" What members thought: {listed(f'{name} {n:,}' for name, n in thought)}."
    return f"How often asked: {asked}. Times are in the table.{said * bool(thought)}"
