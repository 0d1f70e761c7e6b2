"""Find the deeds that Russian and Ukrainian nouns name: удар России по …, убийство X."""

import re
from collections.abc import Iterator, Sequence

from corpus.language.cyrillic.cases import may_be
from corpus.language.cyrillic.deed_words import Entry, listed, noun_entries, verb_uses
from corpus.language.cyrillic.deeds import is_abstract, is_time
from corpus.language.cyrillic.doers import (
    agency_of,
    entity,
    is_adjective_of_people,
    kind_of,
    people_of,
)
from corpus.language.cyrillic.noun_phrases import Phrase, phrases
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.parts import Clause
from corpus.language.cyrillic.readings import is_listed
from corpus.model import Action, Agency, Span

Doer = tuple[Agency, Span | None, str | None]

_STANDS = {"стоит", "стоят", "стоял", "стояли", "стоїть", "стоять", "стояв", "стояла"}
_MAY = ("мог", "мож")
NEAR = 3
"""Words before a noun in which its adjectives, and what makes it doubtful, are looked for."""


def nouns(clause: Clause) -> Iterator[Action]:
    """Yield what the nouns of a clause name; not «удар» beside its verb, which tells it."""
    for at in clause.telling:
        low = clause.words[at][0].lower()
        entry = next(iter(noun_entries(low, clause.page.language)), None)
        if entry is None or _is_told_by_verb(clause, low) or _is_doubtful(clause, at):
            continue
        deed = _deed(clause, at, entry)
        if deed is not None:
            yield deed


def _is_told_by_verb(clause: Clause, noun: str) -> bool:
    uses = (u for w in clause.words for u in verb_uses(w[0].lower(), clause.page.language))
    return any(u.entry.beside and noun.startswith(u.entry.beside) for u in uses)


def _is_doubtful(clause: Clause, at: int) -> bool:
    """Tell «угроза удара» and «план нападения»: nothing has been done."""
    near = clause.words[max(0, at - NEAR) : at]
    return any(w[0].lower().startswith(listed(clause.page.language, "unsure")) for w in near)


def _deed(clause: Clause, at: int, entry: Entry) -> Action | None:
    page, end = clause.page, clause.words[at].end()
    after = phrases(page, _up_to_verb(page, clause.words[at + 1 :]))
    patient = _patient(page, entry, after, end)
    if is_abstract(page, patient) or (patient and noun_entries(patient.head, page.language)):
        return None
    doer = _adjective(clause, at) or _claimed(clause, at)
    doer = doer or _doer(page, entry, after, patient, end)
    if entry.event == "bombing" and doer is None:  # a blast may be nobody's deed
        patient = _taken(clause, after)
    if patient is None and doer is None and not _has_victims(clause, at):
        return None
    return _named(clause, at, entry.event, doer, patient)


def _named(
    clause: Clause, at: int, event: str, doer: Doer | None, patient: Phrase | None
) -> Action:
    """Make what a noun names of its doer and of whom it met."""
    page = clause.page
    agency, agent, who = doer or ("left_out", None, None)
    return Action(
        sentence=clause.sentence,
        cue=Span(*clause.words[at].span()),
        event=event,
        agency=agency,
        agent=agent,
        agent_entity=who,
        patient=patient.span if patient else None,
        patient_entity=entity(page, patient) if patient else None,
        negated=_is_denied(clause, at),
    )


def _up_to_verb(page: Page, words: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Return the words before the next verb of a deed, whose own object follows it."""
    ends = (n for n, word in enumerate(words) if verb_uses(word[0].lower(), page.language))
    return words[: next(ends, len(words))]


def _patient(page: Page, entry: Entry, after: Sequence[Phrase], end: int) -> Phrase | None:
    """Return whom it met: through its preposition, else in the genitive right behind."""
    met = (p for p in after if p.preposition in entry.prepositions and not is_time(page, p))
    found = next(met, None)
    if found is None and (not entry.prepositions or entry.event == "shelling"):
        found = next((p for p in _behind(after, end) if may_be(p.readings, "g")), None)
    return found


def _behind(after: Sequence[Phrase], end: int) -> Iterator[Phrase]:
    """Yield the bare phrases that stand right behind a noun, nothing between them."""
    for phrase in after:
        if phrase.preposition or phrase.span.start - end > 1:
            return
        yield phrase
        end = phrase.span.end


def _adjective(clause: Clause, at: int) -> Doer | None:
    """Return the people whose deed it is: российский удар."""
    for word in reversed(clause.words[max(0, at - NEAR) : at]):
        low = word[0].lower()
        if is_adjective_of_people(clause.page, low):
            return "named", Span(*word.span()), people_of(clause.page, low)
    return None


def _doer(
    page: Page, entry: Entry, after: Sequence[Phrase], patient: Phrase | None, end: int
) -> Doer | None:
    """Return who did it: in the instrumental, or in the genitive before whom it met."""
    for phrase in after[:NEAR]:
        if phrase.preposition or phrase is patient or kind_of(page, phrase) is None:
            continue
        means = may_be(phrase.readings, "i") and not may_be(phrase.readings, "g")
        whose = bool(entry.prepositions) and phrase.span.start - end <= 1
        whose = whose and may_be(phrase.readings, "g")
        if means or whose:
            agency = agency_of(page, phrase)
            if agency == "left_out":
                return None
            return agency, phrase.span, entity(page, phrase) if agency == "named" else None
    return None


def _claimed(clause: Clause, at: int) -> Doer | None:
    """Return who took it on: ответственность за взрыв взял на себя X; за взрывом стоит X."""
    page = clause.page
    lows = [w[0].lower() for w in clause.words]
    answer = any(is_listed(low, page.language, "responsibility") for low in lows[:at])
    taken = answer and bool({"себя", "себе"} & set(lows))
    behind = "за" in lows[max(0, at - 1) : at] and bool(_STANDS & set(lows))
    if not (taken or behind) or "не" in lows or any(low.startswith(_MAY) for low in lows):
        return None
    if any(low in ("никто", "ніхто") or low.startswith("жодн") for low in lows) or "ни" in lows:
        return None
    around = [*phrases(page, clause.words[:at]), *phrases(page, clause.words[at + 1 :])]
    able = (p for p in around if not p.preposition and may_be(p.readings, "n"))
    found = next((p for p in able if kind_of(page, p) == "somebody"), None)
    return ("named", found.span, entity(page, found)) if found else None


def _taken(clause: Clause, after: Sequence[Phrase]) -> Phrase | None:
    """Return whose lives a blast took: взрыв унёс жизни девяти человек."""
    language = clause.page.language
    if not any(w[0].lower().startswith(listed(language, "took")) for w in clause.words):
        return None
    return next((p for p in after if is_listed(p.head, language, "lives")), None)


def _has_victims(clause: Clause, at: int) -> bool:
    """Tell «в результате обстрела погибли …»: those who suffered say whom it met."""
    language = clause.page.language
    lows = [w[0].lower() for w in clause.words]
    before = " ".join(lows[max(0, at - NEAR) : at])
    caused = any(re.search(rf"\b{cause}", before) for cause in listed(language, "causes"))
    return caused and any(low.startswith(listed(language, "suffered")) for low in lows)


def _is_denied(clause: Clause, at: int) -> bool:
    """Tell «опроверг обстрел»."""
    denying = listed(clause.page.language, "denying")
    return any(w[0].lower().startswith(denying) for w in clause.words[:at])
