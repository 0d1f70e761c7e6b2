"""Say in which cases a word of a Russian or Ukrainian text may stand, by what is known of it."""

import re
from functools import lru_cache

from corpus.language.cyrillic.cases import (
    EVERY,
    Readings,
    adjective,
    animate,
    is_abbreviation,
    noun,
)
from corpus.language.cyrillic.deed_words import CASE_ENDING, listed
from corpus.language.cyrillic.page import Page, words_for
from corpus.language.names.families import nominative
from corpus.language.names.naming import is_given
from corpus.model import Language, Span

_FEMININE = re.compile(
    r"(?:мужчин|женщин|убийц|жінк|людин|вбивц|глав|голов|коллег|колег|юнош|судь)"
)


def readings_of(page: Page, found: re.Match[str]) -> Readings:
    """Return how a word may stand, with what is known of it."""
    names = page.names_over(Span(found.start(), found.end()))
    person = next((n for n in names if n.kind == "person"), None)
    if person is not None:
        return _of_person(page.language, person.span.of(page.text))
    return _of_word(found[0], page.language)


@lru_cache(maxsize=20_000)
def _of_word(word: str, language: Language) -> Readings:
    low = word.lower()
    if is_abbreviation(word) or word.startswith("«") or low.startswith(_UNBENT):
        return EVERY
    if low in _SOMEONE:
        return _SOMEONE[low]
    own = adjective(low, language)
    if own:
        return own | (noun(low, language) if not own & _NOT_NOUN else frozenset())
    if is_person(low, language) and not _FEMININE.match(low):
        return animate(low, language)
    capital = word[0].isupper() and low.endswith(("ов", "ев", "ів", "їв"))
    return noun(low, language) | (_TOWN if capital else frozenset())


_UNBENT = ("минобороны", "міноборони", "минздрав", "кабмин", "кабмін")
_IS: Readings = frozenset({("n", "m"), ("n", "f")})
_BY: Readings = frozenset({("i", "m")})
_SOMEONE: dict[str, Readings] = dict.fromkeys(
    ("кто-то", "хтось", "некто", "кто-либо", "глава", "голова"), _IS
)
_SOMEONE |= dict.fromkeys(("кем-то", "кимось", "ким-небудь"), _BY)
_SOMEONE |= dict.fromkeys(("військові", "невідомі"), frozenset({("n", "p")}))
_NOT_NOUN = frozenset({("g", "m"), ("n", "f"), ("i", "p")})
_TOWN: Readings = frozenset({("n", "m"), ("a", "m")})


@lru_cache(maxsize=20_000)
def _of_person(language: Language, name: str) -> Readings:
    """Read a person's name by the surname, whose gender the given name may tell."""
    first, *rest = name.split()
    last = (rest or [first])[-1]
    low, known = last.lower(), bool(rest) and is_given(first)
    if low.endswith(("ого", "ому")):
        return adjective(low, language)
    gender = nominative(last, first).gender if known else "unclear"
    if gender == "male" or low[-1] not in "аяую":
        return animate(low, language)
    own = noun(low, language)
    return own if gender == "female" else own | animate(low, language)


@lru_cache(maxsize=50_000)
def is_listed(word: str, language: Language, key: str) -> bool:
    """Tell whether a word in small letters is a form of one whose stem is listed."""
    return any(
        word.startswith(stem)
        and len(word) - len(stem) <= _LONGEST
        and (len(stem) >= _SHORT or CASE_ENDING.match(word, len(stem)))
        for stem in listed(language, key)
    )


@lru_cache(maxsize=20_000)
def is_person(word: str, language: Language) -> bool:
    """Tell a noun for people by a list, or by how it is built: подрывник, чекист, доброволец."""
    if is_listed(word, language, "people") or word.startswith(words_for(language, "roles")):
        return True
    known = word.startswith(listed(language, "no_persons"))
    return len(word) > 5 and not known and _PERSONS.search(word) is not None


_PERSONS = re.compile(
    r"(?:[щч]ик|льник|ист|[ао]тор|анин|янин|[оеі]в[ец]ц|тел)"
    r"(?:$|[ауиыіьеєя]|ом|ем|ами|ями|ов|ів|ям|ам|ей)$"
)
_LONGEST = 5
"""Letters that may follow a stem."""
_SHORT = 5
"""Letters from which on a stem is not short; "суд" and "полк" have only case endings behind."""
