"""Find the names that a clause says something of, so that its light falls on them.

In “Harwick's council lied to Quill” and “a feud in Harwick” nothing is said of Harwick. Whoever
speaks is not judged by what they say, nor whoever is shot, seized or accused by what was done.
"""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from corpus.language import cues
from corpus.language.agency import events
from corpus.language.phrases import SUBJECTS
from corpus.language.pipeline import parse
from corpus.language.subjects import is_negated
from corpus.model import Name

DONE_TO = ("nsubjpass", "dobj")


def spoken_of(body: str, names: Iterable[Name]) -> Iterator[Name]:
    """Yield the names in an English text that a clause says something of, in order."""
    doc = parse(body).doc
    for name, head in _heads(doc, names) if doc is not None else ():
        if _is_spoken_of(_first(head)):
            yield name


def _heads(doc: Doc, names: Iterable[Name]) -> Iterator[tuple[Name, Token]]:
    """Yield each name with the token that ties it to the rest of its sentence."""
    at = {token.idx: token for token in doc}
    for name in sorted(names, key=lambda n: n.span):
        tokens = [at[place] for place in range(name.span.start, name.span.end) if place in at]
        outward = (t for t in tokens if t.head not in tokens or t.head == t)
        if (head := next(outward, None)) is not None:
            yield name, head


def _first(head: Token) -> Token:
    """Return the first of the things that are joined by “and”: the others hang from it."""
    while head.dep_ == "conj":
        head = head.head
    return head


def _is_spoken_of(head: Token) -> bool:
    if head.dep_ == "pobj":
        return head.head.dep_ == "agent"
    if is_negated(head.head):
        return False  # what is denied of somebody is no light that they stand in
    if head.dep_ in DONE_TO:
        return head.head.lemma_ not in events.verbs()
    return head.dep_ in SUBJECTS and head.head.lemma_ not in cues.verbs()
