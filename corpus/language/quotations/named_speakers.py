"""Add the people whom only their speaking shows: "said Florian Greatorex", later "Greatorex"."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from corpus.language import cues
from corpus.language.apart import Apart, meeting
from corpus.language.names.edges import FIRST, runs_on
from corpus.language.names.naming import entity_of, listed
from corpus.language.names.personhood import is_described
from corpus.language.phrases import SUBJECTS, kind_of_noun
from corpus.model import Name, Span

_MOST = 4
"""Words of a name, at most."""
_CLOSING = listed("closing_body", "en") | listed("closing_place", "en")
_HUMAN = ("person", "official")


def with_speakers(doc: Doc, text: str, names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names, with those of people who speak, and each surname that stands alone.

    `text` is that of `doc`, which would join its words anew each time it is asked.
    """
    names = sorted(names, key=lambda n: n.span)
    spans = [n.span for n in names]
    found = [_name(doc, text, *run) for run in _runs(doc) if _is_new(doc, run, names, spans)]
    people = [n for n in (*names, *found) if n.kind == "person"]
    taken = Apart(f.span for f in found)
    kept = [n for n in names if not taken.meets(n.span)]
    surnames = _surnames(text, people)
    kept = [_as_bearer(text, n, surnames) for n in kept]
    alone = _alone(doc, surnames, [*kept, *found])
    return tuple(sorted([*kept, *found, *alone], key=lambda n: n.span))


def _name(doc: Doc, text: str, first: int, last: int) -> Name:
    """Make a person's name of a run of words."""
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    return Name(span, "person", entity_of(span.of(text), "person"))


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield each run of two to four capitalised words that somebody who speaks may be called."""
    parts = [_is_part(token) for token in doc]
    first = 0
    while first < len(doc):
        last = first
        while last < len(doc) and parts[last] and not doc[last].is_sent_start:
            last += 1
        if parts[first] and doc[first].is_sent_start:
            last = first + 1
            while last < len(doc) and parts[last]:
                last += 1
        if 2 <= last - first <= _MOST:
            yield first, last - 1
        first = max(last, first + 1)


def _is_part(token: Token) -> bool:
    """Tell a word that may be part of a name from one that is capitalised for another reason."""
    return token.pos_ == "PROPN" and token.text[0].isupper() and not token.text.isupper()


def _is_new(doc: Doc, run: tuple[int, int], names: Sequence[Name], spans: Sequence[Span]) -> bool:
    """Tell a person who is not known yet, or only by half, from all other names."""
    first, last = doc[run[0]], doc[run[1]]
    span = Span(first.idx, last.idx + len(last))
    over = names[meeting(spans, span)]
    if any(n.kind in ("person", "place") or n.span.holds(span) for n in over):
        return False
    if any(doc[i].lower_ in cues.speaker_nouns() for i in range(run[0], run[1] + 1)):
        return False
    if last.lower_ in listed("before_person", "en"):
        return False  # "Dist. Atty.", where a sentence was cut before the name
    if last.lower_ in _CLOSING or (first.i < FIRST and runs_on(doc, last.i + 1)):
        return False  # a body's or a heading's
    if run[0] and doc[run[0] - 1].lower_ in ("the", "a", "an", "of", "in", "at", "and"):
        return False
    return _speaks(last) or is_described(last) or _has_role(doc, run[0])


def _speaks(last: Token) -> bool:
    """Tell the subject of a verb of saying, or who stands right behind one."""
    verb = last.head
    return last.dep_ in SUBJECTS and verb.lemma_ in cues.speaking() and verb.tag_ != "VBG"


def _has_role(doc: Doc, first: int) -> bool:
    """Tell "defence counsel Ada Tarn", "a boy named Ada Tarn"."""
    noun = doc[first - 1] if first else doc[first]
    if noun.lower_ in ("named", "called") and noun.dep_ == "acl":
        noun = noun.head
    elif noun.head.i < first:
        return False
    return noun.tag_ == "NN" and kind_of_noun(noun) in _HUMAN


def _surnames(text: str, people: Sequence[Name]) -> dict[str, str]:
    """Return the last word of each person's full name with whose it is, if only one has it.

    Where the word stands alone as a name, it is whose it is there.
    """
    found: dict[str, set[str]] = {}
    alone: dict[str, str] = {}
    for name in people:
        words = name.span.of(text).removesuffix("'s").removesuffix("’s").split()
        if len(words) == 1:
            alone[words[0]] = name.entity
        elif words and len(words[-1]) > 2 and words[-1].isalpha():
            found.setdefault(words[-1], set()).add(name.entity)
    only = {word: entities.pop() for word, entities in found.items() if len(entities) == 1}
    return {word: alone.get(word, entity) for word, entity in only.items()}


def _as_bearer(text: str, name: Name, surnames: dict[str, str]) -> Name:
    """Make a person of a surname that was taken for a body or a place."""
    word = name.span.of(text).removesuffix("'s").removesuffix("’s")
    if name.kind == "person" or word not in surnames:
        return name
    return Name(Span(name.span.start, name.span.start + len(word)), "person", surnames[word])


def _alone(doc: Doc, surnames: dict[str, str], names: Sequence[Name]) -> Iterator[Name]:
    """Yield each surname that stands by itself and was not seen as a name."""
    taken = Apart(n.span for n in names)
    for token in doc if surnames else ():
        if token.text not in surnames:
            continue
        span = Span(token.idx, token.idx + len(token))
        beside = token.i + 1 < len(doc) and _is_part(doc[token.i + 1])
        if not beside and not taken.meets(span):
            yield Name(span, "person", surnames[token.text])
