"""Find the names in an English text: the parser's, put right by the name table and by rules."""

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from corpus.language import cues
from corpus.language.names.agreement import Found, agreed, mention, short_forms
from corpus.language.names.edges import (
    FIRST,
    after_description,
    before_headline_verb,
    is_capitalised,
    is_heading,
    may_be_given,
    may_be_person,
    over_hyphens,
    over_syllables,
    runs_on,
)
from corpus.language.names.naming import Mention, apart, is_given, listed
from corpus.language.names.personhood import bare_speakers, is_person
from corpus.language.phrases import kind_of_noun
from corpus.language.pipeline import Parsed
from corpus.model import NameKind
from corpus.nametable import Known, common_words
from corpus.spelling import known_name

LONGEST = 6
"""Words in a name; what the parser takes for a longer one is a heading."""

_LABELS: dict[str, NameKind] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organisation",
    "NORP": "group",
}
_INSIDE = {"of", "the", "for", "and", "on", "de", "la", "bin", "ibn", "von", "van", "der", "al"}
_INSIDE |= {"-", "&", "."}
_AT = {"in", "near", "at", "outside"}
_FAMILY = re.compile(r"(?:[oe]v|[oe]va|ky|kyi|kiy|skaya|enko|chuk|shvili|adze|yan)$")
_ENDS = re.compile(r"^[\W_]+$|^['’]s$|^n['’]t$")


def mentions(parsed: Parsed) -> list[Mention]:
    """Find the names, largest first, then the later short forms of who is known by then."""
    doc = parsed.doc
    if doc is None:
        return []
    found = [*_ships(doc), *_from_table(doc), *_from_forms(doc)]
    found += filter(None, (_trimmed(doc, ent) for ent in doc.ents))
    bare = bare_speakers(doc)
    whole = [_as_person(doc, _whole(doc, one), bare) for one in found]
    settled = agreed(doc, whole)
    return apart([*(mention(doc, one) for one in settled), *short_forms(doc, settled)])


# --- ships ------------------------------------------------------------------------------


def _ships(doc: Doc) -> Iterator[Found]:
    """Yield what is named after a word for a ship: "the frigate Admiral Makarov" is no man."""
    for token in doc[:-1]:
        if token.lower_ in listed("ships", "en") and is_capitalised(doc[token.i + 1]):
            end = token.i + 1
            while end < len(doc) and is_capitalised(doc[end]) and end - token.i <= LONGEST:
                end += 1
            if doc[token.i + 1].lower_ not in ("captain", "capt", "capt."):
                yield Found(token.i + 1, end, "other", sure=True)


# --- the table --------------------------------------------------------------------------


def _from_table(doc: Doc) -> Iterator[Found]:
    """Yield the names that the table knows, the longest at each place."""
    place, capitals = 0, [is_capitalised(token) for token in doc]
    while place < len(doc):
        size, entry = _known_at(doc, place, capitals)
        if entry is not None:
            yield Found(place, place + size, entry.kind, sure=entry.kind != "person")
        place += size


def _known_at(doc: Doc, place: int, capitals: list[bool]) -> tuple[int, Known | None]:
    if not capitals[place]:
        return 1, None
    for size in range(min(5, len(doc) - place), 0, -1):
        if size == 1 or capitals[place + size - 1]:
            entry = _looked_up(doc[place : place + size].text)
            if entry is not None:
                return size, entry
    return 1, None


def _looked_up(form: str) -> Known | None:
    """Look a form up; a short one, or one that is also a word, only as it is written there."""
    entry = known_name(form)
    bare = form.replace(".", "")
    if entry is None or len(bare) < 2:
        return None
    exact = form in entry.forms or bare in entry.forms
    doubtful = len(bare) <= 4 or form.casefold() in common_words()
    return entry if exact or not doubtful or form.title() in entry.forms else None


# --- the forms of people's names ------------------------------------------------------------


def _from_forms(doc: Doc) -> Iterator[Found]:
    """Yield what is a person by its form: a given name and a surname, "Gen" and a surname."""
    for token in doc[:-1]:
        surname = doc[token.i + 1]
        if not (is_capitalised(token) and is_capitalised(surname) and surname.pos_ == "PROPN"):
            continue
        if token.lower_ in listed("before_person", "en"):
            if _FAMILY.search(surname.text):
                yield Found(surname.i, surname.i + 1, "person", sure=True)
        elif is_given(token.text) and not (_is_no_person(surname.text) or _is_body(surname)):
            yield Found(token.i, surname.i + 1, "person", sure=True)


def _is_body(last: Token) -> bool:
    """Tell a body by the last word of its name: "Abel Tarn Productions"."""
    return last.lower_ in listed("closing_body", "en")


def _is_no_person(form: str) -> bool:
    """Tell what the table knows as a group or a place."""
    known = known_name(form)
    return known is not None and known.section in ("groups", "places")


# --- the parser's entities ---------------------------------------------------------------


