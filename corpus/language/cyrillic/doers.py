"""Tell who may act in a Russian or Ukrainian clause, and whose a weapon is."""

from typing import Literal

from corpus.language.cyrillic.deed_words import listed
from corpus.language.cyrillic.noun_phrases import Phrase
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.readings import is_listed, is_person
from corpus.language.names.naming import entity_of
from corpus.model import Agency, Name
from corpus.nametable import cases, common_words

Kind = Literal["somebody", "unknown", "thing"]

_PRONOUNS = {"он", "она", "они", "він", "вона", "вони"}
_PEOPLES = ("ск", "цк", "ськ", "цьк", "зьк")
_SHARED = 4
"""Letters that an adjective shares with the place that it is of: вардийский, Вардия."""
_NEAR = 3
"""Letters at most between those and the ending of such an adjective."""


def kind_of(page: Page, phrase: Phrase, *, anybody: bool = False) -> Kind | None:
    """Say what a phrase can be as a doer; None of what does nothing: "мороз", "школа".

    `anybody` takes a capitalised word that begins a sentence for a name: who accuses is
    somebody, whoever it is.
    """
    if is_unknown(page, phrase):
        return "unknown"
    if is_listed(phrase.head, page.language, "weapons"):
        return "thing"
    named = any(name.kind != "other" or name.span.start == phrase.head_at for name in phrase.names)
    plain = is_listed(phrase.head, page.language, "people") or is_listed(
        phrase.head, page.language, "bodies"
    )
    if plain or phrase.head in _PRONOUNS or is_listed(phrase.head, page.language, "vehicles"):
        return "somebody"
    if phrase.head.startswith(page.roles) or is_person(phrase.head, page.language):
        return "somebody"
    if phrase.head.startswith("«") or people_of(page, phrase.head) or (named and _heads(phrase)):
        return "somebody"
    return "somebody" if _is_capital(page, phrase, anybody) else None


def is_unknown(page: Page, phrase: Phrase) -> bool:
    """Tell «неизвестные», «неустановленные лица», «неизвестный дрон»."""
    return any(word.startswith(listed(page.language, "unknown")) for word in phrase.words)


def agency_of(page: Page, phrase: Phrase) -> Agency:
    """Say what a doer makes of a deed: a weapon names somebody only with its owner."""
    kind = kind_of(page, phrase, anybody=True)
    if kind == "unknown":
        return "unknown"
    return "left_out" if kind == "thing" and not _has_owner(page, phrase) else "named"


def entity(page: Page, phrase: Phrase) -> str | None:
    """Return the entity of a doer or of whom it is part: российские войска, бойцы ФСБ."""
    ranked = sorted(phrase.names, key=lambda n: n.kind != "person")
    own = next((n.entity for n in ranked if n.kind != "other"), None)
    peoples = (people_of(page, word) for word in phrase.words)
    return own or next((p for p in peoples if p), None) or _any(phrase.names)


def people_of(page: Page, word: str) -> str | None:
    """Return the entity of a people or state that an adjective or a noun for people tells."""
    known = cases().get(word)
    if known is not None and known.section == "groups" and word not in common_words():
        return entity_of(known.forms[0], known.kind)
    stem = _stem_of_people(word)
    return next((n.entity for n in page.names if stem and _is_of(n, stem, page.text)), None)


def is_adjective_of_people(page: Page, word: str) -> bool:
    """Tell российский, вардийский and вражеский before a deed."""
    return people_of(page, word) is not None or word.startswith(listed(page.language, "foe"))


def _stem_of_people(word: str) -> str:
    """Return the beginning of an adjective such as вардийский; else nothing."""
    end = max(word.rfind(suffix) for suffix in _PEOPLES)
    return word[:_SHARED] if end >= _SHARED and len(word) - end <= _NEAR + 3 else ""


def _is_of(name: Name, stem: str, text: str) -> bool:
    return name.kind in ("place", "other") and name.span.of(text).lower().startswith(stem)


def _has_owner(page: Page, phrase: Phrase) -> bool:
    """Tell «российский дрон» and «дрон боевиков» from «дрон»."""
    if phrase.names or any(is_adjective_of_people(page, word) for word in phrase.words):
        return True
    behind = phrase.words[phrase.words.index(phrase.head) + 1 :]
    return any(
        is_listed(w, page.language, "people") or is_listed(w, page.language, "bodies")
        for w in behind
    )


def _heads(phrase: Phrase) -> bool:
    """Tell whether the name is the head of the phrase, or stands beside who bears it."""
    first = phrase.names[0]
    return first.span.start <= phrase.head_at or first.kind == "person"


def _is_capital(page: Page, phrase: Phrase, anybody: bool) -> bool:
    """Tell a name that nothing knows by its capital, where none is due."""
    at = phrase.head_at
    if not page.text[at : at + 1].isupper():
        return False
    amid = page.text[max(0, at - 2) : at - 1]
    return anybody or (amid.isalnum() or amid in ",;»")


def _any(names: tuple[Name, ...]) -> str | None:
    return names[0].entity if names else None
