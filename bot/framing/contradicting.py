"""Tell in what two sentences that tell one thing contradict each other, in English."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from bot.framing.alignment import Line, content_words
from bot.framing.numbers import Number, Unit, numbers
from corpus.lexicon import lexicon
from corpus.model import Name, Span
from corpus.spelling import words

What = Literal["number", "time", "date", "agent", "negation", "outcome"]

KINDS: dict[Unit, What] = {"clock": "time", "date": "date", "year": "date"}

WIDELY: tuple[What, ...] = ("negation", "agent")
"""What is a contradiction also between sentences that are not each other's nearest."""

SHORT = 14
"""Content words up to which all that two twins say is taken to be about one thing."""

SCOPE = 3
"""Words after a “not” that it denies."""

FEW = 2
"""Plain counts in a sentence up to which they count the same thing in its twin."""

_NOT = re.compile(
    r"\b(?:no|not|nobody|none|never|neither|nor|nothing|cannot"
    r"|(?:refus|declin|fail)(?:e|es|s|ed|d|ing)? to)\b|n[’']t\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:not|n[’']t|unclear|unknown|nobody)\b[^.;]{0,25}\b(?:know|known|who|identified)\b",
    re.IGNORECASE,
)
_CAME_FROM = re.compile(r"\bc[ao]me from (?P<whose>(?:the )?\w+(?: \w+)?)")
"""Whose shells they were: “the shells came from Ostreli guns”."""
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """In what two sentences contradict each other, and the words of each that do."""

    what: What
    ours: str
    theirs: str


def contradiction(ours: Line, theirs: Line) -> Contradiction | None:
    """Return in what two sentences contradict each other; None where nothing shows it."""
    if {line.telling.article.document.language for line in (ours, theirs)} != {"en"}:
        return None
    short = max(len(ours.tokens), len(theirs.tokens)) <= SHORT
    found = (look(ours, theirs) for look in (_LOOKS if short else _LOOKS_AT_LONG))
    return next((each for each in found if each), None)


def may_contradict(ours: Line, theirs: Line) -> bool:
    """Tell whether one sentence says no where the other does not: too unsure to be told alike."""
    return _negations(ours) != _negations(theirs)


# --- numbers ------------------------------------------------------------------------------


def _other_number(ours: Line, theirs: Line) -> Contradiction | None:
    mine, others = _numbers(ours), _numbers(theirs)
    for unit in sorted({n.unit for n in mine} & {n.unit for n in others}):
        here, there = _of(unit, mine), _of(unit, others)
        many = unit == "count" and max(len(here), len(there)) > FEW
        many |= max(len(ours.tokens), len(theirs.tokens)) > SHORT and not _count_the_same(
            ours, here[0], theirs, there[0]
        )
        if not many and not any(a.agrees(b) for a in here for b in there):
            said = (_words(ours, here[0].span), _words(theirs, there[0].span))
            return Contradiction(KINDS.get(unit, "number"), *said)
    return None


def _count_the_same(ours: Line, here: Number, theirs: Line, there: Number) -> bool:
    """Tell whether a word that follows one number closely follows the other as well."""
    return not set(_counted(ours, here)).isdisjoint(_counted(theirs, there))


def _counted(line: Line, number: Number) -> tuple[str, ...]:
    text = line.telling.article.document.text
    end = min(line.sentence.end, number.span.end + 40)
    return content_words(" ".join(text[number.span.end : end].split()[:3]))


def _numbers(line: Line) -> list[Number]:
    """Read the numbers of a sentence, not those of who said it: “a dozen residents said”."""
    plain = line.telling.plain
    found = _numbers_of(line.telling.article.document.text, line.sentence)
    return [number for number in found if not plain[number.span.start].isspace()]


@lru_cache(maxsize=4096)
def _numbers_of(text: str, sentence: Span) -> list[Number]:
    return numbers(text, sentence)


def _of(unit: Unit, found: Sequence[Number]) -> list[Number]:
    return [number for number in found if number.unit == unit]


def _words(line: Line, span: Span) -> str:
    return span.of(line.telling.article.document.text)


# --- who did it ---------------------------------------------------------------------------


def _other_agent(ours: Line, theirs: Line) -> Contradiction | None:
    """Find two deeds that are one by their words, with different peoples or states as doers."""
    mine, others = _doers(ours), _doers(theirs)
    if not mine or not others or mine.keys() & others.keys() or not _shared(ours, theirs):
        return None
    return Contradiction("agent", next(iter(mine.values())), next(iter(others.values())))


def _doers(line: Line) -> dict[str, str]:
    """Map the peoples and states whose deeds a sentence tells to their words: “Ostreli guns”."""
    text = line.telling.article.document.text
    notes = line.telling.article.annotations
    agents = [a.agent for a in notes.actions if a.agent and line.sentence.holds(a.cue)]
    named = (n for n in line.telling.names_in(line.sentence) if n.kind in ("group", "place"))
    agents += [Span(*m.span("whose")) for m in _CAME_FROM.finditer(text, *_bounds(line))]
    acting = (n for n in named if any(agent.holds(n.span) for agent in agents))
    return {_stem(name, text): name.span.of(text) for name in acting}


def _stem(name: Name, text: str) -> str:
    tokens = words(name.span.of(text))
    return tokens[0][:4] if tokens else ""


