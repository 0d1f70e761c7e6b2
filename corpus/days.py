"""Find when a thing happened: days and spans in a text, resolved against its publication."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "jan(?:uary)?|январ[яеь]|січ(?:ня|ні|ень)",
    "feb(?:ruary)?|феврал[яеь]|лют(?:ого|ому|ий)",
    "mar(?:ch)?|март[ае]?|берез(?:ня|ні|ень)",
    "apr(?:il)?|апрел[яеь]|квіт(?:ня|ні|ень)",
    "may|ма[яей]|трав(?:ня|ні|ень)",
    "june?|июн[яеь]|черв(?:ня|ні|ень)",
    "july?|июл[яеь]|лип(?:ня|ні|ень)",
    "aug(?:ust)?|август[ае]?|серп(?:ня|ні|ень)",
    "sept?(?:ember)?|сентябр[яеь]|верес(?:ня|ні|ень)",
    "oct(?:ober)?|октябр[яеь]|жовт(?:ня|ні|ень)",
    "nov(?:ember)?|ноябр[яеь]|листопад[аі]?",
    "dec(?:ember)?|декабр[яеь]|груд(?:ня|ні|ень)",
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


def event_span(text: str, published: date | None) -> tuple[date, date] | None:
    """Return the first and last day of what is told: one day, days of a month, or a vague time.

    "5-7 March" and "late 2024" are spans; a vague one is taken where no day is named early on,
    and not from somebody's words: what they recall is background.
    """
    early = text[:EARLY]
    for match in _DAYS_TO_DAYS.finditer(early):
        days = _between(match, published)
        if days and _news(days, published):
            return days
    if day := event_date(text, published):
        return day, day
    telling = (match for match in _VAGUE.finditer(early) if not _is_quoted(match))
    told = (_vague(match, published) for match in telling)
    return next((days for days in told if days and _news(days, published)), None)


_DAYS_TO_DAYS = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}}) ?(?:-|–|—|to|and|по|до) ?(?P<day2>\d{{1,2}}) (?:{_MONTH})\b\.?"
    rf"(?:,? (?P<year>(?:19|20)\d\d))?)\b",
    re.IGNORECASE,
)
_PARTS = {
    "early|start of|начал[оае]|початк[уом]": (1, 4),
    "mid(?:dle of)?-?|середин[аеуі]": (5, 8),
    "late|end of|кон(?:ец|це|ца)|кін(?:ець|ці|ця)": (9, 12),
}
_SINCE = re.compile(r"\b(?:since|after|с|со|после|з|зі|після) (?:\w+ )?$", re.IGNORECASE)
_LAST = "last |this |прошл(?:ого|ом) |минуло(?:го|му) "
_PART = "|".join(f"(?P<p{n}>{names})" for n, names in enumerate(_PARTS))
_VAGUE = re.compile(
    rf"\b(?:(?:{_PART}) ?(?P<year>(?:19|20)\d\d)"
    rf"|(?P<last>{_LAST})?(?:{_MONTH})\b(?:,? (?P<year2>(?:19|20)\d\d))?)\b",
    re.IGNORECASE,
)


def _is_quoted(match: re.Match[str]) -> bool:
    """Tell whether a time stands between marks that show which of them opens."""
    before = match.string[: match.start()]
    return any(before.rfind(opens) > before.rfind(closes) for opens, closes in ("«»", "“”"))


def _news(days: tuple[date, date], published: date | None) -> bool:
    """Tell whether days touch the time just before publication."""
    return published is None or (days[0] <= published and days[1] >= published - NEAR)


def _between(match: re.Match[str], published: date | None) -> tuple[date, date] | None:
    month = next(i for i in range(1, 13) if match[f"m{i}"])
    year = int(match["year"]) if match["year"] else published and published.year
    if not year:
        return None
    try:
        first, last = (date(year, month, int(match[name])) for name in ("day", "day2"))
    except ValueError:  # 30 and 31 February
        return None
    return (first, last) if first < last else None


def _vague(match: re.Match[str], published: date | None) -> tuple[date, date] | None:
    month = next((i for i in range(1, 13) if match[f"m{i}"]), None)
    part = next((n for n in range(len(_PARTS)) if match[f"p{n}"]), 0)
    first, last = (month, month) if month else list(_PARTS.values())[part]
    year = _year(match, first, published)
    if year is None:
        return None
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)


def _year(match: re.Match[str], month: int, published: date | None) -> int | None:
    """Return the year that is told, or of the latest such month; "may" alone is no month."""
    if match["year"] or match["year2"]:
        return int(match["year"] or match["year2"])
    if published is None or (match["m5"] and not match["last"]) or not match[0][-1].isalpha():
        return None
    if not match["last"] and _is_somebody(match):
        return None
    return published.year - (month > published.month)


def _is_somebody(match: re.Match[str]) -> bool:
    """Tell a given name from a month: Марта Коваль, June Brodie."""
    if _CYRILLIC_CAPITAL.match(match[0]):
        return True
    surname = _CAPITALISED.match(match.string, match.end())
    return surname is not None and not _WHEN.search(
        match.string[max(0, match.start() - 9) : match.start()]
    )


_CYRILLIC_CAPITAL = re.compile(r"[А-ЯІЇЄҐ]")
_CAPITALISED = re.compile(r" [A-Z][a-z]")
_WHEN = re.compile(
    r"\b(?:in|since|by|of|from|until|after|before|during|through|to|for|early|mid|late)[ -]$",
    re.IGNORECASE,
)


def spans(text: str, published: date | None) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of each day, month and part of a year named in a text."""
    for _, _, first, last in times(text, published):
        yield first, last


def times(text: str, published: date | None) -> Iterator[tuple[int, int, date, date]]:
    """Yield start and end of each time named in a text, with its first and last day."""
    for match in DATE.finditer(text):
        if day := _resolve(match, published):
            yield *match.span(), day, day
    for match in _VAGUE.finditer(text):
        if days := _vague(match, published):
            since = published if _SINCE.search(text[: match.start()]) else None
            yield *match.span(), days[0], since or days[1]


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
