"""Say of deeds whether and on which day they were done, and of people whether they did it."""

from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Token

from corpus.language.agency.events import child, entity_at
from corpus.language.agency.supposed import is_supposed
from corpus.language.cues import verbs
from corpus.language.pipeline import Parsed
from corpus.language.stating.placing import REFUSING, above, placed, span_of
from corpus.language.subjects import is_negated, is_passive, subject
from corpus.lexicon import lexicon
from corpus.model import Action, Name, Stated
from corpus.spelling import words

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def done(actions: Sequence[Action], text: str) -> Iterator[Stated]:
    """Yield for each deed of somebody named on something whether it was done, as 1 or 0."""
    for deed in actions:
        if whom := met_by(deed, text):
            if deed.agent_entity:
                value = 0.0 if deed.negated else 1.0
                of = f"done {deed.event} {deed.agent_entity}"
                yield Stated(deed.sentence, deed.cue, of, value, value, whose=whom)
            if deed.event in lexicon("stating")["fatal"] and deed.patient_entity:
                value = 1.0 if deed.negated else 0.0
                whose = deed.patient_entity
                yield Stated(deed.sentence, deed.cue, "alive", value, value, whose=whose)


def met_by(deed: Action, text: str) -> str:
    """Return one key for whom a deed meets: a name's, or the last word."""
    if deed.patient_entity or deed.patient is None:
        return deed.patient_entity or ""
    return (words(deed.patient.of(text)) or [""])[-1]


def did(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield whether somebody named did what a verb says, as 1 or 0; “refused to” is 0."""
    for verb in parsed.doc or ():
        if verb.pos_ != "VERB" or is_passive(verb) or not _is_deed(verb):
            continue
        decides = above(verb)
        who = subject(decides)
        entity = entity_at(who, names) if who is not None else None
        if entity and not is_supposed(decides):
            value = float(is_negated(decides) == (decides is not verb))
            of = f"did {_deed(verb, names)}"
            yield from placed(parsed, span_of(verb), of, value, whose=entity)


def _is_deed(verb: Token) -> bool:
    """Tell what somebody does from what is said, and from verbs that say nothing alone."""
    says = verb.lemma_.lower() in verbs() and child(verb, "ccomp", "dobj") is not None
    return not says and verb.lemma_.lower() not in _too_common()


def _deed(verb: Token, names: Sequence[Name]) -> str:
    """Return a verb with its particle, and what or whom it is done to."""
    particle, thing = child(verb, "prt"), child(verb, "dobj")
    if thing is None:
        beside = next((c for c in verb.rights if c.dep_ == "prep"), None)
        thing = child(beside, "pobj") if beside is not None else None
    to = (entity_at(thing, names) or thing.lemma_.lower()) if thing is not None else ""
    up = particle.lower_ if particle is not None else ""
    return " ".join(filter(None, (verb.lemma_.lower(), up, to)))


@cache
def _too_common() -> frozenset[str]:
    """Return verbs that are no deeds of their own, and those of states, which are read as such."""
    states = lexicon("slots")["states"].values()
    read = (v for s in states for so in ("yes", "no") for v in s.get(so, {}).get("does", ()))
    return frozenset((*lexicon("stating")["light"], *read, *REFUSING))


def weekdays(parsed: Parsed, actions: Sequence[Action]) -> Iterator[Stated]:
    """Yield on which day of the week deeds were done, 0 for Monday."""
    by_cue = {deed.cue.start: deed for deed in actions if not deed.negated}
    for verb in parsed.doc or ():
        deed = by_cue.get(verb.idx)
        whom = met_by(deed, parsed.text) if deed else ""
        day = _day(verb) if deed and whom else None
        if deed and day is not None:
            value = float(_DAYS.index(day.lower_))
            of = f"weekday {deed.event}"
            yield from placed(parsed, span_of(day), of, value, whose=whom)


def _day(verb: Token) -> Token | None:
    """Return the day of the week on which a verb's deed was done."""
    for beside in verb.children:
        found = child(beside, "pobj") if beside.lower_ == "on" else beside
        if found is not None and found.lower_ in _DAYS:
            return found
    return None
