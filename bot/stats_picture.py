"""Draw how Parallax is used in a workspace: commands, their time, and whether they helped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.pictures import COLOURS, drawable, picture
from bot.reply import Attachment
from bot.wording import counted, listed

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST = 8
"""Commands drawn."""


@dataclass(frozen=True, slots=True)
class Use:
    """A command: how often it was asked, in how many of these it gave no answer, its mean time."""

    command: str
    count: int
    missed: int
    milliseconds: float


def uses(commands: Sequence[dict[str, Any]]) -> list[Use]:
    """Put together how each command ended, the most used first."""
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    times: Counter[str] = Counter()
    for each in commands:
        name, count = each["command"], each["count"]
        counts[name] += count
        missed[name] += count if each["outcome"] != "answered" else 0
        times[name] += count * each["milliseconds"]
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    return [Use(name, counts[name], missed[name], times[name] / counts[name]) for name in ranked]


def pictured(usage: dict[str, Any]) -> Attachment | None:
    """Return a PNG for a phone, with what it shows in words; nothing if nothing was asked."""
    shown = uses(usage["commands"])[:MOST]
    if not shown:
        return None
    given = usage["feedback"]
    thought = [(name, given.get(name, 0)) for name in ("useful", "useless", "wrong")]
    thought = thought if any(given.values()) else []
    height = 0.8 + 0.5 * len(shown) + 0.5 * len(thought)
    png = picture(lambda figure: _draw(figure, shown, thought), height=height)
    return Attachment("use.png", png, _in_words(shown, thought))


def _draw(figure: "Figure", shown: Sequence[Use], thought: Sequence[tuple[str, int]]) -> None:
    heights = [len(shown) + 1, len(shown) + 1] + ([len(thought) + 1] if thought else [])
    asked, times, *helped = figure.subplots(len(heights), 1, height_ratios=heights)
    names = [use.command for use in shown]
    counts = [f"{use.count:,}{f', {use.missed:,} missed' if use.missed else ''}" for use in shown]
    _bars(asked, "How often asked", names, [use.count for use in shown], counts, 0)
    spent = [use.milliseconds for use in shown]
    _bars(times, "Milliseconds on average", names, spent, [f"{ms:,.0f}" for ms in spent], 1)
    for axes in helped:
        found = [count for _, count in thought]
        said = [f"{count:,}" for count in found]
        _bars(axes, "What members thought", [name for name, _ in thought], found, said, 2)


def _bars(
    axes: "Axes",
    title: str,
    names: Sequence[str],
    values: Sequence[float],
    said: Sequence[str],
    colour: int,
) -> None:
    axes.set_title(title, loc="left", fontsize=10, fontweight="bold")
    bars = axes.barh([drawable(name, 24) for name in names], values, color=COLOURS[colour])
    axes.bar_label(bars, list(said), padding=4)
    axes.set_xlim(0, 1.4 * max([*values, 1]))
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _in_words(shown: Sequence[Use], thought: Sequence[tuple[str, int]]) -> str:
    asked = listed(
        f"{use.command} {counted(use.count, 'time')}, {use.missed:,} of them without an answer, "
        f"{use.milliseconds:,.0f} ms on average"
        for use in shown
    )
    said = listed(f"{name} {count:,}" for name, count in thought)
    return f"Asked here: {asked}." + (f" What members thought: {said}." if said else "")
