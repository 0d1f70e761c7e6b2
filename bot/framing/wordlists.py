"""Find the words of our lists in articles of each language: one choice of word, one English key."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bot.framing import phrases
from bot.framing.phrases import Found
from bot.framing.telling import Telling
from corpus.language.cyrillic.inflection import Number, inflected
from corpus.lexicon import lexicon
from corpus.model import LANGUAGES, Language

What = Literal["event", "label", "war", "place"]

SOMETHING_ELSE = ""
"""The key of a phrase that has a listed word and means something else."""

_FILES = {"event": "event_nouns", "label": "labels", "war": "labels", "place": "labels"}


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of word: its forms in each language, a wider choice, its kind of event.

    `group` is the reason of its entry where it tells something only beside others of the entry.
    """

    key: str
    forms: Mapping[Language, Sequence[str]]
    wider: str = ""
    kind: str = ""
    group: str = ""


def find(telling: Telling, text: str, what: What) -> Iterator[Found]:
    """Yield the words of a list in one of the forms of an article's text, in order."""
    document = telling.article.document
    listed = _index(what, document.language)
    return (f for f in phrases.find(text, listed, document.text) if f.key != SOMETHING_ELSE)


Shared = Mapping[frozenset[Language], Mapping[str, str]]
"""Languages -> the key of each choice that articles in them can be compared by -> its key there."""


def shared_keys(what: What, spoken: Collection[Language]) -> Shared:
    """Arrange the choices of a list by those of some languages that have a word for them.

    Who writes in a language without one could not have chosen it, so it is compared in the
    others alone; in all of them it counts as its wider one.
    """
    return _shared(what, frozenset(spoken))


@cache
def _shared(what: What, spoken: frozenset[Language]) -> dict[frozenset[Language], dict[str, str]]:
    has = {c.key: frozenset(each for each in spoken if c.forms[each]) for c in choices(what)}
    found: dict[frozenset[Language], dict[str, str]] = {}
    for choice in choices(what):
        for key in {choice.key, choice.wider or choice.key}:
            found.setdefault(has[key], {})[choice.key] = key
    return found


@cache
def choices(what: What) -> tuple[Choice, ...]:
    """Read a list: each entry, or each row of an entry, is one choice of word."""
    entries = lexicon(_FILES[what])[what]
    return tuple(
        _choice(row, entry["reason"] if entry.get("kind") == "contrast" else "")
        for entry in entries
        for row in entry.get("words", (entry,))
    )


@cache
def contrasts(what: What) -> dict[str, str]:
    """Map the choices that tell something only beside another of their group to it."""
    return {c.key: c.group for c in choices(what) if c.group}


@cache
def trades() -> frozenset[str]:
    """Return the keys of events that are no deeds: an exchange, a release."""
    return frozenset(c.key for c in choices("event") if c.kind == "trade")


def _choice(row: Mapping[str, Any], group: str) -> Choice:
    forms: dict[Language, Sequence[str]] = {each: row.get(each, ()) for each in LANGUAGES}
    first = next(words[0] for words in forms.values() if words)
    return Choice(first.replace("=", ""), forms, row.get("wider", ""), row.get("kind", ""), group)


@cache
def _index(what: What, language: Language) -> phrases.Index:
    """Arrange the words of one list; an event in the plural is many."""
    named = [(form, c.key) for c in choices(what) for form in c.forms[language]]
    named += [(form, SOMETHING_ELSE) for form in _otherwise(what, language)]
    return arranged(named, language, "one" if what == "event" else "any")


def arranged(
    named: Iterable[tuple[str, str]], language: Language, number: Number = "any"
) -> phrases.Index:
    """Arrange (form, key) of one language for finding, in Cyrillic in all cases of each form."""
    if language == "en":
        return phrases.index(named)
    return phrases.index(
        (" ".join(w), key) for form, key in named for w in inflected(form, language, number)
    )


def _otherwise(what: What, language: Language) -> Sequence[str]:
    given: Mapping[str, Sequence[str]] = lexicon(_FILES[what]).get("otherwise", {})
    return given.get(language, ())
