"""Find the names in a Russian or Ukrainian text by capitals, case endings and the name table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.language.apart import Apart
from corpus.language.names.families import Family, is_family, nominative
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
from corpus.spelling import words

_WORD = re.compile(r"[А-ЯІЇЄҐЁа-яіїєґё]+(?:['’ʼ][а-яіїєґё]+)*(?:-[А-ЯІЇЄҐЁа-яіїєґё]+)*")
_START = re.compile(r"(?:^|[.!?…:;«„“\"(\n·|•]|(?:^|\n|[.!?…»”\"])\s*[—–-])\s*$")
_ADJECTIVE = re.compile(
    r"(?:[ыи]й|ого|ому|[ыи]м|ом|ая|ой|ую|ої|ій|ою|[сцз]ька|[сцз]ьку|[сцз]ьке|ое)$"
)
_AT = {"в", "во", "у", "на", "под", "під"}
_REGION = re.compile(r"[щч]ин(?:а|и|і|у|ою|е|ы|ой)$")
_VERB = re.compile(r"(?:л|ла|ли|[иаіуя]в|ет|ит|ёт|ують|ає|ить|іть|ся|сь)$")


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the text, and whether a sentence or a quotation starts with it."""

    text: str
    start: int
    first: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() and len(self.text) > 1


def mentions(parsed: Parsed) -> list[Mention]:
    """Find the names: those of the table, then people, then whatever else is capitalised."""
    text, language = parsed.text, parsed.language
    tokens = [_word(text, match) for match in _WORD.finditer(text)]
    known = apart([*_ships(text, language), *_from_table(tokens)])
    free = _runs(text, tokens, known)
    people = [person for run in free if (person := _person(run, language)) is not None]
    named = apart([*known, *people])
    surnames = {family for run in free if (family := _family_in(run, language))}
    lone = _lone(text, tokens, named, surnames, language)
    return apart([*named, *lone])


def _word(text: str, match: re.Match[str]) -> _Word:
    before = text[max(0, match.start() - 6) : match.start()]
    return _Word(match[0], match.start(), bool(_START.search(before)))


# --- ships ------------------------------------------------------------------------------


def _ships(text: str, language: Language) -> Iterator[Mention]:
    """Yield what stands in marks after a word for a ship: крейсер «Москва» is no city."""
    for found in _ship(language).finditer(text):
        yield Mention(Span(*found.span(1)), "other", _key(found[1]))


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
            if " " in form and _WORD.match(form):
                stems = tuple(words(form))
                found.setdefault(stems[0], []).append((stems, entry))
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


def _from_table(tokens: Sequence[_Word]) -> Iterator[Mention]:
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


def _known_at(tokens: Sequence[_Word], place: int) -> tuple[int, Known | None]:
    word = tokens[place]
    if not word.text[0].isupper():
        return 1, _peoples().get(word.text)
    stem = (_stems(word.text) or ("",))[0]
    for stems, known in _phrases().get(stem, ()):
        following = tuple((_stems(t.text) or ("",))[0] for t in tokens[place : place + len(stems)])
        if following == stems:
            return len(stems), known
    entry = known_in_case(word.text)
    doubtful = word.first and word.text.casefold() in common_words()
    if entry is None or doubtful or (entry.section == "groups" and not word.first):
        return 1, None
    return 1, entry if entry.section != "groups" else _peoples().get(word.text.casefold())


# --- people -----------------------------------------------------------------------------


def _runs(text: str, tokens: Sequence[_Word], known: list[Mention]) -> list[list[_Word]]:
    """Return the stretches of capitalised words, spaces between them, that are not yet named."""
    taken = Apart(m.span for m in known if m.kind != "person")
    runs: list[list[_Word]] = []
    for word in tokens:
        if not word.capital or taken.meets(Span(word.start, word.end)):
            continue
        last = runs[-1][-1] if runs else None
        if last is not None and text[last.end : word.start] in (" ", "\xa0") and not word.first:
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _person(run: list[_Word], language: str) -> Mention | None:
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


def _given_place(run: list[_Word], language: str) -> int | None:
    """Take an unknown word for a given name if an unmistakable surname follows it."""
    given = run[-2] if len(run) > 1 else None
    if given is None or given.first or given.text.isupper() or _ADJECTIVE.search(given.text):
        return None
    unlikely = _is_title(given.text, listed("before_person", language)) or is_family(given.text)
    sure = is_family(run[-1].text) and not _ADJECTIVE.search(run[-1].text)
    return len(run) - 2 if sure and not unlikely else None


def _family_in(run: list[_Word], language: str) -> Family | None:
    """Return the surname, with its gender, of a run that is a person."""
    person = _person(run, language)
    if person is None:
        return None
    given = next(word for word in run if word.start == person.span.start)
    return nominative(run[-1].text, given.text)


