"""Draw how Parallax is used in a workspace: commands, their time, and whether they helped."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.pictures import COLOURS, drawable, picture
from bot.reply import Attachment
from bot.wording import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 8
"""Commands drawn."""

Row = tuple[str, int, float]
"""A command, how often it was answered or not, and its mean time in milliseconds."""


def pictured(usage: dict[str, Any]) -> Attachment | None:
    """Return a PNG for a phone, with what it shows in words; nothing if nothing was asked."""
    rows = _rows(usage["commands"])[:MOST]
    if not rows:
        return None
    thought = [(name, usage["feedback"].get(name, 0)) for name in ("useful", "useless", "wrong")]
    png = picture(lambda figure: _draw(figure, rows, thought), height=2.6 + 0.5 * len(rows))
    return Attachment("use.png", png, _in_words(rows, thought))


def _rows(commands: Sequence[dict[str, Any]]) -> list[Row]:
    """Put together how each command ended, the most used first."""
    counts: dict[str, int] = {}
    times: dict[str, float] = {}
    for each in commands:
        name, count = each["command"], each["count"]
        counts[name] = counts.get(name, 0) + count
        times[name] = times.get(name, 0.0) + count * each["milliseconds"]
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return [(name, counts[name], times[name] / counts[name]) for name in ranked]


def _draw(figure: "Figure", rows: Sequence[Row], thought: Sequence[tuple[str, int]]) -> None:
    heights = [len(rows) + 1, len(rows) + 1, 4]
    asked, times, helped = figure.subplots(3, 1, height_ratios=heights)
    names = [name for name, _, _ in rows]
    _bars(asked, "How often asked", names, [count for _, count, _ in rows], "{:,.0f}", 0)
    _bars(times, "Milliseconds on average", names, [ms for *_, ms in rows], "{:,.0f}", 1)
    _bars(helped, "Thought of it", [n for n, _ in thought], [c for _, c in thought], "{:,.0f}", 2)


def _bars(
    axes: "Axes", title: str, names: Sequence[str], values: Sequence[float], how: str, colour: int
) -> None:
    axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
    bars = axes.barh([drawable(name, 24) for name in names], values, color=COLOURS[colour])
    axes.bar_label(bars, [how.format(value) for value in values], padding=4)
    axes.set_xlim(0, 1.2 * max([*values, 1]))
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _in_words(rows: Sequence[Row], thought: Sequence[tuple[str, int]]) -> str:
    asked = listed(f"{name} {counted(count, 'time')}, {ms:,.0f} ms" for name, count, ms in rows)
    said = listed(f"{name} {count:,}" for name, count in thought)
    return f"Asked here: {asked}. Thought of it: {said}."
