"""Say how far a clause goes on its own side of the cue verb, and where another cue begins in it."""

from collections.abc import Iterator

from spacy.tokens import Token

from corpus.language import cues
from corpus.language.phrases import (
    HEARERS,
    SUBJECTS,
    can_speak,
    kind_of_noun,
    own_subject,
    start_of,
    step,
)
from corpus.language.quotations.placed import ABOUT_SAYING, Extent, around


def outer_cue(verb: Token) -> Token | None:
    """Return the cue verb that a verb belongs beside: "said that …, adding that …".

    The parser likes to hang the second one into what the first one says.
    """
    outer = verb.head.head
    if verb.head.dep_ != "ccomp" or outer.lemma_ not in cues.verbs():
        return None
    if any(c.dep_ in (*SUBJECTS, "auxpass") for c in verb.children):
        return None
    if _has_had(verb) and _has_had(verb.head) and not _has_had(outer):
        return None  # "said Orlova had spoken of it and had wished her luck"
    tags = {verb.tag_, outer.tag_}
    past = tags <= {"VBD", "VBN"} or tags <= {"VBP", "VB"} or len(tags) == 1
    if verb.dep_ == "conj" and past and verb.lemma_ in cues.verbs():
        return outer
    before = verb.doc[verb.left_edge.i - 1].text if verb.left_edge.i else ""
    beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and before in ',"”’»'
    return outer if beside and verb.lemma_ in cues.verbs() else None


def _has_had(verb: Token) -> bool:
    """Tell a past before the past, or one that still holds."""
    return any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.lefts)


def side(verb: Token, said: Token) -> Extent | None:
    """Take the part of a clause that lies on its own side of the verb."""
    doc, first, last = verb.doc, said.left_edge.i, said.right_edge.i
    if said.i > verb.i:
        stops = (t.i for t in doc[first:last] if t.text == ";" and t.i > verb.i)
        last = _with_list(verb, min([last, *(i - 1 for i in (*_cuts(verb, said), *stops))]))
        if (torn := torn_subject(verb, said)) is not None:
            first = torn.left_edge.i
        first = max(first, verb.i + 1, _after_that(said))
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


def torn_subject(verb: Token, said: Token) -> Token | None:
    """Return the subject of "said the reasons remain unclear" that was taken for an object."""
    before = said.left_edge.i - 1
    if said.left_edge.tag_ not in ("VBD", "VBZ", "VBP", "MD") or said.i < verb.i:
        return None
    things = (c for c in verb.rights if c.dep_ == "dobj" and c.right_edge.i == before)
    return next(things, None)


def _after_that(said: Token) -> int:
    """Return where a clause begins whose "that" comes late: "told them, after a pause, that …"."""
    marks = (c for c in said.lefts if c.lower_ == "that" and c.dep_ not in SUBJECTS)
    first = said.left_edge if said.left_edge.lower_ == "that" else None
    that = next(marks, first if first is not None and first.tag_ == "WDT" else None)
    return that.i + 1 if that is not None else 0


def is_unsaid(word: Token) -> bool:
    """Tell "…, without giving a number", which is on the saying."""
    following = step(word) if word.lower_ == "without" and word.i + 1 < len(word.doc) else word
    telling = following.lemma_ in cues.speaking() or following.lemma_ in _TELLING
    return following.tag_ == "VBG" and following.i > word.i and telling


_SMALL = ("advmod", "compound", "det", "prt")


def _goes_on(verb: Token) -> int | None:
    """Return where content ends that goes on after its attribution: "…, he said, but …"."""
    sentence = verb.sent
    after = verb.i + 1
    while after < sentence.end and verb.doc[after].dep_ in (*SUBJECTS, *_SMALL):
        after += 1
    if after + 1 >= sentence.end or verb.doc[after].text != ",":
        return None
    rest = verb.doc[after + 1 : sentence.end]
    about_saying = rest[0].tag_ == "VBG" or rest[0].lower_ in ABOUT_SAYING
    about_saying = about_saying or is_unsaid(rest[0])
    start = start_of(verb)
    wrapped = start > sentence.start and verb.doc[start - 1].text == ","
    return rest[-1].i if len(rest) > 2 and wrapped and not about_saying else None


def _cuts(verb: Token, said: Token) -> Iterator[int]:
    """Yield where a second attribution begins inside what the first one says."""
    for child in said.rights:
        second = child.dep_ == "conj" and child.lemma_ in cues.verbs()
        own = any(c.dep_ in SUBJECTS for c in child.children)
        own = own and not any(c.lower_ == "that" for c in child.lefts)
        new = second and own and any(c.dep_ == "ccomp" for c in child.children)
        new = new or _is_contrast(child)
        done = _is_done_to_subject(child, said, verb)
        if new or done or outer_cue(child) == verb or _is_outside(child, said, verb):
            yield child.left_edge.i


