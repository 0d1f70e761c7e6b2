"""Whose voices each side carries: by name or unnamed, and with which verb."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.framing.cells import Seen, cells, firmness, named, one_sided, only, points, weigh
from bot.framing.model import Cell, Finding
from bot.framing.persons import PRONOUNS, people
from bot.framing.statistics import as_uneven
from bot.framing.telling import Telling, Told
from bot.framing.vague import vague_voices
from bot.framing.voices import heard, line_of, may_tell, sayings
from corpus.model import CueClass, Quotation

BY_NAME = {"person", "institution", "document"}
UNNAMED = {"official", "collective", "person"}
BARE = {"those", "some", "many", "others", "most", "several"}
"""They count, but a table has better words to show."""
FEW = 3
"""Attributions a side below which shares say nothing."""
SELDOM = 0.25
"""Of all ways to deal the attributions anew, the share that may come out as uneven."""

CYRILLIC = 4
"""Words of a voice in Russian or Ukrainian; more are a phrase that was read too far."""

_BENT = re.compile(r"(?:[иы]х|ого|его|їх|ої|ому|ему|взагалі|вообще|одного|однієї|одной)$")
"""Ends that show a name cut off, or bent by the sentence around it."""


def look(told: Told) -> list[Finding]:
    """Compare who speaks on each side."""
    return [*_people(told), *_named_or_not(told), *_verbs(told)]


def _people(told: Told) -> Iterator[Finding]:
    sure = people(told)
    seen = told.by_side(lambda telling: _speakers(telling, sure))
    kept = only(one_sided(told, seen), seen)
    firm = any(kept)
    kept = kept if firm else only(points(told, seen), seen)
    if any(kept):
        yield Finding(
            lens="sourcing",
            key="sourcing:people",
            point=f"Quoted by name, but not on every side: {named(kept)}",
            cells=cells(told, kept),
            reading="Words are attributed to them on one side; on another, none were found in the "
            "articles held here." + (firmness(told, kept) if firm else ""),
            weight=weigh(0.44, kept),
            firm=firm,
        )
    else:
        yield from _same_people(told, seen)


def _same_people(told: Told, seen: Sequence[Sequence[Seen]]) -> Iterator[Finding]:
    """Say whom all sides quote: no difference, but who speaks is asked of every incident."""
    quoted = [{s.key for s in side} for side, of in zip(seen, told.of, strict=True) if of]
    kept = only(set.intersection(*quoted), seen) if len(quoted) > 1 else []
    if any(kept):
        yield Finding(
            lens="sourcing",
            key="sourcing:people",
            point=f"Quoted by name on every side: {named(kept)}",
            cells=cells(told, kept),
            reading="No difference: words of these are found on every side.",
            weight=weigh(0.44, kept),
            firm=False,
            alike=True,
        )


def _speakers(telling: Telling, sure: frozenset[str]) -> Iterator[Seen]:
    for quotation in heard(telling):
        speaker = quotation.speaker
        if speaker.kind == "person" and speaker.entity in sure and speaker.name:
            yield Seen(telling.article, line_of(telling, quotation), speaker.name, speaker.entity)


def _named_or_not(told: Told) -> Iterator[Finding]:
    sorts = told.by_side(_sorts)
    with_name = [sum(1 for sort, _ in side if sort == "named") for side in sorts]
    chance = _leaning([(n, len(side)) for n, side in zip(with_name, sorts, strict=True)])
    if chance > SELDOM:
        return
    leading = [_leading(side, n) for side, n in zip(sorts, with_name, strict=True)]
    lines = sorted(
        f"{side.name}: {n} of {len(pairs)} attributions name the speaker or the body that speaks"
        for side, n, pairs in zip(told.coverage.sides, with_name, sorts, strict=True)
        if pairs
    )
    yield Finding(
        lens="sourcing",
        key="sourcing:named-or-not",
        point=f"Voices of named people or bodies: {'; '.join(_shares(told, with_name, sorts))}",
        cells=cells(told, leading),
        reading="; ".join(lines) + ". Shown are those who speak most on each side.",
        weight=weigh(0.46 * (1 - chance), leading),
        firm=may_tell(told),
    )


def _sorts(telling: Telling) -> Iterator[tuple[str, Seen]]:
    text = telling.article.document.text
    for quotation in sayings(heard(telling)):
        speaker, line = quotation.speaker, line_of(telling, quotation)
        if speaker.name and speaker.name.casefold() in PRONOUNS:
            continue
        if speaker.kind in BY_NAME and speaker.name:
            key = speaker.entity or speaker.name
            yield "named", Seen(telling.article, line, speaker.name, key)
        elif speaker.kind == "institution" and speaker.span:
            words = speaker.span.of(text)
            yield "named", Seen(telling.article, line, words, words.casefold())
        elif speaker.kind in UNNAMED and speaker.name is None and speaker.span:
            words = speaker.span.of(text)
            if not _may_be_named(quotation, words):
                yield "unnamed", Seen(telling.article, line, words, words.casefold())
    for voice in vague_voices(telling) if telling.article.document.language == "en" else ():
        sentence, words = telling.sentence_of(voice), voice.of(text)
        if sentence:
            yield "unnamed", Seen(telling.article, sentence, words, words.casefold())


def _may_be_named(quotation: Quotation, words: str) -> bool:
    """Tell whether words without a name may stand for one: “he”, “the minister”, a surname."""
    if words.casefold() in PRONOUNS:
        return True
    one = quotation.speaker.kind in ("person", "official")
    return one and (words.casefold().startswith("the ") or words.split()[-1][:1].isupper())


def _shares(
    told: Told, with_name: Sequence[int], sorts: Sequence[Sequence[tuple[str, Seen]]]
) -> list[str]:
    """Say how many of each side's voices have a name, the most first."""
    sides = zip(told.coverage.sides, with_name, sorts, strict=True)
    ranked = sorted((-n / len(s), side.name, n, len(s)) for side, n, s in sides if s)
    return [f"{name} {n} of {of}" for _, name, n, of in ranked]


