"""Gather the people of an article: where each is named, how in full, he or she, in which role."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from corpus.language.names.naming import is_given, listed
from corpus.language.phrases import SUBJECTS, stands_for
from corpus.language.quotations.beside_names import head_of, role_spans, roles_beside
from corpus.language.quotations.context import Context, chars
from corpus.language.quotations.genders import genders
from corpus.model import Name, Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named outside quotation marks, by sentence, and whether as the main subject."""

    name: Name
    sentence: int
    subject: bool


@dataclass(frozen=True, slots=True)
class Spoke:
    """Who was last said to speak, None if unnamed, and in which sentence."""

    entity: str | None
    sentence: int
    place: int


@dataclass(frozen=True, slots=True)
class People:
    """Everybody named in an article: mentions in order, full names, genders, roles.

    `offices` has the first role that the article gives for each person; `ages` the years.
    """

    mentions: tuple[Mention, ...]
    fullest: dict[str, str]
    genders: dict[str, str]
    roles: tuple[tuple[str, frozenset[str], str, int], ...]
    offices: dict[str, str]
    ages: dict[str, set[str]]


def people_of(context: Context) -> People:
    """Gather the people of an article."""
    named = [n for n in context.names if n.kind == "person"]
    outside = [n for n in named if context.mark_around(n.span.start) is None]
    return People(
        tuple(_mention(context, n) for n in outside),
        fullest(context.text, context.names),
        genders(context, named),
        tuple(_roles(context, outside)),
        _offices(context, outside),
        _ages(context, outside),
    )


def fullest(text: str, names: tuple[Name, ...]) -> dict[str, str]:
    """Return the fullest form of each entity's name in the text.

    Of forms of several words it is one that begins with a given name, and then the
    commonest: the longest is too often a slip, such as a heading's last word and a surname.
    """
    forms: dict[str, Counter[str]] = {}
    for name in names:
        forms.setdefault(name.entity, Counter())[name.span.of(text)] += 1
    return {
        entity: max(counts, key=lambda f: _fulness(f, counts)) for entity, counts in forms.items()
    }


def _fulness(form: str, counts: Counter[str]) -> tuple[bool, bool, int, int]:
    """Rank a form of a name."""
    words = form.split()
    return len(words) > 1, len(words) > 1 and is_given(words[0]), counts[form], len(words)


def _mention(context: Context, name: Name) -> Mention:
    """Place a mention in its sentence."""
    head = head_of(context, name.span)
    noun = stands_for(head)  # "the owner, Abel Muir, said"
    main = noun.dep_ in SUBJECTS and noun.head.dep_ in ("ROOT", "conj")
    return Mention(name, context.sentence_index(name.span.start), main)


def _roles(context: Context, named: list[Name]) -> Iterator[tuple[str, frozenset[str], str, int]]:
    """Yield each role by its head noun and the other words in it, whose it is, and where."""
    for name in named:
        for role in role_spans(context, name.span):
            tokens = [t for t in context.doc[slice(*role)] if t.is_alpha]
            if tokens:
                head = tokens[-1] if role[1] <= context.token_at(name.span.start) else tokens[0]
                head = next((t for t in tokens if _is_beside(t)), head)
                words = frozenset(t.lower_ for t in tokens)
                yield head.lemma_.lower(), words, name.entity, name.span.start


def _is_beside(noun: Token) -> bool:
    """Tell which word of a role stands for its bearer: "the head of the railway, Ada Tarn"."""
    return noun.dep_ == "appos" or any(c.dep_ == "appos" for c in noun.rights)


def _offices(context: Context, named: list[Name]) -> dict[str, str]:
    """Return the first role beside any mention of each person, in the article's words."""
    found: dict[str, str] = {}
    for name in named:
        for role in roles_beside(context, name.span):
            words = role.of(context.text).split()
            address = {w.strip(".").lower() for w in words} <= listed("address", "en")
            if not address and words[0].lower() not in _POINTING:
                found.setdefault(name.entity, role.of(context.text))
    return found


def _ages(context: Context, named: list[Name]) -> dict[str, set[str]]:
    """Return who is how old: "Ada Tarn, 54," and "54-year-old Ada Tarn"."""
    found: dict[str, set[str]] = {}
    for name in named:
        ahead = context.text[max(0, name.span.start - 40) : name.span.start]
        for age in (_AGE.match(context.text, name.span.end), _YEARS.search(ahead)):
            if age is not None:
                found.setdefault(age[1], set()).add(name.entity)
    return found


_POINTING = ("his", "her", "their", "its", "my", "our", "that", "this", "another", "one", "neither")
"""First words of what says something beside the name only: "his aunt"."""
_AGE = re.compile(r",? \(?(\d\d?)\)?[,.]")
_YEARS = re.compile(r"(\d\d?)-year-old (?:\w+ ){0,3}$")


def spelled(context: Context, first: int, last: int) -> Span:
    """Return the characters of a token range, last included."""
    return chars(context.doc[first], context.doc[last])
