"""Tell a line of a page's furniture from a line of the article, by its shape and words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from corpus.lexicon import lexicon
from corpus.model import Span

LONGEST = 1000
"""Characters: no furniture is longer, and no pattern is tried on more."""

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "\xa0": " ", "\u202f": " "})
_QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|„[^„“”]*[“”]|\"[^\"]*\"")
_LEAD = re.compile(r"[\s*_>#•·▪►▶→»|\[(<–—-]*")
_BULLET = re.compile(r"\s*(?:[*•·▪►–—-]|\d+[.)])\s")
_ROW = re.compile(r"\s*[|•·]\s*")
_CLOSED = re.compile(r"[.!?…][\"”»“')\]*_]*$")
_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"”»')\]]*(?=\s|$)|$)")
_TO_READER = re.compile(
    r"\b(you|your|our|us|we|вы|вас|вам|ваш\w*|наш\w*|ви)\b|@\w|https?:", re.IGNORECASE
)
_FORMS = {
    "whole": r"(?:{})[\s\d.…!:*_\])»›>→|()-]*$",
    "label": r"(?:{})\s*(?:[:|»›>→]|[–—-]\s(?=.*[^.]$)|$)",
    "start": r"(?:{})",
    "search": r"(?:{})",
    "inside": r"(?:{})",
    "end": r"(?:{})\s*$",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the lexicon, ready to be asked."""

    reason: str
    form: str
    words: re.Pattern[str]
    place: str
    longest: int
    opens: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: where it is, how it reads, and where it stands on the page."""

    span: Span
    text: str
    places: frozenset[str]
    words: int

    @property
    def is_prose(self) -> bool:
        """Tell a paragraph of sentences from a heading, a label or a link."""
        return self.words >= 25 or (self.words >= 6 and bool(_CLOSED.search(self.text)))

    @property
    def is_bullet(self) -> bool:
        """Tell an entry of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def speaks_to_reader(self) -> bool:
        """Tell whether it says "you" or "our" outside quotation marks."""
        return bool(_TO_READER.search(unquoted(self.text)))


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule found: the stretch to set aside, why, and what it draws with it."""

    span: Span
    reason: str
    opens: str = ""
    has_more: bool = False


def match(line: Line) -> Match | None:
    """Return the first rule's finding that takes the whole line, or None."""
    plain = unquoted(line.text)
    lead = _LEAD.match(plain)
    start = lead.end() if lead else 0
    for rule in _rules():
        if rule.form == "inside" or not _may_stand(rule, line):
            continue
        found = _ask(rule, plain, start)
        if found and (rule.form != "search" or _fills(line, plain, found)):
            return Match(line.span, rule.reason, rule.opens, found.end() < len(plain.rstrip()))
    return _row(line, plain[start:])


def parts(line: Line) -> Iterator[Match]:
    """Yield the stretches inside a line of the article that are not the article."""
    plain = unquoted(line.text)
    for rule in _rules():
        if not _may_stand(rule, line):
            continue
        if rule.form == "inside":
            yield from (_part(line, f.start(), f.end(), rule) for f in rule.words.finditer(plain))
        elif rule.form == "search" and (found := rule.words.search(plain)):
            yield from (_part(line, a, b, rule) for a, b in _around(plain, found))


def unquoted(text: str) -> str:
    """Blank what stands in quotation marks; apostrophes become one kind, the length stays."""
    return _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text.translate(_SAME_LENGTH))


@cache
def _rules() -> tuple[Rule, ...]:
    return tuple(_rule(entry) for entry in lexicon("furniture")["furniture"])


def _rule(entry: dict[str, str | int | list[str]]) -> Rule:
    words = entry["words"]
    assert isinstance(words, list)  # noqa: S101 -- the lexicon is ours, and tested
    return Rule(
        reason=str(entry["reason"]),
        form=str(entry["form"]),
        words=re.compile(_FORMS[str(entry["form"])].format("|".join(words)), re.IGNORECASE),
        place=str(entry.get("place", "any")),
        longest=int(str(entry.get("longest", 12))),
        opens=str(entry.get("opens", "")),
    )


def _may_stand(rule: Rule, line: Line) -> bool:
    short = line.words <= rule.longest and line.span.end - line.span.start <= LONGEST
    return rule.place in line.places and (short or rule.form == "inside")


def _ask(rule: Rule, plain: str, start: int) -> re.Match[str] | None:
    if rule.form in ("search", "end"):
        return rule.words.search(plain)
    return rule.words.match(plain, start) or rule.words.match(plain)


def _fills(line: Line, plain: str, found: re.Match[str]) -> bool:
    """Tell an appeal from a paragraph of the article that an appeal was glued to."""
    sentences = list(_SENTENCE.finditer(plain))
    own = [s for s in sentences if not (s.start() < found.end() and found.start() < s.end())]
    kept = sum(len(s[0].split()) for s in own if not _TO_READER.search(s[0]))
    return kept * 5 < line.words * 2


def _around(plain: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    for sentence in _SENTENCE.finditer(plain):
        inside = found.start() + 1 < sentence.end() and sentence.start() < found.end()
        if inside and found.end() > sentence.start() + 2:
            yield sentence.start(), sentence.end()


def _part(line: Line, start: int, end: int, rule: Rule) -> Match:
    return Match(Span(line.span.start + start, line.span.start + end), rule.reason)


def _row(line: Line, plain: str) -> Match | None:
    """Take a row of buttons: short entries between bars, one of them known."""
    if len(plain) > LONGEST:
        return None
    entries = [entry for entry in _ROW.split(plain) if entry]
    if len(entries) < 2 or any(len(entry.split()) > 6 for entry in entries):
        return None
    buttons = [rule for rule in _rules() if rule.form in ("whole", "label")]
    known = (r.reason for r in buttons for entry in entries if r.words.fullmatch(entry))
    reason = next(
        (reason for reason in known if reason in ("share", "subscribe", "comments")), None
    )
    return Match(line.span, reason) if reason else None


def lines(text: str, edge: int = 6) -> list[Line]:
    """Cut a text into its lines that are not blank, each told where it stands."""
    spans = list(_stripped(text))
    tail = len(spans) - max(edge, len(spans) // 5)
    return [
        _line(text, span, _places(i < edge, i >= tail, i < len(spans) - 2))
        for i, span in enumerate(spans)
    ]


def _line(text: str, span: Span, places: frozenset[str]) -> Line:
    words = span.of(text)
    return Line(span, words, places, len(words.split()))


def _stripped(text: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", text):
        words = found[0].strip()
        if words:
            start = found.start() + found[0].index(words)
            yield Span(start, start + len(words))


def _places(head: bool, tail: bool, front: bool) -> frozenset[str]:
    names: Iterable[tuple[str, bool]] = (
        ("head", head),
        ("tail", tail),
        ("front", front),
        ("edge", head or tail),
    )
    return frozenset({"any", *(name for name, there in names if there)})
