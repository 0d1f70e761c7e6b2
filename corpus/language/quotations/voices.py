"""Read the labels of an interview's turns: whom each names, and where what they say begins."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.language import cues
from corpus.language.apart import Apart
from corpus.language.names.naming import is_given, listed, person_entity
from corpus.lexicon import lexicon
from corpus.model import Name, Span

LEAST = 3
"""Turns that make a text an interview; two lines with a colon may be anything."""
ANYBODY = ("q", "a", "question", "answer", "interviewer", "speaker", "voice", "moderator", "host")
"""Labels that name nobody."""

_TIME = r"[\[(]?\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?[\])]?"
_TURN = re.compile(
    rf"^[ \t]*(?:{_TIME}(?: ?[-–—])?[ \t]+)?(?:\*\*|__)?"
    r"(?:(?P<voice>[A-Z][\w.’'-]*(?: [A-Z\d][\w.’'-]*){0,3})"
    r"(?: \((?P<who>[A-Z][^(),\n:]{1,60})(?:, [^()\n:]{1,60})?\))?"
    rf"(?: (?:{_TIME}|[\[(][a-z ]{{1,30}}[\])]))?:|(?P<letter>[QA])\.)"
    r"(?:\*\*|__)?[ \t]+(?:[\[(][a-z ]{1,30}[\])] )?(?=\S)",
    re.MULTILINE,
)
"""A turn may begin with its time, its voice may be set bold, say who it is and how it sounds."""


@dataclass(frozen=True, slots=True)
class Voice:
    """The label of one turn: its words, and the name if it names one person for certain.

    `said` is where the words of the turn begin; `unclear` tells that no one may be named.
    """

    span: Span
    said: int
    name: Name | None
    unclear: bool


def voices(text: str, names: Sequence[Name]) -> list[Voice]:
    """Return the label of every turn; none unless somebody speaks twice and there are enough."""
    found = [m for m in _TURN.finditer(text) if not _label(m).startswith("dear ")]
    counted = Counter(map(_label, found))
    if len(found) < LEAST or len(counted) < 2 or max(counted.values()) < 2:
        return []
    bearers = _bearers(text, names)
    sexes = _sexes(m["voice"].split() for m in found if m["voice"])
    return [_voice(m, bearers, sexes) for m in found]


def with_voices(text: str, names: Sequence[Name]) -> Sequence[Name]:
    """Return the names, with the people whom labels name in place of what was seen there."""
    found = voices(text, names)
    if not found:
        return names
    called = {v.name.span: v.name for v in found if v.name is not None}
    taken = Apart(v.span for v in found if v.unclear or v.name is not None)
    own = Apart(s for s in called if not taken.meets(s))
    kept = [n for n in names if not taken.meets(n.span) and not own.meets(n.span)]
    return sorted([*kept, *called.values()], key=lambda n: n.span)


def _label(turn: re.Match[str]) -> str:
    """Return the words that say who speaks."""
    return (turn["voice"] or turn["letter"]).lower()


def _bearers(text: str, names: Sequence[Name]) -> dict[str, dict[str, str]]:
    """Return, by surname, the people of a text with the words that name them most fully.

    Under "" stands what ends in the surname and was not seen as a person: it may be one.
    """
    found: dict[str, dict[str, str]] = {}
    for name in names:
        words = name.span.of(text)
        if name.kind == "person":
            people = found.setdefault(name.entity.partition(" ")[0], {})
            people[name.entity] = max(people.get(name.entity, ""), words, key=len)
        elif " " in words and not _is_body(words.split()[-1]):
            found.setdefault(person_entity(words.split()[-1]), {})[""] = words
    return found


def _sexes(labels: Iterable[list[str]]) -> dict[str, set[str]]:
    """Return the titles' genders that each surname of the labels goes with."""
    found: dict[str, set[str]] = {}
    for words in labels:
        found.setdefault(words[-1].lower(), set()).update(_gender(words))
    return found


