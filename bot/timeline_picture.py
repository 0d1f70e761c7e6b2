"""Draw how an incident was covered over time: articles by side, first report by each source."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.pictures import COLOURS, FAINT, fitting, picture
from bot.reply import Attachment
from bot.wording import counted, dated, listed
from corpus.store import Report

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SOURCES = 16
"""Sources drawn, the first to report first."""
NAME, SIZE = 1.45, 7
"""Inches of a source's or a side's name, and points of its letters."""
LEGEND = 3
"""Sides beside each other in the legend, fewer if their names are long."""
BINS = 45
"""Bars at most: beyond, one stands for several days."""
NO_SIDE = "on no side"


def timeline_picture(
    reports: Sequence[Report], firsts: Sequence[Report], sides: Sequence[str]
) -> Attachment:
    """Return a PNG of dated reports, `firsts` being the first of each source; takes a thread."""
    rows = len(firsts[:SOURCES])
    colours = dict(zip(sides, _colours(sides), strict=True))
    png = picture(
        lambda figure: _draw(figure, reports, firsts[:SOURCES], colours), height=2.6 + 0.19 * rows
    )
    return Attachment("timeline.png", png, in_words(reports, firsts, sides))


def _colours(sides: Sequence[str]) -> list[str]:
    """Give each side a colour by its place in the alphabet, and none that of no side."""
    named = sorted(side for side in sides if side != NO_SIDE)
    return [
        FAINT if side == NO_SIDE else COLOURS[named.index(side) % (len(COLOURS) - 1)]
        for side in sides
    ]


def side_of(report: Report) -> str:
    """Return the side a report is counted on."""
    return report.side or NO_SIDE


def _draw(
    figure: "Figure",
    reports: Sequence[Report],
    firsts: Sequence[Report],
    colours: dict[str, str],
) -> None:
    above, below = figure.subplots(
        2, 1, sharex=True, height_ratios=[1.6, max(0.8, 0.19 * len(firsts))]
    )
    days = [report.published for report in reports if report.published]
    step = max(1, -(-((max(days) - min(days)).days + 1) // BINS))
    _bars(above, reports, min(days), step, colours)
    _firsts(below, firsts, colours)
    _calendar(below, min(days), max(days))
    look = {"fontsize": SIZE, "frameon": False, "handlelength": 1}
    figure.legend(loc="outside lower center", ncols=_beside(colours), **look)


def _beside(sides: Iterable[str]) -> int:
    """Return how many sides of the legend fit beside each other."""
    long = any(fitting(side, NAME * 0.75, SIZE) != side for side in sides)
    return LEGEND - 1 if long else LEGEND


def _bars(
    axes: "Axes", reports: Sequence[Report], begin: date, step: int, colours: dict[str, str]
) -> None:
    per = "a day" if step == 1 else f"per {step} days"
    axes.set_title(f"Articles {per}", loc="left", fontsize=10, fontweight="bold")
    done = Counter[int]()
    for side, colour in colours.items():
        held = Counter(
            (r.published - begin).days // step
            for r in reports
            if r.published and side_of(r) == side
        )
        bins = sorted(held) or [0]  # a side that tells nothing has its colour in the legend too
        at = [(begin + timedelta(days=bin_ * step)).toordinal() for bin_ in bins]
        counts = [held[bin_] for bin_ in bins]
        below = [done[bin_] for bin_ in bins]
        label = f"{fitting(side, NAME, SIZE)} {held.total()}"
        axes.bar(at, counts, bottom=below, width=0.8 * step, color=colour, label=label)
        done.update(held)
    axes.set_ylim(0, max(done.values()) * 1.1)
    axes.locator_params(axis="y", integer=True, nbins=4)
    axes.tick_params(axis="y", labelsize=8)
    axes.tick_params(axis="x", length=0)


def _firsts(axes: "Axes", firsts: Sequence[Report], colours: dict[str, str]) -> None:
    axes.set_title("First report by each source", loc="left", fontsize=10, fontweight="bold")
    for row, report in enumerate(firsts):
        if report.published:
            at = report.published.toordinal()
            axes.plot([at], [row], "o", color=colours[side_of(report)], markersize=5)
    names = [fitting(report.source, NAME, SIZE) for report in firsts]
    axes.set_yticks(range(len(firsts)), names, fontsize=SIZE)
    axes.set_ylim(len(firsts) - 0.5, -0.5)
    axes.grid(axis="y", color=FAINT, alpha=0.25, linewidth=0.5)


def _calendar(axes: "Axes", first: date, last: date) -> None:
    """Mark up to four days, whole ones, the first and the last among them."""
    days = (last - first).days
    marks = sorted({round(days * part / 3) for part in range(4)})
    shown = [first + timedelta(days=day) for day in marks]
    axes.set_xticks(
        [day.toordinal() for day in shown],
        [f"{day.day} {day:%b}\n{day:%Y}" for day in shown],
        fontsize=7,
    )
    margin = max(0.6, days * 0.04)
    axes.set_xlim(first.toordinal() - margin, last.toordinal() + margin)


def in_words(reports: Sequence[Report], firsts: Sequence[Report], sides: Sequence[str]) -> str:
    """Say what the picture shows, for who cannot see it."""
    days = [report.published for report in reports if report.published]
    held = Counter(side_of(report) for report in reports)
    by_side = listed(f"{side} {held[side]}" for side in sides)
    first = firsts[0]
    one = min(days) == max(days)
    when = f"of {dated(days[0])}" if one else f"from {dated(min(days))} to {dated(max(days))}"
    return (
        f"{counted(len(reports), 'dated report')} {when}: "
        f"{by_side}. First here: {first.source}, {dated(first.published)}."
    )
