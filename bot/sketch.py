"""Sketch bars, dots and words whose places are known: a tenth of the work that axes make."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from bot.pictures import DOTS, GROUND, INK, PHONE, drawable, picture

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

FINE = 8
"""How many times as large a dot is drawn before it is made small, which smooths its edge."""

COLOURS_KEPT = 64
"""Colours of a sketch: few, so that it is a small file."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is drawn on. Places and sizes are inches, from the upper left corner."""

    _draw: "ImageDraw"

    def words(
        self,
        at: float,
        down: float,
        text: str,
        points: float,
        colour: str = INK,
        *,
        bold: bool = False,
        ends: bool = False,
    ) -> None:
        """Write a text that begins (or `ends`) there, its middle so far down."""
        anchor = "rm" if ends else "lm"
        self._draw.text(_dots(at, down), text, colour, letters(points, bold), anchor)

    def bar(self, left: float, right: float, down: float, thick: float, colour: str) -> None:
        """Draw a bar of some thickness around its middle line; a colour may have an alpha."""
        upper, lower = down - thick / 2, down + thick / 2
        self._draw.rectangle((_dots(left, upper), _dots(right, lower)), colour)

    def dot(self, at: float, down: float, wide: float, colour: str) -> None:
        """Draw a disc around a point; two around one point have one middle."""
        disc, (right, below) = _disc(round(wide * DOTS) | 1), _dots(at, down)
        self._draw.bitmap((right - disc.width // 2, below - disc.height // 2), disc, colour)


def sketch(draw: Callable[[Sketch], None], height: float) -> bytes:
    """Return a PNG of `PHONE` by `height` inches of what `draw` puts on it; call it in a thread."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", (round(PHONE * DOTS), round(height * DOTS)), GROUND)
    draw(Sketch(ImageDraw.Draw(image, "RGBA")))
    png = BytesIO()
    few = image.quantize(COLOURS_KEPT, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(png, "png", compress_level=3)
    return png.getvalue()


def get_ready() -> None:
    """Import and read all that drawing wants, a second of work that else the first asker waits for.

    Call it in a thread, once, in a process that serves for long.
    """
    letters(9, bold=False)
    drawable("–")
    picture(lambda _: None, 1)


def _dots(right: float, down: float) -> tuple[int, int]:
    return round(right * DOTS), round(down * DOTS)


@cache
def letters(points: float, bold: bool) -> "FreeTypeFont":
    """Return the letters of the pictures in a size."""
    from matplotlib.font_manager import FontProperties, findfont
    from PIL.ImageFont import truetype

    found = findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal"))
    return truetype(found, round(points * DOTS / 72))


@cache
def _disc(wide: int) -> "Image":
    """Return how much of each dot a disc covers."""
    from PIL import Image, ImageDraw

    large = Image.new("L", (wide * FINE, wide * FINE))
    ImageDraw.Draw(large).ellipse((0, 0, wide * FINE - 1, wide * FINE - 1), 255)
    return large.resize((wide, wide), Image.Resampling.BOX)
