"""Find the names in a Russian or Ukrainian text by capitals, case endings and the name table."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from corpus.language.apart import Apart
from corpus.language.names.capitals import (
    ADJECTIVE,
    WORD,
    Word,
    is_title,
    key,
    stems,
    touch,
    words_of,
)
from corpus.language.names.families import Family, is_family, nominative
from corpus.language.names.lone_capitals import lone
from corpus.language.names.naming import (
    Mention,
    apart,
    entity_of,
    given_key,
    is_given,
    known_in_case,
    listed,
    person,
)
from corpus.language.pipeline import Parsed
from corpus.model import Language, Span
from corpus.nametable import Known, common_words, declined, table


def mentions(parsed: Parsed) -> list[Mention]:
    """Find the names: those of the table, then people, then whatever else is capitalised."""
    text, language = parsed.text, parsed.language
    tokens = list(words_of(text))
    known = apart([*_ships(text, language), *_from_table(tokens)])
    free = _runs(text, tokens, known)
    people = [person for run in free if (person := _person(run, language)) is not None]
    named = apart([*known, *people])
    surnames = {family for run in free if (family := _family_in(run, language))}
    return apart([*named, *lone(text, tokens, named, surnames, language)])


# --- ships ------------------------------------------------------------------------------


def _ships(text: str, language: Language) -> Iterator[Mention]:
    """Yield what stands in marks after a word for a ship: крейсер «Москва» is no city."""
    for found in _ship(language).finditer(text):
        yield Mention(Span(*found.span(1)), "other", key(found[1]))


@cache
def _ship(language: Language) -> re.Pattern[str]:
    ships = "|".join(sorted(listed("ships", language)))
    marked = r"[«„“\"]([^»“”\"\n]{2,40})[»“”\"]"
    return re.compile(rf"\b(?:{ships})\w{{0,3}}\s+{marked}", re.IGNORECASE)


# --- the table --------------------------------------------------------------------------


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Known]]]:
    """Return the Cyrillic forms of several words, as stems, by the first stem, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Known]]] = {}
    for entry in table():
        for form in entry.forms:
            if " " in form and WORD.match(form):
                tokens = stems(form)
                found.setdefault(tokens[0], []).append((tokens, entry))
    return {first: sorted(forms, key=lambda f: -len(f[0])) for first, forms in found.items()}


@cache
def _peoples() -> dict[str, Known]:
    """Map the nouns for peoples, which have small letters, to their entries, in every case."""
    return {
        case: entry
        for entry in table()
        if entry.section == "groups"
        for form in entry.forms
        if form[:1].islower() and not form.endswith("ий")
        for case in declined(form)
        if case not in common_words()
    }


def _from_table(tokens: Sequence[Word]) -> Iterator[Mention]:
    """Yield the names that the table knows, in any case; the longest at each place."""
    place = 0
    while place < len(tokens):
        size, entry = _known_at(tokens, place)
        if entry is not None:
            span = Span(tokens[place].start, tokens[place + size - 1].end)
            yield _known(span, entry)
        place += size


def _known(span: Span, entry: Known) -> Mention:
    if entry.kind == "person":
        return person(span, entry.forms[0])
    return Mention(span, entry.kind, entity_of(entry.forms[0], entry.kind))


def _known_at(tokens: Sequence[Word], place: int) -> tuple[int, Known | None]:
    word = tokens[place]
    if not word.text[0].isupper():
        return 1, _peoples().get(word.text)
    for phrase, known in _phrases().get(_stem(word), ()):
        following = tuple(_stem(token) for token in tokens[place : place + len(phrase)])
        if following == phrase:
            return len(phrase), known
    entry = known_in_case(word.text)
    doubtful = word.first and word.text.casefold() in common_words()
    if entry is None or doubtful or (entry.section == "groups" and not word.first):
        return 1, None
    return 1, entry if entry.section != "groups" else _peoples().get(word.text.casefold())


def _stem(word: Word) -> str:
    return next(iter(stems(word.text)), "")


# --- people -----------------------------------------------------------------------------


def _runs(text: str, tokens: Sequence[Word], known: list[Mention]) -> list[list[Word]]:
    """Return the stretches of capitalised words, spaces between them, that are not yet named."""
    taken = Apart(m.span for m in known if m.kind != "person")
    runs: list[list[Word]] = []
    for word in tokens:
        if not word.capital or taken.meets(Span(word.start, word.end)):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and touch(text, last, word) and not word.first:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _person(run: list[Word], language: str) -> Mention | None:
    """Read a run as a person: a given name and a surname, after titles, perhaps a patronymic."""
    place = next((i for i, word in enumerate(run[:-1]) if is_given(word.text)), None)
    if place is None:
        place = _given_place(run, language)
    if place is None or len(run) - place > 3 or run[-1].text.isupper():
        return None
    given, surname = run[place], run[-1]
    span = Span(given.start, surname.end)
    key = entity_of(nominative(surname.text, given.text).form, "person")
    return Mention(span, "person", key, given_key(given.text))


def _given_place(run: list[Word], language: str) -> int | None:
    """Take an unknown word for a given name if an unmistakable surname follows it."""
    given = run[-2] if len(run) > 1 else None
    if given is None or given.first or given.text.isupper() or ADJECTIVE.search(given.text):
        return None
    unlikely = is_title(given.text, listed("before_person", language)) or is_family(given.text)
    sure = is_family(run[-1].text) and not ADJECTIVE.search(run[-1].text)
    return len(run) - 2 if sure and not unlikely else None


def _family_in(run: list[Word], language: str) -> Family | None:
    """Return the surname, with its gender, of a run that is a person."""
    person = _person(run, language)
    if person is None:
        return None
    given = next(word for word in run if word.start == person.span.start)
    return nominative(run[-1].text, given.text)
