"""Read a date that a person or a file gives."""

import re
from datetime import date, datetime

from corpus.errors import UserError

_HOW = "write it as 2026-02-07, or leave it out."
_DIGITS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})[./-](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?\s+([^\W\d_]{3,})\.?,?\s+(\d{4})(?!\d)"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_MONTHS = {
    stem: number
    for stems in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "січ лют бер кві тра чер лип сер вер жов лис гру",
    )
    for number, stem in enumerate(stems.split(), 1)
}
"""The first three letters of each month in English, Russian and Ukrainian."""


def parse_date(text: str) -> date:
    """Return the day that `text` names in full, or say why it is none.

    Days that depend on today ("yesterday") are refused, and so are those that read
    differently on two continents; a day to come is taken as it is given.
    """
    found = _iso(text.strip()) or _spelled(text.strip()) or _in_digits(text.strip())
    if found is None:
        raise UserError(f"“{text[:40]}” is no date; {_HOW}")
    return found


def _iso(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        year_first = _YEAR_FIRST.match(text)
        return _day(*year_first.groups()) if year_first else None


def _spelled(text: str) -> date | None:
    found = _DAY_FIRST.search(text)
    if found:
        return _day(found[3], found[2], found[1])
    found = _MONTH_FIRST.search(text)
    return _day(found[3], found[1], found[2]) if found else None


def _in_digits(text: str) -> date | None:
    found = _DIGITS.match(text)
    if found is None:
        return None
    first, second = int(found[1]), int(found[3])
    if found[2] != "." and first != second and max(first, second) <= 12:
        raise UserError(f"“{text[:40]}” may be read as two different days; {_HOW}")
    month, day = (found[1], found[3]) if second > 12 else (found[3], found[1])
    return _day(found[4], month, day)


def _day(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _MONTHS.get(month.casefold()[:3])
    try:
        return date(int(year), number, int(day)) if number else None
    except ValueError:
        return None
