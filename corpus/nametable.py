"""The table of translated names in `config/names.toml`, with the case endings of its forms."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from corpus.model import NameKind

NAMES = Path(__file__).resolve().parent.parent / "config" / "names.toml"

Section = Literal["places", "organisations", "groups", "people", "given"]

KINDS: dict[Section, NameKind] = {
    "places": "place",
    "organisations": "organisation",
    "groups": "group",
    "people": "person",
    "given": "person",
}

_ENDINGS = (
    (r"(?:ець|єць)$", "ець єць ця цю цем ці цеві ців цям цями цях йця йцю йцем йці йців йцям"),
    (r"ец$", "ец ца цу цем це цы цев цам цами цах йца йцу йцем йцы йцев йцам йцами йцах"),
    (r"(?:нин|не|ни)$", "нин нина нину нином нине не ни н нам нами нах нином нину"),
    (r"(?:ск|цк)ий$", "+ий ого ому им ом ая ой ую ое ие их ими"),
    (r"(?:ськ|цьк|зьк)ий$", "+ий ого ому им а ої ій у ою е і их ими"),
    (r"[иы]й$", "ий ый ого ому им ым ом ая ой ую ое ие ые их ых ими ыми ої ій ою і"),
    (r"(?:ия|ие)$", "ия ии ию ией иею"),
    (r"ія$", "ія ії ію ією"),
    (r"[ая]$", "а я ы и е у ю ой ей ою ею і ї єю о"),
    (r"ів$", "ів ова ову овом ові"),
    (r"їв$", "їв єва єву євом єві"),
    (r"(?<=[лркн])о$", "о а у ом ові і"),
    (r"[оеєиіуюэ]$", "+"),
    (r"ь$", "ь я ю ем е и ью і ю єм еві"),
    (r"[йї]$", "й я ю ем е єм єві ї и"),
    (r"[ыи]$", "ы и ов ев ам ами ах і ів"),
    (r"(?<=р)$", "+ а у ом ем е ы и і ов ів ові ам ами ах я ю еві"),
    (r"$", "+ а у ом ем е ы и і ов ів ові ам ами ах"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the name table: one name, its kind, and its forms, the first the chief."""

    kind: NameKind
    section: Section
    forms: tuple[str, ...]


@cache
def _sections() -> dict[str, Any]:
    return tomllib.loads(NAMES.read_text(encoding="utf-8"))


@cache
def table() -> tuple[Known, ...]:
    """Read the name table; read once a process."""
    sections = _sections()
    return tuple(
        Known(kind, section, (chief, *forms))
        for section, kind in KINDS.items()
        for chief, forms in sections[section].items()
    )


@cache
def common_words() -> frozenset[str]:
    """Return the forms that in small letters are more often an ordinary word."""
    return frozenset(_sections()["common_words"]["forms"])


@cache
def arabic_given() -> frozenset[str]:
    """Return the given names, in small letters, whose bearers' surnames are written by ear."""
    return frozenset(name.casefold() for name in _sections()["arabic"]["given"])


def declined(form: str) -> frozenset[str]:
    """Return a Cyrillic form in its cases, and a few more that no text holds; else the form."""
    if " " in form or not re.search(r"[а-яіїєґё]$", form):
        return frozenset({form})
    pattern, endings = next((p, e) for p, e in _ENDINGS if re.search(p, form))
    base = re.sub(r"[иы]й$", "", form) if endings.startswith("+ий") else re.sub(pattern, "", form)
    cases = endings.removeprefix("+ий").removeprefix("+").split()
    return frozenset({form, *(base + case for case in cases)})


@cache
def cases() -> dict[str, Known]:
    """Map every one-word form, in every case and as it is written, to its entry."""
    found: dict[str, Known] = {}
    for entry in table():
        for form in entry.forms:
            for case in sorted(declined(form)):
                found.setdefault(case, entry)
    return found


def is_oblique(name: str) -> bool:
    """Tell whether a word of a name is known, and stands in another case: Киевом, Семёна Ладова."""
    known = ((word, cases().get(word)) for word in name.split())
    return any(entry is not None and word not in entry.forms for word, entry in known)
