"""Say what speaks for each place where content behind words in marks may end."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import SUBJECTS
from corpus.language.quotations.marked_edges import phrase_edges
from corpus.language.quotations.marked_place import FINITE, Place, kind_of_word, says


class Endings:
    """What speaks for each ending; what all of them share is looked up once."""

    def __init__(self, place: Place) -> None:
        """Look at the words behind the marks."""
        self.place = place
        self.edges = phrase_edges(place, left=False)
        governing = place.governing
        ahead = governing is not None and governing.i < place.first
        self.governing = governing if ahead else None
        behind = place.doc[place.closes : place.end]
        self.first = kind_of_word(behind[0]) if len(behind) else "none"
        self.traits = [(t.i, trait) for t in behind for trait in _trait(t)]
        self.hung = [(t.i, t.dep_) for t in behind if governing and t.head.i == governing.i]
        self.said = [t.i for t in place.cues if "quote" in cues.verbs().get(t.lemma_, ())]
        self.clause = any(t.tag_ in FINITE for t in place.doc[place.first : place.last])

    def of(self, index: int) -> list[str]:
        """Return what is true of content that ends before a token."""
        place = self.place
        at_mark = index == place.closes
        following = place.doc[index] if index < min(len(place.doc), place.end) else None
        found = list(self._mark(following)) if at_mark else list(self._word(index))
        found += self._before(following, index, at_mark)
        found += (f"edge {high} {dep}" for high, dep in self.edges.get(index, ()))
        found += (f"edge {high}" for high, _ in self.edges.get(index, ()))
        return found

    def _mark(self, following: Token | None) -> Iterator[str]:
        yield "mark"
        last = self.place.words[-1]
        if last in ",.!?":
            yield "mark with comma" if last == "," else "mark with stop"
        if self.clause:
            yield "mark, clause"
        if following is not None and following.pos_ in ("NOUN", "PROPN"):
            yield "mark before a noun"

    def _word(self, index: int) -> Iterator[str]:
        """Yield what stands between the marks and the ending."""
        place, last = self.place, self.place.doc[index - 1]
        yield f"with {kind_of_word(last)}"
        yield f"first {self.first}"
        count = index - place.closes
        yield f"far {count if count < 3 else 5 if count < 6 else 10 if count < 11 else 11}"
        yield from sorted({f"holds {trait}" for i, trait in self.traits if i < index})
        if self.governing is not None:
            hung = sorted({f"holds its {dep}" for i, dep in self.hung if i < index})
            yield from hung or ["all below"]
        if any(place.closes <= i < index for i in self.said):
            yield "holds what says"
        if count == 1 and last.pos_ == "NOUN":
            yield "one noun"

    def _before(self, following: Token | None, index: int, at_mark: bool) -> Iterator[str]:
        """Yield what stands behind the ending."""
        place, at = self.place, "mark before" if at_mark else "before"
        kind = kind_of_word(following)
        yield f"{at} {kind}"
        if any(i >= index for i in self.said):
            yield "before what says"
        if self.governing is not None and self.governing.right_edge.i + 1 == index:
            yield "governing ends"
        if following is None or (following.text in ".!?" and index + 1 >= place.end):
            yield "sentence ends"
            return
        yield f"before {following.dep_}"
        if following.head == self.governing:
            yield "before its own"
        if following.is_punct:
            second = place.doc[index + 1] if index + 1 < place.end else None
            yield f"{at} {kind} {kind_of_word(second)}"
        near = place.doc[index : min(index + 8, place.end)]
        if following.text == "," and any(says(t) for t in near):
            yield "before , and who says it"


def _trait(token: Token) -> Iterator[str]:
    """Yield what of a token is worth knowing where content goes on over it."""
    if says(token):
        yield "a cue"
    if token.text in (",", ";", ":", "—", "–", "-"):
        yield "a comma" if token.text == "," else "a break"
    if token.tag_ in FINITE:
        yield "a finite verb"
    if token.tag_ in ("``", "''", "WDT", "WP", "WRB", "VBG"):
        yield {"VBG": "a gerund", "``": "a mark", "''": "a mark"}.get(token.tag_, "a relative")
    if token.dep_ == "cc" or token.lower_ == "by":
        yield "a joint" if token.dep_ == "cc" else "by"
    if token.dep_ in SUBJECTS:
        yield "a subject"