def _leaning(shares: Sequence[tuple[int, int]]) -> float:
    """Return how seldom chance parts a side that mostly names its voices from one that does not.

    The share of dealings of the attributions as uneven, of the two sides that part most; 1 where
    no two lean apart.
    """
    enough = [(n, of) for n, of in shares if of >= FEW]
    apart = (
        as_uneven(k, total, n, of)
        for k, total in enough
        for n, of in enough
        if n / of < 0.5 < k / total
    )
    return min(apart, default=1.0)


def _leading(pairs: Sequence[tuple[str, Seen]], named: int) -> list[Seen]:
    sort = "named" if 2 * named > len(pairs) else "unnamed"
    return [seen for each, seen in pairs if each == sort and _is_voice(seen.words)]


def _is_voice(words: str) -> bool:
    """Tell whether words name a voice: a noun with what belongs to it, not cut off or bent."""
    plain = words.casefold().split()
    if not plain or PRONOUNS.intersection(plain[:1]) or (len(plain) == 1 and plain[0] in BARE):
        return False
    if words.isascii() or plain[0][0].isascii():
        return len(plain) > 1 or words[0].isupper() or plain[0].endswith("s")
    return len(plain) <= CYRILLIC and not _BENT.search(plain[-1]) and not _BENT.search(plain[0])


DOUBT: set[CueClass] = {"doubting"}
TRUST: set[CueClass] = {"neutral", "asserting"}


@dataclass(frozen=True, slots=True)
class Cued:
    """Words of somebody named, and how the verb beside them takes them."""

    entity: str
    name: str
    cue_class: CueClass
    seen: Seen


def _verbs(told: Told) -> Iterator[Finding]:
    """Find a speaker whose words one side doubts and another reports plainly."""
    cued = told.by_side(_cued)
    for entity in sorted({each.entity for side in cued for each in side}):
        yield from _verb(told, [[each for each in side if each.entity == entity] for side in cued])


def _verb(told: Told, cued: Sequence[Sequence[Cued]]) -> Iterator[Finding]:
    classes = [{each.cue_class for each in side} for side in cued]
    doubted = [bool(used & DOUBT) for used in classes]
    trusted = [bool(used) and used <= TRUST for used in classes]
    if any(doubted) and any(trusted):
        seen = [
            [each.seen for each in side if each.cue_class in DOUBT or not doubts]
            for side, doubts in zip(cued, doubted, strict=True)
        ]
        every = [each for side in cued for each in side]
        shown = cells(told, seen)
        yield Finding(
            lens="sourcing",
            key=f"sourcing:verb:{every[0].entity}",
            point=f"“{_chief_name(every)}”: {_cast(told, doubted, trusted)}",
            cells=shown,
            reading="Verbs such as “claimed” keep a distance from the words; “said” does not.",
            weight=weigh(0.42, seen),
            firm=_is_firm(told, shown, doubted, trusted),
        )


def _chief_name(cued: Sequence[Cued]) -> str:
    names = Counter(each.name for each in cued)
    return min(names, key=lambda name: (-names[name], name))


def _is_firm(
    told: Told, drawn: Sequence[Cell], doubted: Sequence[bool], trusted: Sequence[bool]
) -> bool:
    """Tell whether most articles of a side doubt, and most of another do not."""
    most = [2 * cell.count > cell.of for cell in drawn]
    doubting = [at for at, yes in enumerate(doubted) if yes and most[at]]
    trusting = [at for at, yes in enumerate(trusted) if yes and most[at]]
    return any(told.freely(i, j) for i in doubting for j in trusting)


def _cast(told: Told, doubted: Sequence[bool], trusted: Sequence[bool]) -> str:
    """Say which sides doubt a speaker and which do not."""
    names = [side.name for side in told.coverage.sides]
    doubting = " and ".join(sorted(n for n, yes in zip(names, doubted, strict=True) if yes))
    trusting = " and ".join(sorted(n for n, yes in zip(names, trusted, strict=True) if yes))
    return f"doubted by {doubting}, reported plainly by {trusting}"


def _cued(telling: Telling) -> Iterator[Cued]:
    for q in heard(telling):
        speaker = q.speaker
        if speaker.entity and speaker.name and q.cue:
            cue = q.cue.of(telling.article.document.text)
            seen = Seen(telling.article, line_of(telling, q), cue, cue.casefold())
            yield Cued(speaker.entity, speaker.name, q.cue_class, seen)
