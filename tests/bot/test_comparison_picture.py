"""The picture of a comparison: what it shows fits on it, whatever the sides are called."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from bot.comparison_picture import pictured
from bot.framing.model import Cell, Comparison, Coverage, Finding, Side
from bot.pictures import GROUND
from corpus.model import Annotations, Article, Document, Incident, Source

EDGE = 20
"""Dots at the edge on which nothing is drawn: a sixth of an inch less some."""


def comparison(names: tuple[str, ...], held: tuple[int, ...]) -> Comparison:
    sides = tuple(
        Side(name, tuple(_article(f"{name} {n}") for n in range(count)))
        for name, count in zip(names, held, strict=True)
    )
    cells = tuple(Cell(s.name, len(s.articles) // 2, len(s.articles)) for s in sides)
    point = f"Told by {names[0]} and not found elsewhere: “{'the bridge by the mill ' * 6}”"
    finding = Finding("claims", "claims:only", point, cells, "", 0.5)
    return Comparison(Coverage(Incident("1", "Bench", None), sides), (finding,) * 5)


def _article(id_: str) -> Article:
    return Article(Document(id_, "Gazette", "Words."), Source("Gazette"), Annotations())


@pytest.mark.parametrize(
    ("names", "held"),
    [
        (("north", "south"), (1, 1)),
        (("The Association of Provincial Papers of the North", "Об’єднана редакція"), (30, 30)),
        (("W" * 80, "Щ" * 80), (3, 0)),
        (tuple(f"side {n}" for n in range(9)), (2, 5, 0, 7, 1, 1, 40, 2, 2)),
    ],
)
def test_nothing_is_cut_off_at_the_edge(names: tuple[str, ...], held: tuple[int, ...]) -> None:
    drawn = Image.open(BytesIO(pictured(comparison(names, held)).content)).convert("RGB")
    wide, high = drawn.size
    for edge in (
        (0, 0, EDGE, high),
        (wide - EDGE, 0, wide, high),
        (0, 0, wide, EDGE),
        (0, high - EDGE, wide, high),
    ):
        part = drawn.crop(edge)
        assert part.getextrema() == Image.new("RGB", (1, 1), GROUND).getextrema()


def test_what_is_not_drawn_is_said() -> None:
    names = tuple(f"side {n}" for n in range(9))
    assert "3 more columns not drawn" in pictured(comparison(names, (1,) * 9)).description


def test_the_picture_shows_what_the_card_shows_and_not_one_kind_alone() -> None:
    made = comparison(("north", "south"), (2, 2))
    facts = [replace(made.findings[0], key=f"claims:only:{n}", point=f"Fact {n}") for n in range(5)]
    event = replace(made.findings[0], lens="naming", key="naming:event", point="A word", weight=0.4)
    said = pictured(Comparison(made.coverage, (*facts, event))).description
    assert "Fact 0" in said
    assert "A word" in said
