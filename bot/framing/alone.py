"""Tell whether who reads a sentence alone knows of whom and of what it speaks."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.framing.headings import bare, listed, opening_words
from bot.framing.telling import Telling
from corpus.model import Name, NameKind, Span

BACK = 2
"""Sentences before a “he” in which somebody is looked for."""

EARLY = 3
"""Words of a sentence among which a “that” may follow a preposition: “after this”, “till then”."""

OPENING = 7
"""Words among which somebody may be only “he”, after a phrase: “by the late 1980s, he”."""

_OF_NOTHING = re.compile(
    r"It (?:took|rained|snowed|(?:is|was|remains) (?:still |not )?(?:\w+ly )?"
    r"(?:clear|unclear|known|unknown|possible))\b"
)
"""“It” that stands for nothing."""

_COUNTED = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Some|Several|Many|Most|Others|Both|Another"
    r"|An? (?:second|third)|The (?:first|second|third|others?))"
    r" (?:was|were|is|are|has|have|had|will|came|gave|fell|hit|went|[a-z]+ed)\b"
)
"""So many of whom a sentence before told: “two were captured”."""

_WHO: frozenset[NameKind] = frozenset({"person", "organisation", "group"})
"""What is named and may be “he”, “they” or “it” further on."""


def stands_alone(telling: Telling, sentence: Span) -> bool:
    """Tell whether a sentence needs none before it to be understood; a “he” who is known may.

    What begins small is half a sentence.
    """
    text = sentence.of(telling.article.document.text)
    first = next((letter for letter in text if letter.isalnum()), "")
    if first.islower():
        return False
    return not points_back(telling, sentence) or whom(telling, sentence) is not None


def points_back(telling: Telling, sentence: Span) -> bool:
    """Tell whether a sentence begins with what stands for somebody or something before it."""
    return bool(_pointer(telling, sentence))


def whom(telling: Telling, sentence: Span) -> Name | None:
    """Return whom “he” or “she” at the head of a sentence means, if nobody else can be meant.

    The last sentence before it that names people begins with one, and names no other.
    """
    if _pointer(telling, sentence) not in listed("standing_for_somebody"):
        return None
    text = telling.article.document.text
    at = telling.sentences.index(sentence)
    for before in reversed(telling.sentences[max(0, at - BACK) : at]):
        people = [name for name in telling.names_in(before) if name.kind == "person"]
        if people:
            alone = len({name.entity for name in people}) == 1
            return people[-1] if alone and _opens(text, before, people[0]) else None
    return None


def _opens(text: str, sentence: Span, name: Name) -> bool:
    """Tell whether a sentence begins with a name, titles or a phrase with a comma before it."""
    before = text[sentence.start : name.span.start].strip()
    return not before or before.endswith(",") or all(w[0].isupper() for w in before.split())


def _pointer(telling: Telling, sentence: Span) -> str:
    """Return the words early in a sentence by which it points back, or none."""
    text = telling.article.document.text
    words = opening_words(text, sentence)
    if not words or _OF_NOTHING.match(text, words[0].start):
        return ""
    read = [bare(word, text) for word in words[:OPENING]]
    if _COUNTED.match(text, words[0].start):
        return " ".join(read[:2])
    if read[0] in listed("pointing_back") | _pronouns():
        return read[0]
    if " ".join(read[:2]) in listed("counting_back"):
        return " ".join(read[:2])
    return _that(read[:EARLY]) or _he(telling, words, read)


def _that(read: Sequence[str]) -> str:
    """Return a “that” or “them” that follows a preposition."""
    back = listed("pointing_back") | listed("standing_after")
    pairs = pairwise(read)
    return next((two for one, two in pairs if one in listed("edges") and two in back), "")


def _he(telling: Telling, words: Sequence[Span], read: Sequence[str]) -> str:
    """Return the “he”, “they” or “it” that acts after an opening phrase, which names nobody."""
    if read[0] not in listed("edges"):
        return ""
    at = next((at for at, word in enumerate(read) if at > 1 and word in listed("acting")), 0)
    before = Span(words[0].start, words[at].start)
    named = any(name.kind in _WHO for name in telling.names_in(before))
    return read[at] if at and not named else ""


def _pronouns() -> frozenset[str]:
    return listed("standing_for_somebody") | listed("standing_for_something")
