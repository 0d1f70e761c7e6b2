"""Read the numbers of a sentence as ranges: counts, shares, money, lengths, times, dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from typing import Literal

from corpus.model import Span

Unit = Literal["count", "share", "money", "hours", "size", "weight", "clock", "date", "year"]

NEAR, JUST = 0.1, 0.1
"""How far “about 40” and “just over 300” reach, as a share."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands; “at least 30” reaches from 30 on, “nearly 40” from 36 to 40.

    A share is in percent, a length of time in hours, a time of day in minutes, a date in
    days from the first of January, as if each month had 31.
    """

    span: Span
    low: float
    high: float
    unit: Unit

    def agrees(self, other: "Number") -> bool:
        """Tell whether both can be right: their ranges meet."""
        return self.low <= other.high and other.low <= self.high


WAYS = {"deep": "deep", "high": "high", "tall": "high"}
"""In which direction so many metres go; a hole “of 50 metres” is taken to be so long."""

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen"""
_TENFOLD = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: float(n) for n, word in enumerate(_ONES.split())} | {
    word: 10.0 * n for n, word in enumerate(_TENFOLD.split(), 2)
}
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SCALES |= {"m": 1e6, "bn": 1e9, "trillion": 1e12}
_PARTS = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}

_TENS, _SMALL = "|".join(list(_WORDS)[20:]), "|".join(list(_WORDS)[1:20])
_SPELLED = rf"(?:{_TENS})(?:[- ](?:{_SMALL}))?|{_SMALL}"
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALED = (
    rf"(?:{_FIGURE}|{_SPELLED}|an?|half an?)[\s-]?"
    rf"(?:dozen|hundred|thousand|million|billion|trillion)s?|(?:{_FIGURE})\s?(?:m|bn)"
)
_ABOUT = {
    "low": r"at least|more than|over|above|no fewer than|no less than|upwards of",
    "high": r"at most|up to|fewer than|less than|under|below|no more than|as many as",
    "near": r"about|around|some|roughly|approximately|an estimated|nearly half|or so",
    "just_over": r"just over|slightly over|slightly more than|just above|a little over",
    "just_under": r"nearly|almost|just under|close to|just below|not quite",
}
_QUALIFIED = "|".join(f"(?P<{kind}>{words})" for kind, words in reversed(_ABOUT.items()))
_MEASURES: dict[str, tuple[Unit, float]] = {
    "%": ("share", 1),
    "percent": ("share", 1),
    "per cent": ("share", 1),
    "second": ("hours", 1 / 3600),
    "minute": ("hours", 1 / 60),
    "hour": ("hours", 1),
    "day": ("hours", 24),
    "week": ("hours", 168),
    "month": ("hours", 730),
    "year": ("hours", 8760),
    "time": ("count", 1),
    **dict.fromkeys(
        ("dollar", "euro", "pound", "rouble", "ruble", "hryvnia", "crown", "franc"), ("money", 1)
    ),
    **{word: ("size", factor) for word, factor in (("kilometre", 1e3), ("kilometer", 1e3))},
    **{word: ("size", 1.0) for word in ("metre", "meter")},
    "nautical mile": ("size", 1852.0),
    "mile": ("size", 1609.0),
    **{word: ("weight", 1e3) for word in ("tonne", "ton")},
}
_MEASURE = "|".join(sorted(_MEASURES, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w.,-])(?:(?:{_QUALIFIED})\s)?(?P<sign>[$€£])?"
    rf"(?:(?P<of>{_SPELLED}|\d+) (?:out of|in every) (?:every )?(?P<all>{_SPELLED}|\d+)"
    rf"|(?P<part>half|an? (?:third|quarter|fifth|tenth))(?= (?:of|the|as)\b|[.,;]| per)"
    rf"|(?P<scaled>{_SCALED})|(?P<plain>{_FIGURE}|{_SPELLED}))(?![\w]|[.,]\d)"
    rf"(?P<half> and a half)?(?:[\s-]?(?P<measure>{_MEASURE})s?\b|(?P<percent>\s?%))?",
    re.IGNORECASE,
)
_NAMED = """january february march april may june july august september october november
december"""
_MONTHS = [name[:3] for name in _NAMED.split()]
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|t)?" for name in _NAMED.split())
_DATE = re.compile(
    rf"\b(?:(?P<m>{_MONTH})\.? (?P<d>\d{{1,2}})(?!\d)|(?P<d2>\d{{1,2}}) "
    rf"(?P<m2>{_MONTH}))\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\b(?P<h>\d{1,2})(?:[.:](?P<min>\d\d))?\s?(?P<half>a\.?m|p\.?m)\b\.?|\b(?P<h2>\d{1,2}):(?P<min2>\d\d)\b"
    r"|\b(?:at|by|around|until|from) (?P<h3>[01]?\d|2[0-3])\.(?P<min3>[0-5]\d)\b"
    r"(?![.,]?\d| ?%| per|\s?[ap]\.?m\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\w.,$€£-])(?:1[6-9]|20)\d\d(?![\w-]|[.,]\d)")
