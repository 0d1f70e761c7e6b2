"""What each side calls the event, the people in it, the war and the places."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

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
from bot.framing.fates import deaths
from bot.framing.model import Cell, Finding
from bot.framing.named import named
from bot.framing.places import spelled
from bot.framing.telling import Telling, Told
from bot.framing.wordlists import What, contrasts, shared_keys, trades
from corpus.model import LANGUAGES, Language

PLACE, ALONE, OPPOSED = 0.12, 0.24, 0.5
"""What it weighs that sides spell a place apart, that one side has a word and no other any, that
they call the same people by other words."""


def look(told: Told) -> list[Finding]:
    """Compare names on each side, in the outlets' own words."""
    return [
        *_words(told, "event", "A word for the event that not every side uses", 0.58),
        *deaths(told),
        *_words(told, "label", "Words for people and groups", 0.24),
        *_words(told, "war", "What the war and its lands are called", 0.28),
        *(found for language in LANGUAGES for found in _places(told.written_in(language))),
    ]


def marks(told: Told) -> list[Mark]:
    """Count what the event is called most, whatever the side, in words that all languages have."""
    spoken = frozenset(t.article.document.language for side in told.sides for t in side)
    shared = shared_keys("event", spoken).get(spoken, {})
    seen = _under(shared, _seen(told, "event", lambda telling: telling.own), spoken)
    return list(marked(told, seen, [k for k in chief(seen) if not k.startswith(OTHER)]))


Languages = Collection[Language]
Sightings = list[list[Seen]]
Compare = Callable[[Told, Sightings, Sightings, Sightings], set[str]]
"""Finds keys that differ, by what is seen in an outlet's own words, in all words, on the event."""


def _words(told: Told, what: What, point: str, base: float) -> Iterator[Finding]:
    seen = _seen(told, what, lambda telling: telling.own)
    printed = _seen(told, what, lambda telling: telling.printed)
    now = present(told, seen)
    keys = _in_all_languages(told, what, (seen, printed, now), _event if what == "event" else _any)
    here = keys or _in_all_languages(told, what, (seen, printed, now), _points)
    kept = _contrasting(what, only(here, now))
    if any(kept):
        shown = cells(told, kept) if what == "label" else _beside(told, kept, now)
        yield Finding(
            lens="naming",
            key=f"naming:{what}",
            point=f"{point}: {headline(cells(told, kept), gloss=_glosses(kept))}",
            cells=shown,
            reading=_reading(seen, told.of) + (firmness(told, kept) if keys else ""),
            weight=weigh(_base(what, base, kept) if _two(shown) else ALONE, kept),
            firm=bool(keys),
        )


def _contrasting(what: What, kept: Sightings) -> Sightings:
    """Drop words that are plain beside none of their group: “prisoners” beside no “hostages”."""
    groups = contrasts(what)
    sides = [{groups[s.key] for s in side if s.key in groups} for side in kept]
    both = {group for one, other in combinations(sides, 2) for group in one & other}
    return [[s for s in side if groups.get(s.key) in (None, *both)] for side in kept]


def _base(what: What, base: float, kept: Sightings) -> float:
    """Weigh that two sides call the same people by other words more than that each judges some."""
    return OPPOSED if any(s.key in contrasts(what) for side in kept for s in side) else base


def _seen(told: Told, what: What, text: Callable[[Telling], str]) -> Sightings:
    """Find the words of a list on each side; an exchange beside a deed is another event."""
    seen = told.by_side(lambda telling: named(telling, text(telling), what))
    deed = what == "event" and not trades().issuperset(chief(seen, 1))
    return [[s for s in side if s.key not in trades()] for side in seen] if deed else seen


def _in_all_languages(
    told: Told, what: What, seen: tuple[Sightings, Sightings, Sightings], compare: Compare
) -> set[str]:
    """Compare each word in the languages that have it, and as its wider one in the others."""
    spoken = {t.article.document.language for side in told.sides for t in side}
    found: set[str] = set()
    for languages, shared in shared_keys(what, spoken).items():
        own, all_, now = (_under(shared, each, languages) for each in seen)
        differing = compare(told.written_in(*languages), own, all_, now)
        found |= {key for key, there in shared.items() if there in differing}
    return found


def _under(shared: Mapping[str, str], seen: Sightings, languages: Languages) -> Sightings:
    """Keep what articles in some languages have, other words as such: they stand in its place."""
    return [
        [
            replace(s, key=shared.get(s.key, f"{OTHER} {s.key}"))
            for s in side
            if s.article.document.language in languages
        ]
        for side in seen
    ]


OTHER = "other:"


def _event(told: Told, seen: Sightings, printed: Sightings, now: Sightings) -> set[str]:
    few = chief(seen)
    return one_sided(told, printed, chief=few) & one_sided(told, now, otherwise=True, chief=few)


def _any(told: Told, _: Sightings, printed: Sightings, now: Sightings) -> set[str]:
    return one_sided(told, printed) & one_sided(told, now)


def _points(told: Told, _: Sightings, printed: Sightings, now: Sightings) -> set[str]:
    return points(told, printed) & points(told, now)


def _glosses(seen: Sequence[Sequence[Seen]]) -> dict[str, str]:
    """Say of which language words are that are not English, and what they stand for."""
    spoken = ((s, s.article.document.language) for side in seen for s in side)
    return {s.words: f" ({LANGUAGES[told]}: {s.key})" for s, told in spoken if told != "en"}


def _two(shown: Sequence[Cell]) -> bool:
    return sum(1 for cell in shown if cell.words) > 1


def _beside(
    told: Told, kept: Sequence[Sequence[Seen]], now: Sequence[Sequence[Seen]]
) -> tuple[Cell, ...]:
    """Show all that each side calls the event or the war, the words of its own first.

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


def _places(told: Told) -> Iterator[Finding]:
    """Find places of which no side uses another's form."""
    found = told.by_side(spelled)
    for place in sorted({one.place for side in found for one in side}):
        here = [[one for one in side if one.place == place] for side in found]
        forms = [{one.form for one in side} for side in here]
        used = [each for each in forms if each]
        mine = [[one.seen for one in side] for side in here]
        shown = cells(told, mine)
        if len(used) > 1 and not set.intersection(*used) and _apart(used):
            yield Finding(
                lens="naming",
                key=f"naming:place:{place}",
                point=f"One place, two forms: {headline(shown)}",
                cells=shown,
                reading="In the outlets' own voice; the form follows one language or another.",
                weight=weigh(PLACE, mine),
                firm=_two_desks(told, shown, forms),
            )


def _two_desks(told: Told, shown: Sequence[Cell], forms: Sequence[set[str]]) -> bool:
    """Tell whether most articles of each of two sides that are told freely spell a place apart."""
    most = [at for at, cell in enumerate(shown) if 2 * cell.count > cell.of]
    return any(told.freely(i, j) and not forms[i] & forms[j] for i, j in combinations(most, 2))


def _apart(forms: Sequence[set[str]]) -> bool:
    return any(not one & other for one in forms for other in forms)
