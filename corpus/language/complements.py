"""Find the clause that a cue verb takes: said (that) …; …, officials said; …, he said, …."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import HEARERS, SUBJECTS
from corpus.language.placed import ABOUT_SAYING, Extent, around, as_said, ending, following
from corpus.language.sources import inverted

_TENSES = ("VBD", "VBZ", "VBP", "MD")
_BARE = ("let", "make", "see", "hear", "watch", "feel", "help", "have", "find")
"""Verbs before a bare infinitive: "saw them leave"."""
_FAR = 24
"""Words after a verb in which its "that" may stand."""


def outer_cue(verb: Token) -> Token | None:
    """Return the cue verb that a verb belongs beside: "said that …, adding that …".

    The parser likes to hang the second one into what the first one says.
    """
    outer = verb.head.head
    if verb.head.dep_ != "ccomp" or outer.lemma_ not in cues.verbs():
        return None
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    tags = {verb.tag_, outer.tag_}
    past = tags <= {"VBD", "VBN"} or tags <= {"VBP", "VB"} or len(tags) == 1
    if verb.dep_ == "conj" and past and verb.lemma_ in cues.verbs():
        return outer
    before = verb.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and before in ',"”’»'
    return outer if beside and verb.lemma_ in cues.verbs() else None


def clause(verb: Token) -> Extent | None:
    """Find the clause that a verb takes, on whichever side of it."""
    if inverted(verb) is not None:
        return around(verb, verb.sent.start, verb.sent.end - 1)
    own = _own_clause(verb)
    if own is not None and _is_torn(verb, own):
        return around(verb, verb.sent.start, own.right_edge.i)
    if _is_wedge(verb) and (own is None or own.i > verb.i):
        return around(verb, verb.sent.start, verb.sent.end - 1 if own is None else own.right_edge.i)
    if own is not None:
        return None if _does_a_thing(verb, own) else _side(verb, own)
    if verb.dep_ == "parataxis" and verb.head != verb:
        main = verb.head.head if verb.head.dep_ in ("aux", "auxpass") else verb.head
        start = min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS)])
        if verb.sent.start < start <= main.left_edge.i and verb.doc[start - 1].text != ",":
            return (verb.doc[verb.i + 1], main.right_edge)  # "rules he says pose …"
        return around(verb, main.left_edge.i, main.right_edge.i)
    return as_said(verb) or ending(verb) or following(verb)


def _is_torn(verb: Token, said: Token) -> bool:
    """Tell "The lamp, he wrote in May, had shone": a subject ahead, its verb behind."""
    first = said.left_edge
    if first.i <= verb.i + 1 or first.tag_ not in _TENSES or first.nbor(-1).text != ",":
        return False
    start = min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS)])
    return start > verb.sent.start + 1 and verb.doc[start - 1].text == ","


def _is_wedge(verb: Token) -> bool:
    """Tell "By so doing, the argument goes, the firm is …": between the clause and its opening."""
    subjects = [c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS]
    ahead = list(verb.doc[verb.sent.start : subjects[0]] if subjects else ())
    if len(ahead) < 2 or ahead[-1].text != "," or verb.nbor(1).text != ",":
        return False
    return verb.dep_ != "parataxis" and not any(t.tag_ in _FULL for t in ahead)


_FULL = (*_TENSES, "``", "''")
"""Tags of words that make those ahead a clause, or speech."""


def _own_clause(verb: Token) -> Token | None:
    """Return the head of what a verb says, by the parse, or else by its "that"."""
    sides = (*verb.rights, *verb.lefts)
    if verb.i > verb.sent.start and verb.nbor(-1).text == ",":
        sides = (*verb.lefts, *verb.rights)
    for child in sides:
        if child.dep_ in ("ccomp", "xcomp") and is_finite(child, verb):
            return child
        if _is_that_clause(child):
            return child
    return _under_that(verb) or _bare_hung(verb)


def _under_that(verb: Token) -> Token | None:
    """Return the clause of "told the paper in May that …", whatever the parser hung it from."""
    if any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.rights) and (
        verb.lemma_ not in HEARERS
    ):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + _FAR, verb.sent.end - 2)]:
        if token.lower_ == "that" and _begins_clause(token):
            head = _head_after(token)
            return head if head is not None and is_finite(head, verb) else None
        if (
            token.tag_ in (*_TENSES, "VB")
            or token.text in (":", ";")
            or token.lower_ in ("who", "which")
            or (token.tag_ == "VBG" and token.lemma_ in cues.speaking())
        ):
            return None
    return None


def _begins_clause(that: Token) -> bool:
    """Tell "that" before a subject and its verb from "that" as a subject or before a noun."""
    if that.dep_ == "mark":
        return True
    following = that.nbor(1)
    if that.tag_ != "WDT" or following.tag_ in (*_TENSES, "RB") or following.is_punct:
        return False
    return any(t.tag_ in _TENSES for t in that.doc[that.i + 1 : that.i + 12])


def _head_after(that: Token) -> Token | None:
    """Return the head of the clause under "that"."""
    head = that.head
    while head.head.i > that.i and head.head != head and head.dep_ not in ("ROOT", "conj"):
        head = head.head
    return head if head.i > that.i else None


def _bare_hung(verb: Token) -> Token | None:
    """Return the clause of "told the paper he wanted …", which the parser hung from the paper."""
    if verb.lemma_ not in HEARERS:
        return None
    things = [c for c in verb.rights if c.dep_ in ("dobj", "dative")]
    for clause in (c for thing in things for c in thing.rights if c.dep_ == "relcl"):
        subjects = [c for c in clause.lefts if c.dep_ in SUBJECTS]
        if (
            subjects
            and clause.left_edge == subjects[0].left_edge
            and clause.left_edge.tag_
            not in (
                "WDT",
                "WP",
            )
        ):
            return clause
    return None


def _does_a_thing(verb: Token, said: Token) -> bool:
    """Tell "added 101 yards, which had …" from "added that …": a thing is added, not said."""
    if _torn_subject(verb, said) is not None:
        return False
    own = [c for c in verb.rights if c.dep_ == "dobj" and verb.i < c.i < said.left_edge.i]
    bare = said.left_edge.lower_ != "that" and verb.lemma_ not in HEARERS
    return bare and any(c.pos_ == "NOUN" for c in own) and said.i > verb.i


def _torn_subject(verb: Token, said: Token) -> Token | None:
    """Return the subject of "said the reasons remain unclear" that was taken for an object."""
    before = said.left_edge.i - 1
    if said.left_edge.tag_ not in ("VBD", "VBZ", "VBP", "MD") or said.i < verb.i:
        return None
    things = (c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == before)
    return next(things, None)


def is_finite(said: Token, verb: Token | None = None) -> bool:
    """Tell a clause with a verb in some tense from "found themselves alone"."""
    subjects = [c for c in said.lefts if c.dep_ in SUBJECTS]
    if said.tag_ == "VBG":
        acting = bool(subjects) and any(c.dep_ == "aux" for c in said.lefts)
        return acting or said.left_edge.lower_ == "that" or _is_subject(said)
    if said.tag_ == "VBN" and any(c.dep_ == "nsubj" for c in subjects):
        return True  # a past that the parser takes for a participle
    tenses = any(t.tag_ in _TENSES for t in (said, *said.children) if t.dep_ != "relcl")
    if tenses or any(c.dep_ == "mark" and c.lower_ == "that" for c in said.lefts):
        return True
    bare = said.tag_ == "VB" and bool(subjects) and not _has_to(said)
    return bare and (verb is None or verb.lemma_ not in _BARE)


def _is_subject(gerund: Token) -> bool:
    """Tell "said having more of it is good", read as if having were all that is said."""
    clauses = (c for c in gerund.rights if c.dep_ == "ccomp")
    return gerund.dep_ == "xcomp" and any(c.tag_ in _TENSES for c in clauses)


def _has_to(verb: Token) -> bool:
    """Tell an infinitive with "to"."""
    return any(c.tag_ == "TO" for c in verb.lefts)


def _is_that_clause(child: Token) -> bool:
    """Tell a clause under "that" whatever the parser calls it."""
    deps = {(c.dep_, c.lower_) for c in child.lefts}
    return (
        child.dep_ in ("advcl", "acl", "relcl", "dep")
        and ("mark", "that") in deps
        and any(dep in SUBJECTS for dep, _ in deps)
    )


def _side(verb: Token, said: Token) -> Extent | None:
    """Take the part of a clause that lies on its own side of the verb."""
    doc, first, last = verb.doc, said.left_edge.i, said.right_edge.i
    if said.i > verb.i:
        last = _with_list(verb, min([last, *(i - 1 for i in _cuts(verb, said))]))
        if (torn := _torn_subject(verb, said)) is not None:
            first = torn.left_edge.i
        first = max(first, verb.i + 1, _after_that(said))
        first = min(first, _after_bare_that(verb, first))
        return (doc[first], doc[last]) if first <= last else None
    if goes_on := _goes_on(verb):
        return around(verb, first, goes_on)
    speaker = min((c.left_edge.i for c in verb.children if c.i > said.i), default=verb.i)
    own = any(c.dep_ == "dobj" and c.pos_ == "NOUN" for c in verb.rights)
    if verb.lemma_ == "write" and any(c.lower_ == "about" for c in verb.rights):
        return None  # "the ninth book that she has written about it"
    own = own and verb.lemma_ not in HEARERS
    if own or doc[speaker - 1].text in (":", ";"):
        return None  # "It is nothing of the sort: he has announced such deals before"
    return around(verb, first, min(last, speaker - 1, verb.i - 1))


def _after_that(said: Token) -> int:
    """Return where a clause begins whose "that" comes late: "told them, after a pause, that …"."""
    marks = (c for c in said.lefts if c.lower_ == "that" and c.dep_ not in SUBJECTS)
    first = said.left_edge if said.left_edge.lower_ == "that" else None
    that = next(marks, first if first is not None and first.tag_ == "WDT" else None)
    return that.i + 1 if that is not None else 0


def _is_listed(verb: Token, more: Token, last: int) -> bool:
    """Tell whether a list with "and" in it goes on behind the comma after a word."""
    doc, begins = verb.doc, next((t.i for t in more.subtree if not t.is_punct), more.i)
    while doc[last].is_punct:
        last -= 1
    between = doc[last + 1 : begins]
    commas = any(t.text == "," for t in between) and all(t.is_punct for t in between)
    own = any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in more.lefts)
    return commas and not own and any(t.dep_ == "cc" for t in more.subtree)


def _after_bare_that(verb: Token, first: int) -> int:
    """Return where "said in May that, unlike him, she …" begins: after "that" and its comma."""
    gap = verb.doc[verb.i + 1 : first]
    thats = (t.i for t in gap if t.lower_ == "that" and t.nbor(1).text == ",")
    return next(thats, first - 2) + 2


def _goes_on(verb: Token) -> int | None:
    """Return where content ends that goes on after its attribution: "…, he said, but …"."""
    sentence = verb.sent
    after = verb.i + 1
    while after < sentence.end and verb.doc[after].dep_ in (*SUBJECTS, "advmod", "compound", "det"):
        after += 1
    if after + 1 >= sentence.end or verb.doc[after].text != ",":
        return None
    rest = verb.doc[after + 1 : sentence.end]
    about_saying = rest[0].tag_ == "VBG" or rest[0].lower_ in ABOUT_SAYING
    start = min([verb.i, *(c.left_edge.i for c in verb.children if c.dep_ in SUBJECTS)])
    wrapped = start > sentence.start and verb.doc[start - 1].text == ","
    return rest[-1].i if len(rest) > 2 and wrapped and not about_saying else None


def _cuts(verb: Token, said: Token) -> Iterator[int]:
    """Yield where a second attribution begins inside what the first one says."""
    for child in said.rights:
        second = child.dep_ == "conj" and child.lemma_ in cues.verbs()
        own = any(c.dep_ in SUBJECTS for c in child.children)
        own = own and not any(c.lower_ == "that" for c in child.lefts)
        new = second and own and any(c.dep_ == "ccomp" for c in child.children)
        if new or outer_cue(child) == verb or _is_outside(child, said, verb):
            yield child.left_edge.i


def _is_outside(child: Token, said: Token, verb: Token) -> bool:
    """Tell what is not said by its number, and who vouches for what is: "…, according to …".

    In "Firms agree that the town is poor and support the plan" it is the firms that support it.
    """
    if child.lower_ == "according":
        return child.nbor(-1).text == "," and child.right_edge == said.right_edge
    subjects = [c for c in said.lefts if c.dep_ == "nsubj"]
    plural = child.dep_ == "conj" and verb.tag_ == "VBP" and child.tag_ in ("VBP", "VB")
    if not plural or not subjects or any(c.dep_ in SUBJECTS for c in child.lefts):
        return False
    single = any(t.tag_ == "VBZ" for t in (said, *said.lefts) if t.dep_ != "relcl")
    return single and subjects[0].tag_ in ("NN", "NNP")


def _with_list(verb: Token, last: int) -> int:
    """Go on over "…, lingered and left": more of a list, which the parser hung from the cue."""
    for more in verb.rights:
        if more.i > last and more.dep_ in ("ccomp", "dep", "conj") and _is_listed(verb, more, last):
            last = more.right_edge.i
    return last
