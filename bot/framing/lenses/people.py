"""Which people each side names at all."""

from collections.abc import Iterator, Sequence

from bot.framing.cells import Seen, cells, firmness, named, one_sided, only, points, weigh
from bot.framing.earlier import present
from bot.framing.model import Finding
from bot.framing.persons import people
from bot.framing.telling import Telling, Told
from corpus.spelling import words


def look(told: Told) -> list[Finding]:
    """Compare who is named, in every language: spellings of one person are one person."""
    sure = people(told)
    seen = told.by_side(lambda telling: _people(telling, sure))
    now = present(told, seen)
    keys = one_sided(told, seen) & one_sided(told, now)
    firm = {key for key in keys if _unheard_of(key, seen, told)}
    kept = firm or {k for k in points(told, seen) & points(told, now) if _unheard_of(k, seen, told)}
    return list(_finding(told, only(kept, now), bool(firm))) if kept else []


def _finding(told: Told, seen: Sequence[Sequence[Seen]], firm: bool) -> Iterator[Finding]:
    yield Finding(
        lens="actors",
        key="actors:people",
        point=f"Named, but not on every side: {named(seen)}",
        cells=cells(told, seen),
        reading="Named anywhere in the article, quotations included; other spellings of the name "
        "were looked for." + (firmness(told, seen) if firm else ""),
        weight=weigh(0.36, seen),
        firm=firm,
    )


def _people(telling: Telling, sure: frozenset[str]) -> Iterator[Seen]:
    text = telling.article.document.text
    names = telling.article.annotations.names
    mentions = [name for name in names if name.kind == "person" and name.entity in sure]
    fullest: dict[str, str] = {}
    for name in mentions:
        fullest[name.entity] = max(fullest.get(name.entity, ""), name.span.of(text), key=len)
    for name in mentions:
        sentence = telling.sentence_of(name.span)
        if sentence:
            yield Seen(telling.article, sentence, fullest[name.entity], name.entity)


def _unheard_of(key: str, seen: Sequence[Sequence[Seen]], told: Told) -> bool:
    """Tell whether some side has the surname nowhere, not even where no name was recognised."""
    spelled = {
        token for side in seen for s in side if s.key == key for token in words(s.words)[-1:]
    }
    return any(
        not any(s.key == key for s in side) and not any(spelled & t.vocabulary() for t in tellings)
        for side, tellings in zip(seen, told.sides, strict=True)
        if tellings
    )
