"""Read noun phrases off the parse: how far each goes, what stands beside it, what it means."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from corpus.language import cues
from corpus.model import SpeakerKind

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
AUTHORS = ("i", "we", "you", "us", "me", "let")
"""Who writes or is spoken to: not a source."""
HEARERS = frozenset(
    ("tell", "ask", "remind", "assure", "warn", "inform", "urge", "read", "quote", "write")
) | {"text", "email"}
"""Verbs that name whom one speaks to before what is said."""
_GOES_ON = ("prep", "pobj", "cc", "conj", "nummod", "case", "prt", "nmod", "compound")
TIMES = ("DATE", "TIME")


def noun_phrase(head: Token) -> tuple[int, int]:
    """Return the first and last token of the phrase around a noun, additions left out.

    Out stay what follows a comma, relative clauses and times: "Orlova, the minister, who
    spoke on Monday" is "Orlova".
    """
    first, last = _first(head), _last(head)
    return first, _with_closing(first, last, head.doc)


def _with_closing(first: int, last: int, doc: Doc) -> int:
    """Take in the closing mark of "residents of the “Golden Mile”"."""
    opened = sum(t.tag_ == "``" for t in doc[first : last + 1])
    closed = sum(t.tag_ == "''" for t in doc[first : last + 1])
    ends = last + 1 < len(doc) and doc[last + 1].tag_ == "''"
    return last + 1 if opened > closed and ends else last


def _first(head: Token) -> int:
    """Go left to the first word of the phrase, not past a mark or a clause."""
    start = head.i
    for child in reversed(list(head.lefts)):
        if child.is_punct and child.text not in "-–":
            break
        if child.dep_ == "case":
            break
        if child.dep_ in ("relcl", "advcl", "cc", "preconj", "mark", "advmod", "intj"):
            break
        if (
            head.lower_ != "old"
            and child.ent_type_ in TIMES
            and child.dep_ in ("compound", "nmod", "npadvmod")
        ):
            break
        start = child.left_edge.i
    start = max([start, *(t.i + 1 for t in head.doc[start : head.i] if _is_border(t))])
    while start < head.i and _is_no_start(head.doc[start]):
        start += 1
    return start


def _is_border(token: Token) -> bool:
    """Tell a mark or a dash, which no phrase goes over: a quotation or a dateline ends there."""
    if token.text in "-–":
        return bool(token.whitespace_) and token.i > 0 and bool(step(token, -1).whitespace_)
    return token.tag_ in ("``", "''") or token.text in '“”"„«»—―:;'


def _is_no_start(token: Token) -> bool:
    """Tell a mark, a day, an hour or a relative "that" before a phrase from its first word."""
    time = token.ent_type_ == "DATE" or token.shape_ in _HOURS
    return token.is_punct or token.is_space or time or token.tag_ == "WDT"


_HOURS = ("dd.dd", "dd:dd", "d.dd", "d:dd")


def _last(head: Token, depth: int = 0) -> int:
    """Go right through "of", "for" and "and", not past a comma or a clause."""
    end = joint = head.i
    for child in head.rights:
        if child.dep_ not in _GOES_ON or child.left_edge.i != joint + 1 or depth > 6:
            break
        if child.dep_ == "conj" and child.left_edge.tag_ == "``":
            break  # "called “dull” by the Orbit and “a masterpiece” by its maker"
        if child.dep_ == "prep" and not any(c.dep_ == "pobj" for c in child.children):
            break
        if child.dep_ == "cc":
            joint = child.i
        elif any(c.ent_type_ in TIMES for c in child.children):
            break
        else:
            end = joint = _last(child, depth + 1)
    return end


def beside(noun: Token) -> list[Token]:
    """Return what stands after a comma for the same: "the head of the bank, Abel Muir," is Muir.

    The parser may hang the name from the bank; from a person it may be that person's.
    """
    found = [c for c in noun.rights if c.dep_ == "appos" and not _is_anothers(noun, c)]
    for inner in _of(noun, 3):
        human = inner.pos_ != "PROPN" and kind_of_noun(inner) in ("person", "official")
        if not human or inner.tag_ == "NNS":  # "one of the bankers, Abel Muir,"
            found += [c for c in inner.rights if c.dep_ == "appos" and c.pos_ == "PROPN"]
    return found


def _of(noun: Token, depth: int) -> Iterator[Token]:
    """Yield the nouns that hang from a noun by "of", "for" and "in", to some depth."""
    for prep in noun.rights if depth else ():
        for inner in prep.children if prep.dep_ == "prep" else ():
            yield inner
            yield from _of(inner, depth - 1)


def _is_anothers(noun: Token, name: Token) -> bool:
    """Tell "the mother of the victim, Abel Muir," whose name may be the victim's.

    In "the chair of the judges, Abel Muir," it is no one judge's.
    """
    before = name.doc[max(0, name.left_edge.i - 2)]
    single = before != noun and before.tag_ != "NNS"
    human = single and kind_of_noun(before) in ("person", "official")
    return human and before.dep_ == "pobj" and name.pos_ == "PROPN"


def stands_for(name: Token) -> Token:
    """Return the noun that a name stands beside, else the name: the other way of `beside`."""
    above = name.head
    while above.dep_ == "pobj" and above.head.head.pos_ in ("NOUN", "NUM"):
        above = above.head.head
    return above if name.dep_ == "appos" and name in beside(above) else name


def step(token: Token, steps: int = 1) -> Token:
    """Return the token so many steps on, or back if less than 0; at an end of the text, itself."""
    place = token.i + steps
    return token.doc[place] if 0 <= place < len(token.doc) else token


def own_subject(verb: Token) -> Token | None:
    """Return the subject that stands before a verb and hangs from it."""
    return next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)


def start_of(verb: Token) -> int:
    """Return where "Orlova said" or "said Orlova" begins."""
    return min([verb.i, *(c.left_edge.i for c in verb.lefts if c.dep_ in SUBJECTS)])


def standing_for(name: Token) -> Token:
    """Return the first noun in a row that a name stands beside, to the last of them.

    "Her husband, the architect Abel Muir," and "one of them, a man named Abel Muir," are the
    husband and one.
    """
    named = name.dep_ == "oprd" and name.head.lower_ in ("named", "called")
    above = name.head.head if named and name.head.dep_ == "acl" else stands_for(name)
    for _ in range(3):
        if above.dep_ != "appos" or above.head.i > above.i:
            break
        above = above.head
    return above


def joined(noun: Token) -> bool:
    """Tell two speakers from one: "Orlova and Abel"."""
    return any(c.dep_ == "conj" and c.pos_ in ("PROPN", "NOUN") for c in noun.rights)


def is_author(word: Token) -> bool:
    """Tell who writes or is spoken to; the US is no "us"."""
    return word.lower_ in AUTHORS and word.text != "US"


def can_speak(noun: Token) -> bool:
    """Tell a person, a body or a text from a thing or an event."""
    if noun.lower_ in _THINGS:
        return False
    if noun.pos_ == "NUM" and noun.is_alpha:
        return noun.dep_ in SUBJECTS  # "two of them"
    if noun.pos_ in ("PRON", "PROPN") or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    return kind_of_noun(noun) is not None


def kind_of_noun(noun: Token) -> SpeakerKind | None:
    """Return what kind of speaker a common noun means, by our list or by its ending."""
    word = noun.lemma_.lower()
    known = cues.speaker_nouns().get(word) or cues.speaker_nouns().get(noun.lower_)
    if known == "collective" and noun.tag_ == "NN" and word not in cues.masses():
        return "person"
    if known is not None:
        return known
    if (word.endswith(_HUMAN) and word not in cues.things()) or "-old" in word:
        return "person"
    return "institution" if word.endswith(_BODY) else None


_THINGS = ("this", "that", "what", "which", "none", "nothing", "everything", "all", "each", "both")
_HUMAN = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "men",
    "ian",
    "ee",
    "eer",
    "wright",
    "smith",
    "attaché",
)
_BODY = ("tariat", "ency")


def is_edge(token: Token) -> bool:
    """Tell a word or a mark that joins content to what is around it."""
    if token.lower_ == "that":
        return token.dep_ in ("mark", "dobj") and token.tag_ in ("IN", "WDT")
    however = token.lower_ == "however" and token.i + 1 < len(token.doc) and step(token).text == ","
    return token.is_space or token.text in _LOOSE or token.dep_ == "cc" or however


_LOOSE = frozenset((",", ".", ":", ";", "—", "–", "―", "-", "--", "...", "…", "(", ")"))
