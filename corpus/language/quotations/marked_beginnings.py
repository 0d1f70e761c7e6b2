"""Say what speaks for each place where content ahead of words in marks may begin."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import SUBJECTS, can_speak, own_subject, start_of, step
from corpus.language.quotations.marked_edges import phrase_edges
from corpus.language.quotations.marked_place import FINITE, Place, kind_of_word, says


class Beginnings:
    """What speaks for each beginning; what all of them share is looked up once."""

    def __init__(self, place: Place) -> None:
        """Look at the words ahead of the marks."""
        self.place = place
        self.cues = [t for t in place.cues if t.i < place.opens]
        self.behind = any(says(t) and t.i >= place.closes for t in place.cues)
        ahead = place.doc[place.start : place.opens]
        self.finite = [t.i for t in ahead if t.tag_ in FINITE]
        self.commas = [t.i for t in ahead if t.text == ","]
        self.breaks = [t.i for t in ahead if t.text in (";", ":", "—", "–")]
        self.quotes = [t.i for t in ahead if t.tag_ in ("``", "''")]
        self.clause = any(t.tag_ in FINITE for t in place.doc[place.first : place.last])
        self.edges = phrase_edges(place, left=True)
        self.governing, self.verb = place.governing, place.verb
        self.near = self.cues[-1] if self.cues else None
        self.children = {c.left_edge.i for c in self.near.children} if self.near else set()
        self.subject = own_subject(self.verb) if self.verb is not None else None

    def of(self, index: int) -> list[str]:
        """Return what is true of content that begins with a token."""
        place = self.place
        at_mark = index == place.opens
        found = ["mark"] if at_mark else list(self._word(index))
        if index == place.start:
            found.append("sentence")
        if index > place.start:
            found += self._after(place.doc[index - 1], at_mark)
        return [*found, *self._between(index, at_mark), *self._structure(index, at_mark)]

    def _word(self, index: int) -> Iterator[str]:
        token = self.place.doc[index]
        yield f"is {kind_of_word(token)}"
        yield f"is {token.dep_}"

    def _after(self, before: Token, at_mark: bool) -> Iterator[str]:
        at = "mark after" if at_mark else "after"
        yield f"{at} {kind_of_word(before)}"
        if says(before):
            yield "after what says"
            yield f"{at} what says"
            yield from (f"after {form}" for form in cues.verbs()[before.lemma_])
            if not at_mark:
                yield f"after what says, {kind_of_word(step(before))}"
            deps = {c.dep_ for c in before.children}
            if "auxpass" in deps:
                yield "after what is said"
            if not deps & set(SUBJECTS):
                yield "after what nobody says"
        elif before.pos_ == "NOUN" and before.lemma_ in cues.nouns():
            yield "after a saying"
        yield from self._after_one(before, at)
        if before.dep_ in SUBJECTS:
            yield "after a subject"
        if before.lower_ in ("that", ",") and before.i > self.place.start:
            yield from self._joint(before)

    def _after_one(self, before: Token, at: str) -> Iterator[str]:
        """Yield which of the words that matter most content begins after."""
        for token, name in (
            (self.governing, "after the governing"),
            (self.near, "after the nearest"),
            (self.verb, f"{at} the verb"),
        ):
            if token is not None and before.i == token.i:
                yield name

    def _joint(self, before: Token) -> Iterator[str]:
        """Yield what stands before "that" or a comma."""
        second = step(before, -1)
        joint = before.lower_
        yield f"after {kind_of_word(second)} {joint}"
        if joint == "that":
            if says(second) or second.lemma_ in cues.nouns():
                yield "after says that"
            if before.dep_ == "mark":
                yield "after that as a mark"
            if self.governing is not None and self.governing.is_ancestor(before):
                yield "after the governing that"

    def _between(self, index: int, at_mark: bool) -> Iterator[str]:
        """Yield what stands between the beginning and the marks."""
        count = self.place.opens - index
        yield f"far {count if count < 4 else 6 if count < 7 else 10 if count < 11 else 11}"
        yield from self._held(index)
        finite = sum(i >= index for i in self.finite)
        yield f"finite {min(finite, 2)}"
        if not finite and self.clause:
            yield "only the words finite"
        for name, places in (
            ("comma", self.commas),
            ("break", self.breaks),
            ("quote", self.quotes),
        ):
            if places and places[-1] >= index:
                yield f"holds a {name}"
        ends = "mark" if at_mark else "sentence" if index == self.place.start else ""
        if ends:
            yield from self._without_cue(ends)

    def _held(self, index: int) -> Iterator[str]:
        """Yield which words of saying stand there."""
        held = [t for t in self.cues if t.i >= index]
        verbs = [t for t in held if t.pos_ != "NOUN"]
        if held:
            yield "holds a cue"
            if len(held) > 1:
                yield "holds cues"
        elif self.cues:
            yield "behind all cues"
        if verbs:
            yield "holds a verb of saying"
            yield from self._aside(verbs[0], index)

    def _without_cue(self, ends: str) -> Iterator[str]:
        """Yield, for the first and the last place, whether nothing says it before or behind."""
        if not self.cues:
            yield f"no cue, {ends}"
        if self.behind:
            yield f"cue behind, {ends}"
            if not self.cues:
                yield f"cue only behind, {ends}"

    def _aside(self, verb: Token, index: int) -> Iterator[str]:
        """Yield whether who says it stands apart between commas."""
        start = start_of(verb)
        if start == index:
            yield "who says it"
        if start > index and self.place.doc[start - 1].text == ",":
            yield "who says it after a comma"
            if self.commas[-1] > verb.i:
                yield "who says it between commas"

    def _structure(self, index: int, at_mark: bool) -> Iterator[str]:
        for high, dep in self.edges.get(index, ()):
            yield f"edge {high}"
            yield f"edge {high} {dep}"
        if not at_mark and index in self.children:
            yield "child of the nearest cue"
        if self.subject is not None and self.subject.left_edge.i == index:
            yield "subject of the verb"
            if can_speak(self.subject):
                yield "subject that can speak"
