"""Say of one article what incident it points to: when, where, who, and what happened."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from corpus.days import EARLY, event_span, times
from corpus.fingerprints import sound
from corpus.model import Action, Annotations, Document, NameKind, Span

LISTED = 8
"""People and places at most, those named most first."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time named early in the text, with its first and last day."""

    span: Span
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Happening:
    """What an article points to; every span is one of its text, and each may be missing."""

    days: tuple[date, date] | None
    dates: tuple[Time, ...]
    places: tuple[Span, ...]
    people: tuple[Span, ...]
    event: Span | None


def happening(document: Document, annotations: Annotations) -> Happening:
    """Find the days, places, people and the event phrase that tell which incident is meant."""
    published = sound(document.published)
    early = times(document.body[:EARLY], published)
    return Happening(
        event_span(document.body, published),
        tuple(Time(Span(start, end), first, last) for start, end, first, last in early),
        _named(annotations, "place"),
        _named(annotations, "person"),
        _event(annotations),
    )


def _named(annotations: Annotations, kind: NameKind) -> tuple[Span, ...]:
    """Return where each is first named, who is named most first."""
    named = [name for name in annotations.names if name.kind == kind]
    counted = Counter(name.entity for name in named)
    first = {name.entity: name.span for name in reversed(named)}
    ranked = sorted(counted, key=lambda entity: (-counted[entity], first[entity]))
    return tuple(first[entity] for entity in ranked[:LISTED])


def _event(annotations: Annotations) -> Span | None:
    """Return the words of the first thing done, with to whom, that is done most."""
    told = [action for action in annotations.actions if not action.quoted and not action.negated]
    whom = Counter(action.patient_entity for action in told if action.patient_entity)
    chief = whom.most_common(1)[0][0] if whom else None
    first = next((a for a in told if chief in (None, a.patient_entity)), None)
    return _phrase(first) if first else None


def _phrase(action: Action) -> Span:
    parts = [part for part in (action.cue, action.patient) if part]
    return Span(min(part.start for part in parts), max(part.end for part in parts))