def _trimmed(doc: Doc, entity: Words) -> Found | None:
    """Cut articles, titles, possessives and marks off an entity, and see what it is."""
    kind = _LABELS.get(entity.label_)
    if kind is None or entity.text.casefold().strip() in _not_names():
        return None
    first, end, titled = entity.start, entity.end, False
    while first < end and _is_before_a_name(doc[first]) and not _is_field(doc, first, end):
        titled = titled or doc[first].lower_ in listed("before_person", "en")
        first += 1
    kin = doc[first].lower_ in listed("relatives", "en") if end - first > 1 else False
    if kin and doc[first].lower_ not in _ADDRESSED:
        first += 1  # "Husband Abel was at sea"
    while end > first and (_ENDS.match(doc[end - 1].text) or doc[end - 1].is_space):
        end -= 1
    while end > first + 1 and doc[end - 1].text in listed("after_person", "en"):
        end, titled = end - 1, True
    if kind == "person" and not _is_body(doc[end - 1]):
        end = before_headline_verb(doc, first, end)
        first = after_description(doc, first, end)
    if not _is_a_name(doc, first, end):
        return None
    if kind == "person" and not may_be_person(doc, first, end):
        return None
    found = Found(first, end, *_kind(doc, first, end, kind, titled=titled))
    return found if found.sure or _is_likely(doc, found) else None


_ADDRESSED = ("mother", "father", "sister", "brother", "uncle", "aunt", "mum", "mom", "dad")
"""Kin as which others are addressed too: "Mother Ada"."""


def _is_field(doc: Doc, first: int, end: int) -> bool:
    """Tell "Justice" in "Justice Department", what a body is for, from a judge's title."""
    return end - first == 2 and kind_of_noun(doc[end - 1]) == "institution"


def _is_likely(doc: Doc, found: Found) -> bool:
    """Doubt what stands in a heading or after "a", a weapon, and a lone adverb or verb."""
    words = doc[found.first : found.end]
    if found.kind == "group":
        return True
    if words.text.casefold() in listed("weapons", "en") or re.search(r"-\d", words.text):
        return False
    after_a = found.first > 0 and doc[found.first - 1].lower_ in ("a", "an")
    alone = len(words) == 1 and words[0].pos_ in ("ADV", "VERB", "AUX", "INTJ", "DET", "PRON")
    running = found.kind == "person" and found.first < FIRST and runs_on(doc, found.end)
    return not (after_a or alone or running or is_heading(words.sent))


def _is_before_a_name(token: Token) -> bool:
    titles = listed("before_person", "en")
    return token.lower_ in {"the", "a", "an", *titles} or bool(_ENDS.match(token.text))


def _not_names() -> frozenset[str]:
    return listed("not_names", "en")


def _is_a_name(doc: Doc, first: int, end: int) -> bool:
    """Tell whether tokens can be a name: capitals throughout, but for words like "of"."""
    tokens = doc[first:end]
    if not 0 < len(tokens) <= LONGEST or tokens[0].lower_ in _not_names():
        return False
    capital = [token.text[0].isupper() or token.text[0].isdigit() for token in tokens]
    inside = [token.lower_ in _INSIDE for token in tokens]
    return capital[0] and capital[-1] and all(c or i for c, i in zip(capital, inside, strict=True))


def _kind(doc: Doc, first: int, end: int, kind: NameKind, *, titled: bool) -> tuple[NameKind, bool]:
    """Put the parser's kind right, and tell whether it is certain."""
    tokens = doc[first:end]
    before = doc[first - 1].lower_ if first else ""
    if tokens.text.casefold() in listed("platforms", "en"):
        return "organisation", True
    if tokens[-1].lower_ in listed("closing_place", "en") and len(tokens) > 1:
        return "place", True
    if _is_body(tokens[-1]) and len(tokens) > 1:
        return "organisation", True
    if (titled or before in listed("before_person", "en")) and kind != "group":
        return "person", True
    if len(tokens) > 1 and is_given(tokens[0].text) and kind != "group":
        return "person", True
    if before in _AT and kind in ("person", "organisation"):
        return "place", False
    if len(tokens) == 1 and _FAMILY.search(tokens[0].text) and kind != "place":
        return "person", False
    return kind, False


def _with_given(doc: Doc, one: Found) -> Found:
    """Take in the given name that the parser left before a surname."""
    before = doc[one.first - 1] if one.first else None
    if before is None or one.kind not in ("person", "group") or not is_capitalised(before):
        return one
    if _is_no_person(doc[one.first : one.end].text):
        return one
    if not (is_given(before.text) or may_be_given(doc, one.first)):
        return one
    return replace(one, first=one.first - 1, kind="person", sure=True)


def _as_person(doc: Doc, one: Found, bare: frozenset[str]) -> Found:
    """Put right what was taken for a body and is used as a person."""
    if one.sure or one.kind not in ("person", "organisation", "place"):
        return one
    first = one.first + (_is_place(doc[one.first]) or _is_trade(doc, one))
    human = is_person(doc, first, one.end, bare) or _is_trade(doc, one)
    return replace(one, first=first, kind="person", sure=True) if human else one


def _is_trade(doc: Doc, one: Found) -> bool:
    """Tell "Chef Armand Tarn", what somebody is and a full name, where the parser saw a body."""
    words = doc[one.first : one.end]
    if len(words) != 3 or (one.first and doc[one.first - 1].lower_ == "the"):
        return False  # "the Republican National Convention"
    nouns = cues.speaker_nouns()
    human = nouns.get(words[0].lower_) in ("person", "official")
    return human and not any(t.lower_ in nouns for t in words[1:])


def _is_place(token: Token) -> bool:
    """Tell "Ukraine" in "the envoy to Ukraine Kurt Halber", where the parser saw one name."""
    known = known_name(token.text)
    return known is not None and known.section == "places"


def _whole(doc: Doc, one: Found) -> Found:
    """Take in the given name and the other half of a double surname."""
    one = _with_given(doc, one)
    first, end = (
        over_hyphens(doc, one.first, one.end) if one.kind == "person" else (one.first, one.end)
    )
    end = over_syllables(doc, first, end) if one.kind == "person" else end
    return replace(one, first=first, end=end)
