"""Find who and what is named in a text, one entity for all mentions of one."""

from dataclasses import dataclass, field

from corpus.language.names import cyrillic as names_cyrillic
from corpus.language.names import english as names_english
from corpus.language.names.lone_given_names import by_given_name
from corpus.language.names.lone_surnames import of_kin, of_others
from corpus.language.names.naming import Mention
from corpus.language.names.titled import by_title, of_given_names
from corpus.language.pipeline import Parsed
from corpus.model import Name, Span
from corpus.samename import given_alike


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Return every mention of a person, place, organisation or group, in order.

    A person's entity is the key of the surname and, where the text gives one anywhere, that
    of the given name: "Lt Gen Igor Kirillov" here and a bare "Kirillov" there are both
    `kirilov ihor`, and two people of one surname are two, in one text and in two. A bare
    surname that two in the text bear is the nearest of them named in full before it, but for
    somebody's kin; one that seems to be a namesake's stays alone, see `lone_surnames`. See
    `corpus.persons` for texts that give no given name. A place's or organisation's entity is
    that of its entry in the name table, else its words.
    """
    found = names_english.mentions(parsed) if parsed.doc else names_cyrillic.mentions(parsed)
    found = sorted(found, key=lambda m: m.span)
    surnames = _Surnames(
        _bearers(found),
        of_others(parsed, found),
        of_kin(parsed, found),
        by_title(parsed, found),
        of_given_names(found),
    )
    firsts = by_given_name(parsed, found)
    alone = {span: f"{m.key} {m.given}" for span, m in firsts.items()}
    return tuple(Name(m.span, m.kind, alone.get(m.span) or _entity(m, surnames)) for m in found)


@dataclass(frozen=True, slots=True)
class _Surnames:
    """Who bears each surname of a text, and whose it is, alone, as far as the text was read."""

    bearers: dict[str, list[str]]
    others: frozenset[str]
    kin: frozenset[Span]
    titled: dict[Span, str]
    genders: dict[str, str]
    last: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)


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


def _entity(mention: Mention, surnames: _Surnames) -> str:
    """Tell what or whom a mention names; mentions are asked for in their order."""
    key = mention.key
    if mention.kind != "person" or (key in surnames.others and not mention.given):
        return key
    given = _fitting(mention, surnames)
    if len(given) == 1:
        return f"{key} {given[0]}"
    if not mention.given:
        surnames.used.add(key)
        return surnames.last.get(key, key) if given else key
    whose = next(each for each in given if given_alike(mention.given, each))
    if mention.span not in surnames.kin:
        surnames.last[key] = f"{key} {whose}"
    elif key not in surnames.used:
        surnames.last[key] = key  # two of a family, and the text has not said who "Tarn" is
    return f"{key} {whose}"


def _fitting(mention: Mention, surnames: _Surnames) -> list[str]:
    """Return who bears a surname: "Mr Tarn" is no Ada, of a couple he is the other one."""
    given = surnames.bearers.get(mention.key, [])
    gender = surnames.titled.get(mention.span)
    if gender is None:
        return given
    return [each for each in given if surnames.genders.get(each, gender) == gender]