def _is_contrast(clause: Token) -> bool:
    """Tell "…, while another warned that …", where somebody else speaks."""
    apart = clause.dep_ == "advcl" and clause.left_edge.lower_ in ("while", "whereas")
    apart = apart and step(clause.left_edge, -1).text == "," and clause.lemma_ in cues.verbs()
    says = any(c.dep_ in ("ccomp", "dobj", "prep") for c in clause.rights)
    return apart and says and own_subject(clause) is not None


def _is_done_to_subject(child: Token, said: Token, verb: Token) -> bool:
    """Tell "told him he was a thief and jailed him": nobody does it to himself, so the judge did.

    The pronoun must stand for who is told, or for a thing, which the speaker is not.
    """
    own = any(c.dep_ in (*SUBJECTS, "aux", "auxpass", "mark") for c in child.lefts)
    if child.dep_ != "conj" or child.tag_ not in ("VBD", "VBZ") or child.tag_ != verb.tag_ or own:
        return False
    who = own_subject(said)
    done = next((c.lower_ for c in child.rights if c.dep_ in ("dobj", "dative", "nsubj")), "")
    if who is None or done != _ITS_OBJECT.get(who.lower_, _as_object(who)):
        return False
    speaker = own_subject(verb) or verb
    told = verb.lemma_ in HEARERS and who.lower_ in _ITS_OBJECT
    return told or (done == "it" and can_speak(speaker))


_TELLING = ("give", "name", "discuss", "specify", "identify", "elaborate", "disclose", "draw")
"""Verbs of what is not said, besides cues."""
_ITS_OBJECT = {"he": "him", "she": "her", "they": "them", "it": "it"}


def _as_object(noun: Token) -> str:
    """Return "it" for a thing, and no word for what may be a person."""
    thing = noun.tag_ == "NN" and kind_of_noun(noun) is None
    return "it" if thing else ""


def _is_outside(child: Token, said: Token, verb: Token) -> bool:
    """Tell what is not said by its number, and who vouches for what is: "…, according to …".

    In "Firms agree that the town is poor and support the plan" it is the firms that support it.
    """
    if child.lower_ == "according":
        return step(child, -1).text == "," and child.right_edge == said.right_edge
    if _is_past_deed(child, said, verb):
        return True
    subjects = [c for c in said.lefts if c.dep_ == "nsubj"]
    plural = child.dep_ == "conj" and verb.tag_ == "VBP" and child.tag_ in ("VBP", "VB")
    if not plural or not subjects or any(c.dep_ in SUBJECTS for c in child.lefts):
        return False
    single = any(t.tag_ == "VBZ" for t in (said, *said.lefts) if t.dep_ != "relcl")
    return single and subjects[0].tag_ in ("NN", "NNP")


def _is_past_deed(child: Token, said: Token, verb: Token) -> bool:
    """Tell "has argued it is unfair and sought a delay": what is unfair now has not sought it."""
    now = {t.tag_ for t in (said, *said.lefts) if t.tag_ in _FINITE}
    bare = child.lemma_ not in ("be", "have") and not any(
        c.dep_ in (*SUBJECTS, "aux", "auxpass", "mark") for c in child.lefts
    )
    deed = child.dep_ == "conj" and child.tag_ in ("VBD", "VBN") and bare and said.tag_ != "VBN"
    return _has_had(verb) and deed and bool(now) and now <= {"VBZ", "VBP"}


_FINITE = ("VBD", "VBZ", "VBP", "MD")


def _with_list(verb: Token, last: int) -> int:
    """Go on over "…, lingered and left": more of a list, which the parser hung from the cue."""
    for more in verb.rights:
        if more.i > last and more.dep_ in ("ccomp", "dep", "conj") and _is_listed(verb, more, last):
            last = more.right_edge.i
    return last


def _is_listed(verb: Token, more: Token, last: int) -> bool:
    """Tell whether a clause goes on behind a word, or behind its comma a list with "and"."""
    doc, begins = verb.doc, next((t.i for t in more.subtree if not t.is_punct), more.i)
    while doc[last].is_punct:
        last -= 1
    between = doc[last + 1 : begins]
    if begins == last + 1 and more.dep_ == "ccomp":
        return True  # "said there are | reasons waste is moved": one clause, cut in two
    words = [t.lower_ for t in doc[verb.i : last + 1]]
    if more.dep_ == "conj" and [t.lower_ for t in between] == [",", "but"] and "only" in words:
        return "not" in words  # "not only …, but …"
    commas = any(t.text == "," for t in between) and all(t.is_punct for t in between)
    own = any(c.dep_ in SUBJECTS or c.dep_ == "mark" for c in more.lefts)
    return commas and not own and any(t.dep_ == "cc" for t in more.subtree)
