"""Judge whether two names, however they are spelled, may be one person's or one place's."""

import re
from functools import cache

from rapidfuzz import fuzz

from corpus.fullnames import FullName, full_name, is_surname_first, name_parts
from corpus.lexicon import lexicon
from corpus.nametable import arabic_given, table
from corpus.palladius import pinyin
from corpus.readings import heard_alike, readings
from corpus.spelling import bare, fold, full_key, given_name_key, known_name, name_key

CLOSE = 80
"""Likeness (per cent of letters) that surnames need beside equal consonants where one is English,
French and so on, written by ear in Cyrillic."""

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_SLAVIC = re.compile(
    r"(?:[oe][vw]a?|[sztc]k(?:[iy]+|a|aya|oy)|enko|ch?uk|yuk|[oe]vi[cč]h?|shvili|adze|yan)$"
)
"""Surnames that transliteration takes over letter by letter, so that each letter counts."""
_OBLIQUE = (
    (re.compile(r"(?<=..[сцзь]к)(?:ого|ому|им)$"), "ий"),
    (re.compile(r"(?<=...[нлртжш])(?:ого|ому)$"), "ый"),
    (re.compile(r"(?<=[оеёєі]в)(?:ым|им)$|(?<=.[иіїы]н)(?:ым|им)$"), ""),
)
"""Case endings that leave no doubt; that of Пескова may be a woman's nominative."""


def same_name(a: str, b: str) -> bool:
    """Tell whether two names may be spellings of one, or one of them the short form of the other.

    Names stand in the nominative, or in a case that leaves no doubt of it.
    """
    a, b = _nominative(bare(a)), _nominative(bare(b))
    if full_key(a) == full_key(b) or _in_chinese(a, b):
        return True
    if _are_apart(a, b):
        return False
    one, other = full_name(a), full_name(b)
    if one.given and other.given and one.junior != other.junior:
        return False
    return _ends_with(one, other) or (
        _surnames_alike(one, other) and given_agree(one.given, other.given)
    )


def _nominative(name: str) -> str:
    for pattern, ending in _OBLIQUE:
        if pattern.search(name):
            return pattern.sub(ending, name)
    return name


def _in_chinese(a: str, b: str) -> bool:
    """Tell whether one name is the other in the letters of Palladius."""
    if not _across(a, b):
        return False
    ours, theirs = (a, b) if is_cyrillic(a) else (b, a)
    return is_surname_first(ours) and pinyin(ours) == re.sub(r"[^a-z]", "", fold(theirs))


def _are_apart(a: str, b: str) -> bool:
    """Tell what the table knows to be two, and a place from what only ends in its name."""
    known, other = known_name(a), known_name(b)
    if known and other:
        return known != other
    if len(a.split()) == len(b.split()):
        return False
    is_place = any(entry is not None and entry.section != "people" for entry in (known, other))
    return is_place or bool(_firsts(a, b) & name_parts("makes_another"))


def _firsts(*names: str) -> set[str]:
    return {name.split()[0].casefold().strip(".") for name in names if len(name.split()) > 1}


def _ends_with(one: FullName, other: FullName) -> bool:
    """Tell "López Obrador", two words at least, at the end of the longer name."""
    short, long = sorted((one.whole, other.whole), key=len)
    if not 1 < len(short) < len(long):
        return False
    return [*map(name_key, short)] == [*map(name_key, long[-len(short) :])]


# --- surnames ----------------------------------------------------------------------------


def _surnames_alike(one: FullName, other: FullName) -> bool:
    a, b = one.surname, other.surname
    if _keys(a) & _keys(b):
        return True
    if any(map(known_name, (a, b))) or _is_exact(a, b) or not _by_ear(one, other):
        return False
    full = bool(one.given and other.given)
    return heard_alike(a, b, 1 if full else 3, CLOSE)


def _keys(surname: str) -> set[str]:
    return {name_key(reading) for reading in readings(surname)} | {name_key(surname)}


def _is_exact(a: str, b: str) -> bool:
    """Tell surnames of which each letter counts."""
    folded = fold(a), fold(b)
    return any(map(_SLAVIC.search, folded)) or all(word.endswith(("in", "yn")) for word in folded)


def _by_ear(one: FullName, other: FullName) -> bool:
    """Tell names that are written by ear: from script to script, and from Arabic."""
    return _across(one.surname, other.surname) or (_is_arabic(one) and _is_arabic(other))


def is_cyrillic(name: str) -> bool:
    """Tell whether a name is written in Cyrillic letters."""
    return _CYRILLIC.search(name) is not None


def _across(a: str, b: str) -> bool:
    return is_cyrillic(a) != is_cyrillic(b)


def _is_arabic(name: FullName) -> bool:
    return any(given_name_key(given) in arabic_given() for given in name.given)


# --- given names ---------------------------------------------------------------------------


def given_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether given names, initials and patronymics do not contradict each other."""
    return all(given_alike(x, y) for x, y in zip(a, b, strict=False))


def given_alike(a: str, b: str) -> bool:
    """Tell whether two given names, or a name and an initial, may be one."""
    first, second = _given_keys(a), _given_keys(b)
    if first & second:
        return True
    if min(map(len, first)) <= 1 or min(map(len, second)) <= 1:
        return bool(_initials(a) & _initials(b))
    if _across(a, b) and heard_alike(a, b, 1, 100):  # Даниэль is Daniel and Danielle
        return True
    if (_is_known(a) and _is_known(b)) or _genders(a, b) == {"male", "female"}:
        return False
    x, y = given_name_key(a), given_name_key(b)
    if _across(a, b):
        return heard_alike(a, b, 1, 40)
    return min(len(x), len(y)) >= 6 and x[-1] == y[-1] and fuzz.ratio(x, y) > 88


def _given_keys(given: str) -> set[str]:
    return {given_name_key(reading) for reading in readings(given)} | {given_name_key(given)}


def _initials(given: str) -> set[str]:
    """Return the letters that may stand for a given name: О. and A. for Oleksandr."""
    forms = _known_given().get(given_name_key(given), ())
    return {fold(form)[:1] for form in (given, *forms)} | {key[:1] for key in _given_keys(given)}


def _is_known(given: str) -> bool:
    """Tell whether the table has a given name, which is then no spelling of another entry."""
    return given_name_key(given) in _known_given()


@cache
def _known_given() -> dict[str, tuple[str, ...]]:
    return {fold(entry.forms[0]): entry.forms for entry in table() if entry.section == "given"}


def _genders(a: str, b: str) -> set[str]:
    listed = lexicon("given_names")
    return {
        gender
        for gender in ("male", "female")
        for name in (a, b)
        if fold(name) in listed[gender]["names"]
    }
