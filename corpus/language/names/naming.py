"""What one mention of a name is, before mentions are resolved to entities."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.fullnames import full_name
from corpus.language.apart import Apart
from corpus.lexicon import lexicon
from corpus.model import NameKind, Span
from corpus.nametable import Known, cases
from corpus.spelling import full_key, known_name, name_key, words


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names something; `given` is the key of a person's given name, or "".

    The key of a person is that of the surname.
    """

    span: Span
    kind: NameKind
    key: str
    given: str = ""


@cache
def listed(section: str, language: str) -> frozenset[str]:
    """Return one list of `titles.toml`."""
    return frozenset(lexicon("titles")[section][language])


def entity_of(form: str, kind: NameKind) -> str:
    """Return the key of a name: a person's surname, a known name's entry, or its words."""
    known = known_name(form)
    if known is not None and known.section != "people":
        return full_key(form)
    return name_key(form) if kind == "person" else " ".join(words(form)) or full_key(form)


def person(span: Span, form: str) -> Mention:
    """Make the mention of a person whose name stands in the nominative, surname and given apart."""
    known = known_name(form)
    if known is not None and known.section == "people":
        surname, _, given = full_key(form).partition(" ")
        return Mention(span, "person", surname, given)
    given_names = full_name(form).given
    given = given_key(given_names[0].strip(".")) if given_names else ""
    return Mention(span, "person", entity_of(form, "person"), given)


def person_entity(form: str) -> str:
    """Return the entity of a person named so: the keys of the surname and of what is given."""
    mention = person(Span(0, 0), form)
    return f"{mention.key} {mention.given}".rstrip()


def given_key(word: str) -> str:
    """Return the key of a given name, one for its forms in all languages and cases."""
    entry = _given(word) or _given(word.capitalize())
    return name_key(entry.forms[0] if entry else word)


def is_given(word: str) -> bool:
    """Tell whether a word is known as a given name."""
    return _given(word) is not None or word.casefold() in _given_names()


def _given(word: str) -> Known | None:
    """Look a given name up in the name table, in any of its cases."""
    entry = cases().get(word)
    return entry if entry and entry.section == "given" else None


@cache
def _given_names() -> frozenset[str]:
    """Return the given names of our list, whosever they are."""
    sections = lexicon("given_names")
    return frozenset(
        n for gender in ("male", "female", "either") for n in sections[gender]["names"]
    )


def known_in_case(word: str) -> Known | None:
    """Look a word up in the name table in any of its cases, given names left out."""
    entry = cases().get(word) or (cases().get(word.capitalize()) if len(word) > 3 else None)
    return entry if entry is not None and entry.section != "given" else None


def apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Keep the longest of mentions that share characters, the first of equals."""
    kept, taken = list[Mention](), Apart()
    for mention in sorted(mentions, key=lambda m: m.span.start - m.span.end):
        if not taken.meets(mention.span):
            kept.append(mention)
            taken.add(mention.span)
    return sorted(kept, key=lambda m: m.span)
