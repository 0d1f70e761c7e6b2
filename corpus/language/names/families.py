"""Bring Russian and Ukrainian surnames back to the nominative."""

import re
from dataclasses import dataclass
from typing import Literal

from corpus.nametable import cases

Gender = Literal["male", "female", "unclear"]

_WOMEN = {"Helen", "Catherine", "Mary", "Lyubov", "Julia"}
_MEN_IN_A = {"Nikita", "Ilya"}


@dataclass(frozen=True, slots=True)
class Family:
    """A surname in the nominative."""

    form: str
    gender: Gender = "unclear"


_STEMS_AND_CASES: tuple[tuple[str, str, str, Gender], ...] = (
    (r"[сц]к", "ого|ому|им|ом", "ий", "male"),
    (r"[сцз]ьк", "ого|ому|им", "ий", "male"),
    (r"[сц]к", "ая|ой|ую|ою", "ая", "female"),
    (r"[сцз]ьк", "а|ої|ій|у|ою", "а", "female"),
    (r"[нлртжш]", "ого|ому|ым", "ый", "male"),
    (r"[нлртжш]", "ая|ую", "ая", "female"),
    (r"ьн", "ой", "ая", "female"),
    (r"[оеёєі]в|.[иіїы]н", "ым|им|е|і|ові", "", "male"),
    (r"[оеёєі]в|.[иіїы]н", "ой|ою|ої|ій", "а", "female"),
    (r"енк", "а|у|ом|ові", "о", "unclear"),
    (r"[иіоу]ч|[уюяаеи]к|ян|ин", "а|у|ом|ем|е|ові|еві", "", "male"),
    (r"[ао]л|[аео]р|[аео]т|[ае]с", "а|у|ом|ем|ові", "", "male"),
)
"""How a stem ends, the case endings it takes, that of the nominative, and whose name it is."""

_RULES = tuple(
    (re.compile(f"({stem})(?:{endings})$"), rf"\1{form}", gender)
    for stem, endings, form, gender in _STEMS_AND_CASES
)
_MAYBE_HER = re.compile(r"(?:[оеёєі]в|.[иіїы]н)[ау]$")
_FAMILY = re.compile(
    r"(?:[оеёєі]в|[^аеиоуыэюяії][иіїы]н)(?:а|у|ым|им|ом|е|і|ой|ою|ої|ій|ові)?$"
    r"|(?:[сц]к|[сцз]ьк)(?:ий|ого|ому|им|ом|ая|ой|ую|а|ої|ій|у|ою)$"
    r"|енк(?:о|а|у|ом|ові)$|(?:чук|щук|ович|евич)(?:а|у|ом|ем|ові|еві)?$"
)


def is_family(word: str) -> bool:
    """Tell whether a word looks like a surname, in some case."""
    return len(word) > 4 and bool(_FAMILY.search(word))


def nominative(surname: str, given: str = "") -> Family:
    """Return a surname in the nominative; the given name before it tells whose it is.

    Without one, "Пескова" is read as a man's in an oblique case, which in the news it mostly is.
    """
    gender = _gender(given)
    if _MAYBE_HER.search(surname):
        if gender == "female":
            return Family(surname[:-1] + "а", "female")
        return Family(surname[:-1], "male")
    for pattern, form, meant in _RULES:
        if pattern.search(surname) and gender in ("unclear", meant, _any(meant)):
            return Family(pattern.sub(form, surname), meant)
    return Family(surname, gender)


def _any(meant: Gender) -> Gender:
    return "male" if meant == "unclear" else meant


def _gender(given: str) -> Gender:
    entry = cases().get(given)
    if entry is None or entry.section != "given":
        return "unclear"
    chief = entry.forms[0]
    hers = chief in _WOMEN or (chief.endswith("a") and chief not in _MEN_IN_A)
    return "female" if hers else "male"
