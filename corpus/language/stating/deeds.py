"""Say of deeds whether and on which day they were done, and of people whether they live."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from corpus.language.agency.events import child, entity_at
from corpus.language.agency.supposed import is_supposed
from corpus.language.pipeline import Parsed
from corpus.language.subjects import is_negated, subject
from corpus.lexicon import lexicon
from corpus.model import Action, Name, Span, Stated
from corpus.spelling import words

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def done(actions: Sequence[Action], text: str) -> Iterator[Stated]:
    """Yield for each deed of somebody named on something whether it was done, as 1 or 0."""
    for deed in actions:
        if whom := _whom(deed, text):
            if deed.agent_entity:
                value = 0.0 if deed.negated else 1.0
                of = f"done {deed.event} {deed.agent_entity} {whom}"
                yield Stated(deed.sentence, deed.cue, of, value, value)
            if deed.event in lexicon("stating")["fatal"] and deed.patient_entity:
                value = 1.0 if deed.negated else 0.0
                yield Stated(deed.sentence, deed.cue, f"alive {deed.patient_entity}", value, value)


def _whom(deed: Action, text: str) -> str:
    """Return one key for whom a deed meets: a name's, or the last word."""
    if deed.patient_entity or deed.patient is None:
        return deed.patient_entity or ""
    return (words(deed.patient.of(text)) or [""])[-1]


def lives(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield of people named whether they died or lived through it."""
    given = lexicon("stating")
    known = dict.fromkeys(given["died"], 0.0) | dict.fromkeys(given["survived"], 1.0)
    for verb in parsed.doc or ():
        value = known.get(verb.lemma_.lower()) if verb.pos_ == "VERB" else None
        who = subject(verb) if value is not None else None
        entity = entity_at(who, names) if who is not None else None
        if value is None or not entity or is_supposed(verb) or not _is_person(entity, names):
            continue
        alive = 1.0 - value if is_negated(verb) else value
        yield from _placed(parsed, verb, f"alive {entity}", alive)


def _is_person(entity: str, names: Sequence[Name]) -> bool:
    return any(name.entity == entity and name.kind == "person" for name in names)


def weekdays(parsed: Parsed, actions: Sequence[Action]) -> Iterator[Stated]:
    """Yield on which day of the week deeds were done, 0 for Monday."""
    by_cue = {deed.cue.start: deed for deed in actions if not deed.negated}
    for verb in parsed.doc or ():
        deed = by_cue.get(verb.idx)
        whom = _whom(deed, parsed.text) if deed else ""
        day = _day(verb) if deed and whom else None
        if deed and day is not None:
            of = f"weekday {deed.event} {whom}"
            yield from _placed(parsed, day, of, float(_DAYS.index(day.lower_)))


def _day(verb: Token) -> Token | None:
    """Return the day of the week on which a verb's deed was done."""
    for beside in verb.children:
        found = child(beside, "pobj") if beside.lower_ == "on" else beside
        if found is not None and found.lower_ in _DAYS:
            return found
    return None


def _placed(parsed: Parsed, token: Token, of: str, value: float) -> Iterator[Stated]:
    span = Span(token.idx, token.idx + len(token))
    sentence = next((s for s in parsed.sentences if s.holds(span)), None)
    if sentence is not None:
        yield Stated(sentence, span, of, value, value)