def _gender(words: Sequence[str]) -> set[str]:
    """Return what titles or a given name say."""
    known, low = lexicon("given_names"), [w.lower().strip(".") for w in words]
    return {
        g
        for g in ("male", "female")
        if low[0] in known[g]["titles"] or (len(low) > 1 and low[0] in known[g]["names"])
    }


def _voice(
    turn: re.Match[str], bearers: dict[str, dict[str, str]], sexes: dict[str, set[str]]
) -> Voice:
    """Read one label: whom its brackets name, or its words."""
    group = "voice" if turn["voice"] else "letter"
    span = Span(*turn.span(group))
    words = turn[group].split()
    nobody = all(w.lower() in ANYBODY or w.isdigit() for w in words)
    if turn["who"] and (nobody or not _plain(words)):
        name = _person(turn["who"], turn.start("who"), bearers, sure=nobody)
        return Voice(span, turn.end(), name, nobody and name is None)
    if nobody or len(sexes.get(words[-1].lower(), ())) > 1:
        return Voice(span, turn.end(), None, unclear=True)
    name = _person(turn[group], span.start, bearers)
    return Voice(span, turn.end(), name, name is None and _is_torn(words, bearers))


def _plain(words: Sequence[str]) -> list[str]:
    """Return what is left of a label without titles and offices."""
    nouns, titles = cues.speaker_nouns(), listed("before_person", "en")
    first = 0
    while first < len(words) and (
        words[first].lower().strip(".") in titles
        or nouns.get(words[first].lower()) in ("person", "official")
    ):
        first += 1
    return list(words[first:])


def _fitting(words: Sequence[str], bearers: dict[str, dict[str, str]]) -> list[str]:
    """Return the people of the text who bear the surname, but for those of the other gender."""
    key = person_entity(words[-1].capitalize())
    own = _gender(words)
    people = bearers.get(key, {}).items()
    return [e for e, full in people if not own or _gender(full.split()) in (own, set())]


def _is_torn(words: Sequence[str], bearers: dict[str, dict[str, str]]) -> bool:
    """Tell a surname that several bear, or only one whom the title does not fit."""
    return len(_plain(words)) == 1 and person_entity(words[-1].capitalize()) in bearers


def _person(
    label: str, start: int, bearers: dict[str, dict[str, str]], *, sure: bool = False
) -> Name | None:
    """Make the name of the person whom a label names, its titles left out.

    A name in full must be met elsewhere, or begin with a given name, unless it is `sure`.
    """
    words = label.split()
    plain = _plain(words)
    if not plain or len(plain) > 3 or not all(w[0].isupper() for w in plain):
        return None
    if _is_body(plain[-1]):
        return None
    span = Span(start + len(label) - len(label.split(None, len(words) - len(plain))[-1]), 0)
    span = Span(span.start, start + len(label.rstrip()))
    if len(plain) > 1:
        entity = person_entity(" ".join(w.capitalize() if w.isupper() else w for w in plain))
        met = entity in bearers.get(entity.partition(" ")[0], {})
        return Name(span, "person", entity) if sure or met or is_given(plain[0]) else None
    return _surnamed(words, span, bearers)


def _surnamed(words: Sequence[str], span: Span, bearers: dict[str, dict[str, str]]) -> Name | None:
    """Make the name of whoever bears a surname: of one the text names, or of one with a title."""
    key = person_entity(words[-1].capitalize())
    people = _fitting(words, bearers)
    if "" in bearers.get(key, {}):
        return None
    full = [e for e in people if " " in e] or people
    if len(full) == 1:
        return Name(span, "person", full[0])
    return Name(span, "person", key) if not bearers.get(key) and len(words) > 1 else None


def _is_body(word: str) -> bool:
    """Tell the last word of a body's, a paper's or a place's name, or of an office."""
    return word.lower() in cues.speaker_nouns() or word.lower() in _CLOSING


_CLOSING = listed("closing_body", "en") | listed("closing_place", "en")
