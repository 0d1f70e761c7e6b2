"""How much room each voice gets, and which one speaks first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.framing.cells import Seen, cells, evidence_of, printed, weigh
from bot.framing.model import Cell, Finding
from bot.framing.persons import PRONOUNS
from bot.framing.telling import Telling, Told
from bot.framing.voices import heard, line_of, may_tell, sayings

FEW = 3
"""Voices of a side below which shares of room say nothing."""

MUCH, LITTLE = 0.3, 0.1
"""Shares of all attributed words: a voice has much room on one side and little on another."""

SHOWN = 3
"""Voices shown of a side."""


def look(told: Told) -> list[Finding]:
    """Compare who gets how many of the attributed words, and whose words come first."""
    return [*_room(told), *(_first(told) if may_tell(told) else [])]


@dataclass(frozen=True, slots=True)
class Voice:
    """One attribution to somebody named: where it shows, and how many words it gets."""

    seen: Seen
    words: int


def _voices(telling: Telling) -> Iterator[Voice]:
    """Find who speaks by name, in order, with the words attributed to them."""
    for quotation in sorted(heard(telling), key=lambda q: q.span):
        name = quotation.speaker.name
        if name and name.casefold() not in PRONOUNS:
            key = quotation.speaker.entity or name
            seen = Seen(telling.article, line_of(telling, quotation), name, key)
            yield Voice(seen, len(quotation.span.of(telling.article.document.text).split()))


def _all_words(telling: Telling) -> int:
    text = telling.article.document.text
    return sum(len(quotation.span.of(text).split()) for quotation in heard(telling))


# --- how much room ------------------------------------------------------------------------


def _room(told: Told) -> Iterator[Finding]:
    voices = told.by_side(_voices)
    total = [sum(map(_all_words, side)) for side in told.sides]
    shares = [_shares(side, of) for side, of in zip(voices, total, strict=True)]
    enough = [share for side, share in zip(told.sides, shares, strict=True) if _speak(side)]
    uneven = {key for share in enough for key, part in share.items() if part >= MUCH} & {
        key for key in set().union(*enough) if any(s.get(key, 0.0) <= LITTLE for s in enough)
    }
    if len(enough) > 1 and uneven:
        shown = [_most(side, share) for side, share in zip(voices, shares, strict=True)]
        yield Finding(
            lens="sourcing",
            key="sourcing:room",
            point=f"Who gets most room: {_headed(told, voices, shares)}",
            cells=tuple(map(_by_room, cells(told, shown), shown, shares)),
            reading=_reading(told, shown, shares),
            weight=weigh(0.38, shown),
            firm=may_tell(told),
        )


def _speak(side: Sequence[Telling]) -> bool:
    return sum(1 for telling in side for _ in sayings(heard(telling))) >= FEW


def _shares(voices: Sequence[Voice], total: int) -> dict[str, float]:
    counts = Counter[str]()
    for voice in voices:
        counts[voice.seen.key] += voice.words
    return {key: count / total for key, count in counts.items()} if total else {}


def _ranked(share: dict[str, float]) -> list[str]:
    return sorted(share, key=lambda key: (-share[key], key))[:SHOWN]


def _most(voices: Sequence[Voice], share: dict[str, float]) -> list[Seen]:
    return [v.seen for key in _ranked(share) for v in voices if v.seen.key == key]


def _by_room(cell: Cell, seen: Sequence[Seen], share: dict[str, float]) -> Cell:
    """Name who has most room first, and show a sentence of each before a second of anybody."""
    ranked = _ranked(share)
    first = (e for key in ranked for e in evidence_of(s for s in seen if s.key == key)[:1])
    shown = tuple(dict.fromkeys((*first, *cell.evidence)))[: max(len(cell.evidence), len(ranked))]
    return replace(cell, words=tuple(_printed(seen, key) for key in ranked), evidence=shown)


def _printed(seen: Sequence[Seen], key: str) -> str:
    return printed(s for s in seen if s.key == key)[0]


def _headed(
    told: Told, voices: Sequence[Sequence[Voice]], shares: Sequence[dict[str, float]]
) -> str:
    said = []
    for side, own, share in zip(told.coverage.sides, voices, shares, strict=True):
        for key in _ranked(share)[:1]:
            name = _printed([v.seen for v in own], key)
            said.append(f"“{name}” with {share[key]:.0%} in {side.name}")
    return "; ".join(sorted(said))


def _reading(
    told: Told, shown: Sequence[Sequence[Seen]], shares: Sequence[dict[str, float]]
) -> str:
    lines = []
    for side, seen, share in zip(told.coverage.sides, shown, shares, strict=True):
        parts = [f"{_printed(seen, key)} {share[key]:.0%}" for key in _ranked(share)]
        lines.append(f"{side.name}: {', '.join(parts) or 'nobody by name'}")
    return f"Of all words attributed to somebody. {'; '.join(sorted(lines))}."


# --- who speaks first ---------------------------------------------------------------------


def _first(told: Told) -> Iterator[Finding]:
    """Show whose words most articles of each side give first, where no side has the same."""
    opening = [[next(_voices(t), None) for t in side] for side in told.sides]
    firsts = [_commonest([v.seen for v in side if v], len(side)) for side in opening]
    keys = [{s.key for s in seen} for seen in firsts if seen]
    if len(keys) > 1 and not set.intersection(*keys):
        said = sorted(
            f"“{seen[0].words}” in {side.name}"
            for side, seen in zip(told.coverage.sides, firsts, strict=True)
            if seen
        )
        yield Finding(
            lens="sourcing",
            key="sourcing:first",
            point=f"Who is first quoted by name: {'; '.join(said)}",
            cells=cells(told, firsts),
            reading="The first with a name to whom words are attributed, in most articles of a "
            "side; who has none may speak before.",
            weight=weigh(0.18, firsts),
        )


def _commonest(seen: Sequence[Seen], of: int) -> list[Seen]:
    """Return the sightings of who comes first in most articles of a side, if anybody does."""
    counts = Counter(s.key for s in seen)
    most = min(counts, key=lambda key: (-counts[key], key), default=None)
    return [s for s in seen if s.key == most] if most and 2 * counts[most] > of else []
