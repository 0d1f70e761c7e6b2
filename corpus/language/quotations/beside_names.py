"""Read what stands beside an English name and says what its bearer is."""

import re
from collections.abc import Iterator

from spacy.tokens import Span as Words
from spacy.tokens import Token

from corpus.language.names.naming import is_given, listed
from corpus.language.phrases import kind_of_noun, noun_phrase, stands_for
from corpus.language.quotations.context import Context, chars
from corpus.model import Span

LONGEST = 9
"""Words of a role; what is longer is a clause that was misread."""

_LEADING = re.compile(r"^(?:(?:the|a|an|and|but|both|when|as)\b|\W)+\s*", re.IGNORECASE)


def role_spans(context: Context, name: Span) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of what is said of a person beside the name.

    Before it: "Kremlin spokesman Dmitri Peskov"; after a comma: "Orlova, a judge, …".
    """
    head = head_of(context, name)
    first = context.token_at(name.start)
    noun = stands_for(head)
    if noun.i < first:
        yield noun_phrase(noun)[0], min(first, noun_phrase(noun)[1] + 1)
    start = noun_phrase(head)[0]
    if start < first and context.doc[start].pos_ not in ("VERB", "AUX"):
        yield start, first
    for child in head.rights:
        clauses = (t for t in context.doc[head.i + 1 : child.i] if t.dep_ == "relcl")
        if child.dep_ == "appos" and child.pos_ == "NOUN" and not any(clauses):
            span = noun_phrase(child)
            yield span[0], _over_hyphen(context, span[1]) + 1


def _over_hyphen(context: Context, last: int) -> int:
    """Return where "the co-director of the fund" ends, which the parser may cut at "co"."""
    if last + 2 >= len(context.doc) or context.doc[last + 1].text != "-":
        return last
    return max(last + 2, noun_phrase(context.doc[last + 2])[1])


def roles_beside(context: Context, name: Span) -> Iterator[Span]:
    """Yield what stands before an English name, then what is set after it between commas."""
    for first, end in role_spans(context, name):
        words = context.doc[first:end]
        span = _trimmed(context.text, Span(words.start_char, words.end_char))
        if not span.of(context.text) or len(words) > LONGEST or "\n" in span.of(context.text):
            continue
        if _is_cut(words[-1]) or any(t.tag_ == "PRP" for t in words):
            continue
        if any(map(_is_role, words)) and not span.meets(name) and not any(map(_acts, words)):
            yield span


def _is_role(token: Token) -> bool:
    """Tell a title, and a word for what somebody is: "spokesman", "ally", not "salvo"."""
    title = token.lower_.strip(".") in listed("before_person", "en")
    return title or kind_of_noun(token) in (
        "person",
        "official",
    )


def _is_cut(last: Token) -> bool:
    """Tell a phrase that goes on in the name: "Secretary of the", "the aide Ada B."."""
    given = last.pos_ == "PROPN" and (is_given(last.text) or len(last.text.strip(".")) == 1)
    return given or last.pos_ in ("DET", "ADP") or last.tag_ == "POS"


def _acts(token: Token) -> bool:
    """Tell a verb, or a comma, where a sentence was misread as a role."""
    return (
        token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "acl")
    ) or token.text == ","


def _trimmed(text: str, span: Span) -> Span:
    """Leave out articles at the start, marks and blanks at both ends."""
    words = span.of(text)
    start = span.start + len(words) - len(_LEADING.sub("", words))
    return Span(start, max(start, span.start + len(words.rstrip(" ,;:–—-"))))


def head_of(context: Context, span: Span) -> Token:
    """Return the head word of a stretch."""
    found = context.words_in(span)
    return found.root if found is not None else context.doc[context.token_at(span.start)]


def role_beside(context: Context, name: Span) -> str | None:
    """Return what the article says the person is, beside the name."""
    start = context.token_at(name.start)
    for first, end in role_spans(context, name):
        while end > first and context.doc[end - 1].lower_.strip(".") in _FORMS_OF_ADDRESS:
            end -= 1
        first, end = _past_heading(context.doc[first:end], start), _before_and(context, first, end)
        if end > first and _says_what(context.doc[first:end], start):
            words = chars(context.doc[first], context.doc[end - 1]).of(context.text)
            if not _is_no_role(words):
                return words
    return None


def _past_heading(role: Words, name: int) -> int:
    """Return where "Energy Secretary" begins in "climate change Energy Secretary Abel Muir".

    What stands before capitals in small letters is of a heading that runs into the sentence.
    """
    small = [t for t in role if t.is_lower and t.tag_ in ("NN", "NNS") and not _is_role(t)]
    first = small[-1].i + 1 if len(small) > 1 else role.start  # "Lark police Lt. Abel Muir"
    rest: list[Token] = list(role.doc[first : role.end]) if role.end <= name else []
    capitals = all(t.text[0].isupper() for t in rest)
    return first if capitals and any(map(_is_role, rest)) else role.start


def _before_and(context: Context, first: int, end: int) -> int:
    """Return where the first of two roles ends that are too long together."""
    if end - first <= LONGEST:
        return end
    joints = (t.i for t in context.doc[first + 1 : end] if t.lower_ == "and")
    return next((i for i in joints if context.doc[i + 1].lower_ in _ONE_MORE), end)


_ONE_MORE = ("a", "an", "the", "former")


def _says_what(role: Words, name: int) -> bool:
    """Tell "the postman" and "Sen." from "Heartbroken", "the White House" and two singers."""
    if role.end <= name and role[-1].tag_ in ("NNS", "NNPS"):
        return False
    asks = any(t.tag_ in ("WP", "WDT", "VBG") and t.i == role.start for t in role)
    return not asks and any(_is_role(t) or (t.is_lower and t.tag_ == "NN") for t in role)


def _is_no_role(words: str) -> bool:
    """Tell "de", "the BBC's" and "one of them" from what somebody is."""
    counted = words.lower().startswith("one of ")
    return counted or words.lower() in _PARTICLES or words.endswith(("'s", "’s", "s'", "s’"))


_PARTICLES = frozenset(
    ("de", "da", "di", "van", "von", "der", "la", "le", "al", "el", "bin", "ibn")
)
_FORMS_OF_ADDRESS = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "lady", "mx", "m"))
