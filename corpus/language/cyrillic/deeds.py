"""Find the deeds that Russian and Ukrainian verbs tell, each with who did it and to whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.language.cyrillic.cases import agrees, may_be
from corpus.language.cyrillic.deed_words import Entry, Use, listed, verb_uses
from corpus.language.cyrillic.doers import agency_of, entity, kind_of
from corpus.language.cyrillic.noun_phrases import Phrase, phrases
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.parts import Clause
from corpus.language.cyrillic.readings import is_listed
from corpus.model import Action, Agency, Span

_STATES = {"annex", "occupy", "deport", "derail", "violate", "invade", "seize"}
"""What states do, whose names nothing else may tell where they begin a sentence."""

_BODILY = {"kill", "wound"}
"""What is told with no doer at all, in the neuter: «ранило осколком»."""

_NOT = ("не", "ни", "ні")


@dataclass(frozen=True, slots=True)
class Place:
    """A verb in its clause, with the phrases before it and after it, `beside` left out.

    `beside` is the noun of «нанёс удар», which is not who did it.
    """

    clause: Clause
    at: int
    use: Use
    before: Sequence[Phrase]
    after: Sequence[Phrase]
    beside: Phrase | None = None

    @property
    def around(self) -> tuple[Phrase, ...]:
        """All phrases of the clause, in order."""
        return (*self.before, *self.after)

    @property
    def cue(self) -> Span:
        """Where the verb stands in the text."""
        return Span(*self.clause.words[self.at].span())

    @property
    def negated(self) -> bool:
        """Whether «не» stands right before it."""
        return self.at > 0 and self.clause.words[self.at - 1][0].lower() in _NOT


def verbs(clause: Clause) -> Iterator[Action]:
    """Yield what the verbs of a clause tell, one deed a verb."""
    for place in places(clause):
        deed = None if place.use.entry.blames else _deed(place)
        if deed is not None:
            yield deed


def places(clause: Clause) -> Iterator[Place]:
    """Yield the verbs that tell a deed or an accusation, but for what «если» only supposes."""
    for at in clause.telling:
        place = _place(clause, at)
        if place is not None and not _is_supposed(clause, at):
            yield place


def _is_supposed(clause: Clause, at: int) -> bool:
    """Tell what is only supposed or wished by a word before it: если, чтобы, бы."""
    supposing = listed(clause.page.language, "supposing")
    return any(w[0].lower() in supposing for w in clause.words[:at])


def _place(clause: Clause, at: int) -> Place | None:
    """See a verb in its clause; None of a word that tells no deed there."""
    word = clause.words[at]
    uses = verb_uses(word[0].lower(), clause.page.language)
    use = next((u for u in uses if _stands_beside(clause, u.entry)), None)
    if use is None or word[0][0] == "«":
        return None
    before = [p for p in clause.phrases if p.span.end <= word.start()]
    after = [p for p in clause.phrases if p.span.start >= word.end()]
    beside = None
    if use.entry.beside:
        beside = _beside((*before, *after), use.entry)
        before, after = ([p for p in side if p is not beside] for side in (before, after))
    return Place(clause, at, use, before, after, beside)


def _stands_beside(clause: Clause, entry: Entry) -> bool:
    return not entry.beside or any(w[0].lower().startswith(entry.beside) for w in clause.words)


def _beside(found: Sequence[Phrase], entry: Entry) -> Phrase | None:
    return next((p for p in found if not p.preposition and p.head.startswith(entry.beside)), None)


def told(
    place: Place, agency: Agency, agent: Phrase | None = None, patient: Phrase | None = None
) -> Action:
    """Make what a verb tells of its doer and of whom it met."""
    page = place.clause.page
    return Action(
        sentence=place.clause.sentence,
        cue=place.cue,
        event=place.use.entry.event,
        agency=agency,
        agent=agent.span if agent and agency != "left_out" else None,
        agent_entity=entity(page, agent) if agent and agency == "named" else None,
        patient=patient.span if patient else None,
        patient_entity=entity(page, patient) if patient else None,
        negated=place.negated,
    )


# --- who, and whom ------------------------------------------------------------------------


def _deed(place: Place) -> Action | None:
    if place.use.voice == "active":
        return _active(place)
    patient = undergoer(place) if is_done(place) else None
    if patient is None:
        return None
    page = place.clause.page
    near = (p for p in place.around if is_means(page, p) and _is_near(place, p))
    agent = next(near, None)
    return told(place, agency_of(page, agent) if agent else "left_out", agent, patient)


def is_done(place: Place) -> bool:
    """Tell «был затриманий», and every other passive, from «затриманий» beside a noun."""
    if place.use.voice != "full":
        return True
    near = place.clause.words[max(0, place.at - 3) : place.at]
    return any(w[0].lower() in listed(place.clause.page.language, "aux") for w in near)


def is_means(page: Page, phrase: Phrase) -> bool:
    """Tell the doer of a passive, in the instrumental."""
    bare = (
        not phrase.preposition and may_be(phrase.readings, "i") and not may_be(phrase.readings, "n")
    )
    return bare and kind_of(page, phrase) is not None


def _is_near(place: Place, phrase: Phrase) -> bool:
    """Tell «арестованы судом» from «задержаны … и арестованы судом», where another is nearer."""
    low, high = sorted((place.cue.start, phrase.span.start))
    between = (w for w in place.clause.words if low < w.start() < high)
    return not any(w[0].lower() in ("и", "і", "й", "та", "а") for w in between)


def undergoer(place: Place) -> Phrase | None:
    """Return whom a passive is about: its subject, in Ukrainian also its object."""
    page = place.clause.page
    accusative = place.use.voice == "passive" and page.language == "uk"
    if place.clause.is_relative and not accusative:
        return _antecedent(place.clause)
    fitting = [
        p
        for p in place.around
        if not p.preposition
        and not is_means(page, p)
        and (may_be(p.readings, "a", "n") if accusative else agrees(p.readings, place.use.form))
    ]
    people = (p for p in fitting if any(name.kind == "person" for name in p.names))
    return next(people, fitting[0] if fitting else None)


def _antecedent(clause: Clause) -> Phrase | None:
    found = phrases(clause.page, clause.before)
    return found[-1] if found else None


def _active(place: Place) -> Action | None:
    page, agent = place.clause.page, _subject(place)
    patient = _object(place, agent)
    if patient is None or is_abstract(page, patient):
        return None
    if agent is None:
        return told(place, "left_out", None, patient) if _has_no_subject(place, patient) else None
    only_weapons = place.use.entry.event == "hit" and kind_of(page, agent) == "somebody"
    if only_weapons and not is_listed(agent.head, page.language, "vehicles"):
        return None
    whole = _with_inserted(place.clause, agent)
    return told(place, agency_of(page, whole), whole, patient)


def _goes_on(clause: Clause) -> bool:
    """Tell a clause that begins with its verb after another: «…, обстреляли порт»."""
    first = clause.words[0][0].lower()
    return not clause.opens and bool(verb_uses(first, clause.page.language))


def _subject(place: Place) -> Phrase | None:
    """Return who does it: in the nominative, in agreement with the verb, and able to."""
    clause, page = place.clause, place.clause.page
    if clause.is_relative:
        first = clause.words[0][0].lower()
        if first.endswith(("ый", "ий", "ая", "а", "ые", "і", "ое", "е")) and place.at > 0:
            found = _antecedent(clause)
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
    return found or (_shared(place) if _goes_on(clause) else None)


def _shared(place: Place) -> Phrase | None:
    """Return the subject of the clause before, which goes on: «войска заняли …, обстреляли …»."""
    page = place.clause.page
    able = (
        p
        for p in phrases(page, place.clause.previous)
        if not p.preposition
        and agrees(p.readings, place.use.form)
        and not may_be(p.readings, "a")
        and kind_of(page, p) == "somebody"
    )
    return next(able, None)


def _object(place: Place, agent: Phrase | None) -> Phrase | None:
    """Return whom it meets: in the accusative, or through the preposition that the verb takes."""
    clause, entry = place.clause, place.use.entry
    others = [p for p in (*place.after, *reversed(place.before)) if p is not agent]
    if not entry.is_direct:
        met = (p for p in others if p.preposition in entry.prepositions)
        somewhere = (p for p in met if not is_time(clause.page, p))
        return next(somewhere, place.beside if agent else None)
    if clause.is_relative and clause.words[0][0].lower().endswith(("ую", "у", "ого")):
        return _antecedent(clause)
    direct = (p for p in others if not p.preposition and may_be(p.readings, "a"))
    return next(direct, place.beside)


def is_abstract(page: Page, phrase: Phrase | None) -> bool:
    """Tell a blow to hopes and prices from one to a town."""
    return phrase is not None and is_listed(phrase.head, page.language, "abstract")


def is_time(page: Page, phrase: Phrase) -> bool:
    """Tell «в понедельник» and «в полдень» from a place."""
    return phrase.head.startswith((*page.listed("hours"), *page.listed("times")))


def _with_inserted(clause: Clause, agent: Phrase) -> Phrase:
    """Add «выпущенная с территории России» to the weapon before it."""
    words = clause.inserted
    if not words or not words[0][0].lower().startswith(listed(clause.page.language, "sent")):
        return agent
    span = Span(agent.span.start, words[-1].end())
    whole = (*agent.words, *(w[0].lower() for w in words))
    return replace(agent, span=span, words=whole, names=tuple(clause.page.names_in(span)))


def _has_no_subject(place: Place, patient: Phrase) -> bool:
    """Tell «убили» and «ранило», which leave the doer out, from a verb whose doer was not read."""
    clause, form = place.clause, place.use.form
    others = [p for p in place.around if p is not patient and not p.preposition]
    if form == "n":
        named = any(agrees(p.readings, "n") and not may_be(p.readings, "i") for p in others)
        return place.use.entry.event in _BODILY and not named
    if form != "p" or _goes_on(clause):
        return False
    others += phrases(clause.page, clause.before)[:-1] if clause.is_relative else []
    return not any(agrees(p.readings, "p") and not is_time(clause.page, p) for p in others)
