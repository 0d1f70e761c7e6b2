"""Turn what was seen in articles into findings: cells, evidence, and the rule for one-sidedness."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bot.framing.model import Cell
from bot.framing.statistics import apart
from bot.framing.telling import Told
from corpus.model import Article, Evidence, Span, cite

EVIDENCE = 3
"""Sentences shown a cell."""

WORDS = 8
"""Words shown a cell."""


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


def printed(seen: Iterable[Seen], limit: int = WORDS) -> tuple[str, ...]:
    """Return the words as printed, one spelling a key, the most frequent first."""
    spellings: dict[str, Counter[str]] = {}
    for sighting in seen:
        spellings.setdefault(sighting.key, Counter())[sighting.words] += 1
    ranked = sorted(spellings.items(), key=lambda entry: (-entry[1].total(), entry[0]))
    return tuple(min(words, key=lambda w: (-words[w], w)) for _, words in ranked[:limit])


def evidence_of(seen: Iterable[Seen], limit: int = EVIDENCE) -> tuple[Evidence, ...]:
    """Quote sentences, none twice: new words and new articles before more of the same."""
    chosen: list[Seen] = []
    rest = sorted(seen, key=_place)
    while rest and len(chosen) < limit:
        keys = {sighting.key for sighting in chosen}
        read = {sighting.article.document.id for sighting in chosen}
        best = min(rest, key=lambda s: (s.key in keys) + (s.article.document.id in read))
        chosen.append(best)
        rest = [s for s in rest if _place(s)[1:3] != _place(best)[1:3]]
    return tuple(cite(sighting.article, sighting.sentence) for sighting in chosen)


def _place(sighting: Seen) -> tuple[date, str, Span, str]:
    document = sighting.article.document
    return document.published or date.max, document.id, sighting.sentence, sighting.key


def one_sided(seen: Sequence[Sequence[Seen]], of: Sequence[int]) -> set[str]:
    """Return the keys that set two sides apart: seen on one, and not once on the other."""
    held = [_documents(sightings) for sightings in seen]
    return {key for key in set[str]().union(*held) if _splits(_counts(held, key), of)}


def rests_on(told: Told, seen: Sequence[Sequence[Seen]]) -> str:
    """Say whose article the difference rests on: without it, nothing would set the sides apart.

    Each article is left out in turn, where its side holds more than one.
    """
    held, of = [_documents(sightings) for sightings in seen], list(told.of)
    keys = sorted(set[str]().union(*held))
    sources = set()
    for at, side in enumerate(told.sides):
        for telling in side if of[at] > 1 else ():
            if not any(_survives(held, of, key, at, telling.article.document.id) for key in keys):
                sources.add(telling.article.source.name)
    return f" Changes if {' or '.join(sorted(sources))} is left out." if sources else ""


def _survives(held: Held, of: Sequence[int], key: str, at: int, left_out: str) -> bool:
    counts = _counts(held, key)
    counts[at] -= left_out in held[at].get(key, ())
    return _splits(counts, [n - (side == at) for side, n in enumerate(of)])


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


def _counts(held: Held, key: str) -> list[int]:
    return [len(side.get(key, ())) for side in held]


def _splits(counts: Sequence[int], of: Sequence[int]) -> bool:
    sides = [(k, n) for k, n in zip(counts, of, strict=True) if n]
    return any(not other and apart(k, n, other, m) for k, n in sides for other, m in sides)
