"""Shorten a sentence to a heading that reads as a statement, word by word as it stands."""

import re
from functools import cache

from bot.framing.alignment import says_something
from corpus.lexicon import lexicon
from corpus.model import Span

ROOM = 20
"""Words of a heading at the most."""

LEAST = 10
"""Words after which a sentence may be cut: by then it has mostly said who did what."""

SUBJECT, VERB = 6, 4
"""Words before which a comma may part a subject from its verb, and that this verb needs."""

_WORD = re.compile(r"\S+")
_MARKS = "“”„\"«»'‘’—–-.…( "
_BREAKS = (",", ";", ":", "—", "–")


def heading(text: str, sentence: Span) -> str:
    """Return a sentence without what ties it to the one before, cut where a phrase ends."""
    shown = shortened(text, sentence)
    begins = text[sentence.start : shown.start].strip(_MARKS)
    rest = text[shown.end : sentence.end].strip(_MARKS + "!?,;:")
    words = shown.of(text).rstrip(".!?,;: —–")
    return f"{'… ' if begins else ''}{words}{' …' if rest else ''}"


def shortened(text: str, sentence: Span) -> Span:
    """Return the stretch of a sentence that heads it."""
    words = opening_words(text, sentence)
    if not words:
        return sentence
    kept = words[: _length([word.of(text) for word in words])]
    return Span(kept[0].start, kept[-1].end)


def opening_words(text: str, sentence: Span) -> list[Span]:
    """Return the words of a sentence from the first on that may head it."""
    words = [Span(*m.span()) for m in _WORD.finditer(text, sentence.start, sentence.end)]
    at = 0
    while at < len(words) - 1 and _ties(words[at], text):
        at += 1
    if not words:
        return []
    opening = words[at].of(text)
    start = words[at].start + len(opening) - len(opening.lstrip(_MARKS))
    return [Span(start, words[at].end), *words[at + 1 :]]


def _ties(word: Span, text: str) -> bool:
    written = word.of(text).casefold().strip(_MARKS)
    joining = listed("joining")
    return not written or written in joining or written.rstrip(",") in joining


def bare(word: Span, text: str) -> str:
    """Return a word in small letters without marks; “it’s” is “it”."""
    return re.split(r"['’]", word.of(text).casefold().strip(_MARKS + "!?;:,"))[0]


def _length(words: list[str]) -> int:
    """Return how many words are kept: as many as there is room for, to where a phrase ends."""
    least = _least(words)
    room = max(ROOM, least + VERB)
    if len(words) <= room:
        return len(words)
    ends = [n for n in range(room, least - 1, -1) if says_something(words[n - 1])]
    return next((n for n in ends if _ends(words[n - 1], words[n])), (*ends, room)[0])


def _least(words: list[str]) -> int:
    """Return after how many words a verb has stood: late in “Ada Quill, who …, left …”."""
    commas = [n for n, word in enumerate(words) if word.endswith(",")]
    if len(commas) < 2 or commas[0] >= SUBJECT:
        return LEAST
    aside = words[commas[0] + 1].casefold() in listed("asides")
    late = commas[1] + VERB
    return max(LEAST, late) if aside and late <= ROOM else LEAST


def _ends(word: str, following: str) -> bool:
    return word.endswith(_BREAKS) or _is_edge(following)


def _is_edge(word: str) -> bool:
    return word.casefold().strip(_MARKS) in listed("edges")


@cache
def listed(group: str) -> frozenset[str]:
    """Return the words of a group of `config/lexicons/headings.toml`."""
    return frozenset(lexicon("headings")[group]["words"])
