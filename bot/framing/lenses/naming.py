"""What each side calls the event, the people in it, the war and the places."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations

from bot.framing import phrases
from bot.framing.cells import (
    WORDS,
    Mark,
    Seen,
    cells,
    chief,
    firmness,
    headline,
    marked,
    one_sided,
    only,
    points,
    weigh,
)
from bot.framing.earlier import present
from bot.framing.model import Cell, Finding
from bot.framing.places import spelled
from bot.framing.telling import Telling, Told
from corpus.lexicon import lexicon

POINTING = {"the", "this", "that", "his", "her", "its", "their"}
"""A word that points at one event, known by now, within three words before its name."""

A = {"a", "an"}
LOOSE = {
    "of",
    "in",
    "on",
    "at",
    "and",
    "or",
    "to",
    "for",
    "from",
    "by",
    "with",
    "as",
    "into",
    "is",
    "was",
    "are",
    *A,
}
"""Between the two, these show that the word points at something else: “the path of escalation”."""

PLACE, ALONE = 0.12, 0.24
"""What it weighs that sides spell a place apart, and that one side has a word and no other any."""

FIRST = 3
"""Sentences that may introduce the event with “a” or “an”."""

_NEXT = re.compile(r"[ -]([^\W\d_]+)")

Look = Callable[[Telling, str], Iterator[Seen]]
"""Finds names in one of the forms of an article's text."""


def look(told: Told) -> list[Finding]:
    """Compare names on each side, in the outlets' own English."""
    told = told.written_in("en")
    return [
        *_words(told, "event", "A word for the event that not every side uses", _events, 0.58),
        *_words(told, "label", "Words for people and groups", _labels, 0.24),
        *_words(told, "war", "What the war and its lands are called", _wars, 0.28),
        *_places(told),
    ]


def marks(told: Told) -> list[Mark]:
    """Count what the event is called most, whatever the side."""
    english = told.written_in("en")
    seen = [[s for t in side for s in _events(t, t.own)] for side in english.sides]
    return list(marked(english, seen, chief(seen)))


def _words(told: Told, what: str, point: str, look_at: Look, base: float) -> Iterator[Finding]:
    seen = [[s for t in side for s in look_at(t, t.own)] for side in told.sides]
    printed = [[s for t in side for s in look_at(t, t.printed)] for side in told.sides]
    now = present(told, seen)
    foreseen = chief(seen) if what == "event" else ()
    keys = one_sided(told, printed, chief=foreseen)
    keys &= one_sided(told, now, otherwise=what == "event", chief=foreseen)
    here = keys or points(told, printed) & points(told, now)
    kept = only(here, now)
    if any(kept):
        shown = _beside(told, kept, now) if what == "event" else cells(told, kept)
        yield Finding(
            lens="naming",
            key=f"naming:{what}",
            point=f"{point}: {headline(cells(told, kept))}",
            cells=shown,
            reading=_reading(seen, told.of) + (firmness(told, kept) if keys else ""),
            weight=weigh(base if _two(shown) else ALONE, kept),
            firm=bool(keys),
        )


def _two(shown: Sequence[Cell]) -> bool:
    return sum(1 for cell in shown if cell.words) > 1


def _beside(
    told: Told, kept: Sequence[Sequence[Seen]], now: Sequence[Sequence[Seen]]
) -> tuple[Cell, ...]:
    """Show all that each side calls the event, the words of its own first.

    “Hit” alone would read as if that side never said “attack”, as all do.
    """
    return tuple(
        replace(own, words=tuple(dict.fromkeys((*own.words, *every.words)))[:WORDS])
        if own.words
        else every
        for own, every in zip(cells(told, kept), cells(told, now), strict=True)
    )


def _reading(seen: Sequence[Sequence[Seen]], of: Sequence[int]) -> str:
    used = [{s.key for s in side} for side, n in zip(seen, of, strict=True) if n]
    shared = sorted(set.intersection(*used))
    also = f" All sides say: {', '.join(shared)}." if shared else ""
    return (
        "In the outlets' own voice; first the words that another side does not use outside"
        " quotation marks." + also
    )


def _events(telling: Telling, text: str) -> Iterator[Seen]:
    opening = telling.sentences[:FIRST]
    for found in phrases.find(text, _index("event"), telling.article.document.text):
        sentence = telling.sentence_of(found.span)
        if sentence and _happened(found, text, introducing=sentence in opening):
            words = found.span.of(telling.article.document.text)
            yield Seen(telling.article, sentence, words, found.key)


def _happened(found: phrases.Found, text: str, introducing: bool) -> bool:
    """Tell whether an event is named, not a kind of people or arms: “the liberation movement”."""
    after = _NEXT.match(text, found.span.end)
    kind = after is not None and after[1].casefold() in lexicon("event_nouns")["kinds"]
    return not kind and _points(found.before, introducing=introducing)


def _points(before: Sequence[str], introducing: bool) -> bool:
    """Tell whether the words before an event's name point at the one event."""
    for word in reversed(before[-3:]):
        plain = word.casefold()
        if plain in POINTING or word.endswith(("'s", "’s")) or (plain in A and introducing):
            return True
        if plain in LOOSE:
            return False
    return bool(before) and before[-1][:1].isupper()


def _labels(telling: Telling, text: str) -> Iterator[Seen]:
    return _listed(telling, text, "label")


def _wars(telling: Telling, text: str) -> Iterator[Seen]:
    return _listed(telling, text, "war")


def _listed(telling: Telling, text: str, what: str) -> Iterator[Seen]:
    for found in phrases.find(text, _index(what), telling.article.document.text):
        sentence = telling.sentence_of(found.span)
        words = found.span.of(telling.article.document.text)
        if sentence:
            yield Seen(telling.article, sentence, words, words.casefold())


def _places(told: Told) -> Iterator[Finding]:
    """Find places of which no side uses another's form."""
    seen = [[s for telling in side for s in spelled(telling)] for side in told.sides]
    for place in sorted({s.key for side in seen for s in side}):
        mine = [[s for s in side if s.key == place] for side in seen]
        forms = [{s.words for s in side} for side in mine if side]
        shown = cells(told, mine)
        if len(forms) > 1 and not set.intersection(*forms) and _apart(forms):
            yield Finding(
                lens="naming",
                key=f"naming:place:{place}",
                point=f"One place, two forms: {headline(shown)}",
                cells=shown,
                reading="In the outlets' own voice; the form follows one language or another.",
                weight=weigh(PLACE, mine),
                firm=_two_desks(told, shown),
            )


def _two_desks(told: Told, shown: Sequence[Cell]) -> bool:
    """Tell whether most articles of each of two sides that are told freely spell a place apart."""
    most = [at for at, cell in enumerate(shown) if 2 * cell.count > cell.of]
    return any(
        told.freely(i, j) and not set(shown[i].words) & set(shown[j].words)
        for i, j in combinations(most, 2)
    )


def _apart(forms: Sequence[set[str]]) -> bool:
    return any(not one & other for one in forms for other in forms)


@cache
def _index(what: str) -> phrases.Index:
    listed = lexicon("event_nouns" if what == "event" else "labels")[what]
    return phrases.index((form, entry["forms"][0]) for entry in listed for form in entry["forms"])
