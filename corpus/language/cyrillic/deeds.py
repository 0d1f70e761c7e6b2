"""Find the deeds that Russian and Ukrainian verbs tell, each with who did it and to whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.language.cyrillic.cases import agrees, may_be
from corpus.language.cyrillic.deed_words import Entry, Use, listed, verb_uses
from corpus.language.cyrillic.doers import agency_of, entity, kind_of
from corpus.language.cyrillic.noun_phrases import Phrase, phrases
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.parts import Clause
from corpus.language.cyrillic.readings import is_listed
from corpus.model import Agency, Span

_STATES = {"annex", "occupy", "deport", "derail", "violate", "invade", "seize"}
"""What states do, whose names nothing else may tell where they begin a sentence."""

_BODILY = {"kill", "wound"}
"""What is told with no doer at all, in the neuter: «ранило осколком»."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event as the text tells it, with what is known of its doer and of whom it met."""

    cue: Span
    event: str
    agency: Agency
    agent: Span | None = None
    agent_entity: str | None = None
    patient: Span | None = None
    patient_entity: str | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A verb in its clause, with the phrases before it and after it."""

    use: Use
    cue: Span
    at: int
    before: Sequence[Phrase]
    after: Sequence[Phrase]
    beside: Phrase | None = None

    @property
    def around(self) -> tuple[Phrase, ...]:
        """All phrases of the clause, in order."""
        return (*self.before, *self.after)


def verbs(page: Page, clause: Clause) -> Iterator[Deed]:
    """Yield what the verbs of a clause tell, one deed a verb."""
    for at in clause.telling:
        word = clause.words[at]
        place = place_of(page, clause, at, word)
        if place is None or place.use.entry.blames or is_supposed(page, clause.words[:at]):
            continue
        deed = _deed(page, clause, place)
        if deed is not None:
            yield deed


def is_supposed(page: Page, before: Sequence[re.Match[str]]) -> bool:
    """Tell what is only supposed or wished by a word before it: если, чтобы, бы."""
    return any(w[0].lower() in listed(page.language, "supposing") for w in before)


def made(
    page: Page,
    place: Place,
    agency: Agency,
    agent: Phrase | None,
    patient: Phrase | None,
    negated: bool = False,
) -> Deed:
    """Make the deed."""
    return Deed(
        place.cue,
        place.use.entry.event,
        agency,
        agent.span if agent and agency != "left_out" else None,
        entity(page, agent) if agent and agency == "named" else None,
        patient.span if patient else None,
        entity(page, patient) if patient else None,
        negated,
    )


def place_of(page: Page, clause: Clause, at: int, word: re.Match[str]) -> Place | None:
    """See a verb in its clause; None of a word that tells no deed there."""
    uses = verb_uses(word[0].lower(), page.language)
    use = next((u for u in uses if _stands_beside(clause, u.entry)), None)
    if use is None or word[0][0] == "«":
        return None
    before = [p for p in clause.phrases if p.span.end <= word.start()]
    after = [p for p in clause.phrases if p.span.start >= word.end()]
    beside = None
    if use.entry.beside:
        beside = _beside((*before, *after), use.entry)
        before, after = ([p for p in side if p is not beside] for side in (before, after))
    return Place(use, Span(word.start(), word.end()), at, before, after, beside)


def _stands_beside(clause: Clause, entry: Entry) -> bool:
    return not entry.beside or any(w[0].lower().startswith(entry.beside) for w in clause.words)


def _beside(found: Sequence[Phrase], entry: Entry) -> Phrase | None:
    """Return the noun of «нанёс удар», which is not who did it."""
    return next((p for p in found if not p.preposition and p.head.startswith(entry.beside)), None)


# --- who, and whom ------------------------------------------------------------------------


def _deed(page: Page, clause: Clause, place: Place) -> Deed | None:
    use = place.use
    negated = place.at > 0 and clause.words[place.at - 1][0].lower() in ("не", "ни", "ні")
    if use.voice == "active":
        return _active(page, clause, place, negated)
    if use.voice == "full" and not is_done(page, clause, place.at):
        return None
    patient = undergoer(page, clause, place)
    if patient is None:
        return None
    near = (p for p in place.around if is_means(page, p) and _is_near(clause, place, p))
    agent = next(near, None)
    agency = agency_of(page, agent) if agent else "left_out"
    return made(page, place, agency, agent, patient, negated)


def is_done(page: Page, clause: Clause, at: int) -> bool:
    """Tell «був затриманий» from «затриманий» beside a noun."""
    return any(
        w[0].lower() in listed(page.language, "aux") for w in clause.words[max(0, at - 3) : at]
    )


def is_means(page: Page, phrase: Phrase) -> bool:
    """Tell the doer of a passive, in the instrumental."""
    bare = (
        not phrase.preposition and may_be(phrase.readings, "i") and not may_be(phrase.readings, "n")
    )
    return bare and kind_of(page, phrase) is not None


def _is_near(clause: Clause, place: Place, phrase: Phrase) -> bool:
    """Tell «арестованы судом» from «задержаны … и арестованы судом», where another is nearer."""
    low, high = sorted((place.cue.start, phrase.span.start))
    between = (w for w in clause.words if low < w.start() < high)
    return not any(w[0].lower() in ("и", "і", "й", "та", "а") for w in between)


def undergoer(page: Page, clause: Clause, place: Place) -> Phrase | None:
    """Return whom a passive is about: its subject, in Ukrainian also its object."""
    accusative = place.use.voice == "passive" and page.language == "uk"
    if clause.is_relative and not accusative:
        return _antecedent(page, clause)
    fitting = [
        p
        for p in place.around
        if not p.preposition
        and not is_means(page, p)
        and (may_be(p.readings, "a", "n") if accusative else agrees(p.readings, place.use.form))
    ]
    people = (p for p in fitting if any(name.kind == "person" for name in p.names))
    return next(people, fitting[0] if fitting else None)


def _antecedent(page: Page, clause: Clause) -> Phrase | None:
    found = phrases(page, clause.before)
    return found[-1] if found else None


def _active(page: Page, clause: Clause, place: Place, negated: bool) -> Deed | None:
    agent = _subject(page, clause, place)
    patient = _object(page, clause, place, agent)
    if patient is None or is_abstract(page, patient):
        return None
    if agent is not None:
        only_weapons = place.use.entry.event == "hit" and kind_of(page, agent) == "somebody"
        if only_weapons and not is_listed(agent.head, page.language, "vehicles"):
            return None
        whole = _with_inserted(page, clause, agent)
        return made(page, place, agency_of(page, whole), whole, patient, negated)
    if _has_no_subject(page, clause, place, patient):
        return made(page, place, "left_out", None, patient, negated)
    return None


def _goes_on(page: Page, clause: Clause) -> bool:
    """Tell a clause that begins with its verb after another: «…, обстреляли порт»."""
    first = clause.words[0][0].lower()
    return not clause.opens and bool(verb_uses(first, page.language))


def _subject(page: Page, clause: Clause, place: Place) -> Phrase | None:
    """Return who does it: in the nominative, in agreement with the verb, and able to."""
    if clause.is_relative:
        first = clause.words[0][0].lower()
        if first.endswith(("ый", "ий", "ая", "а", "ые", "і", "ое", "е")) and place.at > 0:
            found = _antecedent(page, clause)
            return found if found and kind_of(page, found) else None
    anybody = place.use.entry.event in _STATES
    fitting = [
        p
        for p in place.around
        if not p.preposition
        and agrees(p.readings, place.use.form)
        and kind_of(page, p, anybody=anybody) is not None
    ]
    found = min(fitting, key=lambda p: (may_be(p.readings, "a"), p.span), default=None)
    return found or (_shared(page, clause, place) if _goes_on(page, clause) else None)


def _shared(page: Page, clause: Clause, place: Place) -> Phrase | None:
    """Return the subject of the clause before, which goes on: «войска заняли …, обстреляли …»."""
    able = (
        p
        for p in phrases(page, clause.previous)
        if not p.preposition
        and agrees(p.readings, place.use.form)
        and not may_be(p.readings, "a")
        and kind_of(page, p) == "somebody"
    )
    return next(able, None)


def _object(page: Page, clause: Clause, place: Place, agent: Phrase | None) -> Phrase | None:
    """Return whom it meets: in the accusative, or through the preposition that the verb takes."""
    entry = place.use.entry
    others = [p for p in (*place.after, *reversed(place.before)) if p is not agent]
    if not entry.is_direct:
        met = (p for p in others if p.preposition in entry.prepositions)
        return next((p for p in met if not is_time(page, p)), place.beside if agent else None)
    if clause.is_relative and clause.words[0][0].lower().endswith(("ую", "у", "ого")):
        return _antecedent(page, clause)
    direct = (p for p in others if not p.preposition and may_be(p.readings, "a"))
    return next(direct, place.beside)


def is_abstract(page: Page, phrase: Phrase | None) -> bool:
    """Tell a blow to hopes and prices from one to a town."""
    return phrase is not None and is_listed(phrase.head, page.language, "abstract")


def is_time(page: Page, phrase: Phrase) -> bool:
    """Tell «в понедельник» and «в полдень» from a place."""
    return phrase.head.startswith((*page.listed("hours"), *page.listed("times")))


def _with_inserted(page: Page, clause: Clause, agent: Phrase) -> Phrase:
    """Add «выпущенная с территории России» to the weapon before it."""
    words = clause.inserted
    if not words or not words[0][0].lower().startswith(listed(page.language, "sent")):
        return agent
    span = Span(agent.span.start, words[-1].end())
    told = tuple(w[0].lower() for w in words)
    return Phrase(
        span,
        agent.head,
        agent.head_at,
        (*agent.words, *told),
        agent.preposition,
        agent.readings,
        tuple(page.names_in(span)),
    )


def _has_no_subject(page: Page, clause: Clause, place: Place, patient: Phrase) -> bool:
    """Tell «убили» and «ранило», which leave the doer out, from a verb whose doer was not read."""
    form = place.use.form
    if form == "n":
        rest = [p for p in place.around if p is not patient and not p.preposition]
        named = any(agrees(p.readings, "n") and not may_be(p.readings, "i") for p in rest)
        return place.use.entry.event in _BODILY and not named
    if form != "p" or _goes_on(page, clause):
        return False
    others = [p for p in place.around if p is not patient and not p.preposition]
    others += phrases(page, clause.before)[:-1] if clause.is_relative else []
    return not any(agrees(p.readings, "p") and not is_time(page, p) for p in others)
