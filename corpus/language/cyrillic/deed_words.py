"""Look up which Russian and Ukrainian words tell a deed, and in which form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from corpus.language.cyrillic.forms import Form
from corpus.lexicon import lexicon
from corpus.model import Language

Voice = Literal["active", "passive", "full", "reflexive"]
"""Of a participle in its full form, "full", only with a form of "to be" is it told as done."""

_ENDING: dict[str, Form] = {"": "m", "л": "m", "в": "m", "ла": "f", "ло": "n", "ли": "p"}
_SHORT: dict[str, Form] = {"": "m", "а": "f", "о": "n", "ы": "p"}
_FULL: dict[str, Form] = {"ий": "m", "а": "f", "е": "n", "і": "p"}
_ITSELF: dict[str, Form] = {
    "ся": "m",
    "ась": "f",
    "ось": "n",
    "ись": "p",
    "ася": "f",
    "ося": "n",
    "ися": "p",
}
_DONE_TO_ITSELF = {"shell", "bomb", "storm", "detain", "deport"}
"""What «-ся» makes a passive; «взрывается» and «пытается» are none."""
_PRESENT: dict[str, dict[str, Form]] = {
    "ru": {"ет": "s", "ит": "s", "ут": "p", "ют": "p", "ят": "p", "ат": "p"},
    "uk": {"є": "s", "е": "s", "ить": "s", "їть": "s", "уть": "p", "ють": "p", "ять": "p"},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word for a deed: its stems, what must stand beside it, and how it takes its target."""

    event: str
    past: str
    participle: str
    present: str
    beside: str
    prepositions: tuple[str, ...]
    blames: bool = False

    @property
    def is_direct(self) -> bool:
        """Tell whether it takes its target in the accusative."""
        return not self.prepositions


@dataclass(frozen=True, slots=True)
class Use:
    """A word for a deed as it stands in a text."""

    entry: Entry
    voice: Voice
    form: Form


@lru_cache(maxsize=20_000)
def verb_uses(word: str, language: Language) -> tuple[Use, ...]:
    """Return the deeds that a word in small letters may tell as a verb."""
    plain = word.replace("ё", "е").replace("’", "'").replace("ʼ", "'")
    near = _verbs(language).get(plain[:2], ())
    return tuple(use for entry in near for use in _uses(entry, plain, language))


@lru_cache(maxsize=20_000)
def noun_entries(word: str, language: Language) -> tuple[Entry, ...]:
    """Return the deeds that a noun in small letters may name."""
    plain = word.replace("ё", "е")
    if verb_uses(word, language):
        return ()
    near = _nouns(language).get(plain[:2], ())
    return tuple(
        e for e in near if plain.startswith(e.past) and CASE_ENDING.match(plain, len(e.past))
    )


def tells(word: str, language: Language) -> bool:
    """Tell whether a word in small letters may tell a deed."""
    return bool(verb_uses(word, language) or noun_entries(word, language))


CASE_ENDING = re.compile(r"(?:[аеєиіїоуыюяй]|ом|[еє]м|о[йюв]|[еє][йю]|[іїе]в|[ая](?:м|ми|х)|ові)?$")


def _uses(entry: Entry, word: str, language: Language) -> Iterator[Use]:
    """Read a word as each of the forms of a verb."""
    form = _past(entry.past, word) or _rest(entry.present, word, _PRESENT[language])
    if form is not None:
        yield Use(entry, "active", form)
    short: dict[str, Form] = _SHORT if language == "ru" else {"о": "n"}
    form = _rest(entry.participle, word, short)
    if form is not None:
        yield Use(entry, "passive", form)
    form = _rest(entry.participle, word, _FULL) if language == "uk" else None
    if form is not None:
        yield Use(entry, "full", form)
    bare = word.removesuffix("ся")
    passive = bare != word and entry.event in _DONE_TO_ITSELF
    form = _rest(entry.present, bare, _PRESENT[language]) if passive else None
    if form is not None:
        yield Use(entry, "reflexive", form)


def _past(stem: str, word: str) -> Form | None:
    if stem[-1] in "лв":  # врезал-ся: what is done to oneself only
        return _rest(stem, word, _ITSELF)
    endings = _ENDING if stem[-1] not in "аеиіїоуыя" else {e: f for e, f in _ENDING.items() if e}
    return _rest(stem, word, endings)


def _rest(stem: str, word: str, endings: dict[str, Form]) -> Form | None:
    return endings.get(word[len(stem) :]) if stem and word.startswith(stem) else None


@cache
def _verbs(language: Language) -> dict[str, list[Entry]]:
    """Map two letters to the entries one of whose stems begins with them."""
    found: dict[str, list[Entry]] = {}
    given = lexicon("deeds_cyrillic")[language]
    entries = [
        _entry(event, form, False) for event, forms in given["verbs"].items() for form in forms
    ]
    entries += [
        _entry(event, form, True) for event, forms in given["blame"].items() for form in forms
    ]
    for entry in entries:
        for start in sorted({s[:2] for s in (entry.past, entry.participle, entry.present) if s}):
            found.setdefault(start, []).append(entry)
    return found


@cache
def _nouns(language: Language) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for event, forms in lexicon("deeds_cyrillic")[language]["nouns"].items():
        for form in forms:
            entry = _entry(event, form, False)
            found.setdefault(entry.past[:2], []).append(entry)
    return found


def _entry(event: str, written: str, blames: bool) -> Entry:
    """Read PAST/PARTICIPLE/PRESENT+noun:prepositions."""
    stems, _, prepositions = written.partition(":")
    stems, _, beside = stems.partition("+")
    past, participle, present = (*stems.replace("ё", "е").split("/"), "", "")[:3]
    takes = tuple(prepositions.split(",")) if prepositions else ()
    return Entry(event, past, participle, present, beside, takes, blames)


@cache
def listed(language: Language, key: str) -> tuple[str, ...]:
    """Return one of the lists of words beside deeds."""
    return tuple(lexicon("deeds_cyrillic")[language]["words"][key])
