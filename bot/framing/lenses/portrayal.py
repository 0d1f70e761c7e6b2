"""How the main actors come off in the sentences about them, as far as a learned model is sure."""

from collections.abc import Iterator, Sequence

from bot.framing import phrases
from bot.framing.cells import Seen, cells, named, weigh
from bot.framing.model import Finding
from bot.framing.subjectivity import judging_index
from bot.framing.telling import Telling, Told
from bot.framing.uneven import Share, firmly_uneven, uneven
from corpus.model import Portrayal, Tone

TONES: dict[Tone, str] = {"negative": "in a bad light", "positive": "in a good light"}

MEASURED = (
    "A learned model, silent unless sure: on public test sentences 85 of 100 such marks were right."
)


def look(told: Told) -> list[Finding]:
    """Compare in what light each side shows the actors that both write about."""
    told = told.with_impressions().written_in("en")
    entities = sorted({p.entity for side in told.sides for t in side for p in _all(t)})
    return [finding for entity in entities for finding in _lights(told, entity)]


def _all(telling: Telling) -> tuple[Portrayal, ...]:
    made = telling.article.impressions
    return made.portrayals if made else ()


def _lights(told: Told, entity: str) -> Iterator[Finding]:
    for tone in TONES:
        for quoted in (False, True):
            yield from _light(told, entity, tone, quoted)


def _light(told: Told, entity: str, tone: Tone, quoted: bool) -> Iterator[Finding]:
    shares = [[_share(_about(t, entity, quoted), tone) for t in side] for side in told.sides]
    if not uneven(shares):
        return
    seen = told.by_side(lambda telling: _shown(telling, entity, tone, quoted))
    whose = "words they quote" if quoted else "the outlets' own words"
    shown = cells(told, seen)
    yield Finding(
        lens="portrayal",
        key=f"portrayal:{entity}:{tone}:{'quoted' if quoted else 'own'}",
        point=f"Shown {TONES[tone]} in {whose}: {named(seen)}",
        cells=shown,
        reading=_rates(told, shares) + _judging(seen) + f" {MEASURED}",
        weight=weigh(0.35 if quoted else 0.5, seen),
        firm=firmly_uneven(told, shares),
    )


def _about(telling: Telling, entity: str, quoted: bool) -> list[Portrayal]:
    return [p for p in _all(telling) if p.entity == entity and p.quoted == quoted]


def _share(found: Sequence[Portrayal], tone: Tone) -> Share:
    marked = {p.sentence for p in found if p.tone == tone}
    return Share(len(marked), len({p.sentence for p in found}))


def _shown(telling: Telling, entity: str, tone: Tone, quoted: bool) -> Iterator[Seen]:
    for portrayal in _about(telling, entity, quoted):
        if portrayal.tone == tone:
            words = portrayal.span.of(telling.article.document.text)
            yield Seen(telling.article, portrayal.sentence, words, entity)


def _rates(told: Told, shares: Sequence[Sequence[Share]]) -> str:
    said = [
        f"{side.name} {sum(s.marked for s in own)} of {sum(s.total for s in own)}"
        for side, own in zip(told.coverage.sides, shares, strict=True)
    ]
    return f"Sentences about them that were looked at: {'; '.join(sorted(said))}."


def _judging(seen: Sequence[Sequence[Seen]]) -> str:
    """Name the subjective words in what is shown, as TextBlob's lexicon and ours know them."""
    found: list[str] = []
    for sighting in sorted((s for side in seen for s in side), key=lambda s: s.sentence):
        words = sighting.sentence.of(sighting.article.document.text)
        found += [f.span.of(words).casefold() for f in phrases.find(words, judging_index(), words)]
    shown = ", ".join(f"“{word}”" for word in sorted(set(found))[:5])
    return f" Judging words in them: {shown}." if shown else ""
