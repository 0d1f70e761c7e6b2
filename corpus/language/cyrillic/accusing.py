"""Find who accuses whom in Russian and Ukrainian: X обвинил Y; Y обвинили."""

from collections.abc import Iterator

from corpus.language.cyrillic.cases import agrees, may_be
from corpus.language.cyrillic.deed_words import Use, noun_entries
from corpus.language.cyrillic.deeds import Place, is_done, is_means, places, told, undergoer
from corpus.language.cyrillic.doers import kind_of
from corpus.language.cyrillic.noun_phrases import WORD, Phrase, phrases
from corpus.language.cyrillic.parts import Clause
from corpus.model import Action


def accusations(clause: Clause) -> Iterator[Action]:
    """Yield the accusations of a clause: the agent accuses, the patient is accused."""
    for place in places(clause):
        accusation = _accusation(place) if place.use.entry.blames else None
        if accusation is not None:
            yield accusation


def _accusation(place: Place) -> Action | None:
    """Return who accuses whom: X обвинил Y в …; ответственность возложена на Y."""
    page, entry, use = place.clause.page, place.use.entry, place.use
    if use.voice != "active":
        return _accused_by_nobody(place)
    bare = [p for p in place.around if not p.preposition]
    able = [p for p in bare if kind_of(page, p, anybody=True) in ("somebody", "unknown")]
    accuser = next((p for p in able if agrees(p.readings, use.form)), None)
    accuser = accuser or next((p for p in place.before[:1] if _accuses(p, use)), None)
    if entry.is_direct:
        accused = next((p for p in able if p is not accuser and may_be(p.readings, "a")), None)
        accused = accused or _behind_charge(place)
    else:
        met = (p for p in place.around if p.preposition in entry.prepositions)
        accused = next((p for p in met if kind_of(page, p, anybody=True)), None)
    if accused is None or (accuser is None and use.form != "p"):
        return None
    return told(place, "named" if accuser else "left_out", accuser, accused)


def _accuses(phrase: Phrase, use: Use) -> bool:
    """Tell who stands before the verb and fits it, and can be nothing but its subject."""
    fits = not phrase.preposition and agrees(phrase.readings, use.form)
    return fits and not may_be(phrase.readings, "a")


def _behind_charge(place: Place) -> Phrase | None:
    """Return who stands behind what they are accused of: обвинил в измене адмирала Титова."""
    page = place.clause.page
    charge = next((p for p in place.after if p.preposition in ("в", "во", "у")), None)
    if charge is None or noun_entries(charge.head, page.language) or place.after[0] is not charge:
        return None
    words = WORD.finditer(page.text, charge.span.start, charge.span.end)
    found = phrases(page, [w for w in words if w.start() > charge.head_at])
    fits = (p for p in found if may_be(p.readings, "a") and kind_of(page, p) == "somebody")
    return next(fits, None)


def _accused_by_nobody(place: Place) -> Action | None:
    page = place.clause.page
    accused = undergoer(place) if is_done(place) else None
    if accused is None or kind_of(page, accused, anybody=True) is None:
        return None
    by = next((p for p in place.around if is_means(page, p)), None)
    return told(place, "named" if by else "left_out", by, accused)
