"""How many came to harm or were taken, as a sentence tells it of the whole incident."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from corpus.language.stating.numbers import Number, numbers
from corpus.model import Span

Fate = Literal["killed", "hurt", "missing", "held", "captured"]

BEFORE, LONG, AFTER = 45, 100, 60
"""Characters before (more where something has risen) and after a number in which its sentence
says what became of so many."""

_FATES: dict[Fate, str] = {
    "killed": r"kill(?:ed|ing|s)|dead|died|deaths?|los(?:t|e|ing) (?:his|her|their) li(?:fe|ves)"
    r"|(?:death )?toll|fatalities|perished|drown(?:ed|ing|s)?",
    "hurt": r"injur(?:ed|ing|ies)|wound(?:ed|ing)|hurt",
    "missing": r"missing|unaccounted for",
    "captured": r"(?:taken|took) (?:prisoner|captive)|captured|surrendered",
    "held": r"arrest(?:ed|s|ing)|detain(?:ed|ing)|taken into custody|rounded up",
}
_FATE = {fate: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for fate, words in _FATES.items()}
_NOBODY = re.compile(
    r"\b(?:no ?body|no[- ]one|none|no (?:\w+ )?(?:people|one|person|civilians?|casualties))\b"
    r"[^.;,:?]{0,25}?\b(?P<fate>kill\w*|die[ds]?|dead|injur\w*|wounded|hurt|missing|arrested"
    r"|detained|taken prisoner|captured)\b|\bno (?P<noun>deaths|injuries|arrests)\b",
    re.IGNORECASE,
)
_ALL_FOUND = re.compile(r"\b(?:all|every)\b[^.;,:?]{0,30}\baccounted for\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:among|including|of (?:the|those|whom|which)|another|further|more|first|last)\W+$", re.I
)
_OF_THEM = re.compile(
    r"^\s*(?:of (?:the|them|those|whom)|more|others?|year|week|day|month"
    r"|(?:prior|previous|earlier|past) arrests?)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = re.compile(
    r"\b(?:kill(?:ed|ing|s)|injur(?:ed|ing)|wound(?:ed|ing)|hurt(?:ing)?|arrest(?:ed|s|ing)"
    r"|detain(?:ed|ing))\s*$",
    re.IGNORECASE,
)
_TIMES = re.compile(r"\btimes$|\d\s?m$", re.IGNORECASE)
_RISEN = re.compile(
    r"\b(?:toll|(?:number|count) of (?:\w+ )?(?P<fate>killed|dead|deaths|injured|wounded|missing)"
    r"|(?:dead|injured|wounded|missing))\b[^.;:]{0,60}?\b(?:rose|rises|risen|climbed|grew|grown|jumped"
    r"|stands|stood|went up|put) (?:further )?(?:to|at) $",
    re.IGNORECASE,
)
"""“The number of people killed on the coast rose to”, before a number."""
_OTHERS = re.compile(r"\b(?:dead|killed|died|wounded|injured|hurt|missing) and\s*$", re.IGNORECASE)
"""“She was shot dead and” before a number: it is of others."""
_ENDS = re.compile(r"[,;:—()]")
_LIVES = re.compile(r"\s*(?:\w+ )?lives\b", re.IGNORECASE)
_COST = re.compile(r"\b(?:loss of|claim\w*|cost\w*|took|taken|taking) $", re.IGNORECASE)
"""“With the loss of 138 lives”, which nobody “saved”."""


@lru_cache(maxsize=4096)
def tolls(text: str, sentence: Span) -> dict[Fate, Number]:
    """Read how many were killed, hurt, missing or held; parts of a number are no toll."""
    found: dict[Fate, Number] = {}
    for fate, number in [*_none(text, sentence), *_some(text, sentence)]:
        found.setdefault(fate, number)
    return found


def _none(text: str, sentence: Span) -> Iterator[tuple[Fate, Number]]:
    for said in _NOBODY.finditer(text, sentence.start, sentence.end):
        word = said["fate"] or said["noun"]
        fate = next((fate for fate, pattern in _FATE.items() if pattern.match(word)), None)
        at = Span(*said.span())
        if fate:
            yield fate, Number(at, 0.0, 0.0, "count")
        if fate == "hurt":  # who is killed was hurt
            yield "killed", Number(at, 0.0, 0.0, "count")
    for said in _ALL_FOUND.finditer(text, sentence.start, sentence.end):
        yield "missing", Number(Span(*said.span()), 0.0, 0.0, "count")


def _some(text: str, sentence: Span) -> Iterator[tuple[Fate, Number]]:
    found = numbers(text, sentence)
    for last, number, following in zip([None, *found], found, [*found[1:], None], strict=False):
        start = last.span.end if last else sentence.start
        end = following.span.start if following else sentence.end
        reach = LONG if text.endswith((" to ", " at "), start, number.span.start) else BEFORE
        before = text[max(start, number.span.start - reach) : number.span.start]
        after = text[number.span.end : min(end, number.span.end + AFTER)]
        counts = number.unit == "count" and not _TIMES.search(number.span.of(text))
        if counts and not _PART.search(before) and not _OF_THEM.match(after):
            yield from ((fate, number) for fate in _FATE if _meets(fate, before, after))


def _meets(fate: Fate, before: str, after: str) -> bool:
    """Tell whether the words just after a number, else just before it, tell of a fate.

    After a verb (“killing three”) what follows is of others: “and injuring several”.
    """
    if _LIVES.match(after) and not _FATE[fate].match(after):
        return fate == "killed" and bool(_COST.search(before))
    if verb := _JUST_BEFORE.search(before):
        return bool(_FATE[fate].match(verb[0]))
    if risen := _RISEN.search(before):
        return bool(_FATE[fate].match(risen["fate"] or risen[0].split()[0]))
    near = _ENDS.split(after)[0], "" if _OTHERS.search(before) else _ENDS.split(before)[-1]
    if any(_FATE[fate].search(part) for part in near):
        rest = near[0] if any(p.search(near[0]) for p in _FATE.values()) else near[1]
        return bool(_FATE[fate].search(rest))
    return False
