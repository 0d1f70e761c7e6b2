"""Read in Russian and Ukrainian how many were killed and hurt, without a parser."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from math import inf

from corpus.language.pipeline import Parsed
from corpus.lexicon import lexicon
from corpus.model import Name, Span, Stated

NEAR = 0.1
"""How far “около 40” reaches, as a share."""

LONGEST = 20
"""Letters of a verb before a number, at the most."""

_CLAUSE = re.compile(r"[^.,;:!?…()«»“”—–]+")
_WORD = re.compile(r"[\w’']+")


def harmed(parsed: Parsed, names: Sequence[Name]) -> Iterator[Stated]:
    """Yield how many people were killed or hurt; soldiers or children are not counted so."""
    for sentence in parsed.sentences:
        for clause in _CLAUSE.finditer(parsed.text, sentence.start, sentence.end):
            found = list(_number().finditer(parsed.text, *clause.span()))
            fate = _fate(clause[0])
            if len(found) == 1 and fate and _of_people(parsed.text, found[0], clause.end()):
                where = _where(clause, names)
                yield _stated(sentence, found[0], f"{fate} people", where)


def _stated(sentence: Span, found: re.Match[str], of: str, where: str) -> Stated:
    value = float(found["figure"]) if found["figure"] else _value(found["word"])
    low = value * (1 - NEAR) if found["about"] else value
    high = inf if found["least"] else value * (1 + NEAR) if found["about"] else value
    start = found.end("part") + 1 if found["part"] else found.start()
    return Stated(sentence, Span(start, found.end()), of, low, high, where=where)


def _fate(clause: str) -> str:
    """Return what became of those a clause tells of, if it is one thing."""
    told = [word.lower() for word in _WORD.findall(clause)]
    fates = [f for f in ("killed", "hurt") if any(w.startswith(_listed(f)) for w in told)]
    return fates[0] if len(fates) == 1 and "не" not in told else ""


def _of_people(text: str, found: re.Match[str], end: int) -> bool:
    """Tell a number of people, or one that stands by itself, from one of children or of houses."""
    if found["part"] and not _has_risen(text, found):
        return False
    word = _WORD.search(text, found.end(), end)
    return word is None or word[0].lower().startswith((*_listed("anybody"), *_fates()))


def _has_risen(text: str, found: re.Match[str]) -> bool:
    """Tell “rose to 25” from “up to 25”, which both have «до»."""
    before = _WORD.findall(text, max(0, found.start() - LONGEST), found.start())[-1:]
    risen = any(word.lower().startswith(_listed("risen")) for word in before)
    return risen and found["part"].lower() == "до"


def _fates() -> tuple[str, ...]:
    return (*_listed("killed"), *_listed("hurt"))


def _where(clause: re.Match[str], names: Sequence[Name]) -> str:
    """Return the place that a clause names, or the word that it has for one."""
    told = clause[0].lower()
    there = next((w for w in _WORD.findall(told) if w in _listed("there")), "")
    place = next((n for n in names if n.kind == "place" and _lies_in(n.span, clause)), None)
    if there or place is None:
        return "there" if there else ""
    over = any(f"{words} " in told for words in _listed("everywhere"))
    return f"all over {place.entity}" if over else place.entity


def _lies_in(span: Span, clause: re.Match[str]) -> bool:
    return clause.start() <= span.start and span.end <= clause.end()


@cache
def _listed(name: str) -> tuple[str, ...]:
    return tuple(lexicon("stating")["cyrillic"][name])


@cache
def _values() -> dict[str, float]:
    given = lexicon("stating")["cyrillic"]["numbers"]
    return {word: float(value) for value, words in given.items() for word in words}


def _value(words: str) -> float:
    return sum(_values()[word] for word in words.lower().split())


@cache
def _number() -> re.Pattern[str]:
    """Match a number in figures or words, with what makes it a bound or a part."""
    words, tens = ("|".join(sorted(ws, key=len, reverse=True)) for ws in _by_size())
    least, about, part = (
        "|".join(sorted(_listed(name), key=len, reverse=True))
        for name in ("at_least", "about", "part")
    )
    return re.compile(
        rf"(?<![\w’'])(?:(?P<part>{part})\s)?(?:(?P<least>{least})\s)?(?:(?P<about>{about})\s)?"
        rf"(?:(?P<figure>\d{{1,4}})|(?P<word>(?:(?:{tens})\s)?(?:{words})|{tens}))(?![\w’'-]|[.,]\d)",
        re.IGNORECASE,
    )


def _by_size() -> tuple[list[str], list[str]]:
    values = _values()
    return [w for w, n in values.items() if n < 20], [w for w, n in values.items() if n >= 20]
