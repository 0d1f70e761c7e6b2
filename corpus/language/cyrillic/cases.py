"""Tell by its ending in which cases a Russian or Ukrainian word may stand."""

import re
from functools import lru_cache

from corpus.language.cyrillic.forms import Form
from corpus.model import Language

Reading = tuple[str, Form]
"""A case (n, g, d, a, i, l) with the number and gender in which a word may stand in it."""

Readings = frozenset[Reading]

EVERY: Readings = frozenset((c, f) for c in "ngdail" for f in "mfnp")  # type: ignore[misc]
"""What an abbreviation may be, which no case bends: ВСУ, СБУ, РФ."""


def _read(written: str) -> Readings:
    """Read "nm am" as masculine nominative and accusative."""
    return frozenset((pair[0], pair[1]) for pair in written.split())  # type: ignore[misc]


def _compiled(*rows: tuple[str, str]) -> tuple[tuple[re.Pattern[str], Readings], ...]:
    return tuple((re.compile(rf"(?:{endings})$"), _read(readings)) for endings, readings in rows)


_NOUNS = {
    "ru": _compiled(
        ("ами|ями|ьми", "ip"),
        ("ах|ях", "lp"),
        ("ам|ям", "dp"),
        ("ией|ьей", "if"),
        ("ей", "gp ap if"),
        ("ов|ев|ёв", "gp ap"),
        ("ием", "in"),
        ("ом|ем|ём", "im in"),
        ("ия", "nf gn np"),
        ("ии", "gf df lf np ap ln"),
        ("ие|ье", "nn an"),
        ("ию|ью", "af if dn"),
        ("ой|ою|ёй|ею", "if gf df"),
        ("ане|яне", "np"),
        ("а|я", "nf gm gn am np"),
        ("ы|и", "np ap gf"),
        ("у|ю", "af dm dn"),
        ("е", "lm df lf nn an"),
        ("о", "nn an"),
        ("ь", "nm nf am af"),
        ("й|[бвгджзклмнпрстфхцчшщ]", "nm am gp"),
    ),
    "uk": _compiled(
        ("ами|ями|ьми", "ip"),
        ("ах|ях", "lp"),
        ("ам|ям", "dp"),
        ("ів|їв|ей", "gp ap"),
        ("ові|еві|єві", "dm lm"),
        ("ом|ем|єм", "im in"),
        ("ння|ття", "nn an gn"),
        ("нням|ттям", "in"),
        ("ою|ею|єю|ю", "if af dm gm"),
        ("ани|яни", "np"),
        ("а|я", "nf gm gn am np"),
        ("и", "np ap gf"),
        ("і|ї", "np ap lm df lf gf"),
        ("у", "af gm dm lm"),
        ("е|є", "nn an"),
        ("о", "nn an"),
        ("ь", "nm nf am af"),
        ("й|[бвгґджзклмнпрстфхцчшщ]", "nm am gp"),
    ),
}
_ADJECTIVES = {
    "ru": _compiled(
        ("ыми|ими", "ip"),
        ("ых|их", "gp ap lp"),
        ("ого|его", "gm am gn"),
        ("ому|ему", "dm dn"),
        ("ым|им", "im in dp"),
        ("ую|юю", "af"),
        ("ая|яя", "nf"),
        ("ое|ее", "nn an"),
        ("ые|ие", "np ap"),
        ("ый|ий", "nm am"),
        ("[бвгджзкмнпрстхцчшщл]ой|ей", "gf df if lf nm am"),
    ),
    "uk": _compiled(
        ("ими|іми", "ip"),
        ("их|іх", "gp ap lp"),
        ("ого|ього", "gm am gn"),
        ("ому|ьому", "dm dn lm"),
        ("им|ім", "im in dp"),
        ("ої|ьої", "gf"),
        ("ий", "nm am"),
        ("(?:ськ|цьк|зьк|[нд]н|йн|[оеє]в|льн|рн|жн|чн|вн|ован|ен|рот|нов|ол)(?:ій)", "df lf"),
        ("(?:ськ|цьк|зьк|[нд]н|йн|льн|рн|жн|чн|ован)ою", "if"),
        ("(?:ськ|цьк|зьк|[нд]н|йн|льн|рн|жн|чн|ован)а", "nf"),
        ("(?:ськ|цьк|зьк|[нд]н|йн|льн|рн|жн|чн|ован)у", "af"),
        ("(?:ськ|цьк|зьк|[нд]н|йн|льн|рн|жн|чн|ован)е", "nn an"),
        ("(?:ськ|цьк|зьк|[нд]н|йн|льн|рн|жн|чн|ован|[еє]н)і", "np ap"),
    ),
}
_NOT_ADJECTIVES = re.compile(
    r"(?:ени|ани|и)ей$|(?:[аеу]ни|[ыои]ти|стви)е$|^(?:військ[аоу]|людей|детей|дітей|матерей|дочерей|лошадей|дверей|цілей|очей|целей|статей"
    r"|новостей|областей|властей|частей|герой|бой|строй|вой|слой)$"
)
_ANIMATE = {
    "ru": _compiled(
        ("ами|ями|ьми", "ip"),
        ("ам|ям", "dp"),
        ("ах|ях", "lp"),
        ("ов|ев|ёв|ей", "gp ap"),
        ("ом|ем|ём", "im"),
        ("ой|ою", "if im gf"),
        ("у|ю", "dm af"),
        ("а|я", "gm am"),
        ("ы|и|е", "np"),
        (".", "nm"),
    ),
    "uk": _compiled(
        ("ами|ями|ьми", "ip"),
        ("ам|ям", "dp"),
        ("ах|ях", "lp"),
        ("ів|їв|ей", "gp ap"),
        ("ові|еві|єві", "dm"),
        ("ом|ем|єм", "im"),
        ("ою|ею", "if"),
        ("у|ю", "dm af"),
        ("а|я", "gm am"),
        ("и|і|ї", "np"),
        (".", "nm"),
    ),
}


def is_abbreviation(word: str) -> bool:
    """Tell what no case bends."""
    return len(word) > 1 and word.isupper()


@lru_cache(maxsize=20_000)
def adjective(word: str, language: Language) -> Readings:
    """Return the readings of an adjective; none of what has no such ending."""
    if _NOT_ADJECTIVES.search(word):
        return frozenset()
    return next((r for pattern, r in _ADJECTIVES[language] if pattern.search(word)), frozenset())


@lru_cache(maxsize=20_000)
def noun(word: str, language: Language) -> Readings:
    """Return the readings of a noun of which nothing but its ending is known."""
    return next((r for pattern, r in _NOUNS[language] if pattern.search(word)), frozenset())


@lru_cache(maxsize=20_000)
def animate(word: str, language: Language) -> Readings:
    """Return the readings of a masculine noun for people, whose accusative is its genitive."""
    return next((r for pattern, r in _ANIMATE[language] if pattern.search(word)), frozenset())


def agrees(readings: Readings, verb: Form | None) -> bool:
    """Tell whether something in the nominative may be the subject of a verb in this form."""
    forms = {form for case, form in readings if case == "n"}
    return bool(forms - {"p"}) if verb in (None, "s") else verb in forms


def may_be(readings: Readings, *cases: str) -> bool:
    """Tell whether a word may stand in one of the cases."""
    return any(case in cases for case, _ in readings)
