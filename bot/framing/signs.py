"""What a sentence has by which it may contradict another: figures, denials, doers, opposites."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.framing.alignment import Line, content_words
from bot.framing.saying_no import asking_who, denying
from corpus.language.stating.numbers import Number, numbers
from corpus.language.stating.tolls import Fate, tolls
from corpus.lexicon import lexicon
from corpus.model import Name, Span
from corpus.spelling import words

SCOPE = 3
"""Words after a “not” that it denies."""

COUNTED = 3
"""Words after a number that may say what it counts."""

FEW, SHORT = 2, 14
"""Plain counts in a sentence up to which they count the same thing in the other; content words up
to which all that two sentences say is taken to be about one thing."""

SOON = 25
"""Characters after “not know” within which “who” has to follow."""

NOT, _DENIES, _WHO = denying("not"), denying("denies"), asking_who()
_UNKNOWN = re.compile(
    r"\b(?:not|n[’']t|unclear|unknown|nobody)\b(?![^.;]{0,25}\b(?:want|wish))"
    r"[^.;]{0,25}\b(?:know|known|who|identified)\b",
    re.IGNORECASE,
)
_CAME_FROM = re.compile(r"\bc[ao]me from (?P<whose>(?:the )?\w+(?: \w+)?)")
"""Whose shells they were: “the shells came from Ostreli guns”."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signs:
    """One sentence: its figures and what they count, its names, what it denies, who acts in it.

    `stems` are its content words that are no names, `told` those without who said it; `ones` and
    `others` number the opposites in the lexicon of which it has the one or the other. `unknown`
    has the words by which it does not know who, `agent` the first doer that it names.
    """

    line: Line
    english: bool
    numbers: tuple[Number, ...]
    counted: tuple[frozenset[str], ...]
    tolls: dict[Fate, Number]
    entities: frozenset[str]
    denies: bool
    odd: bool
    denied: frozenset[str]
    stems: frozenset[str]
    told: frozenset[str]
    ones: frozenset[int]
    others: frozenset[int]
    unknown: str
    agent: str

    def of(self, span: Span) -> str:
        """Return the words of a stretch."""
        return span.of(self.line.telling.article.document.text)


def signs(line: Line) -> Signs:
    """Read a sentence once for all it is set beside."""
    found = tuple(numbers_in(line))
    text = text_of(line)
    ones, others = _opposites_in(line)
    return Signs(
        line,
        english=line.telling.article.document.language == "en",
        numbers=found,
        counted=tuple(frozenset(counted(line, number)) for number in found),
        tolls=tolls(line.telling.article.document.text, line.sentence),
        entities=frozenset(n.entity for n in line.telling.names_in(line.sentence) if n.entity),
        denies=bool(_DENIES.search(text)),
        odd=negations(line) % 2 == 1,
        denied=frozenset(s for m in NOT.finditer(text) for s in _after(text, m.end())),
        stems=frozenset(content_words(text)) - names(line),
        told=frozenset(line.tokens),
        ones=ones,
        others=others,
        unknown=unknown(line),
        agent=agent(line) or "",
    )


def shared(ours: Signs, theirs: Signs) -> frozenset[str]:
    """Return the content words of both that are no names in either.

    A verb of saying counts where it is what the other sentence tells: “refused to concede”.
    """
    return (ours.stems & theirs.told) | (ours.told & theirs.stems)


def _after(text: str, start: int) -> list[str]:
    following = list(WORD.finditer(text, start))[:SCOPE]
    return [stem for word in following for stem in words(word[0])]


def text_of(line: Line) -> str:
    """Return the sentence as it stands."""
    return line.sentence.of(line.telling.article.document.text)


def bounds(line: Line) -> tuple[int, int]:
    """Return where the sentence starts and ends."""
    return line.sentence.start, line.sentence.end


def names(line: Line) -> set[str]:
    """Return the content words of the names in a sentence."""
    text = line.telling.article.document.text
    named = (name.span.of(text) for name in line.telling.names_in(line.sentence))
    return {token for name in named for token in content_words(name)}


# --- figures ------------------------------------------------------------------------------


def numbers_in(line: Line) -> list[Number]:
    """Read the numbers of a sentence, not those of who said it: “a dozen residents said”."""
    plain = line.telling.plain
    found = _numbers_of(line.telling.article.document.text, line.sentence)
    return [number for number in found if not plain[number.span.start].isspace()]


@lru_cache(maxsize=4096)
def _numbers_of(text: str, sentence: Span) -> list[Number]:
    return numbers(text, sentence)


def counted(line: Line, number: Number) -> tuple[str, ...]:
    """Return the content words that closely follow a number."""
    text = line.telling.article.document.text
    end = min(line.sentence.end, number.span.end + 40)
    return content_words(" ".join(text[number.span.end : end].split()[:COUNTED]))


# --- who acts -----------------------------------------------------------------------------


