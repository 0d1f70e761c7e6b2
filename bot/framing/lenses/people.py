"""Which people each side names at all."""

from collections.abc import Iterator, Sequence

from bot.framing.cells import Seen, cells, one_sided, only, rests_on, weigh
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told
from corpus.spelling import words


def look(told: Told) -> list[Finding]:
    """Compare who is named, in every language: spellings of one person are one person."""
    seen = [[s for telling in side for s in _people(telling)] for side in told.sides]
    keys = {key for key in one_sided(seen, told.of) if _unheard_of(key, seen, told)}
    return list(_finding(told, only(keys, seen))) if keys else []


def _finding(told: Told, seen: Sequence[Sequence[Seen]]) -> Iterator[Finding]:
    yield Finding(
        lens="actors",
        key="actors:people",
        point="People named on one side and not on another",
        cells=cells(told, seen),
        reading="Named anywhere in the article, quotations included; other spellings of the name "
        "were looked for." + rests_on(told, seen),
        weight=weigh(0.7, seen),
    )


def _people(telling: Telling) -> Iterator[Seen]:
    text = telling.article.document.text
    named = [name for name in telling.article.annotations.names if name.kind == "person"]
    fullest: dict[str, str] = {}
    for name in named:
        fullest[name.entity] = max(fullest.get(name.entity, ""), name.span.of(text), key=len)
    for name in named:
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
