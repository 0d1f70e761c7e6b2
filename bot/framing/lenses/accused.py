"""Who is accused on each side, whoever accuses."""

import re
from collections.abc import Iterator

from bot.framing.cells import Seen, cells, firmness, named, one_sided, only, weigh
from bot.framing.events import is_of
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told

_ACCUSED_OF = re.compile(r" of \w+ing\b")


def look(told: Told) -> list[Finding]:
    """Compare who is accused, by whomever: what is shown is whom the words of blame meet."""
    return list(_accused(told.written_in("en")))


def _accused(told: Told) -> Iterator[Finding]:
    seen = [[s for telling in side for s in _blame(telling)] for side in told.sides]
    kept = only(one_sided(told, seen, otherwise=True), seen)
    if sum(1 for side in kept if side) > 1:
        yield Finding(
            lens="actors",
            key="actors:accused",
            point=f"Accused here and not there: {named(kept)}",
            cells=cells(told, kept),
            reading="Accusations reported or made in the article; the sentence shows whose it is."
            + firmness(told, kept),
            weight=weigh(0.47, kept),
        )


def _blame(telling: Telling) -> Iterator[Seen]:
    text = telling.article.document.text
    for action in telling.article.annotations.actions:
        sentence = telling.sentence_of(action.cue)
        if sentence and action.patient and not action.negated and is_of(action, "blame"):
            printed = _ACCUSED_OF.split(action.patient.of(text))[0]
            key = action.patient_entity or printed.casefold()
            yield Seen(telling.article, sentence, printed, key)