_AFTER = re.compile(r"\s?(?:ago|later|old|earlier|before|times? as)\b|-year-old", re.IGNORECASE)
_AGED = re.compile(r"(?:\baged?|,)\s*$", re.IGNORECASE)
_NAMED_BY = re.compile(r"\b(?:No|no|number|unit|article|section)\.?\s?$")
"""“Colony No. 3” is one."""
_CHILD_OF = re.compile(r"\b(?:sons?|daughters?|boys?|girls?|child|man|woman) of\s*$", re.IGNORECASE)


def numbers(text: str, sentence: Span) -> list[Number]:
    """Read the numbers of a sentence, in order; ages, ordinals and “one” are none of them."""
    found: list[Number] = []
    for read in (_dates, _clocks, _years, _amounts):
        taken = [number.span for number in found]
        found += [n for n in read(text, sentence) if not any(n.span.meets(t) for t in taken)]
    return sorted(found, key=lambda number: number.span)


def _dates(text: str, sentence: Span) -> Iterator[Number]:
    for found in _DATE.finditer(text, sentence.start, sentence.end):
        month = _MONTHS.index((found["m"] or found["m2"]).lower()[:3])
        yield _exactly(found, 31.0 * month + float(found["d"] or found["d2"]), "date")


def _clocks(text: str, sentence: Span) -> Iterator[Number]:
    for found in _CLOCK.finditer(text, sentence.start, sentence.end):
        hour = int(found["h"] or found["h2"] or found["h3"])
        late = (found["half"] or "").lower().startswith("p") and hour < 12
        minutes = 60 * (hour + 12 * late) + int(found["min"] or found["min2"] or found["min3"] or 0)
        yield _exactly(found, float(minutes), "clock")


def _years(text: str, sentence: Span) -> Iterator[Number]:
    for found in _YEAR.finditer(text, sentence.start, sentence.end):
        yield _exactly(found, float(found[0]), "year")


def _exactly(found: re.Match[str], value: float, unit: Unit) -> Number:
    return Number(Span(*found.span()), value, value, unit)


def _amounts(text: str, sentence: Span) -> Iterator[Number]:
    for found in _NUMBER.finditer(text, sentence.start, sentence.end):
        if _counts(found, text, sentence):
            unit, factor = _unit(found)
            value = _value(found) * factor
            yield Number(Span(found.start(), found.end()), *_range(found, value), unit)


def _counts(found: re.Match[str], text: str, sentence: Span) -> bool:
    """Tell a number from an age, from how long ago, and from “one” that stands for somebody."""
    if (found["plain"] or "").lower() in ("one", "zero") and not found["measure"]:
        return False
    before = text[max(sentence.start, found.start() - 12) : found.start()]
    aged = _AGED.search(before) and text[found.end() : found.end() + 1] in (",", ".")
    if _NAMED_BY.search(before):
        return False
    return not aged and not _CHILD_OF.search(before) and not _AFTER.match(text, found.end())


def _unit(found: re.Match[str]) -> tuple[Unit, float]:
    if found["of"] or found["part"] or found["percent"]:
        return "share", 1.0
    if found["sign"]:
        return "money", 1.0
    measure = (found["measure"] or "").lower()
    return _MEASURES.get(measure, ("count", 1.0))


def _value(found: re.Match[str]) -> float:
    if found["of"]:
        return 100 * _plain(found["of"]) / max(1.0, _plain(found["all"]))
    if found["part"]:
        return _PARTS[found["part"].lower().split()[-1]]
    if found["scaled"]:
        return _scaled(found["scaled"].lower())
    return _plain(found["plain"]) + 0.5 * bool(found["half"])


def _scaled(words: str) -> float:
    name = re.search(r"[a-z]+$", words.rstrip("s"))
    scale = _SCALES[name[0]] if name else 1.0
    before = words[: name.start()].strip(" -") if name else words
    if before in ("a", "an", ""):
        return scale
    return scale / 2 if before.startswith("half") else scale * _plain(before)


def _plain(number: str) -> float:
    word = number.lower()
    if word[0].isdigit():
        return float(word.replace(",", ""))
    return sum(_WORDS[part] for part in re.split(r"[- ]", word))


def _range(found: re.Match[str], value: float) -> tuple[float, float]:
    if found["low"]:
        return value, inf
    if found["high"]:
        return 0.0, value
    below = NEAR if found["near"] else JUST if found["just_under"] else 0.0
    above = NEAR if found["near"] else JUST if found["just_over"] else 0.0
    return value * (1 - below), value * (1 + above)
