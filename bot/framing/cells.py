"""Turn what was seen in articles into findings: cells, evidence, and the rule for one-sidedness."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from types import MappingProxyType

from bot.framing.model import Cell
from bot.framing.statistics import ENOUGH, RARE, SOME, as_uneven, rarest, shows
from bot.framing.telling import Told
from corpus.model import Article, Evidence, Span, cite

EVIDENCE = 3
"""Sentences shown a cell."""

NAMED = 2
"""Sources named on which a finding rests."""

WORDS = 8
"""Words shown a cell."""

HEADED = 3
"""Words that a heading quotes."""

Mark = tuple[int, int, int, int]
"""Articles that have a mark out of those of one side, and of another."""

Held = Sequence[dict[str, set[str]]]
"""For each side, the documents in which each key is seen."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One sighting: exact words in a sentence of an article, `key` telling what it counts as."""

    article: Article
    sentence: Span
    words: str
    key: str


def cells(told: Told, seen: Sequence[Sequence[Seen]]) -> tuple[Cell, ...]:
    """Make one cell a side, in the coverage's order, out of the articles looked at."""
    return tuple(
        Cell(side.name, articles(sightings), n, printed(sightings), evidence_of(sightings))
        for side, sightings, n in zip(told.coverage.sides, seen, told.of, strict=True)
    )


def articles(seen: Iterable[Seen]) -> int:
    """Count the articles of some sightings."""
    return len({sighting.article.document.id for sighting in seen})


def printed(seen: Iterable[Seen]) -> tuple[str, ...]:
    """Return the words as printed, one spelling a key, the most frequent first.

    It is the most frequent spelling in English, if there is one in an article in English.
    """
    spellings: dict[str, Counter[tuple[bool, str]]] = {}
    for sighting in seen:
        spelling = sighting.article.document.language != "en", sighting.words
        spellings.setdefault(sighting.key, Counter())[spelling] += 1
    ranked = sorted(spellings.items(), key=lambda entry: (-entry[1].total(), entry[0]))
    return tuple(_chief_spelling(spelled) for _, spelled in ranked[:WORDS])


def _chief_spelling(spelled: Counter[tuple[bool, str]]) -> str:
    return min(spelled, key=lambda each: (each[0], -spelled[each], each[1]))[1]


def evidence_of(seen: Iterable[Seen]) -> tuple[Evidence, ...]:
    """Quote sentences, none twice: new words and new articles before more of the same.

    Of equals first what has the words as they are shown.
    """
    chosen: list[Seen] = []
    rest = sorted(seen, key=_place)
    shown = set(printed(rest))
    while rest and len(chosen) < EVIDENCE:
        keys = {sighting.key for sighting in chosen}
        read = {sighting.article.document.id for sighting in chosen}
        best = min(
            rest,
            key=lambda s: ((s.key in keys) + (s.article.document.id in read), s.words not in shown),
        )
        chosen.append(best)
        rest = [s for s in rest if _place(s)[1:3] != _place(best)[1:3]]
    return tuple(cite(sighting.article, sighting.sentence) for sighting in chosen)


def _place(sighting: Seen) -> tuple[date, str, Span, str]:
    document = sighting.article.document
    return document.published or date.max, document.id, sighting.sentence, sighting.key


def one_sided(
    told: Told,
    seen: Sequence[Sequence[Seen]],
    *,
    otherwise: bool = False,
    chief: Collection[str] = (),
) -> set[str]:
    """Return the keys that set two sides apart: seen on one, and not once on the other.

    With `otherwise` the other side has to show something else in its place. `chief` are the few
    keys named before the sides were looked at.
    """
    held = [_documents(sightings) for sightings in seen]
    of = [n if found or not otherwise else 0 for n, found in zip(told.of, held, strict=True)]
    counts = {key: _counts(held, key) for key in set[str]().union(*held)}
    rare = min(RARE, rarest(chance for each in counts.values() for chance in _chances(each, of)))
    bounds = {key: max(rare, told.rare) if key in chief else rare for key in counts}
    return {key for key, each in counts.items() if _splits(told, each, of, bounds[key])}


def points(told: Told, seen: Sequence[Sequence[Seen]]) -> set[str]:
    """Return the keys that two articles of a side have, or half of it, and another side never.

    Those of two articles, if there are any. No difference between sides: what articles tell, to be
    shown with its counts. None where no side has two articles.
    """
    if max(told.of, default=0) < SOME:
        return set()
    held = [_documents(sightings) for sightings in seen]
    counts = {key: _counts(held, key) for key in _keys(held)}
    missed = {key: _most(each, told.of) for key, each in counts.items() if _missing(each, told.of)}
    least = max(1, min(SOME, max(missed.values(), default=0)))
    return {key for key, most in missed.items() if most >= least}


def _most(counts: Sequence[int], of: Sequence[int]) -> int:
    """Return in how many articles of a side a key is, in two or in half of them at the least."""
    enough = (n for n, held in zip(counts, of, strict=True) if n >= SOME or 2 * n >= held)
    return max(enough, default=0)


def _missing(counts: Sequence[int], of: Sequence[int]) -> bool:
    return any(held and not count for count, held in zip(counts, of, strict=True))


