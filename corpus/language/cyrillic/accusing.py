"""Find who accuses whom in Russian and Ukrainian: X обвинил Y; Y обвинили."""

from collections.abc import Iterator

from corpus.language.cyrillic.cases import agrees, may_be
from corpus.language.cyrillic.deed_words import Use, noun_entries
from corpus.language.cyrillic.deeds import (
    Deed,
    Place,
    is_done,
    is_means,
    is_supposed,
    made,
    place_of,
    undergoer,
)
from corpus.language.cyrillic.doers import kind_of
from corpus.language.cyrillic.noun_phrases import WORD, Phrase, phrases
from corpus.language.cyrillic.page import Page
from corpus.language.cyrillic.parts import Clause


def accusations(page: Page, clause: Clause) -> Iterator[Deed]:
    """Yield the accusations of a clause: the agent accuses, the patient is accused."""
    for at in clause.telling:
        word = clause.words[at]
        place = place_of(page, clause, at, word)
        if place and place.use.entry.blames and not is_supposed(page, clause.words[:at]):
            deed = _accusation(page, clause, place)
            if deed is not None:
                yield deed


def _accusation(page: Page, clause: Clause, place: Place) -> Deed | None:
    """Return who accuses whom: X обвинил Y в …; ответственность возложена на Y."""
    entry, use = place.use.entry, place.use
    negated = place.at > 0 and clause.words[place.at - 1][0].lower() == "не"
    if use.voice != "active":
        return _accused_by_nobody(page, clause, place, negated)
    bare = [p for p in place.around if not p.preposition]
    able = [p for p in bare if kind_of(page, p, anybody=True) in ("somebody", "unknown")]
    accuser = next((p for p in able if agrees(p.readings, use.form)), None)
    accuser = accuser or next((p for p in place.before[:1] if _accuses(p, use)), None)
    if entry.is_direct:
        accused = next((p for p in able if p is not accuser and may_be(p.readings, "a")), None)
        accused = accused or _behind_charge(page, place)
    else:
        met = (p for p in place.around if p.preposition in entry.prepositions)
        accused = next((p for p in met if kind_of(page, p, anybody=True)), None)
    if accused is None or (accuser is None and use.form != "p"):
        return None
    return made(page, place, "named" if accuser else "left_out", accuser, accused, negated)


def _accuses(phrase: Phrase, use: Use) -> bool:
    """Tell who stands before the verb and fits it, and can be nothing but its subject."""
    fits = not phrase.preposition and agrees(phrase.readings, use.form)
    return fits and not may_be(phrase.readings, "a")


def _behind_charge(page: Page, place: Place) -> Phrase | None:
    """Return who stands behind what they are accused of: обвинил в измене адмирала Титова."""
    charge = next((p for p in place.after if p.preposition in ("в", "во", "у")), None)
    if charge is None or noun_entries(charge.head, page.language) or place.after[0] is not charge:
        return None
    words = [w for w in WORD.finditer(page.text, charge.span.start, charge.span.end)]
    found = phrases(page, [w for w in words if w.start() > charge.head_at])
    fits = (p for p in found if may_be(p.readings, "a") and kind_of(page, p) == "somebody")
    return next(fits, None)


def _accused_by_nobody(page: Page, clause: Clause, place: Place, negated: bool) -> Deed | None:
    if place.use.voice == "full" and not is_done(page, clause, place.at):
        return None
    accused = undergoer(page, clause, place)
    if accused is None or kind_of(page, accused, anybody=True) is None:
        return None
    by = next((p for p in place.around if is_means(page, p)), None)
    return made(page, place, "named" if by else "left_out", by, accused, negated)