def _unknown_against_named(ours: Line, theirs: Line) -> Contradiction | None:
    unknown = _unknown(ours), _unknown(theirs)
    named = _agent(theirs) if unknown[0] else _agent(ours)
    if (unknown[0] is None) == (unknown[1] is None) or named is None:
        return None
    if unknown[0]:
        return Contradiction("agent", unknown[0], named)
    return Contradiction("agent", named, unknown[1] or "")


def _unknown(line: Line) -> str | None:
    found = _UNKNOWN.search(line.telling.article.document.text, *_bounds(line))
    return found[0] if found else None


def _agent(line: Line) -> str | None:
    notes = line.telling.article.annotations
    deeds = (a for a in notes.actions if line.sentence.holds(a.cue) and not a.negated)
    named = (a.agent for a in deeds if a.agency == "named" and a.agent)
    return next((_words(line, span) for span in named), None)


# --- yes and no ---------------------------------------------------------------------------


def _yes_and_no(ours: Line, theirs: Line) -> Contradiction | None:
    """Find what one denies in words that the other has without a “not”."""
    shared = _shared(ours, theirs)
    mine, others = _no(ours, shared), _no(theirs, shared)
    odd = _negations(ours) % 2 != _negations(theirs) % 2
    if not odd or bool(mine) == bool(others) or _unknown(ours) or _unknown(theirs):
        return None
    return Contradiction(
        "negation", mine or _printed(ours, shared), others or _printed(theirs, shared)
    )


def _negations(line: Line) -> int:
    return len(_NOT.findall(_text(line))) + sum(map(_has(line), _listed()[1]))


def _no(line: Line, shared: set[str]) -> str:
    """Return what is said not to be, if one of the next words is shared."""
    text = line.telling.article.document.text
    for found in _NOT.finditer(text, *_bounds(line)):
        for word in list(_WORD.finditer(text, found.end(), line.sentence.end))[:SCOPE]:
            if not shared.isdisjoint(words(word[0])):
                return text[found.start() : word.end()]
    return ""


def _printed(line: Line, stems: set[str]) -> str:
    """Return the first word of a sentence that has one of the stems."""
    found = _WORD.finditer(line.telling.article.document.text, *_bounds(line))
    return next((word[0] for word in found if not stems.isdisjoint(words(word[0]))), "")


def _opposite(ours: Line, theirs: Line) -> Contradiction | None:
    for one, other in _listed()[0]:
        for here, there in ((one, other), (other, one)):
            mine, others = _met(ours, here), _met(theirs, there)
            if mine and others and not _met(ours, there) and not _met(theirs, here):
                return Contradiction("outcome", mine, others)
    return None


Phrase = tuple[str, ...]


def _met(line: Line, listed: Sequence[Phrase]) -> str:
    """Return the words of a sentence that stand in a list, by their stems."""
    text = line.telling.article.document.text
    read = _stems(text, line.sentence)
    for phrase in listed:
        for at in read.places.get(phrase[0], ()):
            if read.stems[at : at + len(phrase)] == phrase:
                return Span(read.spans[at].start, read.spans[at + len(phrase) - 1].end).of(text)
    return ""


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a sentence: where each stands, its stem, and where each stem is found."""

    spans: tuple[Span, ...]
    stems: tuple[str, ...]
    places: dict[str, list[int]]


@lru_cache(maxsize=4096)
def _stems(text: str, sentence: Span) -> _Read:
    found = [Span(*word.span()) for word in _WORD.finditer(text, sentence.start, sentence.end)]
    stemmed = [(span, stems[0]) for span in found if (stems := words(span.of(text)))]
    places: dict[str, list[int]] = {}
    for at, (_, stem) in enumerate(stemmed):
        places.setdefault(stem, []).append(at)
    spans, stems_ = tuple(span for span, _ in stemmed), tuple(stem for _, stem in stemmed)
    return _Read(spans, stems_, places)


def _has(line: Line) -> Callable[[Phrase], bool]:
    return lambda phrase: _met(line, (phrase,))[:1].islower()  # Dennis denies nothing


@cache
def _listed() -> tuple[tuple[tuple[list[Phrase], list[Phrase]], ...], list[Phrase]]:
    given = lexicon("opposites")
    pairs = ((_phrases(pair["one"]), _phrases(pair["other"])) for pair in given["pairs"])
    return tuple(pairs), _phrases(given["negative"])


def _phrases(given: Sequence[str]) -> list[Phrase]:
    return list(dict.fromkeys(tuple(words(phrase)) for phrase in given))


def _shared(ours: Line, theirs: Line) -> set[str]:
    """Return the content words of both that are no names in either.

    A verb of saying counts where it is what the other sentence tells: “refused to concede”.
    """
    here, there = set(_whole(ours)), set(_whole(theirs))
    said = (here & set(theirs.tokens)) | (there & set(ours.tokens))
    return said - names(ours) - names(theirs)


def _whole(line: Line) -> tuple[str, ...]:
    return content_words(_text(line))


def names(line: Line) -> set[str]:
    """Return the content words of the names in a sentence."""
    text = line.telling.article.document.text
    named = (name.span.of(text) for name in line.telling.names_in(line.sentence))
    return {token for name in named for token in content_words(name)}


def _text(line: Line) -> str:
    return line.sentence.of(line.telling.article.document.text)


def _bounds(line: Line) -> tuple[int, int]:
    return line.sentence.start, line.sentence.end


_LOOKS = (_other_number, _unknown_against_named, _other_agent, _opposite, _yes_and_no)
_LOOKS_AT_LONG = (_other_number,)