def marked(told: Told, seen: Sequence[Sequence[Seen]], keys: Collection[str]) -> Iterator[Mark]:
    """Yield how many articles have each of some keys, for each two sides of four or more."""
    held = [_documents(sightings) for sightings in seen]
    for key in sorted(keys):
        yield from between(told, _counts(held, key))


def between(told: Told, counts: Sequence[int]) -> Iterator[Mark]:
    """Yield the counts of each two sides of four articles or more, with their sizes."""
    for one, other in combinations([at for at, n in enumerate(told.of) if n >= ENOUGH], 2):
        yield counts[one], told.of[one], counts[other], told.of[other]


def chief(seen: Sequence[Sequence[Seen]], most: int = 3) -> list[str]:
    """Return the keys that most articles have, whatever their side."""
    held = [_documents(sightings) for sightings in seen]
    return sorted(_keys(held), key=lambda key: (-sum(_counts(held, key)), key))[:most]


def _chances(counts: Sequence[int], of: Sequence[int]) -> Iterator[float]:
    """Yield the share of regroupings as uneven, for each two sides of four articles or more."""
    for one, other in combinations([at for at, n in enumerate(of) if n >= ENOUGH], 2):
        yield as_uneven(counts[one], of[one], counts[other], of[other])


def firmness(told: Told, seen: Sequence[Sequence[Seen]]) -> str:
    """Say whose article a difference rests on and, from four a side on, what chance would do."""
    return _rests_on(told, seen) + _by_chance(told, seen)


def _by_chance(told: Told, seen: Sequence[Sequence[Seen]]) -> str:
    held = [_documents(sightings) for sightings in seen]
    found = [min(_chances(_counts(held, key), told.of), default=1.0) for key in _keys(held)]
    enough = sum(n >= ENOUGH for n in told.of) > 1
    if not enough or not found:
        return ""
    return (
        f" Whole articles dealt anew at random part so unevenly in {max(found):.1%} of all ways"
        f"{' or fewer' if len(found) > 1 else ''}."
    )


def _rests_on(told: Told, seen: Sequence[Sequence[Seen]]) -> str:
    """Say whose article the difference rests on: without it, nothing would set the sides apart.

    Each article is left out in turn, where its side holds more than one.
    """
    held, of = [_documents(sightings) for sightings in seen], told.of
    keys = _keys(held)
    sources = set()
    for at, side in enumerate(told.sides):
        for telling in side if of[at] > 1 else ():
            left_out = telling.article.document.id
            if not any(_survives(told, held, key, at, left_out) for key in keys):
                sources.add(telling.article.source.name)
    if len(sources) > NAMED:
        return " Changes if one article is left out."
    return f" Changes if {' or '.join(sorted(sources))} is left out." if sources else ""


def _survives(told: Told, held: Held, key: str, at: int, left_out: str) -> bool:
    counts = _counts(held, key)
    counts[at] -= left_out in held[at].get(key, ())
    of = [n - (side == at) for side, n in enumerate(told.of)]
    return _splits(told, counts, of)


def headline(shown: Sequence[Cell], gloss: Mapping[str, str] = MappingProxyType({})) -> str:
    """Return the words that tell a finding from others: the first of each side, then the next.

    In one order whatever the order of the sides, each with its `gloss` behind it.
    """
    ranks = max((len(cell.words) for cell in shown), default=0)
    words = list(
        dict.fromkeys(
            word
            for rank in range(ranks)
            for word in sorted({cell.words[rank] for cell in shown if len(cell.words) > rank})
        )
    )
    return _quoted(words, gloss)


def named(seen: Sequence[Sequence[Seen]]) -> str:
    """Return what sightings are of, each once whatever its spelling, the most frequent first."""
    return _quoted(printed(s for side in seen for s in side), {})


def _quoted(words: Sequence[str], gloss: Mapping[str, str]) -> str:
    said = ", ".join(f"“{word}”{gloss.get(word, '')}" for word in words[:HEADED])
    return said + (" …" if len(words) > HEADED else "")


def only(keys: set[str], seen: Sequence[Sequence[Seen]]) -> list[list[Seen]]:
    """Keep the sightings of some keys, side by side."""
    return [[sighting for sighting in side if sighting.key in keys] for side in seen]


def weigh(base: float, seen: Sequence[Sequence[Seen]]) -> float:
    """Weigh a finding: `base` says how telling its kind is, more sightings come nearer to it."""
    sightings = sum(len({_place(s) for s in side}) for side in seen)
    return round(base * (1 - 0.5 ** (1 + sightings)), 4)


def _documents(seen: Iterable[Seen]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for sighting in seen:
        found.setdefault(sighting.key, set()).add(sighting.article.document.id)
    return found


def _keys(held: Held) -> list[str]:
    return sorted(set[str]().union(*held))


def _counts(held: Held, key: str) -> list[int]:
    return [len(side.get(key, ())) for side in held]


def _splits(told: Told, counts: Sequence[int], of: Sequence[int], rare: float = RARE) -> bool:
    held = [at for at, n in enumerate(of) if n]
    return any(
        counts[i] and not counts[j] and shows(counts[i], of[i], of[j], told.freely(i, j), rare)
        for i in held
        for j in held
    )
