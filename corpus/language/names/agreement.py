"""Make one kind of all mentions of a name, and find those that are a part of a longer one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from corpus.language.names.edges import over_hyphens
from corpus.language.names.naming import Mention, entity_of, is_given, person
from corpus.model import NameKind, Span
from corpus.spelling import name_key


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens taken for a name; `sure` when a title or a table says what it is."""

    first: int
    end: int
    kind: NameKind
    sure: bool


def _longest(found: list[Found]) -> list[Found]:
    """Keep the longest of those that overlap; of equals, the sure one."""
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (f.first - f.end, not f.sure)):
        if taken.isdisjoint(range(one.first, one.end)):
            kept.append(one)
            taken.update(range(one.first, one.end))
    return sorted(kept, key=lambda f: f.first)


def agreed(doc: Doc, found: list[Found]) -> list[Found]:
    """Give all mentions of one name one kind: what is sure somewhere, else what is commonest.

    Of those that overlap, the longest is kept.
    """
    found = _longest(found)
    known = [one for one in found if one.kind == "person" and one.sure]
    surnames = {_surname(doc, one) for one in known}
    surnames |= {name_key(doc[one.first].text) for one in known if _is_in_full(doc, one)}
    votes: dict[str, Counter[NameKind]] = {}
    for one in found:
        votes.setdefault(_surname(doc, one), Counter())[one.kind] += 9 if one.sure else 1
    return [
        one if one.sure else replace(one, kind=_elected(doc, one, surnames, votes)) for one in found
    ]


def _is_in_full(doc: Doc, one: Found) -> bool:
    """Tell "Debbie Tarn", who is "Debbie" too."""
    return one.end - one.first > 1 and is_given(doc[one.first].text)


def _elected(
    doc: Doc, one: Found, surnames: set[str], votes: dict[str, Counter[NameKind]]
) -> NameKind:
    surname = _surname(doc, one)
    if one.end - one.first == 1 and surname in surnames:
        return "person"
    return votes[surname].most_common(1)[0][0] if one.end - one.first == 1 else one.kind


def _surname(doc: Doc, one: Found) -> str:
    """Return the key of a person's surname, or of all the words; a ship's are its own."""
    words = doc[one.first : one.end]
    if one.kind == "other":
        return words.text
    return person(Span(0, 0), words.text).key if one.kind == "person" else name_key(words.text)


def mention(doc: Doc, one: Found) -> Mention:
    """Make the mention, with the given name of a person."""
    words = doc[one.first : one.end]
    span = Span(words.start_char, words.end_char)
    if one.kind == "person":
        return person(span, words.text)
    return Mention(span, one.kind, entity_of(words.text, one.kind))


def short_forms(doc: Doc, found: list[Found]) -> Iterator[Mention]:
    """Yield capitalised words that are a surname or a name found elsewhere in the text."""
    taken = {place for one in found for place in range(one.first, one.end)}
    people = {_surname(doc, one) for one in found if one.kind == "person" and one.sure}
    others = {doc[f.first].text: f for f in found if f.end - f.first == 1 and f.kind != "person"}
    for token in doc:
        if token.i in taken or not token.text[0].isupper() or len(token) < 3:
            continue
        first, end = over_hyphens(doc, token.i, token.i + 1)
        if end - first > 1:
            double = doc[first:end].text
            if first == token.i and name_key(doc[end - 1].text) in people:
                yield Mention(Span(token.idx, token.idx + len(double)), "person", name_key(double))
            continue
        span = Span(token.idx, token.idx + len(token))
        if token.text in others:
            kind = others[token.text].kind
            yield Mention(span, kind, entity_of(token.text, kind))
        elif name_key(token.text) in people and (not token.is_sent_start or token.pos_ == "PROPN"):
            yield Mention(span, "person", name_key(token.text))
