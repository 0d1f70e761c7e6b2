"""Who is accused on each side, whoever accuses."""

import re
from collections.abc import Iterator

from bot.framing.accusing import accusing
from bot.framing.cells import (
    Mark,
    Seen,
    cells,
    chief,
    firmness,
    marked,
    named,
    one_sided,
    only,
    points,
    weigh,
)
from bot.framing.events import is_of
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told

_ACCUSED_OF = re.compile(r" of \w+ing\b")


def look(told: Told) -> list[Finding]:
    """Compare who is accused, by whomever: what is shown is whom the words of blame meet."""
    return list(_accused(_read(told)))


def marks(told: Told) -> list[Mark]:
    """Count who is accused most, whatever the side."""
    told = _read(told)
    seen = _seen(told)
    return list(marked(told, seen, chief(seen)))


def _read(told: Told) -> Told:
    """Keep what is in English, and what accuses somebody in another language."""
    return told.in_english_or(lambda telling: any(_blame(telling)))


def _seen(told: Told) -> list[list[Seen]]:
    return [[s for telling in side for s in _blame(telling)] for side in told.sides]


def _accused(told: Told) -> Iterator[Finding]:
    seen = _seen(told)
    keys = one_sided(told, seen, otherwise=True, chief=chief(seen))
    firm = sum(1 for side in only(keys, seen) if side) > 1
    kept = only(keys if firm else points(told, seen), seen)
    if firm or (any(kept) and max(told.of) > 1):
        yield Finding(
            lens="actors",
            key="actors:accused",
            point=f"Accused here and not there: {named(kept)}",
            cells=cells(told, kept),
            reading="Accusations reported or made in the article; the sentence shows whose it is."
            + (firmness(told, kept) if firm else ""),
            weight=weigh(0.66, kept),
            firm=firm,
        )


def _blame(telling: Telling) -> Iterator[Seen]:
    """Find who is accused by name, with a verb of blame or by what a deed is called.

    “A man” may be anybody, and “the man” somebody named above.
    """
    text = telling.article.document.text
    for action in telling.article.annotations.actions:
        sentence = telling.sentence_of(action.cue)
        if sentence and action.patient and not action.negated and is_of(action, "blame"):
            printed = _ACCUSED_OF.split(action.patient.of(text))[0]
            named = {n.entity for n in telling.names_in(sentence) if action.patient.holds(n.span)}
            if action.patient_entity or named:
                key = action.patient_entity or "+".join(sorted(named))
                yield Seen(telling.article, sentence, printed, key)
    for sentence, name in accusing(telling):
        if name.entity:
            yield Seen(telling.article, sentence, name.span.of(text), name.entity)
