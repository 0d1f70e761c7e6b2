"""The picture of a timeline: whatever sides and sources are called, it is not cut off."""

from datetime import date, timedelta
from io import BytesIO

from PIL import Image

from bot.pictures import GROUND
from bot.timeline_picture import in_words, timeline_picture
from corpus.store import Report

EDGE = 4
"""Dots at either edge on which nothing is drawn."""

SIDES = ("Щ" * 60, "Association of the Provincial Newspapers", "W" * 60)


def reports(days: int) -> list[Report]:
    first = date(2026, 3, 4)
    return [
        Report(str(n), f"{n} {SIDES[n % 3]}", SIDES[n % 3], first + timedelta(days=n % days))
        for n in range(20)
    ]


def test_nothing_is_cut_off_at_the_sides() -> None:
    told = reports(20)
    drawn = Image.open(BytesIO(timeline_picture(told, told, SIDES).content)).convert("RGB")
    wide, high = drawn.size
    ground = Image.new("RGB", (1, 1), GROUND).getextrema()
    for edge in ((0, 0, EDGE, high), (wide - EDGE, 0, wide, high)):
        assert drawn.crop(edge).getextrema() == ground


def test_reports_of_one_day_are_told_as_that() -> None:
    told = reports(1)
    assert in_words(told, told, SIDES).startswith("20 dated reports of 4 Mar 2026: ")