def doers(line: Line) -> dict[str, str]:
    """Map the peoples and states whose deeds a sentence tells to their words: “Ostreli guns”."""
    text = line.telling.article.document.text
    notes = line.telling.article.annotations
    agents = [a.agent for a in notes.actions if a.agent and line.sentence.holds(a.cue)]
    named = (n for n in line.telling.names_in(line.sentence) if n.kind in ("group", "place"))
    agents += [Span(*m.span("whose")) for m in _CAME_FROM.finditer(text, *bounds(line))]
    acting = (n for n in named if any(agent.holds(n.span) for agent in agents))
    return {_stem(name, text): name.span.of(text) for name in acting}


def _stem(name: Name, text: str) -> str:
    tokens = words(name.span.of(text))
    return tokens[0][:4] if tokens else ""


def agent(line: Line) -> str | None:
    """Return the words of the first doer that a sentence names."""
    notes = line.telling.article.annotations
    deeds = (a for a in notes.actions if line.sentence.holds(a.cue) and not a.negated)
    named = (a.agent for a in deeds if a.agency == "named" and a.agent)
    return next((span.of(line.telling.article.document.text) for span in named), None)


def unknown(line: Line) -> str:
    """Return the words by which a sentence does not know who: no other ignorance."""
    text, (start, end) = line.telling.article.document.text, bounds(line)
    found = _UNKNOWN.search(text, start, end)
    asked = found and _WHO.search(text, found.start(), min(end, found.end() + SOON))
    return found[0] if found and asked else ""


# --- yes, no and opposites ----------------------------------------------------------------


def negations(line: Line) -> int:
    """Count the words of a sentence that say no, and those with a “no” within them."""
    within = sum(met(line, (phrase,))[:1].islower() for phrase in opposites()[1])
    return len(NOT.findall(text_of(line))) + within  # Dennis denies nothing


def denial(line: Line) -> str:
    """Return the first words by which a sentence says no, with the next one or two."""
    text = line.telling.article.document.text
    found = _DENIES.search(text, *bounds(line))
    if not found:
        return ""
    following = list(WORD.finditer(text, found.end(), line.sentence.end))[: SCOPE - 1]
    return text[found.start() : following[-1].end() if following else found.end()]


def met(line: Line, listed: Sequence[Phrase]) -> str:
    """Return the words of a sentence that stand in a list, by their stems."""
    text = line.telling.article.document.text
    read = _stems(text, line.sentence)
    for phrase in listed:
        for at in read.places.get(phrase[0], ()):
            if read.stems[at : at + len(phrase)] == phrase:
                return Span(read.spans[at].start, read.spans[at + len(phrase) - 1].end).of(text)
    return ""


def _opposites_in(line: Line) -> tuple[frozenset[int], frozenset[int]]:
    """Return of which pairs of opposites a sentence has the one, and of which the other."""
    read = _stems(line.telling.article.document.text, line.sentence)
    found: tuple[set[int], set[int]] = set(), set()
    for stem, places in read.places.items():
        for which, pair, phrase in _begun_by().get(stem, ()):
            if any(read.stems[at : at + len(phrase)] == phrase for at in places):
                found[which].add(pair)
    return frozenset(found[0]), frozenset(found[1])


@cache
def _begun_by() -> dict[str, list[tuple[int, int, Phrase]]]:
    """Map a first stem to the phrases that begin with it: which of a pair, and of which pair."""
    begun: dict[str, list[tuple[int, int, Phrase]]] = {}
    for number, pair in enumerate(opposites()[0]):
        for which, listed in enumerate(pair):
            for phrase in listed:
                begun.setdefault(phrase[0], []).append((which, number, phrase))
    return begun


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a sentence: where each stands, its stem, and where each stem is found."""

    spans: tuple[Span, ...]
    stems: tuple[str, ...]
    places: dict[str, list[int]]


@lru_cache(maxsize=4096)
def _stems(text: str, sentence: Span) -> _Read:
    found = [Span(*word.span()) for word in WORD.finditer(text, sentence.start, sentence.end)]
    stemmed = [(span, stems[0]) for span in found if (stems := words(span.of(text)))]
    places: dict[str, list[int]] = {}
    for at, (_, stem) in enumerate(stemmed):
        places.setdefault(stem, []).append(at)
    spans, stems_ = tuple(span for span, _ in stemmed), tuple(stem for _, stem in stemmed)
    return _Read(spans, stems_, places)


@cache
def opposites() -> tuple[tuple[tuple[list[Phrase], list[Phrase]], ...], list[Phrase]]:
    """Return the pairs of words that exclude each other, and the words with a “no” in them."""
    given = lexicon("opposites")
    pairs = ((_phrases(pair["one"]), _phrases(pair["other"])) for pair in given["pairs"])
    return tuple(pairs), _phrases(given["negative"])


def _phrases(given: Sequence[str]) -> list[Phrase]:
    return list(dict.fromkeys(tuple(words(phrase)) for phrase in given))
