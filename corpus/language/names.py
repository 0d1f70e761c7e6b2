"""Find who and what is named in a text, one entity for all mentions of one."""

from collections.abc import Sequence

from corpus.language import names_cyrillic, names_english
from corpus.language.naming import Mention
from corpus.language.pipeline import Parsed
from corpus.model import Name


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Return every mention of a person, place, organisation or group, in order.

    A person's entity is the key of the surname, so that "Lt Gen Igor Kirillov" here, a bare
    "Kirillov" there and "Кириллова" elsewhere meet. Only where one text gives two people
    of one surname do their given names go before it, and a bare surname is then the nearest
    person named in full before it. What this leaves to do across articles: tell namesakes
    apart when each article knows only one of them. A place's or organisation's entity is
    that of its entry in the name table, else its words.
    """
    found = names_english.mentions(parsed) if parsed.doc else names_cyrillic.mentions(parsed)
    return _resolved(sorted(found, key=lambda m: m.span))


def display(text: str, names: Sequence[Name], entity: str) -> str:
    """Return the fullest form in which the text names an entity, the first of equals."""
    forms = [name.span.of(text) for name in names if name.entity == entity]
    return max(forms, key=lambda form: len(form.split()), default="")


def _resolved(mentions: list[Mention]) -> tuple[Name, ...]:
    """Give each mention its entity, in the order of the text."""
    shared = _shared_surnames(mentions)
    last: dict[str, str] = {}
    resolved = []
    for mention in mentions:
        entity = mention.key
        if mention.kind == "person" and mention.key in shared:
            entity = _namesake(mention, mentions, last)
        resolved.append(Name(mention.span, mention.kind, entity))
    return tuple(resolved)


def _shared_surnames(mentions: list[Mention]) -> set[str]:
    """Return the surnames that the text gives to people of different given names."""
    given: dict[str, set[str]] = {}
    for mention in mentions:
        if mention.kind == "person" and len(mention.given) > 1:
            given.setdefault(mention.key, set()).add(mention.given)
    return {surname for surname, names in given.items() if len(names) > 1}


def _namesake(mention: Mention, mentions: list[Mention], last: dict[str, str]) -> str:
    """Tell which bearer of a shared surname is meant: the named, else the nearest before."""
    if mention.given:
        last[mention.key] = f"{_fullest(mention, mentions)} {mention.key}"
    return last.get(mention.key, mention.key)


def _fullest(mention: Mention, mentions: list[Mention]) -> str:
    """Read an initial as the first given name that it can stand for."""
    return next(
        (
            other.given
            for other in mentions
            if other.key == mention.key
            and len(other.given) > 1
            and other.given.startswith(mention.given)
        ),
        mention.given,
    )
