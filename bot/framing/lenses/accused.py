"""Who is accused on each side, whoever accuses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
from bot.framing.earlier import present
from bot.framing.events import is_of
from bot.framing.governments import government, leaders
from bot.framing.model import Finding
from bot.framing.telling import Telling, Told, blank
from corpus.model import Action, Span

_AND = re.compile(r"^(?:\s|,|\band\b|\bthe\b|\bboth\b)*$", re.IGNORECASE)
_ACCUSED_OF = re.compile(r" of \w+ing\b")

ACCUSER = 30
"""Characters of an accuser's name that the heading has room for."""


@dataclass(frozen=True, slots=True)
class Blame:
    """One accusation: whom it meets, and who makes it, if a verb of blame says so by name."""

    seen: Seen
    accuser: str | None = None


def look(told: Told) -> list[Finding]:
    """Compare who is accused, by whomever: what is shown is whom the words of blame meet."""
    return list(_accused(_read(told)))


def marks(told: Told) -> list[Mark]:
    """Count who is accused most, whatever the side."""
    told = _read(told)
    seen = _sightings(_blamed(told))
    return list(marked(told, seen, chief(seen)))


def _read(told: Told) -> Told:
    """Keep what is in English, and what accuses somebody in another language."""
    return told.in_english_or(lambda telling: any(_blames(telling, {})))


def _blamed(told: Told) -> list[list[Blame]]:
    leading = leaders(told)
    return told.by_side(lambda telling: _blames(telling, leading))


def _sightings(blamed: Sequence[Sequence[Blame]]) -> list[list[Seen]]:
    return [[blame.seen for blame in side] for side in blamed]


def _accused(told: Told) -> Iterator[Finding]:
    """Show who is accused on a side, and not at all on another, of what is told here."""
    blamed = _blamed(told)
    seen = _sightings(blamed)
    keys = one_sided(told, seen, otherwise=True, chief=chief(seen))
    firm = sum(1 for side in only(keys, present(told, seen)) if side) > 1
    kept = only(keys if firm else points(told, seen), present(told, seen))
    if firm or (any(kept) and max(told.of) > 1):
        yield Finding(
            lens="actors",
            key="actors:accused",
            point=f"Accused, but not on every side: {named(kept)}{_by(blamed, kept)}",
            cells=cells(told, kept),
            reading="Accusations reported or made in the article; the sentence shows whose it is. "
            "A capital, a leader or a service stands for its government."
            + (firmness(told, kept) if firm else ""),
            weight=weigh(0.66, kept),
            firm=firm,
        )


def _by(blamed: Sequence[Sequence[Blame]], kept: Sequence[Sequence[Seen]]) -> str:
    """Name the accuser where all that is shown has one and the same."""
    shown = {seen for side in kept for seen in side}
    accusers = {blame.accuser for side in blamed for blame in side if blame.seen in shown}
    accuser = accusers.pop() if len(accusers) == 1 else None
    return f", by “{accuser}”" if accuser else ""


def _blames(telling: Telling, leading: dict[str, str]) -> Iterator[Blame]:
    """Find who is accused by name, with a verb of blame or by what a deed is called.

    “A man” may be anybody, and “the man” somebody named above.
    """
    text = telling.article.document.text
    for action in telling.article.annotations.actions:
        sentence = telling.sentence_of(action.cue)
        if sentence and action.patient and not action.negated and is_of(action, "blame"):
            accuser = _accuser(action, text)
            for printed, entity in _whom(telling, action, sentence):
                key = government(entity, leading)
                yield Blame(Seen(telling.article, sentence, printed, key), accuser)
    for sentence, name in accusing(telling):
        if name.entity:
            key = government(name.entity, leading)
            yield Blame(Seen(telling.article, sentence, name.span.of(text), key))


def _whom(telling: Telling, action: Action, sentence: Span) -> Iterator[tuple[str, str]]:
    """Yield whom an action accuses: as printed, and their entity; of several each."""
    text, patient = telling.article.document.text, action.patient
    if patient is None:
        return
    within = [name for name in telling.names_in(sentence) if patient.holds(name.span)]
    if len(within) > 1 and _AND.match(patient.of(blank(text, (name.span for name in within)))):
        yield from ((name.span.of(text), name.entity) for name in within)
    elif action.patient_entity or within:
        entity = action.patient_entity or "+".join(sorted({n.entity for n in within}))
        yield _ACCUSED_OF.split(patient.of(text))[0], entity


def _accuser(action: Action, text: str) -> str | None:
    printed = action.agent.of(text) if action.agent and action.agent_entity else ""
    return printed if 0 < len(printed) <= ACCUSER else None
