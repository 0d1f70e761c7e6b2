"""Draw pictures in one look, readable on a phone in a light and in a dark chat."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # matplotlib takes half a second to import: only who draws pays for it
    from matplotlib.figure import Figure
    from matplotlib.ft2font import FT2Font

DOTS = 200
"""Dots an inch: a picture of `PHONE` inches fills a phone's width sharply."""
PHONE = 4.6
"""Inches of a picture's width; letters of 9 points are then as large as a chat's."""
GROUND, INK, FAINT = "#2b2d31", "#f2f3f5", "#9aa0a8"
"""A ground of its own, so that the picture is the same whatever the chat's colours."""
HINTED = 1.04
"""How much wider letters may be drawn than they are designed."""
COLOURS = ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00", "#9aa0a8")
"""One a side, told apart by colour-blind readers too (Okabe and Ito 2008)."""

STYLE: dict[Any, Any] = {
    "axes.edgecolor": FAINT,
    "axes.facecolor": GROUND,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "figure.facecolor": GROUND,
    "font.family": "DejaVu Sans",  # ships with matplotlib and has Cyrillic
    "font.size": 9,
    "text.color": INK,
    "text.parse_math": False,  # a dollar in a headline is a dollar
    "xtick.color": INK,
    "ytick.color": INK,
}


def picture(draw: Callable[["Figure"], None], height: float) -> bytes:
    """Return a PNG of what `draw` puts on a figure of `PHONE` by `height` inches.

    For what has axes; `sketch` draws all else with a tenth of the work. Call it in a thread.
    """
    figure = _figure(height)
    draw(figure)
    png = BytesIO()
    packed = {"compress_level": 3}  # a third of the time of 6, and a tenth larger
    figure.savefig(png, format="png", dpi=DOTS, metadata={"Software": None}, pil_kwargs=packed)
    _let_go(figure)
    return png.getvalue()


def _figure(height: float) -> "Figure":
    import matplotlib
    from matplotlib.figure import Figure

    matplotlib.rcParams.update(STYLE)
    return Figure(figsize=(PHONE, height), layout="constrained")


def _let_go(figure: "Figure") -> None:
    """Take the canvas of some megabytes from the words that keep it.

    The parts of a figure hold each other until unused objects are looked for, which is seldom.
    """
    from matplotlib.text import Text

    for words in figure.findobj(Text):
        vars(words)["_renderer"] = None


def drawable(text: str, most: int = 40) -> str:
    """Return `text` on one line, cut to `most` characters, signs that no letter draws left out."""
    plain = " ".join("".join(c for c in text if c.isspace() or ord(c) in _letters()).split())
    return plain if len(plain) <= most else plain[: most - 1].rstrip() + "…"


def fitting(text: str, inches: float, points: float) -> str:
    """Return what `drawable` draws of a text, cut to fit into `inches` at that size of letters."""
    plain = drawable(text, len(text) + 1)
    most = inches * 72 / points / HINTED
    if sum(map(_wide, plain)) <= most:
        return plain
    ends = accumulate(map(_wide, plain), initial=_wide("…"))
    return plain[: sum(end <= most for end in ends) - 1].rstrip() + "…"


@cache
def _wide(letter: str) -> float:
    """Return how wide a letter is, in heights of the letters."""
    from matplotlib.ft2font import LoadFlags

    drawn = _font().load_char(ord(letter), LoadFlags.NO_SCALE)
    return float(drawn.horiAdvance / _font().units_per_EM)


@cache
def _letters() -> frozenset[int]:
    return frozenset(_font().get_charmap())


@cache
def _font() -> "FT2Font":
    from matplotlib.font_manager import findfont
    from matplotlib.ft2font import FT2Font

    return FT2Font(findfont("DejaVu Sans"))
