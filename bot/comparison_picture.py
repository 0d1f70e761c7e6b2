"""Draw one picture of a comparison: who covers it, what differs and how surely, who speaks."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.describe import ALIKE
from bot.framing.model import Comparison, Finding, Side
from bot.framing.statistics import interval
from bot.framing.telling import HEARD
from bot.pictures import COLOURS, FAINT, drawable, picture
from bot.reply import Attachment
from bot.wording import counted, dotted, listed
from corpus.model import SpeakerKind

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SIDES, FINDINGS = 6, 5
"""Columns and findings drawn; more would not be read on a phone."""

NAME, POINT = 26, 52
"""Letters of a side's name and of a finding's point."""

VOICES: dict[str, tuple[SpeakerKind, ...]] = {
    "people": ("person",),
    "bodies and documents": ("institution", "document"),
    "unnamed": ("official", "collective"),
    "unclear": ("unclear",),
}
"""Who speaks, as it is told apart in the picture."""

TONES = ("#f2f3f5", "#b5bac1", "#80848e", "#4e5058")
"""From named to unclear; in greys, since colours stand for sides."""


def pictured(comparison: Comparison) -> Attachment:
    """Return a PNG for a phone, with what it shows in words; takes a thread some 300 ms."""
    sides = comparison.coverage.sides[:SIDES]
    found = [f for f in comparison.findings if f.key != ALIKE][:FINDINGS]
    rows = 1.3 * len(sides) + sum(len(sides) * 0.6 + 1 for _ in found)
    png = picture(lambda figure: _draw(figure, sides, found), height=1.4 + 0.3 * rows)
    return Attachment("comparison.png", png, _in_words(comparison, sides, found))


def _draw(figure: "Figure", sides: Sequence[Side], found: Sequence[Finding]) -> None:
    heights = [
        len(sides) + 0.8,
        *([2 * len(found) * 0.5 * len(sides) + len(found)] if found else []),
    ]
    axes = figure.subplots(len(heights) + 1, 1, height_ratios=[*heights, len(sides) + 1.6])
    _coverage(axes[0], sides)
    if found:
        _differences(axes[1], sides, found)
    _voices(axes[-1], sides)


def _coverage(axes: "Axes", sides: Sequence[Side]) -> None:
    axes.set_title("Articles held here", loc="left", fontsize=10, fontweight="bold")
    counts = [len(side.articles) for side in sides]
    bars = axes.barh(range(len(sides)), counts, color=_colours(sides), height=0.6)
    axes.bar_label(bars, padding=4)
    _name_rows(axes, sides)
    axes.set_xlim(0, max(counts, default=1) * 1.15 or 1)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)


def _differences(axes: "Axes", sides: Sequence[Side], found: Sequence[Finding]) -> None:
    """Show of each finding the share of a side's articles, with where it may lie."""
    axes.set_title(
        "Share of articles, with 95 % intervals", loc="left", fontsize=10, fontweight="bold"
    )
    at = 0.0
    for number, finding in enumerate(found, 1):
        axes.text(0, at, f"{number}  {drawable(finding.point, POINT)}", va="center", fontsize=8)
        for side, colour in zip(sides, _colours(sides), strict=True):
            at += 0.5
            _share(axes, at, finding, side, colour)
        at += 1.1
    axes.set_ylim(at - 0.5, -0.6)
    axes.set_xlim(-0.03, 1.12)
    axes.set_xticks([0, 0.5, 1], ["0", "50 %", "100 %"], fontsize=8)
    axes.yaxis.set_visible(False)
    axes.spines["left"].set_visible(False)


def _share(axes: "Axes", at: float, finding: Finding, side: Side, colour: str) -> None:
    cell = next(cell for cell in finding.cells if cell.side == side.name)
    if not cell.of:
        axes.text(0, at, "not read", va="center", color=FAINT, fontsize=7)
        return
    low, high = interval(cell.count, cell.of)
    axes.plot([low, high], [at, at], color=colour, linewidth=2, alpha=0.6)
    axes.plot([cell.count / cell.of], [at], "o", color=colour, markersize=5)
    axes.text(1.03, at, f"{cell.count}/{cell.of}", va="center", fontsize=7, color=FAINT)


def _voices(axes: "Axes", sides: Sequence[Side]) -> None:
    axes.set_title("Who is quoted or reported", loc="left", fontsize=10, fontweight="bold")
    heard = [_heard(side) for side in sides]
    done = [0] * len(sides)
    for (name, kinds), tone in zip(VOICES.items(), TONES, strict=True):
        counts = [sum(voices[kind] for kind in kinds) for voices in heard]
        label = name if any(counts) else None
        axes.barh(range(len(sides)), counts, left=done, color=tone, height=0.6, label=label)
        done = [before + count for before, count in zip(done, counts, strict=True)]
    _name_rows(axes, sides)
    axes.set_xlim(0, max(done, default=1) * 1.05 or 1)
    axes.tick_params(axis="x", labelsize=8)
    axes.legend(
        loc="upper center",
        bbox_to_anchor=(0.4, -0.25),
        ncols=4,
        fontsize=7,
        frameon=False,
        handlelength=1,
        columnspacing=1,
    )


def _heard(side: Side) -> Counter[SpeakerKind]:
    """Count a side's attributions by the kind of speaker; words in marks alone are nobody's."""
    return Counter(
        quotation.speaker.kind
        for article in side.articles
        for quotation in article.annotations.quotations
        if quotation.kind != "term" and quotation.confidence >= HEARD
    )


def _name_rows(axes: "Axes", sides: Sequence[Side]) -> None:
    axes.set_yticks(range(len(sides)), [drawable(side.name, NAME) for side in sides])
    axes.invert_yaxis()


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
    return ", ".join(f"{c.side} {c.count} of {c.of}" for c in finding.cells if c.of)
