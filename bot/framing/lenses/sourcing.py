"""Whose voices each side carries: by name or unnamed, and with which verb."""

from collections.abc import Iterator, Sequence

from bot.framing.cells import Seen, cells, one_sided, only, rests_on, weigh
from bot.framing.model import Finding
from bot.framing.telling import HEARD, Telling, Told
from corpus.model import CueClass, Quotation, Span

BY_NAME = {"person", "institution", "document"}
UNNAMED = {"official", "collective", "person"}
_PRONOUNS = """he she it they i we who one он она оно они его её их им ему
він вона воно вони його її їх їм йому один"""
PRONOUNS = frozenset(_PRONOUNS.split())
"""A pronoun that was not resolved may stand for somebody named."""

BARE = {"those", "some", "many", "others", "most", "several"}
"""They count, but a table has better words to show."""
FEW = 3
"""Attributions a side below which shares say nothing."""


def look(told: Told) -> list[Finding]:
    """Compare who speaks on each side."""
    return [*_people(told), *_named_or_not(told), *_verbs(told)]


def _people(told: Told) -> Iterator[Finding]:
    seen = [[s for telling in side for s in _speakers(telling)] for side in told.sides]
    kept = only(one_sided(seen, told.of), seen)
    if any(kept):
        yield Finding(
            lens="sourcing",
            key="sourcing:people",
            point="People who speak by name on one side and not on another",
            cells=cells(told, kept),
            reading="Words are attributed to them on one side; on another, none were found in the "
            "articles held here." + rests_on(told, kept),
            weight=weigh(0.44, kept),
        )


def _speakers(telling: Telling) -> Iterator[Seen]:
    for quotation in _heard(telling):
        speaker = quotation.speaker
        if speaker.kind == "person" and speaker.entity and speaker.name:
            yield Seen(telling.article, _line(telling, quotation), speaker.name, speaker.entity)


def _heard(telling: Telling) -> Iterator[Quotation]:
    for quotation in telling.article.annotations.quotations:
        if quotation.kind != "term" and quotation.confidence >= HEARD:
            yield quotation


def _line(telling: Telling, quotation: Quotation) -> Span:
    """Find the one sentence that shows who speaks; else all of the attribution."""
    for span in (quotation.speaker.span, quotation.cue, quotation.span):
        sentence = telling.sentence_of(span) if span else None
        if sentence:
            return sentence
    return quotation.sentence


def _named_or_not(told: Told) -> Iterator[Finding]:
    sorts = [[pair for telling in side for pair in _sorts(telling)] for side in told.sides]
    named = [sum(1 for sort, _ in side if sort == "named") for side in sorts]
    if not _lean_apart([(n, len(side)) for n, side in zip(named, sorts, strict=True)]):
        return
    leading = [_leading(side, n) for side, n in zip(sorts, named, strict=True)]
    lines = sorted(
        f"{side.name}: {n} of {len(pairs)} attributions name the speaker"
        for side, n, pairs in zip(told.coverage.sides, named, sorts, strict=True)
        if pairs
    )
    yield Finding(
        lens="sourcing",
        key="sourcing:named-or-not",
        point="Voices with a name, voices without",
        cells=cells(told, leading),
        reading="; ".join(lines) + ". Shown are those who speak most on each side.",
        weight=weigh(0.66, leading),
    )


def _sorts(telling: Telling) -> Iterator[tuple[str, Seen]]:
    text = telling.article.document.text
    for quotation in _heard(telling):
        speaker, line = quotation.speaker, _line(telling, quotation)
        if speaker.kind in BY_NAME and speaker.name:
            key = speaker.entity or speaker.name
            yield "named", Seen(telling.article, line, speaker.name, key)
        elif speaker.kind in UNNAMED and speaker.name is None and speaker.span:
            words = speaker.span.of(text)
            if not _may_be_named(quotation, words):
                yield "unnamed", Seen(telling.article, line, words, words.casefold())


def _may_be_named(quotation: Quotation, words: str) -> bool:
    """Tell whether words without a name may stand for one: “he”, “the minister”, a surname."""
    if words.casefold() in PRONOUNS:
        return True
    one = quotation.speaker.kind in ("person", "official")
    return one and (words.casefold().startswith("the ") or words.split()[-1][:1].isupper())


def _lean_apart(shares: Sequence[tuple[int, int]]) -> bool:
    """Tell whether one side mostly names its voices and another mostly does not."""
    rates = [n / total for n, total in shares if total >= FEW]
    return len(rates) > 1 and min(rates) < 0.5 < max(rates) and max(rates) - min(rates) >= 0.3


def _leading(pairs: Sequence[tuple[str, Seen]], named: int) -> list[Seen]:
    sort = "named" if 2 * named > len(pairs) else "unnamed"
    leading = [seen for each, seen in pairs if each == sort]
    return [seen for seen in leading if seen.key not in BARE] or leading


DOUBT: set[CueClass] = {"doubting"}
TRUST: set[CueClass] = {"neutral", "asserting"}


def _verbs(told: Told) -> Iterator[Finding]:
    """Find a speaker whose words one side doubts and another reports plainly."""
    seen = [_cued(side) for side in told.sides]
    for entity in sorted({entity for side in seen for entity, _, _ in side}):
        mine = [[(c, s) for e, c, s in side if e == entity] for side in seen]
        classes = [{c for c, _ in side} for side in mine]
        if any(c and c <= DOUBT for c in classes) and any(c and c <= TRUST for c in classes):
            shown = [[s for _, s in side] for side in mine]
            yield Finding(
                lens="sourcing",
                key=f"sourcing:verb:{entity}",
                point="One speaker, doubted on one side and reported plainly on the other",
                cells=cells(told, shown),
                reading="Verbs such as “claimed” keep a distance from the words; “said” does not.",
                weight=weigh(0.55, shown),
            )


def _cued(side: Sequence[Telling]) -> list[tuple[str, CueClass, Seen]]:
    found = []
    for telling in side:
        for q in _heard(telling):
            if q.speaker.entity and q.cue:
                cue = q.cue.of(telling.article.document.text)
                seen = Seen(telling.article, _line(telling, q), cue, cue.casefold())
                found.append((q.speaker.entity, q.cue_class, seen))
    return found
