"""Shorten a sentence to a heading that reads as a statement, word by word as it stands."""

import re
from functools import cache

from bot.framing.alignment import says_something
from bot.framing.telling import Telling
from corpus.lexicon import lexicon
from corpus.model import Name, Span

ROOM = 20
"""Words of a heading at the most."""

LEAST = 10
"""Words after which a sentence may be cut: by then it has mostly said who did what."""

SUBJECT, VERB = 6, 4
"""Words before which a comma may part a subject from its verb, and that this verb needs."""

BACK = 2
"""Sentences before a “he” in which somebody is looked for."""

_WORD = re.compile(r"\S+")
_MARKS = "“”„\"«»'‘’—–-.…( "
_BREAKS = (",", ";", ":", "—", "–")
_OF_NOTHING = re.compile(
    r"It (?:took|rained|snowed|(?:is|was|remains) (?:still |not )?(?:\w+ly )?"
    r"(?:clear|unclear|known|unknown|possible))\b"
)
"""“It” that stands for nothing."""


def heading(text: str, sentence: Span) -> str:
    """Return a sentence without what ties it to the one before, cut where a phrase ends."""
    shown = shortened(text, sentence)
    begins = text[sentence.start : shown.start].strip(_MARKS)
    rest = text[shown.end : sentence.end].strip(_MARKS + "!?,;:")
    words = shown.of(text).rstrip(".!?,;: —–")
    return f"{'… ' if begins else ''}{words}{' …' if rest else ''}"


def shortened(text: str, sentence: Span) -> Span:
    """Return the stretch of a sentence that heads it."""
    words = _words(text, sentence)
    if not words:
        return sentence
    kept = words[: _length([word.of(text) for word in words])]
    return Span(kept[0].start, kept[-1].end)


def points_back(text: str, sentence: Span) -> bool:
    """Tell whether a sentence begins with a word for what stood before."""
    first = _first(text, sentence)
    if first is None or _OF_NOTHING.match(text, first.start):
        return False
    return _bare(first, text) in _listed("pointing_back") | _pronouns()


def tells_of(telling: Telling, sentence: Span) -> bool:
    """Tell whether who reads a sentence alone knows of whom it is: not of a “he” nobody named."""
    text = telling.article.document.text
    first = _first(text, sentence)
    pronoun = first is not None and _bare(first, text) in _pronouns()
    return not (pronoun and points_back(text, sentence)) or whom(telling, sentence) is not None


def whom(telling: Telling, sentence: Span) -> Name | None:
    """Return whom “he” or “she” at the head of a sentence means, if nobody else can be meant.

    The last sentence before it that names people begins with one, and names no other.
    """
    text = telling.article.document.text
    first = _first(text, sentence)
    if first is None or _bare(first, text) not in _listed("standing_for_somebody"):
        return None
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


def _words(text: str, sentence: Span) -> list[Span]:
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


def _first(text: str, sentence: Span) -> Span | None:
    return next(iter(_words(text, sentence)), None)


def _ties(word: Span, text: str) -> bool:
    written = word.of(text).casefold().strip(_MARKS)
    joining = _listed("joining")
    return not written or written in joining or written.rstrip(",") in joining


def _bare(word: Span, text: str) -> str:
    """Return a word in small letters without marks; “it’s” is “it”."""
    return re.split(r"['’]", word.of(text).casefold().strip(_MARKS + "!?;:"))[0]


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
    aside = words[commas[0] + 1].casefold() in _listed("asides")
    late = commas[1] + VERB
    return max(LEAST, late) if aside and late <= ROOM else LEAST


def _ends(word: str, following: str) -> bool:
    return word.endswith(_BREAKS) or _is_edge(following)


def _is_edge(word: str) -> bool:
    return word.casefold().strip(_MARKS) in _listed("edges")


def _pronouns() -> frozenset[str]:
    return _listed("standing_for_somebody") | _listed("standing_for_something")


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(lexicon("headings")[group]["words"])
