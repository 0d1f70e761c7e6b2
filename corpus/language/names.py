"""Find who and what is named in a text, one entity for all mentions of one."""

from collections.abc import Sequence

from corpus.language import names_cyrillic, names_english
from corpus.language.lone_surnames import of_others
from corpus.language.naming import Mention
from corpus.language.pipeline import Parsed
from corpus.model import Name
from corpus.samename import given_alike


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Return every mention of a person, place, organisation or group, in order.

    A person's entity is the key of the surname and, where the text gives one anywhere, that
    of the given name: "Lt Gen Igor Kirillov" here and a bare "Kirillov" there are both
    `kirilov ihor`, and two people of one surname are two, in one text and in two. A bare
    surname that two in the text bear is the nearest of them named in full before it, and one
    that seems to be a namesake's stays alone, see `lone_surnames`. See `corpus.persons` for
    texts that give no given name. A place's or organisation's entity is
    that of its entry in the name table, else its words.
    """
    found = names_english.mentions(parsed) if parsed.doc else names_cyrillic.mentions(parsed)
    found = sorted(found, key=lambda m: m.span)
    return _resolved(found, of_others(parsed, found))


def display(text: str, names: Sequence[Name], entity: str) -> str:
    """Return the fullest form in which the text names an entity, the first of equals."""
    forms = [name.span.of(text) for name in names if name.entity == entity]
    return max(forms, key=lambda form: len(form.split()), default="")


def _resolved(mentions: list[Mention], others: frozenset[str]) -> tuple[Name, ...]:
    """Give each mention its entity, in the order of the text; `others` are namesakes' surnames."""
    bearers = _bearers(mentions)
    last: dict[str, str] = {}
    return tuple(Name(m.span, m.kind, _entity(m, bearers, last, others)) for m in mentions)


def _bearers(mentions: list[Mention]) -> dict[str, list[str]]:
    """Return the different given names that the text gives with each surname, the fullest of each.

    An initial is read as the first given name that it can stand for.
    """
    bearers: dict[str, list[str]] = {}
    people = [m for m in mentions if m.kind == "person" and m.given]
    for mention in sorted(people, key=lambda m: len(m.given) == 1):
        known = bearers.setdefault(mention.key, [])
        if not any(given_alike(mention.given, given) for given in known):
            known.append(mention.given)
    return bearers


def _entity(
    mention: Mention,
    bearers: dict[str, list[str]],
    last: dict[str, str],
    others: frozenset[str],
) -> str:
    """Tell what or whom a mention names."""
    alone = mention.key in others and not mention.given
    return mention.key if mention.kind != "person" or alone else _person(mention, bearers, last)


def _person(mention: Mention, bearers: dict[str, list[str]], last: dict[str, str]) -> str:
    """Tell which bearer of a surname is meant: the only one, the named, else the nearest before."""
    given = bearers.get(mention.key, [])
    if len(given) == 1:
        return f"{mention.key} {given[0]}"
    if mention.given:
        whose = next(each for each in given if given_alike(mention.given, each))
        last[mention.key] = f"{mention.key} {whose}"
    return last.get(mention.key, mention.key)
