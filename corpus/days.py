"""Find when a thing happened: dates in a text, resolved against the day it was published."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "jan(?:uary)?|января|січня",
    "feb(?:ruary)?|февраля|лютого",
    "mar(?:ch)?|марта|березня",
    "apr(?:il)?|апреля|квітня",
    "may|мая|травня",
    "june?|июня|червня",
    "july?|июля|липня",
    "aug(?:ust)?|августа|серпня",
    "sept?(?:ember)?|сентября|вересня",
    "oct(?:ober)?|октября|жовтня",
    "nov(?:ember)?|ноября|листопада",
    "dec(?:ember)?|декабря|грудня",
)
WEEKDAYS = (
    "monday|понедельник|понеділок",
    "tuesday|вторник|вівторок",
    "wednesday|сред[ау]|серед[ау]",
    "thursday|четверг|четвер",
    "friday|пятниц[ау]|п['’]ятниц[юя]",
    "saturday|суббот[ау]|субот[ау]",
    "sunday|воскресенье|неділ[яю]",
)
DAYS_AGO = {
    "today|this morning|сегодня|сьогодні": 0,
    "yesterday|last night|вчера|вчора|учора": 1,
}
_MONTH = "|".join(f"(?P<m{i}>{names})" for i, names in enumerate(MONTHS, 1))
_WEEKDAY = "|".join(f"(?P<w{i}>{names})" for i, names in enumerate(WEEKDAYS))
_AGO = "|".join(f"(?P<a{days}>{names})" for names, days in DAYS_AGO.items())
DATE = re.compile(
    rf"\b(?:(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?:{_MONTH})\b\.?"
    rf"(?: (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:))?(?:,? (?P<year>(?:19|20)\d\d))?"
    rf"|(?:{_WEEKDAY})|(?:{_AGO}))\b",
    re.IGNORECASE,
)
EARLY = 1200
"""Characters in which an article says when; a news article does so in its lead."""
NEAR = timedelta(days=45)
"""A day further from publication is background, not the news."""


def dates(text: str, published: date | None) -> Iterator[date]:
    """Yield each day named in `text`, in order; relative ones need `published`.

    A day without a year takes the latest year that does not lie after publication;
    a weekday is the last one up to publication. What names no single day is skipped.
    """
    for match in DATE.finditer(text):
        found = _resolve(match, published)
        if found:
            yield found


def event_date(text: str, published: date | None) -> date | None:
    """Return the day the news happened: the first day named early on, near publication."""
    for day in dates(text[:EARLY], published):
        if published is None or published - NEAR <= day <= published + timedelta(days=1):
            return day
    return None


def _resolve(match: re.Match[str], published: date | None) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        which = match.lastgroup if match.lastgroup else ""
        if which.startswith("a") and published:
            return published - timedelta(days=int(which[1:]))
        if which.startswith("w") and published:
            return published - timedelta(days=(published.weekday() - int(which[1:])) % 7)
        return _calendar_day(match, published)
    except ValueError:  # 31 February, 2024-13-40: no day at all
        return None


def _calendar_day(match: re.Match[str], published: date | None) -> date | None:
    month = next((i for i in range(1, 13) if match[f"m{i}"]), None)
    day = match["day"] or match["day2"]
    if not month or not day:
        return None
    if match["year"]:
        return date(int(match["year"]), month, int(day))
    if published is None:
        return None
    this_year = date(published.year, month, int(day))
    return this_year if this_year <= published else date(published.year - 1, month, int(day))