def _lone(
    text: str,
    tokens: Sequence[_Word],
    named: list[Mention],
    surnames: set[Family],
    language: str,
) -> Iterator[Mention]:
    """Yield the capitalised words that stand alone: surnames, places, and what is unclear."""
    taken = Apart(m.span for m in named)
    small = {word.text for word in tokens if not word.capital}
    around = zip([None, *tokens], tokens, [*tokens[1:], None], strict=False)
    for before, word, after in around:
        span = Span(word.start, word.end)
        if not word.capital or taken.meets(span):
            continue
        beside = _Beside(_next_to(text, before, word), _next_to(text, word, after, ahead=True))
        mention = _alone(word, beside, surnames, language)
        if mention is not None and not (mention.kind == "other" and word.text.casefold() in small):
            yield mention


@dataclass(frozen=True, slots=True)
class _Beside:
    """The words on both sides, where nothing but a space lies between."""

    before: _Word | None
    after: _Word | None


def _next_to(
    text: str, one: _Word | None, other: _Word | None, *, ahead: bool = False
) -> _Word | None:
    if one is None or other is None or text[one.end : other.start] not in (" ", "\xa0"):
        return None
    return other if ahead else one


def _alone(word: _Word, beside: _Beside, surnames: set[Family], language: str) -> Mention | None:
    """Say what one capitalised word is, or that it only starts a sentence."""
    span = Span(word.start, word.end)
    same = _bearer(word.text, surnames)
    if same is not None:
        return Mention(span, "person", entity_of(same.form, "person"))
    if beside.after is not None and _closes_place(word, beside.after, language):
        return Mention(Span(word.start, beside.after.end), "place", _place_key(word, beside.after))
    if _at_place(word, beside) and not word.text.isupper():
        return Mention(span, "place", _key(word.text))
    if _is_surname(word, beside, language):
        return Mention(span, "person", entity_of(nominative(word.text).form, "person"))
    if word.first or _is_no_name(word, language):
        return None
    return Mention(span, "organisation" if word.text.isupper() else "other", _key(word.text))


def _bearer(word: str, surnames: set[Family]) -> Family | None:
    """Return the surname of somebody named in full elsewhere, if the word is a case of it."""
    alike = [family for family in surnames if _stems(family.form) == _stems(word)]
    own = nominative(word)
    return next((f for f in alike if f.form == own.form), alike[0] if alike else None)


def _at_place(word: _Word, beside: _Beside) -> bool:
    """Tell a place by a preposition and the ending that it asks for: "в Балашихе"."""
    if word.first or beside.before is None:
        return False
    return beside.before.text.casefold() in _AT and bool(re.search(r"[еіиуюх]$", word.text))


def _is_surname(word: _Word, beside: _Beside, language: str) -> bool:
    """Tell a surname by its form, where a title, a verb or a mark beside it leaves no doubt."""
    titled = beside.before is not None and _is_title(
        beside.before.text, listed("before_person", language)
    )
    if not is_family(word.text) or _REGION.search(word.text):
        return False
    if re.search(r"[сц]ь?к(?:а|у|ої|ій)$", word.text) and not titled:
        return False
    if not re.search(r"[сц]ь?к[а-яії]+$", word.text):
        return titled or not word.first
    after = beside.after.text if beside.after is not None else "и"
    adjectival = len(after) > 3 and not _VERB.search(after)
    return titled or not (word.first or adjectival)


def _is_no_name(word: _Word, language: str) -> bool:
    small = word.text.casefold()
    return bool(
        _ADJECTIVE.search(word.text)
        or is_given(word.text)
        or _is_title(small, listed("before_person", language))
        or _is_title(small, listed("not_names", language))
    )


def _place_key(word: _Word, after: _Word) -> str:
    return _key(f"{word.text} {after.text}")


def _closes_place(word: _Word, after: _Word, language: str) -> bool:
    """Tell "Волоколамское шоссе": an adjective and a word for a place."""
    closing = listed("closing_place", language)
    near = after.start - word.end == 1 and bool(_ADJECTIVE.search(word.text))
    return near and any(_stems(after.text) == _stems(place) for place in closing)


def _is_title(word: str, titles: frozenset[str]) -> bool:
    return _stems(word)[-1:] in _last_stems(titles)


@lru_cache(maxsize=20_000)
def _stems(form: str) -> tuple[str, ...]:
    """Return the tokens of one name or word, which is asked for again and again."""
    return tuple(words(form))


@cache
def _last_stems(titles: frozenset[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(_stems(title)[-1:] for title in titles)


def _key(form: str) -> str:
    return " ".join(_stems(form))
