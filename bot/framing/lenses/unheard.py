"""Who is talked about on a side and not heard there, though another side lets them speak."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from bot.framing.cells import Seen, articles, evidence_of, printed
from bot.framing.model import Cell, Finding
from bot.framing.persons import people
from bot.framing.telling import Telling, Told
from bot.framing.voices import heard, line_of
from corpus.lexicon import lexicon
from corpus.model import Span
from corpus.spelling import words

WEIGHT = 0.46
"""What it weighs that a main actor is not heard."""


def look(told: Told) -> list[Finding]:
    """Find the main actors of the incident who are named by a side and quoted by none of it."""
    named = [_mentions(side) for side in told.sides]
    return [found for entity in _main(told, named) for found in _unheard(told, named, entity)]


Named = dict[str, list[Seen]]


def _mentions(side: Sequence[Telling]) -> Named:
    """Map each person to the sentences of a side that name them."""
    found: Named = {}
    for telling in side:
        text = telling.article.document.text
        for name in telling.names:
            sentence = telling.sentence_of(name.span)
            if name.kind == "person" and sentence:
                seen = Seen(telling.article, sentence, name.span.of(text), name.entity)
                found.setdefault(name.entity, []).append(seen)
    return found


def _main(told: Told, named: Sequence[Named]) -> list[str]:
    """List the people whom most articles of the incident name, on two sides at the least."""
    counts: Counter[str] = Counter()
    for side in named:
        counts.update({entity: articles(seen) for entity, seen in side.items()})
    sides = Counter(entity for side in named for entity in side)
    sure = people(told)
    return sorted(e for e in counts if e in sure and sides[e] > 1 and 2 * counts[e] > sum(told.of))


def _unheard(told: Told, named: Sequence[Named], entity: str) -> Iterator[Finding]:
    voices = told.by_side(lambda telling: _speaks(telling, entity))
    silent = [
        entity in mentions and not any(_may_speak(telling, entity) for telling in side)
        for mentions, side in zip(named, told.sides, strict=True)
    ]
    decided = all(
        seen or yes or entity not in mentions
        for seen, yes, mentions in zip(voices, silent, named, strict=True)
    )
    if any(voices) and any(silent) and decided:
        yield Finding(
            lens="sourcing",
            key=f"sourcing:unheard:{entity}",
            point=_headed(told, voices, silent),
            cells=tuple(
                _cell(told, at, seen, mentions.get(entity, []))
                for at, (seen, mentions) in enumerate(zip(voices, named, strict=True))
            ),
            reading="Named there, while no words of theirs were found; beside it stands a sentence "
            "that names them. On another side they speak.",
            weight=WEIGHT,
            firm=all(told.of[at] == 1 or told.kept_apart for at, yes in enumerate(silent) if yes),
        )


def _headed(told: Told, voices: Sequence[Sequence[Seen]], silent: Sequence[bool]) -> str:
    who = printed(s for side in voices for s in side)[0]
    names = sorted(s.name for s, yes in zip(told.coverage.sides, silent, strict=True) if yes)
    return f"Talked about and not heard in {' and '.join(names)}: “{who}”"


def _cell(told: Told, at: int, seen: Sequence[Seen], mentions: Sequence[Seen]) -> Cell:
    name, of = told.coverage.sides[at].name, told.of[at]
    shown = seen or mentions
    return Cell(name, articles(seen), of, printed(seen), evidence_of(shown))


def _speaks(telling: Telling, entity: str) -> Iterator[Seen]:
    for quotation in heard(telling):
        speaker = quotation.speaker
        if speaker.entity == entity and speaker.name:
            yield Seen(telling.article, line_of(telling, quotation), speaker.name, entity)


def _may_speak(telling: Telling, entity: str) -> bool:
    """Tell whether some words may be theirs: what is quoted near them, or a verb of saying.

    In Russian and Ukrainian too little of reported speech is seen to say that there is none.
    """
    if telling.article.document.language != "en":
        return True
    named = [
        at
        for at, sentence in enumerate(telling.sentences)
        if any(name.entity == entity for name in telling.names_in(sentence))
    ]
    near = [s for at in named for s in telling.sentences[at : at + 2]]
    said = [q for q in telling.article.annotations.quotations if q.kind != "term"]
    return any(
        q.speaker.entity == entity or any(q.span.meets(s) or q.sentence.meets(s) for s in near)
        for q in said
    ) or any(_says(telling, telling.sentences[at]) for at in named)


def _says(telling: Telling, sentence: Span) -> bool:
    return not _saying().isdisjoint(words(sentence.of(telling.article.document.text)))


@cache
def _saying() -> frozenset[str]:
    """Return the stems of the verbs that attribute words to somebody."""
    listed = (word for group in lexicon("cues")["verb"] for word in group["words"])
    irregular = ("said", "told", "wrote", "spoke", "swore")
    return frozenset(stem for word in (*listed, *irregular) for stem in words(word)[:1])
