"""Put the edges of a name right, where the parser took in too much of it or too little."""

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from corpus.fullnames import is_surname_first
from corpus.language import cues
from corpus.language.names.naming import is_given, listed
from corpus.language.phrases import kind_of_noun
from corpus.spelling import known_name

FIRST = 25
"""Words of a text in which a heading may run into the first sentence."""


def is_capitalised(token: Token) -> bool:
    """Tell a word with a capital letter."""
    return token.text[:1].isupper()


def after_description(doc: Doc, first: int, end: int) -> int:
    """Return where the given name stands: "Assemblyman Alan Muir", "Hosting Muir"."""
    if end - first > 1 and doc[first].tag_ in ("VBG", "VBD", "VBZ", "IN"):
        return first + 1
    given = next((i for i in range(first, end - 1) if is_given(doc[i].text)), first)
    return given if end - first > 2 else first


def over_hyphens(doc: Doc, first: int, end: int) -> tuple[int, int]:
    """Take in both halves of a double name, "Thistle-Fernsby", which the parser may cut."""
    while first > 1 and doc[first - 1].text == "-" and _is_joined(doc, first - 1):
        first -= 2
    while end + 1 < len(doc) and doc[end].text == "-" and _is_joined(doc, end):
        end += 2
    return first, end


def over_syllables(doc: Doc, first: int, end: int) -> int:
    """Return where "Kim Jong-un" ends, which the parser cuts after "Jong"."""
    if end + 1 >= len(doc) or doc[end].text != "-":
        return end
    tight = not doc[end - 1].whitespace_ and not doc[end].whitespace_
    return end + 2 if tight and is_surname_first(doc[first : end + 2].text) else end


def _is_joined(doc: Doc, hyphen: int) -> bool:
    """Tell a hyphen between two capitalised words without a blank."""
    before, after = doc[hyphen - 1], doc[hyphen + 1]
    tight = not before.whitespace_ and not doc[hyphen].whitespace_
    return tight and is_capitalised(before) and is_capitalised(after) and after.pos_ == "PROPN"


def may_be_person(doc: Doc, first: int, end: int) -> bool:
    """Tell a person from a code with digits, a feast, and a storm, which is named like one."""
    words = doc[first:end]
    if words[-1].lower_ in listed("feasts", "en") or words[0].tag_ == "IN":
        return False
    before = doc[first - 1].lower_ if first else ""
    storm = {before, words[0].lower_} & {"hurricane", "typhoon", "cyclone", "storm"}
    return not storm and not any(c.isdigit() for c in words.text)


def may_be_given(doc: Doc, surname: int) -> bool:
    """Tell a given name that no list has, before a surname, from a title or a body's name."""
    token, before = doc[surname], doc[surname - 1]
    if before.tag_ != "NNP" or before.dep_ != "compound" or before.head != token:
        return False
    word = before.lower_
    plain = before.is_alpha and before.is_title and not before.is_upper and len(word) > 2
    known = word in listed("before_person", "en") or kind_of_noun(before) is not None
    return plain and not known and known_name(before.text) is None and not before.is_sent_start


def is_heading(sentence: Words) -> bool:
    """Tell a heading: no stop at its end, and most of its words capitalised."""
    words = [token for token in sentence if token.is_alpha and len(token) > 3]
    capitals = sum(token.text[0].isupper() for token in words)
    return not re.search(r"[.!:;…”\"']\s*$", sentence.text) and capitals * 2 > len(words) > 2


def runs_on(doc: Doc, end: int) -> bool:
    """Tell a heading by what follows: at least three long words, all of them capitalised."""
    following = [t for t in doc[end : end + 7] if t.is_alpha and len(t) > 3][:3]
    return len(following) == 3 and all(map(is_capitalised, following))


def before_headline_verb(doc: Doc, first: int, end: int) -> int:
    """Return where a name ends whose headline goes on in capitals: "Hedda Muir Vows To Stay"."""
    last = doc[end - 1].lower_
    verb = end - first > 1 and last.endswith("s") and last[:-1] in cues.verbs()
    return end - 1 if verb else end
