"""Tell from how a text uses a name that it is a person's, where the parser took it for a body's."""

from spacy.tokens import Doc, Token

from corpus.language import cues
from corpus.language.names.naming import is_given, listed
from corpus.language.phrases import SUBJECTS, kind_of_noun, stands_for, step

_SPEAKING = frozenset(
    ("say", "tell", "add", "ask", "write", "explain", "reply", "testify", "argue", "recall", "joke")
)
_OWN = ("his", "her", "himself", "herself")
_MARKS = '“”"«»:;'
_HUMAN = ("official", "person")


def bare_speakers(doc: Doc) -> frozenset[str]:
    """Return the single names that say something: "Quillfeather said", not "the Bank said"."""
    return frozenset(t.text for t in doc if t.tag_ == "NNP" and _is_bare(t) and _speaks(t))


def _speaks(token: Token) -> bool:
    return token.dep_ in SUBJECTS and token.head.lemma_ in _SPEAKING


def _is_bare(token: Token) -> bool:
    """Tell a name of one word from the last word of a longer one, or of one under "the"."""
    return next(token.lefts, None) is None and len(token) > 2


def is_person(doc: Doc, first: int, end: int, bare: frozenset[str]) -> bool:
    """Tell a person from a body: by a bare surname elsewhere, or by "…, director of …"."""
    words, last = doc[first:end], doc[end - 1]
    if len(words) == 1:
        known = is_given(last.text) and last.text in bare
        return known or _is_kin(doc, first) or any(map(_is_age, last.rights))
    if not 2 <= len(words) <= 4 or not all(t.text[0].isalpha() for t in words):
        return False
    if last.lower_ in cues.speaker_nouns() or any(t.lower_ in ("of", "the", "and") for t in words):
        return False
    named = first == 0 or doc[first - 1].lower_ != "the"  # "The Last Hot Time stars her"
    return last.text in bare or is_described(last) or (named and _has_own(last))


def _is_kin(doc: Doc, place: int) -> bool:
    """Tell "his daughter Livia" and "her husband, Lionel,", whatever Livia is elsewhere."""
    comma = place > 0 and doc[place - 1].text == ","
    kin = place - 1 - comma
    if kin < 1 or doc[kin].lower_ not in listed("relatives", "en"):
        return False
    closed = place + 1 < len(doc) and doc[place + 1].text in ",.:"
    owned = doc[kin - 1].tag_ in ("PRP$", "POS") or any(c.dep_ == "poss" for c in doc[kin].lefts)
    return owned and (closed or not comma)


def _has_own(last: Token) -> bool:
    """Tell who does something with what is his or hers: "has not slept in her own bed"."""
    if last.dep_ != "nsubj" or last.head.i < last.i:
        return False
    for token in last.doc[last.head.i : last.sent.end]:
        if token.pos_ == "PROPN" or token.dep_ in SUBJECTS or token.text in _MARKS:
            return False  # another may be meant
        if token.lower_ in _OWN and token.tag_ in ("PRP$", "PRP"):
            return token.tag_ == "PRP$" or token.lower_.endswith("self")
    return False


def is_described(last: Token) -> bool:
    """Tell a name beside what a human being is: "…, director of …", "the minister, …", "…, who"."""
    noun = stands_for(last)
    if noun != last and kind_of_noun(noun) in _HUMAN:
        return noun.tag_ in ("NN", "NNP")
    return any(_is_human(c) for c in last.rights) or _is_she(last)


def _is_she(last: Token) -> bool:
    """Tell whom a sentence is about and the next goes on about: "Ada Tarn orders soup. She …"."""
    after = last.sent.end
    if last.dep_ != "nsubj" or last.head.dep_ != "ROOT" or after >= len(last.doc):
        return False
    others = any(t.pos_ == "PROPN" for t in last.doc[last.i + 1 : after])
    return last.doc[after].lower_ in ("he", "she") and not others


def _is_human(beside: Token) -> bool:
    """Tell what is said of people alone: an office, "who", an age."""
    if beside.dep_ == "relcl":
        return any(c.lower_ == "who" and c.dep_ in SUBJECTS for c in beside.lefts)
    return _is_age(beside) or (beside.dep_ == "appos" and kind_of_noun(beside) in _HUMAN)


def _is_age(beside: Token) -> bool:
    """Tell the years of "Ada Tarn, 26, told fans"."""
    age = beside.dep_ in ("appos", "nummod") and beside.text.isdigit() and len(beside) == 2
    if not age or step(beside, -1).text != "," or beside.i + 1 == len(beside.doc):
        return False
    return step(beside).text in (",", ".")
